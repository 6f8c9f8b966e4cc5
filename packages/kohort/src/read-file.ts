import { closeSync, openSync, readSync } from 'node:fs'
import { oneLine } from '@kohort/report/words'
import { isAlias, isMap, parseDocument, visit } from 'yaml'
import { CommandLineError } from './command-line-error.js'

const LARGEST = 5_000_000

/** What a file is read as. */
export type FileKind = 'plan' | 'scenario' | 'history'

const kinds = {
  plan: {
    name: { sv: 'en plan', en: 'a plan' },
    capital: { sv: 'En plan', en: 'A plan' },
    start: {
      sv: 'kohort init skriver en plan att börja från.',
      en: 'kohort init writes a plan to start from.',
    },
  },
  history: {
    name: { sv: 'en historik', en: 'a history' },
    capital: { sv: 'En historik', en: 'A history' },
    start: {
      sv: 'Den har en rad för varje år: year,trainees,intake i första raden.',
      en: 'It has a line for each year: year,trainees,intake in the first line.',
    },
  },
  scenario: {
    name: { sv: 'ett scenario', en: 'a scenario' },
    capital: { sv: 'Ett scenario', en: 'A scenario' },
    start: {
      sv: 'kohort scenarios less-leave --yaml skriver ett scenario att börja från.',
      en: 'kohort scenarios less-leave --yaml writes a scenario to start from.',
    },
  },
} as const

/** A file that cannot be used, and why. */
const unusable = (
  path: string,
  code: string,
  text: readonly [string, string],
  todo: readonly [string, string],
) =>
  new CommandLineError({
    code,
    path: oneLine(path),
    text: { sv: `${oneLine(path)}: ${text[0]}`, en: `${oneLine(path)}: ${text[1]}` },
    todo: { sv: todo[0], en: todo[1] },
  })

/** No more is read than may be, whatever the file says of its size: it may be a pipe. */
const readBytes = (path: string): Buffer => {
  const file = openSync(path, 'r')
  try {
    const room = Buffer.alloc(LARGEST + 1)
    let size = 0
    for (;;) {
      const read = readSync(file, room, size, room.length - size, null)
      size += read
      if (read === 0 || size === room.length) return room.subarray(0, size)
    }
  } finally {
    closeSync(file)
  }
}

export const readText = (path: string, written: string, kind: FileKind): string => {
  let bytes: Buffer
  try {
    bytes = readBytes(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const reason: Readonly<Record<string, readonly [string, string]>> = {
      ENOENT: ['filen finns inte', 'there is no such file'],
      EISDIR: ['det är en mapp', 'it is a folder'],
      EACCES: ['filen får inte läsas', 'the file may not be read'],
    }
    const [sv, en] = reason[code] ?? [
      `filen går inte att läsa (${code})`,
      `the file cannot be read (${code})`,
    ]
    throw unusable(
      written,
      'cannot-read',
      [`${sv}.`, `${en}.`],
      [`Kontrollera sökvägen. ${kinds[kind].start.sv}`, `Check the path. ${kinds[kind].start.en}`],
    )
  }
  if (bytes.length > LARGEST) {
    throw unusable(
      written,
      'too-large',
      ['filen är större än 5 MB.', 'the file is larger than 5 MB.'],
      [
        `${kinds[kind].capital.sv} är några kB: är det rätt fil?`,
        `${kinds[kind].capital.en} is a few kB: is it the right file?`,
      ],
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unusable(
      written,
      'not-text',
      ['filen är inte text i UTF-8.', 'the file is not text in UTF-8.'],
      ['Spara den som UTF-8.', 'Save it as UTF-8.'],
    )
  }
}

const placeOf = (text: string, position: number): { readonly line: number; readonly column: number } => {
  const lines = text.slice(0, position).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** What was found wrong, and on which line and column where that is known. */
const notReadable = (
  path: string,
  form: string,
  message: string,
  place: { line: number; column: number } | undefined,
) => {
  const [sv, en] =
    place === undefined
      ? ['', '']
      : [` på rad ${place.line}, tecken ${place.column}`, ` on line ${place.line}, column ${place.column}`]
  return unusable(
    path,
    'syntax',
    [`inte giltig ${form}${sv}: ${oneLine(message)}`, `not valid ${form}${en}: ${oneLine(message)}`],
    ['Rätta raden.', 'Mend the line.'],
  )
}

const DEEPEST = 100

const tooDeep = (path: string) =>
  unusable(
    path,
    'too-deep',
    ['filen har för många nivåer i varandra.', 'the file is nested too deeply.'],
    ['En plan har några få nivåer: är det rätt fil?', 'A plan has a few levels: is it the right file?'],
  )

/** Level by level, since what is nested without end leaves no room to call oneself. */
const checkDepth = (path: string, data: unknown): void => {
  let level: readonly unknown[] = [data]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw tooDeep(path)
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
}

/** Parsers that call themselves have no room left where a file is nested without end. */
const parsed = (path: string, parse: () => unknown): unknown => {
  try {
    const data = parse()
    checkDepth(path, data)
    return data
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(path) : error
  }
}

const parseJson = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof RangeError) throw error
    const message = error instanceof Error ? error.message : String(error)
    const position = / (?:in JSON )?at position (\d+).*/s.exec(message)
    // Node says where, or quotes the text around the place, or that the file ended too soon.
    const end = position === null ? text.length : Number(position[1])
    const isKnown = position !== null || message.includes('end of JSON')
    const place = isKnown ? placeOf(text, end) : undefined
    throw notReadable(path, 'JSON', message.replace(position?.[0] ?? '', ''), place)
  }
}

/** YAML without what a plan has no use for: tags of its own, and names for values that stand elsewhere. */
const parseYaml = (path: string, text: string, kind: FileKind): unknown => {
  // At `silent` all but the first document would be left out without a word.
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error', merge: false })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem?.code === 'RESOURCE_EXHAUSTION') throw tooDeep(path)
  if (problem?.code === 'MULTIPLE_DOCS') {
    const { line } = placeOf(text, problem.pos[0])
    throw unusable(
      path,
      'many-documents',
      [
        `filen har fler än ett YAML-dokument: ett nytt börjar på rad ${line}.`,
        `the file has more than one YAML document: another begins on line ${line}.`,
      ],
      [
        `Ha ${kinds[kind].name.sv} i varje fil: dela vid raden ---.`,
        `Keep ${kinds[kind].name.en} in a file: split it at the line ---.`,
      ],
    )
  }
  if (problem !== undefined) throw notReadable(path, 'YAML', problem.message, placeOf(text, problem.pos[0]))
  visit(document, (_, node) => {
    if (isAlias(node))
      throw notReadable(
        path,
        'YAML',
        `*${node.source}: write the value where it belongs`,
        placeOf(text, node.range?.[0] ?? 0),
      )
    return undefined
  })
  if (document.contents !== null && !isMap(document.contents))
    throw notReadable(path, 'YAML', `${kinds[kind].name.en} is a list of keys with values`, undefined)
  return document.toJS()
}

/** A name that says nothing of what is in it: JSON where it is, else YAML. */
const parseEither = (path: string, text: string, kind: FileKind): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return /^\s*[[{]/.test(text) ? parseJson(path, text) : parseYaml(path, text, kind)
  }
}

/**
 * The data in a file: YAML in `.yaml` and `.yml`, JSON in `.json`, either in one of another name. Nothing in it has been checked yet.
 *
 * @param path where the file is
 * @param written what it was called, for messages
 */
export const readDataFile = (path: string, written: string, kind: FileKind): unknown => {
  const text = readText(path, written, kind)
  return parsed(written, () => {
    if (/\.ya?ml$/i.test(path)) return parseYaml(written, text, kind)
    return /\.json$/i.test(path) ? parseJson(written, text) : parseEither(written, text, kind)
  })
}
