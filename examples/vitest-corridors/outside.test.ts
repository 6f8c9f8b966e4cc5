import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../.ci/lib/run.mjs'
import { deno, otherNode } from '../../.ci/lib/tools.mjs'
import { type Outside, outside } from './outside.js'

/** The oldest and the newest compiler that the packages' types are for. */
const compilers = { oldest: '5.4.5', newest: '7.0.2' } as const
const typescript = {
  'typescript-oldest': `npm:typescript@${compilers.oldest}`,
  'typescript-newest': `npm:typescript@${compilers.newest}`,
}
/** Every Node that the packages are for: the one that runs this where it is of that line, else one that is fetched. */
const nodes = await Promise.all(
  ['20.20.2', '22.23.3', '24.21.0'].map(
    async (version): Promise<{ version: string; path?: string; missing?: string }> => {
      const own = process.versions.node
      return own.split('.')[0] === version.split('.')[0]
        ? { version: own, path: process.execPath }
        : { version, ...(await otherNode(version)) }
    },
  ),
)
const denoTool = await deno()
const newest = nodes.at(-1)

let user: Outside
let place = ''
const node = process.execPath

const compile = (which: string, folder: string, ...flags: readonly string[]) =>
  run(node, [`node_modules/typescript-${which}/bin/tsc`, '--pretty', 'false', ...flags], { cwd: folder })
const tests = (program: string, folder: string, ...names: readonly string[]) =>
  run(program, ['node_modules/vitest/vitest.mjs', 'run', ...names], { cwd: folder, env: { CI: 'true' } })
const figures = '770.051'

describe('a project outside the workspace, with the packed packages', () => {
  beforeAll(async () => {
    user = await outside()
    place = await user.install('project', typescript)
  }, 240_000)
  afterAll(() => user?.remove(), 60_000)

  it(`compiles under TypeScript ${compilers.oldest}, every declaration checked, as ESM and CommonJS`, async () => {
    expect(await compile('oldest', place, '--skipLibCheck', 'false')).toEqual({
      code: 0,
      output: '',
    })
  }, 120_000)

  it(`compiles under TypeScript ${compilers.newest}`, async () => {
    expect(await compile('newest', place, '--noEmit')).toEqual({ code: 0, output: '' })
  }, 120_000)

  for (const { version, path = '', missing } of nodes)
    it.skipIf(missing)(
      `runs on Node ${version}, as ESM and as CommonJS${missing ? `: ${missing}` : ''}`,
      async () => {
        expect((await run(path, ['--version'])).output.trim()).toBe(`v${version}`)
        const esm = await run(path, ['built/as-module.mjs'], { cwd: place })
        expect({ ...esm, output: esm.output.split(' ')[0] }).toEqual({ code: 0, output: figures })
        expect(await run(path, ['built/as-commonjs.cjs'], { cwd: place })).toEqual({
          code: 0,
          output: `${figures} 2\n`,
        })
      },
      60_000,
    )

  it.skipIf(denoTool.missing)(
    `runs in Deno${denoTool.missing ? `: ${denoTool.missing}` : ''}`,
    async () => {
      const { code, output } = await run(
        denoTool.path ?? '',
        [
          'run',
          '--quiet',
          '--cached-only',
          '--node-modules-dir=manual',
          '--allow-env=NODE_ENV',
          'as-module.mts',
        ],
        { cwd: place },
      )
      expect({ code, output: output.split(' ')[0] }).toEqual({ code: 0, output: figures })
    },
    60_000,
  )

  it('asserts its corridors 2024–2027 with the matchers', async () => {
    const { code, output } = await tests(node, place, 'corridors.test.ts')
    expect(output).toContain('6 passed')
    expect(code).toBe(0)
  }, 60_000)

  it('fails in a corridor that is wrong, with the message that a reader needs', async () => {
    copyFileSync(join(place, 'broken-corridor.ts'), join(place, 'broken-corridor.test.ts'))
    const { code, output } = await tests(node, place, 'broken-corridor.test.ts')
    expect(code).toBe(1)
    expect(output).toContain('1 failed')
    expect(output).toContain(
      [
        'Error: expected trainees to stay within the corridor, each year 2024–2027: 2 of 4 years are outside',
        '',
        'year  trainees     band  margin',
        '2024     705.9  700–720    +5.9  inside',
        '2025     729.4  720–740    +9.4  inside',
        '2026     749.7  760–780   −10.3  below',
        '2027     770.1  780–800    −9.9  below',
      ].join('\n'),
    )
  }, 60_000)

  it('has matchers and types in Vitest 3', async () => {
    const older = await user.install('vitest-3', { ...typescript, vitest: '3.2.7' })
    expect(await compile('newest', older, '--noEmit')).toEqual({ code: 0, output: '' })
    expect((await tests(node, older, 'corridors.test.ts')).output).toContain('6 passed')
  }, 240_000)

  it.skipIf(newest?.missing)(
    `has them in Vitest 5${newest?.missing ? `: ${newest.missing}` : ''}`,
    async () => {
      const newer = await user.install('vitest-5', { ...typescript, vitest: '5.1.1' })
      expect(await compile('newest', newer, '--noEmit')).toEqual({ code: 0, output: '' })
      expect((await tests(newest?.path ?? '', newer, 'corridors.test.ts')).output).toContain('6 passed')
    },
    240_000,
  )
})
