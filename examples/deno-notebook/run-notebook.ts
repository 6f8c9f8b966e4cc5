import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../.ci/lib/run.mjs'
import { root } from '../../.ci/lib/workspace.mjs'

type Bundle = Readonly<Record<string, string | readonly string[]>>

export interface Cell {
  readonly cell_type: 'code' | 'markdown'
  readonly id: string
  readonly metadata: object
  readonly source: readonly string[]
  readonly outputs?: readonly { readonly output_type: string; readonly data?: Bundle }[]
}

export interface Notebook {
  readonly cells: readonly Cell[]
  readonly metadata: object
  readonly nbformat: number
  readonly nbformat_minor: number
}

export interface Executed {
  readonly code: number
  readonly output: string
  /** The notebook with its outputs, or nothing when a cell threw. */
  readonly notebook: Notebook | undefined
}

/** Runs a notebook from its first cell to its last, in a folder that has `kohort` and nothing else. */
export const runNotebook = async (notebook: Notebook, deno: string, nbconvert: string): Promise<Executed> => {
  const folder = mkdtempSync(join(tmpdir(), 'kohort-notebook-'))
  try {
    const kernel = join(folder, 'jupyter/kernels/deno')
    mkdirSync(kernel, { recursive: true })
    const argv = [deno, 'jupyter', '--kernel', '--conn', '{connection_file}']
    const spec = { argv, display_name: 'Deno', language: 'typescript' }
    writeFileSync(join(kernel, 'kernel.json'), JSON.stringify(spec))
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(join(root, 'packages/kohort'), join(folder, 'node_modules/kohort'), 'dir')
    writeFileSync(
      join(folder, 'package.json'),
      '{ "private": true, "type": "module", "dependencies": { "kohort": "*" } }',
    )
    writeFileSync(join(folder, 'notebook.ipynb'), JSON.stringify(notebook))
    const args = ['--to', 'notebook', '--execute', '--output', 'executed.ipynb']
    const limits = ['--ExecutePreprocessor.timeout=180', '--ExecutePreprocessor.startup_timeout=120']
    const { code, output } = await run(nbconvert, [...args, ...limits, 'notebook.ipynb'], {
      cwd: folder,
      env: {
        JUPYTER_PATH: join(folder, 'jupyter'),
        JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
        DENO_DIR: join(folder, 'deno'),
      },
    })
    const executed = code === 0 ? readFileSync(join(folder, 'executed.ipynb'), 'utf8') : undefined
    return {
      code,
      output,
      notebook: executed === undefined ? undefined : (JSON.parse(executed) as Notebook),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
