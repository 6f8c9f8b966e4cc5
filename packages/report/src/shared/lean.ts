import {
  type Bilingual,
  outputIndex,
  type Plan,
  parameterPathOf,
  parameters,
  run,
  type SeriesName,
} from '@kohort/core'
import type { Uncertainty } from '@kohort/ensemble'
import { seriesText } from '../charts/text/series-text.js'
import { oneLine, type Voice, voiceOf } from '../charts/text/voice.js'

/** A number whose middle draw is not the plan's own, and what that alone does to a figure. */
export interface LeanCause {
  readonly path: string
  /** The plan's own, and the middle of its draws, in its own unit. */
  readonly value: number
  readonly middle: number
  /** In the figure's unit. */
  readonly effect: number
}

/** That the plan's own figure lies beside the middle of the draws, and why: plain data. */
export interface Lean {
  readonly metric: SeriesName
  readonly year: number
  readonly own: number
  readonly middle: number
  /** Whether the plan's figure is outside the half of the draws in the middle: `low` below it, `high` above. */
  readonly side: 'low' | 'high' | 'inside'
  /** Those that pull the same way, the largest effect first; three at most. */
  readonly causes: readonly LeanCause[]
}

const MOST = 3
/** A middle that is off by less of the band than this is beside nothing. */
const VISIBLE = 0.1
const SHARES = 'groups'

/** Numbers that are moved together, so that they stay valid: a requirement, and the groups' shares. */
const wholeOf = (path: string): string =>
  /^groups\.[^.]+\.share$/.test(path)
    ? SHARES
    : path.replace(/\.requirement\.(?:min|mode|max)$/, '.requirement')

/**
 * Why the middle of the draws lies beside the projection: each number put to its middle draw, alone, the others as the
 * plan has them; the largest effect first.
 *
 * @param uncertainty what is uncertain in the plan, of `uncertaintyOf` or an ensemble
 */
export const leanCauses = (
  uncertainty: Uncertainty,
  metric: SeriesName,
  year: number,
): readonly LeanCause[] => {
  const { inputs, compiled, vector } = uncertainty
  const base = compiled()
  const middle = vector(inputs.map(() => 0.5))
  const at = outputIndex(base, metric, year)
  const now = run(base, base.parameters)[at] as number
  const movedBy = (place: number): number =>
    Math.abs((middle[place] as number) - (base.parameters[place] as number))
  const paths = [...new Set(inputs.map(({ name }) => wholeOf(name)).filter((name) => !name.includes('~')))]
  return paths
    .flatMap((path): readonly LeanCause[] => {
      const slots = base.slots.filter((slot) => wholeOf(slot.path) === path)
      const numbers = Float64Array.from(base.parameters)
      const places = slots.flatMap(({ start, figures }) => figures.map((_, index) => start + index))
      for (const place of places) numbers[place] = middle[place] as number
      // Of several the one that moves most speaks for all, each slot by its last.
      const [place] = slots
        .map(({ start, figures }) => start + figures.length - 1)
        .sort((one, other) => movedBy(other) - movedBy(one))
      if (place === undefined) return []
      const own = slots.find(({ start, figures }) => place >= start && place < start + figures.length)
      const effect = (run(base, numbers)[at] as number) - now
      if (own === undefined || Number.isNaN(effect)) return []
      return [
        { path: own.path, value: base.parameters[place] as number, middle: middle[place] as number, effect },
      ]
    })
    .sort((one, other) => Math.abs(other.effect) - Math.abs(one.effect))
}

/**
 * Whether the plan's own figure lies beside the draws, and the numbers that do most of it; null where it does not.
 *
 * @param quantiles 5, 25, 50, 75 and 95 % of the draws
 */
export const leanOf = (
  uncertainty: Uncertainty,
  metric: SeriesName,
  year: number,
  own: number | null,
  quantiles: readonly (number | null)[],
): Lean | null => {
  const [low, early, middle, late, high] = quantiles
  if (own === null || low == null || early == null || middle == null || late == null || high == null)
    return null
  if (!(high > low) || Math.abs(middle - own) / (high - low) < VISIBLE) return null
  const causes = leanCauses(uncertainty, metric, year)
    .filter(({ effect }) => Math.sign(effect) === Math.sign(middle - own))
    .slice(0, MOST)
  return { metric, year, own, middle, side: own > late ? 'high' : own < early ? 'low' : 'inside', causes }
}

/** A figure in question, with 5, 25, 50, 75 and 95 % of its draws. */
export interface LeanCandidate {
  readonly metric: SeriesName
  readonly own: number | null
  readonly quantiles: readonly (number | null)[]
}

/** Of several series the one whose middle lies furthest beside the plan's own figure, measured by its band. */
export const furthestLean = (
  uncertainty: Uncertainty,
  year: number,
  candidates: readonly LeanCandidate[],
): Lean | null => {
  const off = ({ own, quantiles: [low, , middle, , high] }: LeanCandidate): number =>
    own === null || low == null || middle == null || high == null || !(high > low)
      ? -1
      : Math.abs(middle - own) / (high - low)
  const [most] = [...candidates].sort((one, other) => off(other) - off(one))
  return most === undefined ? null : leanOf(uncertainty, most.metric, year, most.own, most.quantiles)
}

/** `avhopp 0,9 % i planen, 1,7 % i mitten av dragningarna (−6,0)`. */
const causeText = (
  { path, value, middle, effect }: LeanCause,
  lean: Lean,
  plan: Plan,
  voice: Voice,
): string => {
  const by = seriesText(lean.metric, plan, voice).change(effect)
  if (wholeOf(path) === SHARES)
    return `${voice.say({ sv: 'gruppernas andelar av antagningen', en: "the groups' shares of the intake" })} (${by})`
  const general = parameterPathOf(path)
  const { label, unit } =
    general === undefined ? { label: { sv: path, en: path }, unit: null } : parameters[general]
  const isShare = unit?.en.startsWith('share') ?? false
  const amount = (number: number): string => {
    const shown = isShare ? number * 100 : number
    const decimals = [0, 1, 2].find((count) => Math.abs(shown - Number(shown.toFixed(count))) < 1e-9)
    const tidy = decimals ?? (Math.abs(shown) < 10 && !isShare ? 2 : 1)
    const rest = unit === null ? '' : voice.say(unit).replace(/^(?:andel|share) ?/, '')
    const text = isShare ? voice.percent(number, tidy) : voice.number(number, tidy)
    return rest === '' ? text : `${text} ${rest}`
  }
  const [section, id = ''] = path.split('.')
  const group = section === 'groups' ? (plan.groups[id]?.title ?? id) : null
  const name = `${voice.say(label)}${group === null ? '' : ` (${voice.name(group)})`}`
  return voice.say({
    sv: `${oneLine(name)} ${amount(value)} i planen, ${amount(middle)} i mitten av dragningarna (${by})`,
    en: `${oneLine(name)} ${amount(value)} in the plan, ${amount(middle)} in the middle of the draws (${by})`,
  })
}

/** The lean as it is told: a sentence, and its causes, the largest first. */
export const leanText = (
  lean: Lean,
  plan: Plan,
): { readonly lead: Bilingual; readonly causes: readonly Bilingual[] } => {
  const inBoth = (make: (voice: Voice) => string): Bilingual => ({
    sv: make(voiceOf('sv')),
    en: make(voiceOf('en')),
  })
  const lead = inBoth((voice) => {
    const words = seriesText(lean.metric, plan, voice)
    const [own, middle] = [words.figure(lean.own), words.figure(lean.middle)]
    const label = words.label
    return voice.say({
      sv: `Planens egna tal ligger bredvid mitten av dragningarna: ${label} ${lean.year} är ${own} i planen, ${middle} i mitten. Det är inget fel: några av planens tal ligger nära ena änden av vad som är troligt. Mest gör, vart och ett för sig:`,
      en: `The plan's own figures lie beside the middle of the draws: ${label} of ${lean.year} are ${own} in the plan, ${middle} in the middle. That is no error: some of the plan's numbers lie near one end of what is likely. Most is done, each alone, by:`,
    })
  })
  // What would be told as nothing explains nothing.
  const words = seriesText(lean.metric, plan, voiceOf('sv'))
  const told = lean.causes.filter(({ effect }) => /[1-9]/.test(words.change(effect)))
  return { lead, causes: told.map((cause) => inBoth((voice) => causeText(cause, lean, plan, voice))) }
}
