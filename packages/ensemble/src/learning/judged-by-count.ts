import { judge, type Plan } from '@kohort/core'
import type { Ensemble } from '../results/ensemble.js'
import { UNKNOWN } from '../results/goals.js'
import type { KnownObservation } from './known-observation.js'

const verdictOf = (met: boolean | null | undefined): number =>
  met === null || met === undefined ? UNKNOWN : met ? 1 : 0

/**
 * An ensemble whose goals on the stock are judged by the count in the years that were counted, as the region judges
 * them: that the count has an error moves what follows, and no verdict that has been given.
 */
export const judgedByCount = (
  plan: Plan,
  source: Ensemble,
  counts: readonly KnownObservation[],
): Ensemble => {
  const counted = new Map(counts.map(({ year, value }) => [year, value] as const))
  const touched = plan.goals.filter(
    ({ metric, from, to }) =>
      metric === 'trainees' && [...counted.keys()].some((year) => from <= year && year <= to),
  )
  if (touched.length === 0) return source
  const found = new Map<string, Uint8Array>()
  const verdicts: Ensemble['verdicts'] = (id, year, scenario) => {
    // What cannot be asked is refused as ever.
    const own = source.verdicts(id, year, scenario)
    const goal = touched.find((one) => one.id === id)
    if (goal === undefined) return own
    const key = `${id} ${year ?? ''}`
    const known = found.get(key)
    if (known !== undefined) return known
    const columns = source.raw('trainees', scenario === undefined ? {} : { scenario })
    const judged = own.map((_, draw) => {
      const verdict = judge(
        goal,
        (at) => counted.get(at) ?? columns[source.years.indexOf(at)]?.[draw] ?? null,
        false,
      )
      if (year === undefined) return verdictOf(verdict.met)
      const standing = verdict.years.find((one) => one.year === year)?.standing
      return verdictOf(standing === null || standing === undefined ? null : standing === 'inside')
    })
    found.set(key, judged)
    return judged
  }
  return Object.freeze({ ...source, verdicts })
}
