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
import { pathLabel, placeText, shortAmount } from './parameter-text.js'
import { seriesText } from './series-text.js'
import { inBoth, type Voice, voiceOf } from './voice.js'

/** A number whose middle draw is not the plan's own, and what that alone does to a figure. */
export interface LeanCause {
  readonly path: string
  /** Which of several numbers of the path it is, the last; null where there is one. */
  readonly at: string | null
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
  const output = outputIndex(base, metric, year)
  const now = run(base, base.parameters)[output] as number
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
      const effect = (run(base, numbers)[output] as number) - now
      if (own === undefined || Number.isNaN(effect)) return []
      const [value, moved] = [base.parameters[place] as number, middle[place] as number]
      const at = own.keys.length < 2 ? null : (own.keys.at(-1) ?? null)
      return [{ path: own.path, at, value, middle: moved, effect }]
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

/** `avhopp 0,9 % per år i planen, 1,7 % per år i mitten av dragningarna (−6,0)`. */
const causeText = (
  { path, at, value, middle, effect }: LeanCause,
  lean: Lean,
  plan: Plan,
  voice: Voice,
): string => {
  const by = seriesText(lean.metric, plan, voice).change(effect)
  if (wholeOf(path) === SHARES)
    return `${voice.say({ sv: 'gruppernas andelar av antagningen', en: "the groups' shares of the intake" })} (${by})`
  const parameter = parameters[parameterPathOf(path) ?? 'training.away']
  const isShare = parameter.unit.en.startsWith('share')
  const amount = (number: number): string =>
    shortAmount(parameter, Number(isShare ? number.toFixed(3) : number.toPrecision(3)), voice)
  const label = `${pathLabel(path, plan, voice)}${at === null ? '' : ` (${placeText(parameter.form, at, voice)})`}`
  return voice.say({
    sv: `${label} ${amount(value)} i planen, ${amount(middle)} i mitten av dragningarna (${by})`,
    en: `${label} ${amount(value)} in the plan, ${amount(middle)} in the middle of the draws (${by})`,
  })
}

/** What the causes are told after: that they do most of it, or that none of them does. */
export const causesLead = (causes: readonly unknown[]): Bilingual =>
  causes.length === 0
    ? { sv: 'Inget enskilt tal står för det.', en: 'No single number accounts for it.' }
    : { sv: 'Mest gör, vart och ett för sig:', en: 'Most is done, each alone, by:' }

/** The causes of a lean as they are told, the largest first. */
export const causeTexts = (lean: Lean, plan: Plan): readonly Bilingual[] => {
  // What would be told as nothing explains nothing.
  const words = seriesText(lean.metric, plan, voiceOf('sv'))
  const told = lean.causes.filter(({ effect }) => /[1-9]/.test(words.change(effect)))
  return told.map((cause) => inBoth((voice) => causeText(cause, lean, plan, voice)))
}

/** The lean as it is told: a sentence, and its causes, the largest first. */
export const leanText = (
  lean: Lean,
  plan: Plan,
): { readonly lead: Bilingual; readonly causes: readonly Bilingual[] } => {
  const causes = causeTexts(lean, plan)
  const after = causesLead(causes)
  const lead = inBoth((voice) => {
    const words = seriesText(lean.metric, plan, voice)
    const [own, middle] = [words.figure(lean.own), words.figure(lean.middle)]
    const label = words.label
    return voice.say({
      sv: `Planens egna tal ligger bredvid mitten av dragningarna: ${label} ${lean.year} är ${own} i planen, ${middle} i mitten. Det är inget fel: några av planens tal ligger nära ena änden av vad som är troligt. ${after.sv}`,
      en: `The plan's own figures lie beside the middle of the draws: ${label} of ${lean.year} are ${own} in the plan, ${middle} in the middle. That is no error: some of the plan's numbers lie near one end of what is likely. ${after.en}`,
    })
  })
  return { lead, causes }
}
