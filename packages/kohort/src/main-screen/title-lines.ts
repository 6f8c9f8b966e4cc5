import {
  type Figure,
  type FigureMap,
  heldAt,
  lineAt,
  type Plan,
  type Projection,
  parameterPathOf,
  parameters,
} from '@kohort/core'
import { numberCountsText, numberText, pathLabel, placeText, titleText } from '@kohort/report/words'
import { datedOf, figuresAt } from '../set-value.js'
import { wrap } from '../wrap.js'
import { yearsText } from '../years-text.js'
import type { Screen } from './screen.js'

/** What the plan is, how far it is projected, and what its numbers are. */
export const titleLines = (screen: Screen): readonly string[] => {
  const { plan, projection, voice, paint, width } = screen
  const title = titleText(plan.title, voice)
  const counts = numberCountsText(plan)
  const what = voice.say({
    sv: `basår ${plan.base}, till ${projection.to}; ${counts.sv}.`,
    en: `base ${plan.base}, to ${projection.to}; ${counts.en}.`,
  })
  return wrap(`${title} – ${what}`, width, '', '  ').map((line) =>
    line.replace(title, () => paint.strong(title)),
  )
}

/** The base year itself is moved by what has no year, and by a year that is not after it. */
const baseLines = ({ projection, voice, width, paint }: Screen, before: Projection): readonly string[] => {
  const [now, then] = [projection.rows[0], before.rows[0]]
  if (now === undefined || then === undefined) return []
  const moved = (
    [
      ['completions', 'färdiga', 'completions'],
      ['trainees', 'ST-läkare', 'trainees'],
      ['specialists', 'specialister', 'specialists'],
    ] as const
  ).flatMap(([name, sv, en]) => {
    const [one, other] = [then[name] ?? 0, now[name] ?? 0]
    if (Math.abs(one - other) < 0.05) return []
    const decimals = voice.number(one) === voice.number(other) ? 1 : 0
    return [`${voice.number(one, decimals)} → ${voice.number(other, decimals)} ${voice.say({ sv, en })}`]
  })
  if (moved.length === 0) return []
  const what = moved.join(', ')
  const text = voice.say({
    sv: `Basåret ändras: ${what} (${now.year}).`,
    en: `The base year itself moves: ${what} (${now.year}).`,
  })
  return wrap(text, width, '', '  ').map(paint.strong)
}

/** A line's number in one year. */
const valueIn = (path: string, map: FigureMap, year: number, { voice }: Screen): string => {
  const general = parameterPathOf(path)
  if (general === undefined) return ''
  // Between two years of a line stand more decimals than anybody wrote.
  const value = lineAt(map, year)
  return numberText(parameters[general], Math.abs(value) >= 100 ? Math.round(value) : value, voice)
}

/** The numbers of a dated value from a year on: one, or a few with their years. */
const valuesFrom = (path: string, map: FigureMap, from: number, screen: Screen): string => {
  const { voice } = screen
  const parameter = parameterPathOf(path)
  if (parameter === undefined) return ''
  const isLine = parameters[parameter].form === 'line'
  const isLimit = parameters[parameter].form === 'limit'
  const years = Object.keys(map).map(Number)
  const later = years.filter((year) => year > from)
  const isAbsent = isLimit && years.every((year) => year > from)
  const points = [...(isAbsent ? [] : [from]), ...later].map((year) => ({
    year,
    text: isLine
      ? valueIn(path, map, year, screen)
      : numberText(parameters[parameter], heldAt(map, year), voice),
  }))
  const [first, last] = [points[0]?.text ?? '', points.at(-1)?.text ?? '']
  if (new Set(points.map(({ text }) => text)).size === 1) return first
  if (points.length <= 4) return points.map(({ year, text }) => `${text} (${year})`).join(', ')
  return voice.say({
    sv: `${first} … ${last} (${points.length} år)`,
    en: `${first} … ${last} (${points.length} years)`,
  })
}

/** What the plan has where a number was set, as it is said after the number itself. */
const instead = (text: string, { voice }: Screen): string =>
  text === ''
    ? voice.say({ sv: '; planen har inget sådant tal', en: '; the plan has no such number' })
    : voice.say({ sv: ` i stället för planens ${text}`, en: ` instead of the plan's ${text}` })

/** A number with years: from when it holds, and what held then. */
const datedText = (path: string, before: Plan, screen: Screen): string | undefined => {
  const { plan, voice } = screen
  const dated = datedOf(path)
  if (dated === undefined) return undefined
  const own = dated.keys.join('.')
  const general = parameterPathOf(own)
  const map = figuresAt(plan, dated.keys)
  if (general === undefined || map === undefined) return undefined
  const label = pathLabel(own, plan, voice)
  const old = figuresAt(before, dated.keys) ?? {}
  const isEmpty = Object.keys(old).length === 0
  const year = dated.year === undefined ? plan.base + 1 : Number(dated.year)
  const value = numberText(parameters[general], map[year]?.value ?? Number.NaN, voice)
  const next = Object.keys(map)
    .map(Number)
    .find((one) => one > year)
  const isPoint = dated.form === 'line' && next !== undefined
  const span =
    next === undefined
      ? { sv: `från ${year}`, en: `from ${year}` }
      : isPoint || next === year + 1
        ? { sv: `år ${year}`, en: `in ${year}` }
        : { sv: yearsText(year, next - 1), en: `in ${yearsText(year, next - 1)}` }
  const until = isPoint ? year : (next ?? Number.POSITIVE_INFINITY) - 1
  const told = Object.entries(old).filter(([one]) => Number(one) <= until)
  // Before its first year a dated value is what it is in that year.
  const shown = told.length === 0 ? old : Object.fromEntries(told)
  const then = isEmpty ? '' : valuesFrom(own, isPoint ? old : shown, year, screen)
  const only = isPoint ? valueIn(own, old, year, screen) : then
  return `${label} ${voice.say({ sv: 'är', en: 'is' })} ${value} ${voice.say(span)}${instead(isEmpty ? '' : only, screen)} (${path})`
}

/** A number without years, or a point of a curve or the like: what it is, and what held there. */
const plainText = (path: string, before: Plan, screen: Screen): string | undefined => {
  const { plan, voice } = screen
  const keys = path.split('.')
  const whole = parameterPathOf(path)
  const own = whole === undefined ? keys.slice(0, -1) : keys
  const general = whole ?? parameterPathOf(own.join('.'))
  if (general === undefined) return undefined
  const parameter = parameters[general]
  const key = keys.at(-1) ?? ''
  const numberIn = (where: Plan): number | undefined => {
    const found = figuresAt(where, own) as Figure | FigureMap | undefined
    if (found === undefined) return undefined
    if (whole !== undefined) return (found as Figure).value
    const map = found as FigureMap
    if (Object.hasOwn(map, key)) return map[key]?.value
    if (parameter.form === 'steps') return heldAt(map, Number(key))
    // Past its last point a curve goes on as it went there, which is no number of the plan's.
    const isInside = Object.keys(map).some((at) => Number(at) > Number(key))
    return parameter.form === 'curve' && isInside ? lineAt(map, Number(key)) : undefined
  }
  const [now, then] = [numberIn(plan), numberIn(before)]
  const text = (value: number | undefined): string =>
    value === undefined ? '' : numberText(parameter, value, voice)
  const place = whole === undefined ? ` ${placeText(parameter.form, key, voice)}` : ''
  return `${pathLabel(own.join('.'), plan, voice)}${place} ${voice.say({ sv: 'är', en: 'is' })} ${text(now)}${instead(text(then), screen)} (${path})`
}

/** Which numbers are not the plan's own, since they were set on the command line, and whether the base year moves. */
export const changeLines = (
  screen: Screen,
  before: { readonly plan: Plan; readonly projection: Projection },
  paths: readonly string[],
): readonly string[] => {
  const { voice, paint, width } = screen
  const changes = [...new Set(paths)].flatMap((path) => {
    const text = datedText(path, before.plan, screen) ?? plainText(path, before.plan, screen)
    if (text === undefined) return []
    const head = voice.say({ sv: 'Ändrat med --set', en: 'Changed with --set' })
    return wrap(`${head}: ${text}.`, width, '', '  ').map(paint.strong)
  })
  return changes.length === 0 ? [] : [...changes, ...baseLines(screen, before.projection)]
}
