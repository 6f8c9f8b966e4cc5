import { type Figure, nearest, type Plan, parameterPathOf, parameters } from '@kohort/core'
import { CommandLineError } from './command-line-error.js'
import { oneLine } from './terminal-text.js'

/** One `--set path=value`. */
export interface Setting {
  readonly path: string
  readonly value: number
}

const setNote = { sv: 'Satt på kommandoraden.', en: 'Set on the command line.' } as const

export const isSetOnCommandLine = ({ note }: Figure): boolean =>
  typeof note === 'object' && note.en === setNote.en && note.sv === setNote.sv

type Json = { [key: string]: unknown }

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])
const shape = /^([A-Za-z0-9_*-]+(?:\.[A-Za-z0-9_*-]+)*)=(.*)$/s

const refused = (path: string, text: readonly [string, string], todo: readonly [string, string]) =>
  new CommandLineError({
    code: 'set',
    path,
    text: { sv: `--set ${path}: ${text[0]}`, en: `--set ${path}: ${text[1]}` },
    todo: { sv: todo[0], en: todo[1] },
  })

/** `training.away=0.1` as a path and a number. */
export const settingOf = (written: string): Setting => {
  const found = shape.exec(written)
  if (found === null) {
    throw refused(
      oneLine(written),
      ['det ska vara sökväg=tal.', 'it should be path=number.'],
      ['Till exempel --set training.away=0.1.', 'For example --set training.away=0.1.'],
    )
  }
  const [, path = '', text = ''] = found
  const value = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) {
    throw refused(
      path,
      [`"${oneLine(text)}" är inget tal.`, `"${oneLine(text)}" is not a number.`],
      ['Skriv talet med decimalpunkt: 0.1 för 10 %.', 'Write the number with a decimal point: 0.1 for 10%.'],
    )
  }
  return { path, value }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path, by own properties alone. */
const at = (plan: Json, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (here, key) => (isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined),
    plan,
  )

/** Every path of the plan at which a number may be set, and those it could have. */
const settable = (plan: Json): readonly string[] => {
  const groups = isObject(plan.groups) ? Object.keys(plan.groups) : []
  return Object.keys(parameters).flatMap((path) => {
    if (path === 'groups.*.share') return groups.map((id) => `groups.${id}.share`)
    return path.includes('*') ? [] : [path]
  })
}

/** What kind of place a path is: a number or a whole dated value, a point of one, or none that a plan has. */
const placeOf = (plan: Json, keys: readonly string[]): { readonly whole: boolean } | undefined => {
  const [section, id = ''] = keys
  if (section === 'groups' && !(isObject(plan.groups) && Object.hasOwn(plan.groups, id))) return undefined
  const general = parameterPathOf(keys.join('.'))
  const parent = parameterPathOf(keys.slice(0, -1).join('.'))
  if (parent !== undefined && parameters[parent].form !== 'scalar') return { whole: false }
  return general === undefined ? undefined : { whole: true }
}

const write = (plan: Json, keys: readonly string[], value: unknown): void => {
  let here = plan
  for (const key of keys.slice(0, -1)) {
    if (!Object.hasOwn(here, key) || !isObject(here[key])) here[key] = {}
    here = here[key] as Json
  }
  here[keys.at(-1) ?? ''] = value
}

/**
 * The plan, in its long form, with the numbers that were set, to be checked by `parsePlan`. A number on a dated value
 * replaces the whole of it, years and provenance.
 */
export const withSettings = (plan: Plan, settings: readonly Setting[]): unknown => {
  const copy = JSON.parse(JSON.stringify(plan)) as Json
  for (const { path, value } of settings) {
    const keys = path.split('.')
    const place = keys.some((key) => forbidden.has(key)) ? undefined : placeOf(copy, keys)
    if (place === undefined) {
      const near = nearest(path, settable(copy))
      throw refused(
        path,
        ['planen har inget sådant tal.', 'the plan has no such number.'],
        near === undefined
          ? ['kohort explain visar vilka tal som finns.', 'kohort explain tells which numbers there are.']
          : [`Menade du ${near}?`, `Did you mean ${near}?`],
      )
    }
    const general = parameterPathOf(path)
    if (
      place.whole &&
      general !== undefined &&
      ['curve', 'steps', 'bands', 'history'].includes(parameters[general].form)
    ) {
      const example = Object.keys((at(copy, keys) as Json | undefined) ?? {}).at(-1) ?? '5'
      throw refused(
        path,
        ['här står flera tal.', 'several numbers stand here.'],
        [
          `Sätt ett av dem, till exempel ${path}.${example}.`,
          `Set one of them, for example ${path}.${example}.`,
        ],
      )
    }
    write(copy, keys, {
      value,
      kind: 'assumed',
      note: setNote,
    })
  }
  return copy
}
