import type { Verdict } from '@kohort/core'
import { goalOf, hasEdge, judged } from './corridor.js'
import { fail } from './errors.js'
import type { Outcome } from './outcome.js'
import { projectionOf } from './received.js'
import { spanText, verdictTable } from './verdict-text.js'

const blockOf = (verdict: Verdict): string => {
  const { id, metric, met, byConstruction } = verdict
  const how = byConstruction ? 'met by construction: the intake follows this stock' : met ? 'met' : 'missed'
  return `"${id}" ${how}: ${metric} ${spanText(verdict)}\n${verdictTable(verdict)}`
}

const asList = (ids: unknown): readonly string[] => {
  if (typeof ids === 'string') return [ids]
  if (Array.isArray(ids) && ids.length > 0 && ids.every((id) => typeof id === 'string')) return ids
  return fail(
    'goals',
    '',
    'toMeetGoals: the goals are an id, or a list of ids.',
    'Leave it out for all goals.',
  )
}

/** `expect(projection).toMeetGoals()`; see `KohortMatchers`. */
export const toMeetGoals = (received: unknown, ids?: string | readonly string[]): Outcome => {
  const projection = projectionOf(received, 'toMeetGoals')
  if (ids === undefined && projection.goals.length === 0)
    fail('no-goals', '', `toMeetGoals: the plan "${projection.plan}" has no goals.`, 'Give it goals to meet.')
  // A goal without an edge asks for nothing, as `kohort check` has it; where no goal has one, nothing was asserted.
  const all = projection.goals.some(hasEdge) ? projection.goals.filter(hasEdge) : projection.goals
  const asked = ids === undefined ? all : asList(ids).map((id) => goalOf(projection, id, 'toMeetGoals'))
  const missed = asked.filter(({ met }) => met === false)
  // What cannot be said is neither met nor missed; beside a goal that is missed it changes nothing.
  if (missed.length === 0) for (const verdict of asked) judged(verdict, 'toMeetGoals')
  const pass = missed.length === 0
  const goals = asked.length === 1 ? 'the goal' : `all ${asked.length} goals`
  return {
    pass,
    message: () =>
      pass
        ? `expected the plan not to meet ${goals}, but it does\n\n${asked.map(blockOf).join('\n\n')}`
        : `expected the plan to meet ${goals}, but ${missed.length === 1 ? 'one is' : `${missed.length} are`} missed\n\n${missed.map(blockOf).join('\n\n')}`,
  }
}
