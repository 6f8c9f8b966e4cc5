import type { Bilingual } from '@kohort/core'
import type { LeverId, Levers } from './lever.js'
import { rounded } from './numbers.js'
import { atRest, type LeverState, moved, movedYear } from './state.js'

const LONGEST = 2_000
const NUMBER = /^\d{1,7}(?:\.\d{1,4})?$/
const INTAKE = 'intake'
const PLAN = 'plan'

/** The state as a link's fragment: the plan it belongs to, then each lever that was moved. */
export const fragmentOf = (planHash: string, state: LeverState): string => {
  const parts = Object.entries(state.values).map(([id, value]) => `${id}=${rounded(value, 4)}`)
  if (state.years !== null) parts.push(`${INTAKE}=${state.years.join('_')}`)
  return parts.length === 0 ? '' : `#${PLAN}=${planHash}&${parts.join('&')}`
}

/** Why a link could not be used. */
export interface BadFragment {
  readonly problem: Bilingual
}

const bad = (sv: string, en: string): BadFragment => ({ problem: { sv, en } })
const unreadable = bad('Länken går inte att läsa.', 'The link cannot be read.')

/** Whether a fragment tells where the levers stand, or only points at a place in the page. */
export const isPlace = (fragment: string, hasPlace: (id: string) => boolean): boolean => {
  const id = fragment.replace(/^#/, '')
  return /^[\w-]+$/.test(id) && hasPlace(id)
}

/**
 * The state of a link. Whoever wrote the link may be anybody: nothing is taken but known levers, each once, with plain
 * numbers inside the lever's bounds, for this very plan; else all of it is refused.
 */
export const stateOfFragment = (
  fragment: string,
  planHash: string,
  levers: Levers,
): LeverState | BadFragment => {
  const text = fragment.replace(/^#/, '')
  if (text === '') return atRest
  if (text.length > LONGEST || !/^[\w.=&-]*$/.test(text)) return unreadable
  const pairs = text.split('&').map((part) => part.split('='))
  if (pairs.some((pair) => pair.length !== 2)) return unreadable
  const given = new Map(pairs.map(([key = '', value = '']) => [key, value]))
  if (given.size !== pairs.length) return unreadable
  if (given.get(PLAN) !== planHash)
    return bad(
      'Länken hör till en annan plan eller en annan version av den.',
      'The link belongs to another plan, or another version of it.',
    )
  given.delete(PLAN)
  let state = atRest
  const intake = given.get(INTAKE)
  given.delete(INTAKE)
  for (const [id, written] of given) {
    const lever = levers.list.find((one) => one.id === (id as LeverId))
    const value = Number(written)
    if (lever === undefined || !NUMBER.test(written) || value < lever.min || value > lever.max)
      return unreadable
    state = moved(levers, state, lever, value)
  }
  if (intake === undefined) return state
  const values = intake.split('_')
  const own = levers.intake
  if (own === null || values.length !== own.years.length || given.has('level') || given.has('final'))
    return unreadable
  for (const [index, written] of values.entries()) {
    const value = Number(written)
    if (!NUMBER.test(written) || value > own.max) return unreadable
    state = movedYear(levers, state, own.years[index] as number, value)
  }
  return state
}
