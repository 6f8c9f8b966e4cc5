import {
  type Figure,
  type FigureMap,
  heldAt,
  lineAt,
  nearest,
  type Plan,
  parameterPathOf,
  parameters,
} from '@kohort/core'
import { oneLine } from '@kohort/report/words'
import { CommandLineError } from './command-line-error.js'

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

/** Where a path has years: its parameter's path without the year, and the year where one is written. */
interface Dated {
  readonly keys: readonly string[]
  readonly form: 'dated' | 'limit' | 'line'
  readonly year: string | undefined
}

/** What kind of dated value a path is, or is a year of; undefined for all else. */
export const datedOf = (path: string): Dated | undefined => {
  const keys = path.split('.')
  const whole = parameterPathOf(path)
  const parent = keys.slice(0, -1)
  const general = whole ?? parameterPathOf(parent.join('.'))
  const form = general === undefined ? undefined : parameters[general].form
  if (form !== 'dated' && form !== 'limit' && form !== 'line') return undefined
  return whole === undefined
    ? { keys: parent, form, year: keys.at(-1) ?? '' }
    : { keys, form, year: undefined }
}

/** The numbers at a path, those of everybody where a group has none of its own. */
export const figuresAt = (plan: unknown, keys: readonly string[]): FigureMap | undefined => {
  const own = isObject(plan) ? at(plan, keys) : undefined
  if (own !== undefined) return own as FigureMap
  return keys[0] === 'groups' && keys.length > 3 ? figuresAt(plan, keys.slice(2)) : undefined
}

/** The years up to the base year as they were, the base year's value held where later points would have given it. */
const past = (before: FigureMap, base: number, { keys, form }: Dated): FigureMap => {
  const years = Object.keys(before).sort((one, other) => Number(one) - Number(other))
  const kept = Object.fromEntries(
    years.filter((year) => Number(year) <= base).map((year) => [year, before[year]]),
  )
  const [first] = years
  // Before its first year a limit is absent, and nothing is decided of an intake.
  const isAbsent = form === 'limit' || keys.join('.').startsWith('training.intake.')
  if (first === undefined || Object.hasOwn(kept, base) || (isAbsent && Number(first) > base))
    return kept as FigureMap
  const held = years.filter((year) => Number(year) <= base).at(-1) ?? first
  const figure = before[held]
  if (form !== 'line' || Number(held) > base || held === years.at(-1))
    return (Number(held) > base ? { ...kept, [base]: figure } : kept) as FigureMap
  const note = { sv: 'På linjen mellan åren.', en: 'On the line between the years.' }
  return { ...kept, [base]: { value: lineAt(before, base), kind: 'derived', note } } as FigureMap
}

/**
 * A dated value with a number set in it: from the year after the base year for good, or in the year that was written,
 * until the next. What was so up to the base year stays, unless the year says otherwise.
 */
const withNumber = (before: FigureMap, base: number, dated: Dated, figure: Figure): FigureMap => {
  const { year, form, keys } = dated
  if (year === undefined) {
    const isGrowth = keys.join('.').startsWith('need.index.growth.') && Object.keys(before).length === 0
    return {
      ...(isGrowth ? { [base]: { ...figure, value: 0 } } : past(before, base, dated)),
      [base + 1]: figure,
    }
  }
  const isFirst = form !== 'limit' && Object.keys(before).every((one) => Number(one) > Number(year))
  const pinned = isFirst && Number(year) > base ? past(before, base, { ...dated, keys: [] }) : {}
  return { ...before, ...pinned, [year]: figure }
}

/** The shares of the groups are one whole: a share that is set leaves the others to be set as well. */
const checkShares = (plan: Json, base: number, settings: readonly Setting[]): void => {
  const groups = isObject(plan.groups) ? Object.keys(plan.groups) : []
  const maps = groups.map((id) => (figuresAt(plan, ['groups', id, 'share']) ?? {}) as FigureMap)
  const shared = settings.filter(({ path }) => /^groups\.[^.]+\.share(?:\.\d+)?$/.test(path))
  const [first] = shared
  if (first === undefined || shared.some(({ value }) => value < 0 || value > 1)) return
  const sumIn = (year: number): number => maps.reduce((sum, map) => sum + heldAt(map, year), 0)
  const years = [...new Set(maps.flatMap((map) => Object.keys(map).map(Number)))].sort(
    (one, other) => one - other,
  )
  const wrong = years.find((year) => Math.abs(sumIn(year) - 1) > 1e-9)
  if (wrong === undefined) return
  const year = datedOf(first.path)?.year
  const tail = year === undefined ? '' : `.${year}`
  const open = groups
    .map((id, index) => ({ id, now: heldAt(maps[index] ?? {}, wrong) }))
    .filter(({ id }) => !shared.some(({ path }) => path === `groups.${id}.share${tail}`))
    .sort((one, other) => other.now - one.now)
  const sum = Number(sumIn(wrong).toFixed(9))
  const [largest] = open
  const rest = Number(((largest?.now ?? 0) + 1 - sum).toFixed(9))
  const example =
    largest === undefined || rest < 0
      ? open.map(({ id }) => `--set groups.${id}.share${tail}=…`).join(' ')
      : `--set groups.${largest.id}.share${tail}=${rest}`
  const inYear = wrong > base + 1 ? [` från ${wrong}`, ` from ${wrong}`] : ['', '']
  throw refused(
    first.path,
    [
      `gruppernas andelar blir tillsammans ${String(sum).replace('.', ',')}${inYear[0]}, inte 1.`,
      `the groups' shares sum to ${sum}${inYear[1]}, not 1.`,
    ],
    example === ''
      ? ['Sätt andelar som tillsammans är 1.', 'Set shares that sum to 1.']
      : [`Sätt de andra andelarna också: ${example}`, `Set the other shares too: ${example}`],
  )
}

/**
 * The plan, in its long form, with the numbers that were set, to be checked by `parsePlan`. A number on a dated value
 * holds from the year after the base year and takes the place of all that came later; what has been stays.
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
    const figure: Figure = { value, kind: 'assumed', note: setNote }
    const dated = datedOf(path)
    if (dated === undefined) write(copy, keys, figure)
    else write(copy, dated.keys, withNumber(figuresAt(copy, dated.keys) ?? {}, plan.base, dated, figure))
  }
  checkShares(copy, plan.base, settings)
  return copy
}
