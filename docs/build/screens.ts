import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A fence ` ```screen en kohort project gotland ` becomes the command and what it prints: no screen in the docs is
 * typed by hand. `exit=1` says how the command ends. All of it is shown, or with `parts=3` its first three parts: what
 * empty lines part, so that no table is cut in the middle.
 */
const FENCE = /^```screen (sv|en)(?: exit=(\d))?(?: parts=(\d+))? kohort (.*)\n```$/gm

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
  most: number | null,
  { file, folder }: Program,
): string => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [file, ...wordsOf(line), '--lang', language],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', COLUMNS: '100' } },
  )
  if (status !== expected) throw new Error(`kohort ${line} ended with ${status}, not ${expected}:\n${stderr}`)
  const whole = (stdout === '' ? stderr : stdout).trimEnd()
  const parts = whole.split(/\n\n+/)
  if (most !== null && parts.length <= most)
    throw new Error(`kohort ${line} has ${parts.length} parts, not over ${most}`)
  const shown = most === null ? whole : `${parts.slice(0, most).join('\n\n')}\n…`
  return `\`\`\`sh\nnpx kohort ${line}\n\`\`\`\n\n\`\`\`text\n${shown}\n\`\`\``
}

/** A fence ` ```file name ` becomes that file. */
const FILE = /^```file (\S+)\n```$/gm

/** The page with its screens printed and its files shown. */
export const withScreens = (markdown: string, program: Program): string => {
  const page = markdown
    .replaceAll(FILE, (_, name: string) => {
      const content = readFileSync(join(program.folder, '..', name), 'utf8').trimEnd()
      return `\`\`\`yaml\n${content}\n\`\`\``
    })
    .replaceAll(FENCE, (_, language: string, exit = '0', parts: string | undefined, line: string) =>
      screenOf(line, language, Number(exit), parts === undefined ? null : Number(parts), program),
    )
  const left = /^```(?:screen|file)\b.*/m.exec(page)?.[0]
  if (left !== undefined) throw new Error(`not understood: ${left}`)
  return page
}
