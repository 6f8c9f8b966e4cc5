import fc from 'fast-check'
import {
  ageBands,
  dated,
  type FromBase,
  figure,
  heads,
  oneOfUnit,
  requirement,
  retention,
  steadyOr,
  steps,
} from './arbitrary-values.js'

export type Json = Record<string, unknown>

export const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

/** Takes out the keys that were not drawn: a plan has no `undefined`. */
export const given = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** Objects of values that wait for the base year become one value that waits for it. */
export const fromBase =
  (parts: Json): FromBase<Json> =>
  (base) =>
    given(
      Object.fromEntries(
        Object.entries(parts).map(([key, part]) => [
          key,
          typeof part === 'function' ? (part as FromBase<unknown>)(base) : part,
        ]),
      ),
    )

/** The keys of training that a group may override. */
export const trainingKeys = (standstill: boolean) => ({
  requirement: requirement(),
  // Past accrual stays above 0.12 a year, so that the longest requirement is reached within `parsePlan`'s 100 years.
  workingTime: dated(oneOfUnit(0.5, 1), standstill ? oneOfUnit(0, 1) : undefined),
  away: dated(oneOfUnit(0, 0.6), standstill ? steadyOr(oneOfUnit(0, 1), 1) : undefined),
  research: dated(oneOfUnit(0, 0.4), standstill ? oneOfUnit(0, 1) : undefined),
  attrition: dated(steadyOr(oneOfUnit(0, 0.2), 0, 0.99)),
  rotationYears: dated(steadyOr(oneOfUnit(0, 3), 0)),
})

const incumbentsByCurve = fc
  .record({ total: figure(heads(2000)), curve: retention() })
  .map((incumbents): Json => incumbents)

const incumbentsByAge = fc
  .record({
    ages: ageBands(heads(400)),
    exitByAge: steps(steadyOr(oneOfUnit(0, 1), 0, 1)),
    completionAges: ageBands(oneOfUnit(0.05, 1)),
    spare: fc.integer({ min: 0, max: 15 }),
  })
  .map(({ spare, ...incumbents }): Json => {
    const ends = Object.keys({ ...incumbents.ages, ...incumbents.completionAges }).map(
      (band) => band.split('-')[1],
    )
    return { ...incumbents, maxAge: Math.max(40, ...ends.map(Number)) + spare }
  })

/** The keys of specialists that a group may override. */
const specialistKeys = {
  workingTime: dated(steadyOr(oneOfUnit(0.3, 1), 0)),
  otherDuties: dated(steadyOr(oneOfUnit(0, 0.5), 1)),
  hired: dated(oneOfUnit(0, 1)),
  retention: retention(),
  inflow: fc
    .record({
      perYear: dated(heads(80)),
      retention: retention(),
      ages: optional(ageBands(oneOfUnit(0.05, 1))),
    })
    .map(fromBase),
  incumbents: fc.oneof(incumbentsByCurve, incumbentsByAge),
}

export const { inflow, ...requiredOfSpecialists } = specialistKeys

/** Any of the keys, each as likely there as not, seldom all. */
const someOf = (keys: Record<string, fc.Arbitrary<unknown>>) =>
  optional(
    fc.record(Object.fromEntries(Object.entries(keys).map(([key, arbitrary]) => [key, optional(arbitrary)]))),
  )

/** Shares of 1 to `most` groups which sum to 1 in every year that any of them names. */
export const arbitraryGroups = (most: number, standstill: boolean) => {
  const group = fc.record({
    weights: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 }),
    training: someOf(trainingKeys(standstill)),
    specialists: someOf(specialistKeys),
  })
  return fc
    .record({
      members: fc.array(group, { minLength: 1, maxLength: most }),
      years: fc.uniqueArray(fc.integer({ min: -6, max: 12 }), { minLength: 0, maxLength: 3 }),
      named: fc.boolean(),
    })
    .map(({ members, years, named }) => (base: number): Json | undefined => {
      if (members.length === 1 && !named) return undefined
      const shareAt = (member: number, point: number): number => {
        const weights = members.map(({ weights: own }) => own[point] ?? 0)
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        return total === 0 ? Number(member === 0) : weights[member]! / total
      }
      return Object.fromEntries(
        members.map(({ training, specialists }, member) => [
          `group-${member}`,
          given({
            share:
              years.length === 0
                ? shareAt(member, 0)
                : Object.fromEntries(
                    years.map((offset, point) => [String(base + offset), shareAt(member, point)]),
                  ),
            training: training && fromBase(training)(base),
            specialists: specialists && fromBase(specialists)(base),
          }),
        ]),
      )
    })
}
