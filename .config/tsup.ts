import { existsSync, readFileSync } from 'node:fs'
import type { Options } from 'tsup'
import { entries, programs } from '../.ci/lib/entries.mjs'

/** What package.json does not say of a build. */
export interface Build {
  /** `node` where node's own modules are used; other packages run in browsers too. */
  platform?: 'neutral' | 'node'
}

/**
 * The build of a package. What is built is what its package.json names: each entry of `exports` as ESM and types,
 * and as CommonJS where it can be required; each program of `bin` as ESM with a shebang.
 * Its dependencies stay imports, in the code and in the types.
 *
 * tsup runs this with the package as the working directory.
 */
export function library({ platform = 'neutral' }: Build = {}): Options[] {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  const built = entries(manifest).flatMap(({ source, cjs }) => (source === undefined ? [] : { source, cjs }))
  const shared: Options = { target: 'es2022', outDir: 'dist', sourcemap: true, splitting: true, silent: true }
  return [
    {
      ...shared,
      entry: built.map(({ source }) => source),
      format: built.some(({ cjs }) => cjs) ? ['esm', 'cjs'] : ['esm'],
      platform,
      dts: {
        compilerOptions: {
          // tsup's plugin for types sets `baseUrl`, which TypeScript 6 calls deprecated.
          ignoreDeprecations: '6.0',
          // The types of another package come from its build, never from its source.
          paths: {},
          types: platform === 'node' ? ['node'] : [],
        },
      },
    },
    ...programs(manifest).map(
      ({ source }): Options => ({
        ...shared,
        entry: [source],
        format: ['esm'],
        platform: 'node',
        target: 'node20',
        ...(hasShebang(source) ? {} : { banner: { js: '#!/usr/bin/env node' } }),
      }),
    ),
  ]
}

const hasShebang = (file: string) => existsSync(file) && readFileSync(file, 'utf8').startsWith('#!')
