import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build, type Plugin } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pagePlugin } from '../.ci/lib/page.mjs'
import { sources } from '../.ci/lib/workspace.mjs'
import { mistakesIn } from './compile-snippets.js'
import { builtSnippets, compiledOnly, notRun, type Snippet, snippets, strays } from './snippets.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = `${root}node_modules/.cache/kohort`
// Where what is not bundled is found: the program that draws PNGs, and its fonts.
const folder = `${root}packages/report/node_modules/.cache/kohort-snippets`
const found = snippets(root)
const fileOf = ({ place }: Snippet): string => place.replace(/:\d+$/, '')

/** From a package's name to its source, as the tests resolve it. */
const fromSource: Plugin = {
  name: 'from-source',
  setup: ({ onResolve }) => {
    for (const { find, replacement } of sources()) onResolve({ filter: find }, () => ({ path: replacement }))
  },
}

/** Every TypeScript snippet of the READMEs, of the docs and of the TSDoc examples does what it says it does. */
describe('snippets', () => {
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    found.forEach(({ code }, index) => {
      writeFileSync(`${folder}/${index}.ts`, code)
    })
    await build({
      entryPoints: found.map((_, index) => `${folder}/${index}.ts`),
      outdir: `${folder}/out`,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      outExtension: { '.js': '.mjs' },
      plugins: [fromSource, pagePlugin],
      external: ['@resvg/resvg-js'],
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
      logLevel: 'silent',
    })
  }, 60_000)

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('are found in every package', () => {
    const places = found.map(({ place }) => place)
    for (const name of ['packages/core/README.md', 'packages/regions/README.md', 'README.md'])
      expect(places.join('\n')).toContain(name)
    expect(places.filter((place) => place.includes('/src/')).length).toBeGreaterThan(5)
  })

  it.each(found.map((snippet, index) => [snippet.place, index] as const))('%s', async (_, index) => {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
      lines.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '))
    })
    try {
      await import(/* @vite-ignore */ pathToFileURL(`${folder}/out/${index}.mjs`).href)
    } finally {
      log.mockRestore()
    }
    expect(lines).toEqual(found[index]?.expected)
  })
})

/** What a reader copies compiles, under options at least as strict as theirs. */
describe('snippets compiled', () => {
  it('without a mistake', { timeout: 60_000 }, async () => {
    expect(await mistakesIn(root, `${cache}/snippet-types`, [...found, ...compiledOnly(root)])).toEqual([])
  })

  it('and with every mistake named by file and line', async () => {
    const code =
      "import { project } from '@kohort/core'\n\nconst none: string = project\nconst first = [1][0]\nfirst + 1"
    const wrong = await mistakesIn(root, `${cache}/snippet-mistakes`, [
      { place: 'a.md:10', code, expected: [] },
    ])
    expect(wrong.map((line) => line.replace(/ error TS(\d+):.*/, ' $1'))).toEqual([
      'a.md:13: 2322',
      'a.md:15: 18048',
    ])
  })

  it('are run too, but for those that are named with a reason', () => {
    expect(
      compiledOnly(root).map((snippet) => `${fileOf(snippet)}: ${notRun[fileOf(snippet)] ?? 'no reason'}`),
    ).toEqual([
      'packages/vitest/README.md: is a test file of its own; examples/vitest-corridors runs such a one, in a project that installs the package',
    ])
  })

  it('are all there is of code', () => expect(strays(root)).toEqual([]))
})

/** In `js`: what needs the packages as they are built. */
describe('snippets of the built packages', () => {
  // From here every package is found by its name.
  const place = `${root}packages/kohort/node_modules/.cache/kohort-snippets`
  const built = builtSnippets(root)

  it('are found', () => expect(built.length).toBeGreaterThan(0))

  it.each(built.map((snippet) => [snippet.place, snippet] as const))(
    '%s',
    async (name, { code, expected }) => {
      mkdirSync(place, { recursive: true })
      const file = `${place}/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.mjs`
      writeFileSync(file, code)
      const { stdout } = await promisify(execFile)(process.execPath, [file])
      expect(stdout.trimEnd().split('\n')).toEqual(expected)
    },
  )
})

/** As the console shows a small value. */
const inspect = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(inspect).join(', ')} ]`
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${inspect(inner)}`)
      .join(', ')} }`
  }
  return typeof value === 'string' ? `'${value}'` : String(value)
}
