import { KohortError, type Projection, parseProjection } from '@kohort/core'
import { fail } from './errors.js'

type Fields = Readonly<Record<string, unknown>>

/** The data that a reader sees in it, not what a method may have kept from before somebody wrote over a field. */
const dataOf = (given: Fields): Fields => {
  const called = (name: string): unknown => {
    const found = given[name]
    return typeof found === 'function' ? (found as () => unknown)() : found
  }
  const { format, plan, base, to, years, rows, groups, goals, notes } = given
  const fields = { format, plan, base, to, years, rows, groups, goals, notes }
  return { ...fields, traineesByStart: called('traineesByStart'), manifest: called('manifest') }
}

/**
 * A projection, from `project` or read from JSON, checked whole: what is not one is an error, never a pass.
 *
 * @param what how the message calls it: `received`, `golden`
 */
export const projectionOf = (given: unknown, matcher: string, what = 'received'): Projection => {
  if (typeof given !== 'object' || given === null)
    return fail(
      'not-a-projection',
      what,
      `${matcher}: ${what} is ${given === null ? 'null' : `a ${typeof given}`}, not a projection.`,
      'Give what project(plan) gave, or that as JSON.parse reads it.',
    )
  const isLive = typeof (given as Fields).toJSON === 'function'
  try {
    return parseProjection(isLive ? dataOf(given as Fields) : given)
  } catch (error) {
    if (!(error instanceof KohortError)) throw error
    return fail(
      'not-a-projection',
      what,
      `${matcher}: ${what} is no projection. ${error.message}`,
      error.hint,
    )
  }
}
