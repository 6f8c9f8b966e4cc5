import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { parameters, series } from '../src/index.js'

const options = {
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'silent',
} as const satisfies BuildOptions

/** The package as it is published: one file, its dependencies still imports. */
const published = build({
  ...options,
  entryPoints: [`${import.meta.dirname}/../src/index.ts`],
  packages: 'external',
}).then(({ outputFiles }) => outputFiles[0]?.text ?? '')

/** What somebody gets who imports this from the package for a browser: minified, and with zod in it. */
const bundled = async (imported: string) => {
  const contents = await published
  const { outputFiles, metafile } = await build({
    ...options,
    minify: true,
    stdin: { contents: `export ${imported} from 'published'`, resolveDir: import.meta.dirname },
    plugins: [
      {
        name: 'published',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^published$/ }, ({ path }) => ({ path, namespace: 'published' }))
          onLoad({ filter: /.*/, namespace: 'published' }, () => ({
            contents,
            resolveDir: import.meta.dirname,
          }))
        },
      },
    ],
  })
  const output = Object.values(metafile.outputs)[0]
  return {
    text: outputFiles[0]?.text ?? '',
    bytes: gzipSync(outputFiles[0]?.contents ?? '').length,
    files: Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  }
}

/** A plan read, checked, compiled, run, projected and held against its goals. */
const model = '{ parsePlan, project, compile, run, consistency }'

/** In English, and as every bundler writes them. */
const texts = [
  ...Object.values(parameters).map(({ meaning }) => meaning.en),
  ...Object.values(series).map(({ definition }) => definition.en),
].filter((text) => /^[ !#-&(-~]+$/.test(text))

/** What the schema says that projections are read back by. */
const OF_PROJECTION = 'true when the plan steers by this stock'

describe('the bundle', () => {
  it('of the model with zod is at most 40 kB, 40 000 bytes, gzipped', async () => {
    const { bytes, files, text } = await bundled(model)
    expect(files.some((file) => file.includes('/zod/'))).toBe(true)
    expect(text).toContain('kohort.plan/1')
    expect(bytes).toBeLessThanOrEqual(40_000)
  })

  it('of the model has neither what makes JSON Schemas, nor the texts of the registries, nor locales', async () => {
    const { files, text } = await bundled(model)
    const extras = /json-schema|locales|classic/
    expect(files.filter((file) => extras.test(file))).toEqual([])
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter((one) => text.includes(one))).toEqual([])
    expect(text).not.toContain(OF_PROJECTION)
  })

  it('of all that the package exports has them, and is at most 55 kB gzipped', async () => {
    const { bytes, files, text } = await bundled('*')
    expect(files.some((file) => file.includes('to-json-schema'))).toBe(true)
    expect(texts.filter((one) => !text.includes(one))).toEqual([])
    expect(text).toContain(OF_PROJECTION)
    expect(files.filter((file) => file.includes('classic'))).toEqual([])
    expect(bytes).toBeLessThanOrEqual(55_000)
  })
})
