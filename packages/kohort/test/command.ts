import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { pagePlugin } from '../../../.ci/lib/page.mjs'
import { main } from '../src/main.js'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** An empty folder of its own, and how to be rid of it. */
export const temporaryFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'kohort-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The command line bundled from its source into one file, so that no test waits for a build. */
export const bundle = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'kohort.cjs')
  await build({
    entryPoints: [join(root, 'packages/kohort/src/cli.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    tsconfig: join(root, 'tsconfig.base.json'),
    plugins: [pagePlugin],
    outfile,
    // Not to be bundled: its program is for one machine.
    external: ['@resvg/resvg-js'],
    logLevel: 'error',
  })
  return outfile
}

type Environment = Readonly<Record<string, string>>

/** Runs the bundled command as a process of its own, its output piped. */
export const runProcess = (
  program: string,
  words: readonly string[],
  folder: string,
  environment: Environment = {},
): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', LANG: 'en_GB.UTF-8', ...environment },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: status, out: stdout, err: stderr }
}

/** The same command within this process: quick, and as a terminal if wanted. */
export const runHere = async (
  words: readonly string[],
  folder: string,
  {
    isTerminal = false,
    isErrTerminal = false,
    columns,
    environment = {},
    signal = new AbortController().signal,
  }: {
    isTerminal?: boolean
    isErrTerminal?: boolean
    columns?: number
    environment?: Environment
    signal?: AbortSignal
  } = {},
): Promise<Ran> => {
  let out = ''
  let err = ''
  const code = await main(words, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    environment,
    isTerminal,
    isErrTerminal,
    columns,
    folder,
    interruptible: () => ({ signal, release: () => undefined }),
  })
  return { code, out, err }
}
