import fc from 'fast-check'
import type { PlanInput } from '../src/index.js'
import { arbitraryGoals } from './reference/arbitrary-goals.js'
import {
  ageBands,
  dated,
  type FromBase,
  figure,
  heads,
  history,
  limit,
  line,
  oneOfUnit,
  requirement,
  retention,
  steadyOr,
  steps,
} from './reference/arbitrary-values.js'

type Policy = 'fixed' | 'growth' | 'followStock'
type BaseStock = 'total' | 'intakeHistory' | 'byIntakeYear'

export interface PlanOptions {
  /** `false`: no rotations, ceilings or hiring posts, so that no bottleneck can bind. */
  readonly limits?: false
  readonly policies?: readonly Policy[]
  readonly baseStocks?: readonly BaseStock[]
  readonly needs?: readonly ('norm' | 'index')[]
  /** `false`: training is gained in every year, so that every cohort ends. */
  readonly standstill?: false
  readonly mostGroups?: number
  readonly longestHorizon?: number
}

type Json = Record<string, unknown>

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

/** Takes out the keys that were not drawn: a plan has no `undefined`. */
const given = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** Objects of values that wait for the base year become one value that waits for it. */
const fromBase =
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
const trainingKeys = (standstill: boolean) => ({
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

const { inflow, ...requiredOfSpecialists } = specialistKeys

/** Any of the keys, each as likely there as not, seldom all. */
const someOf = (keys: Record<string, fc.Arbitrary<unknown>>) =>
  optional(
    fc.record(Object.fromEntries(Object.entries(keys).map(([key, arbitrary]) => [key, optional(arbitrary)]))),
  )

/** Shares of 1 to `most` groups which sum to 1 in every year that any of them names. */
const arbitraryGroups = (options: PlanOptions) => {
  const most = options.mostGroups ?? 4
  const group = fc.record({
    weights: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 }),
    training: someOf(trainingKeys(options.standstill !== false)),
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

const intakeOf: Record<Policy, fc.Arbitrary<FromBase<Json>>> = {
  fixed: fc.record({ fixed: dated(heads(300)) }).map(fromBase),
  growth: fc
    .record({ first: figure(heads(300)), rate: dated(steadyOr(oneOfUnit(-0.3, 0.3), -1)) })
    .map((growth) => (base) => ({ growth: fromBase(growth)(base) })),
  followStock: fc.record({ followStock: line(heads(1500)) }).map(fromBase),
}

const baseStockOf: Record<BaseStock, fc.Arbitrary<FromBase<Json>>> = {
  total: fc
    .record({ total: figure(heads(1000)), growth: figure(steadyOr(oneOfUnit(-0.2, 0.3), 0, 1)) })
    .map(fromBase),
  intakeHistory: fc.record({ intakeHistory: history(heads(300)) }).map(fromBase),
  byIntakeYear: fc.record({ byIntakeYear: history(heads(300)) }).map(fromBase),
}

const choiceOf = <Key extends string>(
  from: Readonly<Record<Key, fc.Arbitrary<FromBase<Json>>>>,
  keys: readonly Key[] = Object.keys(from) as Key[],
): fc.Arbitrary<FromBase<Json>> => fc.oneof(...keys.map((key) => from[key] as fc.Arbitrary<FromBase<Json>>))

const slack = 1e6
const limits = fc
  .record({
    rotations: optional(fc.record({ places: limit(steadyOr(heads(300), 0, slack)) }).map(fromBase)),
    supervision: optional(
      fc
        .record({
          supervisingShare: limit(oneOfUnit(0, 1)),
          traineesPerSupervisor: limit(steadyOr(oneOfUnit(0, 3), 100)),
        })
        .map(fromBase),
    ),
    posts: optional(limit(steadyOr(heads(1500), slack))),
    applicants: optional(limit(steadyOr(heads(300), 0, slack))),
  })
  .map(fromBase)

const growth = line(oneOfUnit(-0.3, 0.5))
const needOf: Record<'norm' | 'index', fc.Arbitrary<FromBase<Json>>> = {
  norm: fc
    .record({
      population: line(steadyOr(heads(3e6), 0)),
      listed: dated(oneOfUnit(0, 1.5)),
      perSpecialist: dated(fc.integer({ min: 500, max: 2000 })),
      perTrainee: dated(fc.integer({ min: 0, max: 1000 })),
    })
    .map((norm) => (base) => ({ norm: fromBase(norm)(base) })),
  index: fc
    .record({
      unmet: figure(oneOfUnit(-0.5, 0.5)),
      whole: optional(growth),
      parts: fc.array(growth, { maxLength: 3 }),
    })
    .map(({ unmet, whole, parts }) => (base) => ({
      index: {
        unmet,
        growth: given({
          demography: whole?.(base),
          other:
            parts.length === 0
              ? undefined
              : Object.fromEntries(parts.map((part, index) => [`part-${index}`, part(base)])),
        }),
      },
    })),
}

const amount = dated(fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.constant(0)))
const cost = fc
  .record({
    perTrainee: amount,
    perSpecialistFte: amount,
    supervisionPerTrainee: amount,
    coursesPerTrainee: amount,
    paymentPerPost: optional(amount),
    priceIndex: dated(oneOfUnit(-0.1, 0.2)),
    currency: fc.constant('SEK'),
  })
  .map(fromBase)

/**
 * Valid plans: short forms and long, with provenance now and then, and every part of MODEL.md in every combination,
 * the empty and the extreme ones too. Simple plans come first when a failure is shrunk.
 */
export const arbitraryPlan = (options: PlanOptions = {}): fc.Arbitrary<PlanInput> => {
  const unlimited = options.limits === false
  return fc
    .record({
      base: fc.integer({ min: 1990, max: 2040 }),
      horizon: fc.integer({ min: 1, max: options.longestHorizon ?? 30 }),
      title: fc.constantFrom('A plan', { sv: 'En plan', en: 'A plan' }),
      region: optional(fc.constant('01')),
      groups: arbitraryGroups(options),
      training: fc.record(trainingKeys(options.standstill !== false)),
      baseStock: choiceOf(baseStockOf, options.baseStocks),
      intake: choiceOf(intakeOf, options.policies),
      fillRate: optional(dated(oneOfUnit(0.05, 1))),
      limits: unlimited ? fc.constant(undefined) : optional(limits),
      specialists: fc.record(requiredOfSpecialists),
      inflow: optional(inflow),
      hiringPosts: unlimited ? fc.constant(undefined) : optional(limit(steadyOr(heads(200), 0, slack))),
      need: choiceOf(needOf, options.needs),
      cost: optional(cost),
      observed: optional(fc.array(heads(1000), { minLength: 1, maxLength: 3 })),
      leaveOut: fc.boolean(),
      goals: arbitraryGoals,
    })
    .map((drawn) => {
      const { base, horizon } = drawn
      const groups = drawn.groups(base)
      const plan = given({
        format: 'kohort.plan/1',
        id: 'arbitrary',
        title: drawn.title,
        region: drawn.region,
        base,
        to: base + horizon,
        groups,
        training: fromBase({
          ...drawn.training,
          baseStock: drawn.baseStock,
          intake: drawn.intake,
          fillRate: drawn.fillRate,
          limits: drawn.limits,
        })(base),
        specialists: fromBase({ ...drawn.specialists, inflow: drawn.inflow, hiringPosts: drawn.hiringPosts })(
          base,
        ),
        need: drawn.need(base),
        cost: drawn.cost?.(base),
        observed: drawn.observed && {
          trainees: Object.fromEntries(
            drawn.observed.map((trainees, index) => [String(base + 1 + index), trainees]),
          ),
        },
        sources: { survey: { title: 'A survey' } },
      })
      if (drawn.leaveOut) leaveOutOverridden(plan, groups)
      plan.goals = drawn.goals(plan)
      return plan as PlanInput
    })
}

/** A key that every group overrides need not be given by the plan. */
const leaveOutOverridden = (plan: Json, groups: Json | undefined): void => {
  if (groups === undefined) return
  for (const section of ['training', 'specialists'] as const) {
    const values = plan[section] as Json
    for (const key of Object.keys(values)) {
      if (
        Object.values(groups as Record<string, Json>).every(
          (group) => (group[section] as Json | undefined)?.[key],
        )
      ) {
        delete values[key]
      }
    }
  }
}
