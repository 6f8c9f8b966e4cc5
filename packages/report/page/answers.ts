import { consistency, type Plan } from '@kohort/core'
import { type LiveChange, type LiveFigures, liveEnsemble } from '@kohort/ensemble'
import { chartsOf } from '../src/page/page-charts.js'
import { toldOf } from '../src/page/page-told.js'
import type { EngineSetting, Rest, Rested } from './messages.js'
import { changedPlan } from './saved.js'

/** A stretch of the draws, ready to be moved. */
export const partOf = (
  { plan, draws, seed, series, levers }: EngineSetting,
  from: number,
  count: number,
): ((changes: readonly LiveChange[]) => LiveFigures) =>
  liveEnsemble(plan, { draws, seed, series, levers }).part(from, count)

export const restOf = (plan: Plan, { changes, language, candidates }: Rest): Rested => {
  const changed = changedPlan(plan, changes)
  return {
    charts: chartsOf(changed, language),
    consistency: consistency(changed),
    told: toldOf(changed, candidates),
  }
}

/** The whole ensemble in one thread: draws, model and quantiles, nothing drawn. */
export const bareOf = (
  { plan, draws, seed, series, levers }: EngineSetting,
  moves: readonly (readonly LiveChange[])[],
  rounds: number,
): readonly number[] => {
  const live = liveEnsemble(plan, { draws, seed, series, levers })
  for (const changes of moves) live.move(changes)
  return Array.from({ length: rounds }, (_, round) => {
    const begun = performance.now()
    live.move(moves[round % moves.length] ?? [])
    return performance.now() - begun
  })
}
