import fc from 'fast-check'
import { type SeriesDefinition, type SeriesName, series, seriesNames } from '../../src/model/series.js'

type Json = Record<string, unknown>

const limitOfSeries: Partial<Record<SeriesName, string>> = {
  ceilingSupervision: 'supervision',
  ceilingPosts: 'posts',
  ceilingApplicants: 'applicants',
  rotationUse: 'rotations',
}

/** The series that a plan gives: a goal may be set on no other. */
const seriesOf = (plan: Json): readonly SeriesName[] => {
  const cost = plan.cost as Json | undefined
  const limits = ((plan.training as Json).limits ?? {}) as Json
  return seriesNames.filter((name) => {
    const { needs }: SeriesDefinition = series[name]
    if (needs === 'cost' && cost === undefined) return false
    if (needs === 'norm' && (plan.need as Json).norm === undefined) return false
    if (name === 'costPayments' && cost?.paymentPerPost === undefined) return false
    const limit = limitOfSeries[name]
    return limit === undefined || limits[limit] !== undefined
  })
}

const edge = fc.option(fc.tuple(fc.integer({ min: -100, max: 1000 }), fc.boolean()), { nil: undefined })

const goal = fc.record({
  metric: fc.nat({ max: 10_000 }),
  from: fc.nat({ max: 10_000 }),
  length: fc.integer({ min: 0, max: 10 }),
  min: edge,
  over: fc.constantFrom('each' as const, 'mean' as const, 'last' as const),
  height: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
})

/** Goals of every kind on series that the plan gives; a corridor has its min below its max. */
export const arbitraryGoals: fc.Arbitrary<(plan: Json) => readonly Json[]> = fc
  .array(goal, { maxLength: 3 })
  .map((goals) => (plan) => {
    const base = plan.base as number
    const to = plan.to as number
    const names = seriesOf(plan)
    return goals.map((drawn, index) => {
      const from = base + (drawn.from % (to - base + 1))
      const written = (value: number, byYear: boolean) =>
        byYear ? { [String(from)]: value, [String(to + 1)]: value + 10 } : value
      const [level, byYear] = drawn.min ?? [0, false]
      return {
        id: `goal-${index}`,
        metric: names[drawn.metric % names.length],
        from,
        to: Math.min(to, from + drawn.length),
        over: drawn.over,
        ...(drawn.min === undefined ? {} : { min: written(level, byYear) }),
        ...(drawn.height === undefined ? {} : { max: written(level + drawn.height, byYear) }),
      }
    })
  })
