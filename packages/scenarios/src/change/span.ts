import { fail } from '../errors.js'
import type { Span } from '../plan/years.js'
import type { Context } from './context.js'

/** The years of a change: after the base year, inside the plan, in order. */
export const spanOf = (
  { base, to: horizon }: Context,
  path: string,
  from: number | null | undefined,
  to: number | undefined,
): Span => {
  const first = from ?? base + 1
  if (first <= base)
    fail(
      'past',
      path,
      `a change from ${first} would change the past: the base year is ${base}.`,
      `Let it hold from ${base + 1} or later.`,
    )
  if (first > horizon)
    fail(
      'years',
      path,
      `a change from ${first} does nothing: the plan ends in ${horizon}.`,
      'Choose an earlier year.',
    )
  if (to !== undefined && to < first)
    fail('years', path, `the change ends in ${to}, before it begins in ${first}.`, 'Swap the years.')
  return { from: first, to: to === undefined || to >= horizon ? null : to }
}

/** A value without years takes none. */
export const noSpan = (path: string, from: number | undefined, to: number | undefined): void => {
  if (from === undefined && to === undefined) return
  fail(
    'years',
    path,
    'this value has no years, so a change of it holds for the whole horizon.',
    'Leave out from and to.',
  )
}
