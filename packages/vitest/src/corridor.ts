import {
  type GoalDefinition,
  judge,
  nearest,
  type Projection,
  type SeriesName,
  seriesNames,
  type Verdict,
} from '@kohort/core'
import { fail } from './errors.js'

/** An edge of a corridor: one number, or numbers by year, linear between them and held outside. */
export type Edge = number | Readonly<Record<string | number, number>>

/** A corridor that is written in the test: a yearly series that stays inside a band in every year. */
export interface InlineCorridor {
  /** The yearly series, such as `trainees`. */
  readonly metric: SeriesName
  /** First and last year, both included. */
  readonly from: number
  readonly to: number
  /** In the series' own unit; one edge of the two may be left out. */
  readonly min?: Edge
  readonly max?: Edge
}

/** A goal of the plan by its id, or a corridor written in the test. */
export type Corridor = string | InlineCorridor

const keys: readonly string[] = ['metric', 'from', 'to', 'min', 'max']
const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** The verdict on a goal of the plan. */
export const goalOf = (projection: Projection, id: string, matcher: string): Verdict => {
  const known = projection.goals.map((goal) => goal.id)
  const found = projection.goals.find((goal) => goal.id === id)
  if (found !== undefined) return found
  const near = nearest(id, known)
  return fail(
    'unknown-goal',
    id,
    `${matcher}: the plan "${projection.plan}" has no goal "${id}".`,
    known.length === 0
      ? 'It has no goals at all.'
      : near === undefined
        ? `Its goals are ${list(known)}.`
        : `Did you mean "${near}"? Its goals are ${list(known)}.`,
  )
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const edgeOf = (
  edge: unknown,
  side: string,
  from: number,
  matcher: string,
): Record<string, number> | undefined => {
  if (edge === undefined) return undefined
  const points: readonly (readonly [string, unknown])[] = isPlain(edge)
    ? Object.entries(edge)
    : [[String(from), edge]]
  const wrong = points.find(
    ([year, value]) => !/^(19|20|21)\d\d$/.test(year) || typeof value !== 'number' || !Number.isFinite(value),
  )
  if (wrong !== undefined || points.length === 0)
    fail(
      'corridor',
      side,
      `${matcher}: the corridor's ${side} holds ${wrong === undefined ? 'nothing' : `${wrong[0]}: ${String(wrong[1])}`}.`,
      'Write a number, or numbers by year: { 2024: 700, 2025: 720 }.',
    )
  return Object.fromEntries(points) as Record<string, number>
}

const yearOf = (given: Readonly<Record<string, unknown>>, key: 'from' | 'to', matcher: string): number => {
  const year = given[key]
  if (typeof year === 'number' && Number.isInteger(year)) return year
  return fail('corridor', key, `${matcher}: the corridor's ${key} is ${String(year)}.`, 'Write a year.')
}

const inline = (given: Readonly<Record<string, unknown>>, projection: Projection, matcher: string) => {
  const stranger = Object.keys(given).find((key) => !keys.includes(key))
  if (stranger !== undefined)
    fail('corridor', stranger, `${matcher}: a corridor has no "${stranger}".`, `It has ${list(keys)}.`)
  const metric = seriesNames.find((name) => name === given.metric)
  if (metric === undefined) {
    const near = typeof given.metric === 'string' ? nearest(given.metric, seriesNames) : undefined
    return fail(
      'unknown-series',
      'metric',
      `${matcher}: there is no series "${String(given.metric)}".`,
      near === undefined ? `Known: ${seriesNames.join(', ')}.` : `Did you mean "${near}"?`,
    )
  }
  const [from, to] = [yearOf(given, 'from', matcher), yearOf(given, 'to', matcher)]
  if (from > to || from < projection.base || to > projection.to)
    fail(
      'corridor',
      'from',
      `${matcher}: the corridor is for ${from} to ${to}; the projection is for ${projection.base} to ${projection.to}.`,
      'Ask for years that are projected, the first one first.',
    )
  const min = edgeOf(given.min, 'min', from, matcher)
  const max = edgeOf(given.max, 'max', from, matcher)
  const goal: GoalDefinition = {
    id: '',
    metric,
    from,
    to,
    over: 'each',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
  const verdict = judge(goal, (year) => projection.at(year)[metric], false)
  for (const one of verdict.years)
    if (one.min !== null && one.max !== null && one.min > one.max)
      fail(
        'corridor',
        'min',
        `${matcher}: the corridor's min is above its max in ${one.year}: ${one.min} and ${one.max}.`,
        'No figure can be inside: put the lower edge in min and the upper one in max.',
      )
  return verdict
}

/** What a corridor, in either form, says of a projection. A corridor that can be said nothing of is an error. */
export const verdictOn = (projection: Projection, corridor: unknown, matcher: string): Verdict => {
  if (typeof corridor !== 'string' && !isPlain(corridor))
    return fail(
      'corridor',
      '',
      `${matcher}: found ${corridor === null ? 'null' : `a ${typeof corridor}`} for a corridor.`,
      'Give the id of a goal, or { metric, from, to, min, max }.',
    )
  const verdict =
    typeof corridor === 'string'
      ? goalOf(projection, corridor, matcher)
      : inline(corridor, projection, matcher)
  return judged(verdict, matcher)
}

/** A goal may be a figure to follow only, with no edge to hold it to. */
export const hasEdge = ({ years }: Verdict): boolean =>
  years.some(({ min, max }) => min !== null || max !== null)

/** A verdict that is yes or no. */
export const judged = (verdict: Verdict, matcher: string): Verdict => {
  if (verdict.met !== null) return verdict
  const name = verdict.id === '' ? 'the corridor' : `the goal "${verdict.id}"`
  const missing = verdict.years.filter(({ value }) => value === null).map(({ year }) => year)
  return !hasEdge(verdict)
    ? fail(
        'no-edge',
        verdict.id,
        `${matcher}: ${name} has no edge to hold a figure to.`,
        'Give it min or max.',
      )
    : fail(
        'no-figure',
        verdict.id,
        `${matcher}: ${name} cannot be judged: ${verdict.metric} has no figure in ${missing.join(', ')}.`,
        'Project further, or ask for years and a series that the plan gives.',
      )
}
