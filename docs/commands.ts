import { type Text, texts } from './snippets.js'

/** A command line of `kohort` that a reader is shown. */
export interface Command {
  /** The file, and the line that it stands in. */
  readonly place: string
  readonly words: readonly string[]
  /** Where its output goes instead of to the screen: what stands after `>`. */
  readonly to: string | undefined
  readonly language: 'sv' | 'en'
  /** How it ends. */
  readonly exit: number
}

/** What a page is about to use: a command, or a file that it shows and a command then reads. */
export type Step = Command | { readonly file: string; readonly from: string }

/** By the command's first word: why it ends otherwise than with 0 where no fence says so. */
export const endsOtherwise: Readonly<Record<string, { readonly exit: number; readonly why: string }>> = {
  check: {
    exit: 1,
    why: 'the Stockholm plan, which `init` also writes, misses goals, and the page says that that is 1',
  },
}

/** By file: the files that its commands take for granted, and the command that writes each. */
export const takenForGranted: Readonly<Record<string, readonly string[]>> = {
  'packages/report/README.md': ['init plan.yaml'],
}

/** By its beginning: why a line of a shell is not run, and what runs instead. */
export const notRunHere: readonly (readonly [start: string, why: string])[] = [
  ['npm start', 'installs and builds; it is how the tests themselves begin'],
  ['npm test', 'is this'],
  ['deno jupyter --install', 'installs a kernel and opens a window; the notebook is run by its own test'],
  ['npx notebooks preview', 'serves until it is stopped; the notebook is built and opened by its own test'],
  [
    'cp -r examples/vitest-corridors',
    'installs from the registry; outside.test.ts does it with packed packages',
  ],
  ['npm install @kohort/', 'installs from the registry'],
  ['node budget.ts', 'needs what is installed above it; budget.golden.test.ts runs it'],
  ['npm run build && cp -r examples/embed', 'builds and serves; embed.test.ts puts the same files together'],
]

/** Words as a shell has them, without its powers: spaces part them, double quotes keep them together. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

/** What stands in code but is a pattern and no command: `kohort check [plan]`, `kohort explain <name>`. */
const isPattern = (line: string): boolean => /[[\]…]|<[a-z]+>/.test(line)

const PROGRAM = /^(?:npx )?kohort /

const commandOf = (
  place: string,
  line: string,
  language: Command['language'],
  exit: number | undefined,
): Command => {
  const [said = '', to] = line.replace(PROGRAM, '').split(/\s+>\s+/)
  const words = wordsOf(said)
  return { place, words, to, language, exit: exit ?? endsOtherwise[words[0] ?? '']?.exit ?? 0 }
}

/** The lines of a block of a shell, those that end in a backslash joined, without comments. */
const shellLines = (block: string): readonly string[] =>
  block
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)# .*$/, '').trim())
    .filter((line) => line !== '')

/** Fences, and code within a line: whichever comes first in the page. */
const PARTS = /^```(?<mark>[^\n]*)\n(?<block>[\s\S]*?)^```$|`(?<inline>[^`]+)`/gm
const SCREEN = /^screen (sv|en)(?: exit=(\d))?(?: parts=\d+)? (kohort .*)$/

interface Found {
  readonly steps: readonly Step[]
  /** Lines of a shell that are no command of `kohort`. */
  readonly others: readonly { readonly place: string; readonly line: string }[]
}

const foundIn = ({ file, lines }: Text): Found => {
  const page = lines.join('\n')
  const language = file.includes('/sv/') ? 'sv' : 'en'
  const steps: Step[] = []
  const others: { place: string; line: string }[] = []
  for (const { index, groups: { mark, block = '', inline } = {} } of page.matchAll(PARTS)) {
    const place = `${file}:${page.slice(0, index).split('\n').length}`
    const [, spoken, exit, screen] = SCREEN.exec(mark ?? '') ?? []
    const shown = /^file (\S+)$/.exec(mark ?? '')?.[1]
    if (screen !== undefined)
      steps.push(commandOf(place, screen, spoken === 'sv' ? 'sv' : 'en', Number(exit ?? 0)))
    else if (shown !== undefined) steps.push({ file: shown.replace(/^.*\//, ''), from: `docs/site/${shown}` })
    else if (mark === 'sh')
      for (const line of shellLines(block))
        if (PROGRAM.test(line)) steps.push(commandOf(place, line, language, undefined))
        else others.push({ place, line })
    else if (inline !== undefined) {
      const line = inline.replaceAll('\n', ' ')
      if (PROGRAM.test(line) && !isPattern(line)) steps.push(commandOf(place, line, language, undefined))
    }
  }
  return { steps, others }
}

/** The pages with a command in them, each with its commands in the order that a reader meets them. */
export const pagesWithCommands = (root: string): ReadonlyMap<string, Found> =>
  new Map(
    texts(root)
      .filter(({ mark }) => mark === '')
      .map((text) => [text.file, foundIn(text)] as const)
      .filter(([, { steps, others }]) => steps.length + others.length > 0),
  )

/** Commands under a mark that none of this would find. */
export const strayShells = (root: string): readonly string[] =>
  texts(root).flatMap(({ file, lines }) =>
    lines.flatMap((line, index) =>
      /^```(?:bash|shell|console|zsh|shellsession|powershell|cmd)\b/.test(line)
        ? [`${file}:${index + 1}`]
        : [],
    ),
  )
