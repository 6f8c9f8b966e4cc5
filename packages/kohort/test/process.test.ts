import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { build } from 'esbuild'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pagePlugin } from '../../../.ci/lib/page.mjs'
import { bundle, type Ran, root, runProcess, temporaryFolder } from './command.js'

const tools = temporaryFolder()
let program = ''
let place = temporaryFolder()

beforeAll(async () => {
  program = await bundle(tools.folder)
}, 60_000)
beforeEach(() => {
  place.remove()
  place = temporaryFolder()
})
afterAll(() => {
  place.remove()
  tools.remove()
})

const kohort = (words: readonly string[], environment?: Readonly<Record<string, string>>): Ran =>
  runProcess(program, words, place.folder, environment)

describe('kohort as a process', () => {
  test('the main job prints the screen, writes two files and says where', () => {
    const { code, out, err } = kohort(['project'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('All figures: out/stockholm.csv and out/stockholm.json')
    expect(readdirSync(join(place.folder, 'out')).sort()).toEqual(['stockholm.csv', 'stockholm.json'])
    const written = JSON.parse(readFileSync(join(place.folder, 'out/stockholm.json'), 'utf8'))
    expect(written).toEqual(JSON.parse(JSON.stringify(project(stockholm()))))
    expect(written.manifest.planHash).toBe(project(stockholm()).manifest().planHash)
  })

  test('an output folder that exists keeps what is in it', () => {
    mkdirSync(join(place.folder, 'figures'))
    writeFileSync(join(place.folder, 'figures/mine.txt'), 'mine')
    expect(kohort(['project', 'example.json', '--out', 'figures']).code).toBe(2)
    writeFileSync(join(place.folder, 'example.json'), JSON.stringify(examplePlan))
    expect(kohort(['project', 'example.json', '--out', 'figures']).code).toBe(0)
    expect(readdirSync(join(place.folder, 'figures')).sort()).toEqual([
      'example.csv',
      'example.json',
      'mine.txt',
    ])
    expect(readFileSync(join(place.folder, 'figures/mine.txt'), 'utf8')).toBe('mine')
  })

  test('--json and --csv print, equal the library and write nothing', () => {
    const json = kohort(['project', '--json'])
    expect(JSON.parse(json.out)).toEqual(JSON.parse(JSON.stringify(project(stockholm()))))
    const csv = kohort(['project', '--csv']).out.trimEnd().split('\n')
    expect(csv[0]).toBe('series,group,year,value,unit')
    expect(csv.find((line) => line.startsWith('trainees,total,2024,'))?.split(',')[3]).toBe(
      String(project(stockholm()).at(2024).trainees),
    )
    expect(csv.find((line) => line.startsWith('intake,total,2023,'))).toBe(
      'intake,total,2023,NA,heads a year',
    )
    expect(readdirSync(place.folder)).toEqual([])
  })

  test('check exits with 1 for a missed goal, 0 for the met ones', () => {
    expect(kohort(['check']).code).toBe(1)
    expect(kohort(['check', '--goal', 'corridors']).code).toBe(0)
    expect(kohort(['check', '--goal', 'corridors', '--set', 'training.fillRate=0.85']).code).toBe(1)
  })

  test.each([
    ['consistency'],
    ['scenarios'],
    ['compare', 'less-leave'],
    ['attribute', 'less-leave'],
    ['tornado'],
    ['sweep', '--vary', 'training.away=0.1,0.2'],
    ['solve', '--reach', 'corridors'],
    ['regions'],
    ['explain', 'completions'],
    ['init'],
    ['schema'],
    ['schema', 'projection'],
  ])('%s exits with 0 and writes nothing', (...words) => {
    const { code, err, out } = kohort(words)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.length).toBeGreaterThan(100)
    expect(readdirSync(place.folder)).toEqual([])
  })

  test('no command is a question, a wrong one an error', () => {
    expect(kohort([])).toMatchObject({ code: 0, err: '' })
    expect(kohort(['projekt']).code).toBe(2)
  })

  test('the language is the environment’s', () => {
    expect(kohort(['check'], { LANG: 'sv_SE.UTF-8' }).out).toContain('Planen håller inte')
    expect(kohort(['check'], { LANG: 'sv_SE.UTF-8', LC_ALL: 'C' }).out).toContain('The plan does not hold')
  })

  test('a reader that stops early is no error', () => {
    const line = `${process.execPath} ${program} project --csv | head -1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: place.folder, encoding: 'utf8' })
    expect(stdout).toBe('series,group,year,value,unit\n0\n')
    expect(stderr).toBe('')
  })

  test('Ctrl-C ends a sweep with 130, and nothing but what was printed', async () => {
    const words = [program, 'sweep', '--vary', 'training.away=0:0.9:0.00001', '--csv']
    const child = spawn(process.execPath, words, { cwd: place.folder })
    let err = ''
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString()
    })
    child.stdout.once('data', () => child.kill('SIGINT'))
    child.stdout.resume()
    const code = await new Promise((resolve) => {
      child.on('close', resolve)
    })
    expect({ code, err: err.replace('Avbrutet', 'Interrupted') }).toEqual({
      code: 130,
      err: 'kohort: Interrupted.\n',
    })
    expect(readdirSync(place.folder)).toEqual([])
  })

  test('a solved plan is written where it was asked for and nowhere else', () => {
    expect(kohort(['solve', '--reach', 'corridors', '--out', 'plan.yaml']).code).toBe(0)
    expect(readdirSync(place.folder)).toEqual(['plan.yaml'])
    expect(kohort(['check', 'plan.yaml', '--goal', 'corridors']).code).toBe(0)
  })

  test('formulas, charts, workbooks and pages are loaded by who needs them, and by nothing else', async () => {
    const { metafile } = await build({
      entryPoints: [join(root, 'packages/kohort/src/cli.ts')],
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      tsconfig: join(root, 'tsconfig.base.json'),
      plugins: [pagePlugin],
      external: ['@resvg/resvg-js'],
      outdir: tools.folder,
      write: false,
      metafile: true,
      logLevel: 'error',
    })
    const seen = new Set<string>()
    const follow = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const { path, kind } of metafile.outputs[file]?.imports ?? [])
        if (kind === 'import-statement') follow(path)
    }
    const entry = Object.keys(metafile.outputs).find((file) => file.endsWith('cli.js'))
    follow(entry ?? '')
    const inputs = [...seen].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}))
    expect(inputs.length).toBeGreaterThan(100)
    for (const heavy of ['mathjs', '@observablehq/plot', 'hucre', 'report/src/page']) {
      expect(inputs.filter((path) => path.includes(heavy))).toEqual([])
      expect(Object.keys(metafile.inputs).some((path) => path.includes(heavy))).toBe(true)
    }
  })

  test('no escape codes when piped, even where colours are forced', () => {
    const { out } = kohort(['project'], { FORCE_COLOR: '1', TERM: 'xterm-256color' })
    expect(out).not.toContain('\u001b')
  })

  test('output that cannot be written is one message and code 2, and nothing is left behind', () => {
    writeFileSync(join(place.folder, 'out'), 'a file')
    const { code, out, err } = kohort(['project'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^kohort: Cannot write .*out.stockholm\.csv/)
    expect(err).not.toContain('    at ')
    expect(readFileSync(join(place.folder, 'out'), 'utf8')).toBe('a file')
    expect(existsSync(join(place.folder, 'out/stockholm.csv'))).toBe(false)
  })
})
