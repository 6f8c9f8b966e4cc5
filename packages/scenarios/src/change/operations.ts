import type { Bilingual, Figure, FigureMap } from '@kohort/core'
import { fail } from '../errors.js'
import { moved, stated, written } from '../plan/figures.js'
import type { Place } from '../plan/paths.js'
import { changePoints, shiftPoints } from '../plan/points.js'
import { valueAt } from '../plan/tree.js'
import { changeSpan, figureAt, type Reading, replaceSpan, type Span, shiftYears } from '../plan/years.js'
import { scheduleOf } from './amounts.js'
import { type Context, present, readMap } from './context.js'
import type { Amount, ChangeOf } from './schema.js'
import { noSpan, spanOf } from './span.js'

/** How a place is read over the years, or null where it has none. */
export const readingOf = ({ form }: Place): Reading | null =>
  form === 'dated' || form === 'limit' || form === 'line' ? form : null

const inWords = (sv: string, en: string, by: number): Bilingual => {
  const amount = written(by)
  return { sv: `${sv} ${amount.sv}`, en: `${en} ${amount.en}` }
}

interface Arithmetic {
  readonly neutral: number
  readonly value: (number: number, by: number) => number
  readonly words: (by: number) => Bilingual
}

const times: Arithmetic = {
  neutral: 1,
  value: (number, by) => number * by,
  words: (by) => inWords('gånger', 'times', by),
}
const plus: Arithmetic = {
  neutral: 0,
  value: (number, by) => number + by,
  words: (by) => inWords('plus', 'plus', by),
}
/** The share still here to a power: the yearly rate of leaving times that. */
const rate: Arithmetic = {
  neutral: 1,
  value: (number, by) => number ** by,
  words: (by) => inWords('med takten för dem som slutar gånger', 'with the rate of leaving times', by),
}

const moveBy = (
  context: Context,
  place: Place,
  amount: Amount,
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
  arithmetic: Arithmetic,
): FigureMap => {
  const map = present(context, place)
  const reading = readingOf(place)
  const { value, words, neutral } = arithmetic
  const by = (figure: Figure, much: number): Figure =>
    moved(figure, (number) => value(number, much), context.author, words(much))
  if (reading === null) {
    noSpan(place.path, from, to)
    if (typeof amount !== 'number')
      return fail(
        'years',
        place.path,
        'this value has no years, so it is changed by one number.',
        'Give one number.',
      )
    return changePoints(map, place.form, (figure) => by(figure, amount))
  }
  const schedule = scheduleOf(amount, reading, neutral, context.base, context.to)
  const first = schedule.first !== null && from === undefined ? schedule.first : from
  const span = spanOf(context, place.path, first, to)
  if (schedule.first !== null) pastYears(context, place.path, amount)
  return changeSpan(
    map,
    reading,
    context.base,
    span,
    (figure, year) => (schedule.at(year) === neutral ? figure : by(figure, schedule.at(year))),
    schedule.years,
  )
}

const pastYears = ({ base }: Context, path: string, amount: Amount): void => {
  const early = Object.keys(amount).find((year) => Number(year) <= base)
  if (early !== undefined)
    fail(
      'past',
      path,
      `an amount for ${early} would change the past: the base year is ${base}.`,
      'Begin later.',
    )
}

export const scale = (context: Context, place: Place, change: ChangeOf<'scale'>): FigureMap => {
  if (change.of !== 'rate') return moveBy(context, place, change.by, change, times)
  if (place.form !== 'curve')
    fail('form', place.path, 'only a curve has a rate at which people leave.', 'Leave out "of".')
  return moveBy(context, place, change.by, change, rate)
}

export const add = (context: Context, place: Place, change: ChangeOf<'add'>): FigureMap =>
  moveBy(context, place, change.by, change, plus)

export const shift = (context: Context, place: Place, change: ChangeOf<'shift'>): FigureMap => {
  const map = present(context, place)
  const reading = readingOf(place)
  if (reading === null) {
    noSpan(place.path, change.from, undefined)
    return change.years === 0 ? map : shiftPoints(map, change.years, place)
  }
  const { from } = spanOf(context, place.path, change.from, undefined)
  return shiftYears(map, reading, context.base, from, change.years)
}

export const ramp = (context: Context, place: Place, change: ChangeOf<'ramp'>): FigureMap => {
  const reading = readingOf(place)
  if (reading === null)
    return fail(
      'form',
      place.path,
      'this value has no years, so it cannot go from one to another.',
      'Use set.',
    )
  const { from } = spanOf(context, place.path, change.from, undefined)
  const { to, end } = change
  if (to <= from)
    fail('years', place.path, `a ramp from ${from} to ${to} has no length.`, 'Let it end later.')
  const map = change.start === undefined ? present(context, place) : {}
  const held = figureAt(map, reading, from)
  const start = change.start ?? held?.value
  if (start === undefined)
    return fail('absent', place.path, `there is no value in ${from} to start from.`, 'Give start.')
  const years = reading === 'line' ? [from, to] : Array.from({ length: to - from + 1 }, (_, n) => from + n)
  const points: FigureMap = {}
  for (const year of years) {
    const value = year === to ? end : start + ((end - start) * (year - from)) / (to - from)
    // What the plan has in the first year stays the plan's own figure when the ramp starts from it.
    points[year] = year === from && held !== undefined ? held : stated(value, context.author)
  }
  return replaced(context, place, reading, { from, to: null }, points)
}

/** Figures in place of a span's, in a place that may be empty yet. */
export const replaced = (
  context: Context,
  place: Place,
  reading: Reading,
  span: Span,
  points: FigureMap,
  before: FigureMap = {},
): FigureMap => {
  const map = readMap(context, place) ?? (addable(context, place) ? before : present(context, place))
  return (
    replaceSpan(map, reading, context.base, span, points) ??
    fail(
      'absent',
      place.path,
      `there is no value that could be back after ${span.to}.`,
      'Give the later years too.',
    )
  )
}

/** What a scenario may bring into a plan: a limit, a factor of need, side rotations, which nothing reads without their limit. */
const addable = ({ draft }: Context, { form, parameter }: Place): boolean =>
  form === 'limit' ||
  parameter === 'training.rotationYears' ||
  (parameter === 'need.index.growth.*' && valueAt(draft, ['need', 'index']) !== undefined)
