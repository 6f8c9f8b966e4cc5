import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { fromSource, pageBundle, pagePlugin } from '../../../.ci/lib/page.mjs'

/** The files that somebody gets who bundles an entry for a browser, dependencies and all. */
const bundled = async (id: string) => {
  const { metafile } = await build({
    stdin: { contents: `export * from '${id}'`, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    logLevel: 'silent',
    loader: { '.node': 'empty' },
    plugins: [fromSource, pagePlugin],
  })
  return Object.keys(metafile.inputs)
}

describe('budgets', () => {
  it('mathjs is in the entry for formulas alone, and not in the page', async () => {
    const { sizes } = await pageBundle()
    expect(Object.keys(sizes).length).toBeGreaterThan(100)
    expect(Object.keys(sizes).filter((file) => file.includes('mathjs'))).toEqual([])
    const names = ['core', 'regions', 'scenarios', 'ensemble', 'solve', 'report', 'report/page', 'report/png']
    for (const name of names) {
      const files = await bundled(`@kohort/${name}`)
      expect(files.filter((file) => file.includes('mathjs')).length, name).toBe(0)
    }
    const files = await bundled('@kohort/scenarios/formula')
    expect(files.some((file) => file.includes('mathjs'))).toBe(true)
  })
})
