import type { SeriesName } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import type { Screen } from '../main-screen/screen.js'
import { unitOf } from '../metric-text.js'

/** Whether a series counts whole people: runs of individuals, and every figure of every draw a whole number. */
export const isWhole = (fan: Ensemble, name: SeriesName): boolean =>
  fan.manifest().process === 'individual' &&
  fan.scenarios.every((scenario) =>
    fan.raw(name, { scenario }).every((column) => column.every((value) => Number.isInteger(value))),
  )

const isPart = (value: number | null): value is number =>
  value !== null && Math.abs(value - Math.round(value)) > 1e-9

/** What becomes of an opening stock that is no whole number where people are. */
export const openingText = (fan: Ensemble, { plan, projection, voice }: Screen): string | undefined => {
  if (fan.manifest().process !== 'individual') return undefined
  const opening = projection.at(plan.base)
  const parts = (['trainees', 'specialists'] as const).flatMap((name) => {
    const value = opening[name]
    return isPart(value) ? [`${voice.plain(value)} ${unitOf(name, plan, voice)}`] : []
  })
  if (parts.length === 0) return undefined
  const one = parts.length === 1
  return voice.say({
    sv: `Planen börjar ${plan.base} med ${voice.list(parts)}, ${one ? 'ett tal' : 'tal'} som inte är hela personer: i varje dragning avgör slumpen om det blir närmaste heltal under eller över, rätt i medeltal.`,
    en: `The plan opens ${plan.base} with ${voice.list(parts)}, no whole people: in each draw chance makes it the whole number below or above, right in the mean.`,
  })
}
