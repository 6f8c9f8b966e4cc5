import fc from 'fast-check'
import type { PlanInput } from '../src/index.js'
import { arbitraryGoals } from './reference/arbitrary-goals.js'
import {
  arbitraryGroups,
  fromBase,
  given,
  inflow,
  type Json,
  optional,
  requiredOfSpecialists,
  trainingKeys,
} from './reference/arbitrary-groups.js'
import {
  dated,
  type FromBase,
  figure,
  heads,
  history,
  limit,
  line,
  oneOfUnit,
  steadyOr,
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
  const standstill = options.standstill !== false
  return fc
    .record({
      base: fc.integer({ min: 1990, max: 2040 }),
      horizon: fc.integer({ min: 1, max: options.longestHorizon ?? 30 }),
      title: fc.constantFrom('A plan', { sv: 'En plan', en: 'A plan' }),
      region: optional(fc.constant('01')),
      groups: arbitraryGroups(options.mostGroups ?? 4, standstill),
      training: fc.record(trainingKeys(standstill)),
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
