import { existsSync, readFileSync } from 'node:fs'
import type { Options } from 'tsup'

/** What a package needs beyond the usual; paths are relative to the package. */
export interface Build {
  /** Entries of the library, each built as ESM, CJS and types for both; `src/index.ts` if left out. */
  entries?: readonly string[]
  /** Programs, built as ESM with a shebang and without types. */
  programs?: readonly string[]
  /** `node` where node's own modules are used; other packages run in browsers too. */
  platform?: 'neutral' | 'node'
}

/**
 * The build of a package. tsup runs it with the package as the working directory.
 * Dependencies named in its package.json stay imports, in the code and in the types.
 */
export function library(build: Build = {}): Options[] {
  const { entries = ['src/index.ts'], programs = [], platform = 'neutral' } = build
  const shared: Options = {
    target: 'es2022',
    platform,
    outDir: 'dist',
    sourcemap: true,
    splitting: true,
    silent: true,
  }
  const options: Options[] = [
    {
      ...shared,
      entry: [...entries],
      format: ['esm', 'cjs'],
      dts: {
        compilerOptions: {
          // tsup's types plugin sets `baseUrl`, which TypeScript 6 calls deprecated.
          ignoreDeprecations: '6.0',
          // The types of another package come from its build, never from its source.
          paths: {},
          types: platform === 'node' ? ['node'] : [],
        },
      },
    },
  ]
  for (const program of programs) {
    options.push({
      ...shared,
      entry: [program],
      format: ['esm'],
      platform: 'node',
      target: 'node20',
      dts: false,
      ...(hasShebang(program) ? {} : { banner: { js: '#!/usr/bin/env node' } }),
    })
  }
  return options
}

const hasShebang = (file: string) => existsSync(file) && readFileSync(file, 'utf8').startsWith('#!')
