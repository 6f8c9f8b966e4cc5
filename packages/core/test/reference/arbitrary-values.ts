import fc from 'fast-check'
import type { Requirement } from './requirement.js'

/** A value of a plan that waits for the base year: years are drawn as distances from it, which lets both shrink. */
export type FromBase<Value> = (base: number) => Value

type Written = number | { value: number } | { value: number; kind: string }
type ByYear = Record<string, Written>

/** One of them, by weight, which shrinks to the first: the plain form comes first everywhere. */
const oneOf = <Value>(
  ...choices: readonly (readonly [weight: number, fc.Arbitrary<Value>])[]
): fc.Arbitrary<Value> =>
  fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))

/** Hundredths mostly, which make ties and exact hits; any number now and then. */
export const oneOfUnit = (min: number, max: number): fc.Arbitrary<number> =>
  oneOf(
    [4, fc.integer({ min: Math.round(min * 100), max: Math.round(max * 100) }).map((n) => n / 100)],
    [1, fc.double({ min, max, noNaN: true }).map((x) => (Math.abs(x) < 1e-6 ? 0 : x))],
  )

/** The extreme cases by name, for no draw at random would find them. */
export const steadyOr = (
  arbitrary: fc.Arbitrary<number>,
  ...extremes: readonly number[]
): fc.Arbitrary<number> =>
  oneOf([6, arbitrary], ...extremes.map((extreme) => [1, fc.constant(extreme)] as const))

/** Heads: nobody, whole people, parts of them. */
export const heads = (max: number): fc.Arbitrary<number> =>
  oneOf(
    [1, fc.constant(0)],
    [6, fc.integer({ min: 0, max })],
    [1, fc.integer({ min: 0, max: max * 8 }).map((eighths) => eighths / 8)],
  )

/** A number, bare or with its provenance. */
export const figure = (value: fc.Arbitrary<number>): fc.Arbitrary<Written> => {
  const note = { sv: 'Ingen har mätt.', en: 'Nobody measured.' }
  return oneOf<Written>(
    [8, value],
    [1, value.map((number) => ({ value: number }))],
    [1, value.map((number) => ({ value: number, range: [number, number], kind: 'assumed', note }))],
    [1, value.map((number) => ({ value: number, kind: 'reported', source: 'survey:table 1', asOf: '2022' }))],
  )
}

/** Distances from the base year, of which the plan has values; some before it, some after. */
const offsets = fc.uniqueArray(
  oneOf([3, fc.integer({ min: -3, max: 8 })], [1, fc.integer({ min: -12, max: 32 })]),
  { minLength: 1, maxLength: 5 },
)
const byOffset = <Value>(value: fc.Arbitrary<Value>) =>
  fc
    .tuple(offsets, fc.array(value, { minLength: 5, maxLength: 5 }))
    .map(([years, values]) =>
      years.map((offset, index) => [offset, values[index]!] as const).sort(([one], [other]) => one - other),
    )

const atYears = <Value>(points: readonly (readonly [offset: number, value: Value])[], base: number) =>
  Object.fromEntries(points.map(([offset, value]) => [String(base + offset), value]))

/**
 * A dated value. With `later`, what comes after the base year is drawn from that instead; the first value stays a
 * past one, for it holds in all the years before.
 */
export const dated = (
  value: fc.Arbitrary<number>,
  later: fc.Arbitrary<number> = value,
): fc.Arbitrary<FromBase<Written | ByYear>> => {
  const byYear = byOffset(fc.tuple(figure(value), figure(later))).map((points) =>
    points.map(
      ([offset, [past, future]], index) => [offset, offset > 0 && index > 0 ? future : past] as const,
    ),
  )
  return oneOf<FromBase<Written | ByYear>>(
    [3, figure(value).map((written) => () => written)],
    [2, byYear.map((points) => (base) => atYears(points, base))],
  )
}

/** A limit, which may well start some years after the base. */
export const limit = dated

export const line = dated

/** Heads by year up to the base year. */
export const history = (value: fc.Arbitrary<number>): fc.Arbitrary<FromBase<ByYear>> => {
  const ago = oneOf([6, fc.integer({ min: 0, max: 10 })], [1, fc.integer({ min: 0, max: 60 })])
  return fc
    .uniqueArray(fc.tuple(ago, figure(value)), { minLength: 1, maxLength: 10, selector: ([years]) => years })
    .map(
      (points) => (base) =>
        atYears(
          points.map(([years, written]) => [-years, written] as const),
          base,
        ),
    )
}

/** Training that is required, in its three forms; often one number for everybody, or two of the three alike. */
export const requirement = (): fc.Arbitrary<FromBase<unknown>> => {
  const quarters = (min: number, max: number) => fc.integer({ min: min * 4, max: max * 4 }).map((n) => n / 4)
  const step = oneOf(
    [1, fc.constant(0)],
    [1, quarters(0, 2)],
    [1, fc.double({ min: 0.05, max: 2, noNaN: true })],
  )
  const triangle = fc
    .tuple(oneOf([1, quarters(1, 5)], [1, fc.double({ min: 1, max: 5, noNaN: true })]), step, step)
    .map(([min, toMode, toMax]) => ({ min, mode: min + toMode, max: min + toMode + toMax }))
  const years = byOffset(triangle)
  const part = (points: readonly (readonly [number, Requirement])[], name: keyof Requirement, base: number) =>
    atYears(
      points.map(([offset, triangleThen]) => [offset, triangleThen[name]] as const),
      base,
    )
  return oneOf<FromBase<unknown>>(
    [3, triangle.map((parts) => () => parts)],
    [1, years.map((points) => (base) => atYears(points, base))],
    [
      1,
      years.map((points) => (base) => ({
        min: part(points, 'min', base),
        mode: part(points, 'mode', base),
        max: part(points, 'max', base),
      })),
    ],
  )
}

/** A curve of retention: one to four points after the start, never rising, flat and empty ones among them. */
export const retention = (): fc.Arbitrary<Record<string, Written>> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 4 }),
      fc.array(steadyOr(oneOfUnit(0.5, 1), 0, 1), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([years, factors, withStart]) => {
      const curve: Record<string, number> = withStart || years.length === 1 ? { '0': 1 } : {}
      let share = 1
      years
        .sort((one, other) => one - other)
        .forEach((year, index) => {
          share *= factors[index]!
          curve[String(year)] = share
        })
      return curve
    })

/** One to four bands upwards from some age, with gaps here and there. */
export const ageBands = (value: fc.Arbitrary<number>): fc.Arbitrary<Record<string, Written>> =>
  fc
    .tuple(
      fc.integer({ min: 28, max: 55 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 }), figure(value)), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([from, widths]) => {
      const bands: Record<string, Written> = {}
      let next = from
      for (const [gap, width, written] of widths) {
        bands[`${next + gap}-${next + gap + width}`] = written
        next += gap + width + 1
      }
      return bands
    })

/** Shares by age, held until the next. */
export const steps = (value: fc.Arbitrary<number>): fc.Arbitrary<Record<string, Written>> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 25, max: 75 }), figure(value)), {
      minLength: 1,
      maxLength: 5,
      selector: ([age]) => age,
    })
    .map((points) => Object.fromEntries(points.map(([age, written]) => [String(age), written])))
