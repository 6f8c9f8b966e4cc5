import type { Slot } from '@kohort/core'
import { type Distribution, FURTHEST, quantileOf } from '../distributions/distribution.js'
import { type Bounds, fitRange } from '../distributions/fit.js'
import { EnsembleError, refuse, refuseAt } from '../errors.js'
import { remember } from '../known.js'
import { type Table, tableOf } from './table.js'

/** An uncertain number given outright, beside the plan's own ranges or in place of one. */
export interface GivenInput {
  /** The path that the plan itself uses, such as `training.away`. */
  readonly path: string
  /** Which of its numbers: a year, years since entry, an age; all of them (but the start of a curve) if left out. */
  readonly at?: string | number
  readonly distribution: Distribution
}

/** Refuses what are no numbers given outright, and two that speak of one number. */
export const checkInputs = (inputs: readonly GivenInput[]): void => {
  const refused: (path: string, sv: string, en: string) => never = (path, sv, en) =>
    refuse(
      'inputs',
      path,
      { sv, en },
      {
        sv: "Skriv till exempel [{ path: 'training.away', distribution: { family: 'pert', min: 0.1, mode: 0.13, max: 0.18 } }].",
        en: "Write for example [{ path: 'training.away', distribution: { family: 'pert', min: 0.1, mode: 0.13, max: 0.18 } }].",
      },
    )
  if (!Array.isArray(inputs)) refused('inputs', 'det är ingen lista över tal.', 'this is no list of numbers.')
  const known = new Map<string, Set<string>>()
  for (const [order, written] of (inputs as readonly (Partial<GivenInput> | null)[]).entries()) {
    const { path, at } = written ?? {}
    if (typeof path !== 'string' || !(at === undefined || typeof at === 'string' || Number.isFinite(at)))
      refused(
        `inputs.${order}`,
        `${JSON.stringify(written)} är inget tal med sökväg och fördelning.`,
        `${JSON.stringify(written)} is no number with its path and distribution.`,
      )
    const places = known.get(path) ?? new Set()
    // '' is all of them.
    const place = at === undefined ? '' : String(at)
    if (places.has(place) || (places.size > 0 && (place === '' || places.has(''))))
      refuse(
        'inputs',
        place === '' ? path : `${path}.${place}`,
        { sv: 'talet är givet två gånger.', en: 'the number is given twice.' },
        {
          sv: 'Ange det en gång, eller varje år för sig med at.',
          en: 'Give it once, or each of its years by itself with at.',
        },
      )
    known.set(path, places.add(place))
  }
}

/** One number of a slot: what the plan says of it. */
export interface Point {
  readonly slot: Slot
  readonly order: number
  readonly index: number
  readonly value: number
  /** The 5th and 95th percentiles, both the value when it is certain. */
  readonly low: number
  readonly high: number
  readonly uncertain: boolean
  readonly given: Distribution | null
}

export const pointOf = (slot: Slot, order: number, given: readonly GivenInput[]): Point => {
  const { value, range } = slot.figures[order] as Slot['figures'][number]
  const key = slot.keys[order] ?? ''
  const own = given.find(
    ({ path, at }) => path === slot.path && (at === undefined ? key !== '0' : String(at) === key),
  )
  const [low, high] = range ?? [value, value]
  const uncertain = low < high
  return {
    slot,
    order,
    index: slot.start + order,
    value,
    low,
    high,
    uncertain,
    given: uncertain ? (own?.distribution ?? null) : null,
  }
}

/** Where a point stands, for people. */
export const nameOf = ({ slot, order }: Point): string =>
  slot.keys.length > 1 ? `${slot.path}.${slot.keys[order]}` : slot.path

/** What a distribution is refused for, said of the number that it is given for. */
const saidOf = <Result>(name: string, work: () => Result): Result => {
  try {
    return work()
  } catch (error) {
    if (error instanceof EnsembleError) return refuseAt(error, name)
    throw error
  }
}

const knownFit = remember<Distribution>(4096)

/** The distribution of a point between bounds, which may be nearer than those of its kind. */
export const distributionOf = (point: Point, bounds: Bounds): Distribution => {
  const { value, low, high, given } = point
  if (given === null)
    return knownFit([value, low, high, bounds.min, bounds.max].join(), () =>
      saidOf(nameOf(point), () => Object.freeze(fitRange(value, [low, high], bounds))),
    )
  insideBounds(given, bounds, nameOf(point))
  return given
}

/** Refuses a distribution that reaches out of bounds. */
export const insideBounds = (distribution: Distribution, { min, max }: Bounds, name: string): void => {
  const at = saidOf(name, () => quantileOf(distribution))
  const [least, most] = [at(-FURTHEST), at(FURTHEST)]
  if (least >= min && most <= max) return
  const plain = (number: number): number => Number(number.toPrecision(4))
  refuse(
    'bounds',
    name,
    {
      sv: `${distribution.family} når från ${plain(least)} till ${plain(most)}, och talet ligger mellan ${plain(min)} och ${plain(max)}.`,
      en: `${distribution.family} reaches from ${plain(least)} to ${plain(most)}, and the number lies between ${plain(min)} and ${plain(max)}.`,
    },
    {
      sv: 'Inget skärs av: välj en fördelning som slutar där, som pert, eller ge normal ett min och ett max.',
      en: 'Nothing is cut off: choose a distribution that ends there, such as pert, or give normal a min and a max.',
    },
  )
}

/** A table is 8 kB. */
const MOST_TABLES = 256
const knownTable = remember<Table>(MOST_TABLES)

/** Regions have many ranges in common, and a plan that is simulated again has them all. */
export const tableFor = (distribution: Distribution): Table =>
  knownTable(JSON.stringify(distribution), () => tableOf(quantileOf(distribution)))
