import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A fence ` ```screen en kohort project gotland ` becomes the command and what it prints: no screen in the docs is
 * typed by hand. `exit=1` says how the command ends, `lines=40` how much of it is shown.
 */
const FENCE = /^```screen (sv|en)(?: exit=(\d))?(?: lines=(\d+))? kohort (.*)\n```$/gm

/** Words as a shell has them, without its powers: spaces part them, double quotes keep them together. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

export interface Program {
  readonly file: string
  /** Where the commands run: their plans and scenarios are there. */
  readonly folder: string
}

const screenOf = (
  line: string,
  language: string,
  expected: number,
  most: number,
  { file, folder }: Program,
): string => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [file, ...wordsOf(line), '--lang', language],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', COLUMNS: '100' } },
  )
  if (status !== expected) throw new Error(`kohort ${line} ended with ${status}, not ${expected}:\n${stderr}`)
  const shown = (stdout === '' ? stderr : stdout).trimEnd().split('\n')
  const lines = shown.length > most ? [...shown.slice(0, most), '…'] : shown
  return `\`\`\`sh\nnpx kohort ${line}\n\`\`\`\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``
}

/** A fence ` ```file name ` becomes that file. */
const FILE = /^```file (\S+)\n```$/gm

/** The page with its screens printed and its files shown. */
export const withScreens = (markdown: string, program: Program): string =>
  markdown
    .replaceAll(FILE, (_, name: string) => {
      const content = readFileSync(join(program.folder, '..', name), 'utf8').trimEnd()
      return `\`\`\`yaml\n${content}\n\`\`\``
    })
    .replaceAll(FENCE, (_, language: string, exit = '0', lines = '60', line: string) =>
      screenOf(line, language, Number(exit), Number(lines), program),
    )
