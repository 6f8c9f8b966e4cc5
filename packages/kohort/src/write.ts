import { randomUUID } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandLineError } from './command-line-error.js'

export interface FileToWrite {
  readonly path: string
  readonly text: string | Uint8Array
}

/** Level by level: Node's own `recursive` never returns where a folder is refused as if its parent were missing. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  mkdirSync(path)
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const remove = (path: string): void => {
  try {
    rmSync(path, { force: true })
  } catch {
    // It was never made: there is a file where its folder should be.
  }
}

/** What is there already must be a file that may be written: no folder gives way to one. */
const checkTarget = (path: string): void => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  if (found.isDirectory()) throw new Error('there is a folder of that name')
  accessSync(path, constants.W_OK)
}

/**
 * Writes files whole or not at all: each to a temporary name beside its own, and renamed only when all are written.
 * Folders are made where they are missing; what else is in them stays.
 */
export const writeFiles = (files: readonly FileToWrite[]): void => {
  const staged: { readonly from: string; readonly to: string }[] = []
  let at = ''
  try {
    for (const { path } of files) {
      at = path
      checkTarget(path)
    }
    for (const { path, text } of files) {
      at = path
      makeFolder(dirname(path))
      const from = join(dirname(path), `.kohort-${randomUUID()}.tmp`)
      const file = openSync(from, 'wx')
      staged.push({ from, to: path })
      try {
        writeFileSync(file, text)
      } finally {
        closeSync(file)
      }
    }
    for (const { from, to } of staged) {
      at = to
      renameSync(from, to)
    }
  } catch (error) {
    for (const { from } of staged) remove(from)
    throw new CommandLineError({
      code: 'cannot-write',
      path: at,
      text: {
        sv: `Det går inte att skriva ${at}: ${reasonOf(error)}.`,
        en: `Cannot write ${at}: ${reasonOf(error)}.`,
      },
      todo: {
        sv: 'Välj en annan plats med --out, eller skriv ut resultatet med --json eller --csv där det går.',
        en: 'Choose another place with --out, or print the result with --json or --csv where there are such.',
      },
    })
  }
}

/** Where a file stands in a folder's place there is nothing to overwrite; writing says what is wrong. */
const isThere = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** A file that exists stays as it is, unless it is to be overwritten. */
export const refuseExisting = (path: string, shown: string, isForced: boolean): void => {
  if (isForced || !isThere(path)) return
  throw new CommandLineError({
    code: 'exists',
    path: shown,
    text: {
      sv: `${shown} finns redan och har inte ändrats.`,
      en: `${shown} exists already and was not changed.`,
    },
    todo: {
      sv: 'Välj ett annat namn, eller skriv över med --force.',
      en: 'Choose another name, or overwrite it with --force.',
    },
  })
}
