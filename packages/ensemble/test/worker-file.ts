import { mkdtempSync, rmSync } from 'node:fs'
import * as modules from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { WorkerLike } from '../src/index.js'

// Not by its name: the bundle of a benchmark has imported that already.
const { buildSync } = modules.createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
const own = fileURLToPath(new URL('..', import.meta.url))

export interface Bundle {
  /** A folder with index.js and worker.js, or index.cjs and worker.cjs, as the package is built. */
  readonly folder: string
  readonly remove: () => void
}

/** The package's entries made of its source, side by side as in its build: a worker cannot run TypeScript. */
export const bundled = (format: 'esm' | 'cjs', entries: readonly string[] = ['index', 'worker']): Bundle => {
  const folder = mkdtempSync(join(tmpdir(), 'kohort-worker-'))
  const extension = format === 'esm' ? '.mjs' : '.cjs'
  buildSync({
    entryPoints: entries.map((entry) => join(own, 'src', `${entry}.ts`)),
    outdir: folder,
    bundle: true,
    format,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    tsconfig: join(own, 'tsconfig.json'),
    outExtension: { '.js': entries.length > 1 && format === 'esm' ? '.js' : extension },
    logLevel: 'error',
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts the worker of this source. */
export const workerStarter = (): { readonly start: () => WorkerLike; readonly remove: () => void } => {
  const { folder, remove } = bundled('esm', ['worker'])
  return { start: () => new Worker(join(folder, 'worker.mjs'), { execArgv: [] }), remove }
}
