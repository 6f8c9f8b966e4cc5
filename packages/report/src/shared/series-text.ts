import { type Bilingual, type Plan, type SeriesName, series } from '@kohort/core'
import { capital, type Voice } from './voice.js'

/** How a series' figures are told: in what, and how exactly. */
export interface SeriesText {
  /** The series' name as a subject in the middle of a sentence: `de färdiga specialisterna`. */
  readonly subject: string
  /** The short name, for labels and legends. */
  readonly label: string
  /** The name with its unit, for a subtitle: `ST-läkare, personer den 31 december`. */
  readonly heading: string
  /** A figure with per cent where it is a share: `146,2`, `61,5 %`. */
  readonly figure: (value: number) => string
  /** As exact as a sentence needs. */
  readonly round: (value: number) => string
  /** An edge of a goal as somebody wrote it: `150`, `100 %`, `0,5`. */
  readonly edge: (value: number) => string
  /** Two figures as `760–1 010`, `55–60 %`. */
  readonly range: (low: number, high: number) => string
  /** A difference with its sign, shares in percentage points. */
  readonly signed: (value: number) => string
  /** The same without a unit. */
  readonly change: (value: number) => string
  /** A tick of the axis, `step` apart from the next. */
  readonly tick: (value: number, step: number) => string
  /** A tick of a difference, signed, without a unit. */
  readonly step: (value: number, step: number) => string
  readonly isShare: boolean
}

/** Subjects where the label alone would not make a sentence. */
const subjects: Readonly<Partial<Record<SeriesName, Bilingual>>> = {
  trainees: { sv: 'ST-läkarna', en: 'trainees' },
  completions: { sv: 'de färdiga specialisterna', en: 'completions' },
  intake: { sv: 'antagningen', en: 'intake' },
  intakeWanted: { sv: 'den önskade antagningen', en: 'the intake wanted' },
  attrition: { sv: 'avhoppen', en: 'attrition' },
  specialists: { sv: 'allmänspecialisterna', en: 'specialists' },
  specialistFte: { sv: 'allmänspecialisterna i heltider', en: 'specialist FTE' },
  coverage: { sv: 'täckningsgraden', en: 'coverage' },
  shortfall: { sv: 'bristen i heltider', en: 'the shortfall in FTE' },
  shortfallHeads: { sv: 'bristen i personer', en: 'the shortfall in heads' },
  costTotal: { sv: 'den totala kostnaden', en: 'the total cost' },
  costAboveBase: { sv: 'kostnaden över basåret', en: 'the cost above the base' },
  hired: { sv: 'de anställda nyfärdiga', en: 'those hired' },
}

const when = {
  stock: { sv: ' den 31 december', en: ' on 31 December' },
  flow: { sv: '', en: '' },
  level: { sv: '', en: '' },
} as const

const MILLION = 1e6

/** Millions of the plan's currency: `Mkr`. */
export const millionsOf = ({ cost }: Plan): Bilingual => {
  const currency = cost?.currency ?? 'SEK'
  return currency === 'SEK' ? { sv: 'Mkr', en: 'MSEK' } : { sv: `M${currency}`, en: `M${currency}` }
}

/** A share to the whole per cent; what is not yet the whole is never told as 100 %. */
export const wholePercent = (share: number, voice: Voice): string =>
  share < 1 && share >= 0.995 ? voice.percent(Math.min(0.999, share), 1) : voice.percent(share)

/** The fewest decimals, three at most, in which ticks `step` apart are told as they are: 2.5 takes one. */
export const decimalsOf = (step: number): number =>
  [0, 1, 2].find((decimals) => Math.abs(step - Number(step.toFixed(decimals))) <= step * 1e-9) ?? 3

/** The fewest decimals, at most two, that show a number as it is; of a line between two years, one. */
const fewest = (value: number): number =>
  [0, 1, 2].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? 1

export const seriesText = (name: SeriesName, plan: Plan, voice: Voice): SeriesText => {
  const { unit, label, kind, decimals } = series[name]
  const isShare = unit.en === 'share'
  const isMoney = name.startsWith('cost')
  const scale = isMoney ? MILLION : 1
  const places = isMoney ? 0 : decimals
  const money = voice.say(millionsOf(plan))
  /** Money is told with its unit, which nobody could guess. */
  const after = isMoney ? `\u00a0${money}` : ''
  const bare = (told: string): string => told.slice(0, told.length - after.length).replace(/\s?%$/u, '')
  const own = voice.say(unit)
  // `brist, heltider` has said it already.
  const isSaid = voice.say(label).endsWith(own)
  const points = (value: number, places: number): string =>
    `${voice.signed(value * 100, places)} ${voice.say({ sv: 'procentenheter', en: 'points' })}`
  const round = (value: number): string =>
    isShare
      ? wholePercent(value, voice)
      : `${voice.number(value / scale, Math.abs(value / scale) < 10 ? Math.max(places, decimals) : 0)}${after}`
  return {
    subject: voice.say(subjects[name] ?? label),
    label: voice.say(label),
    heading: capital(
      `${voice.say(label)}${isShare ? `, ${voice.say({ sv: 'procent', en: 'per cent' })}` : isMoney ? `, ${money} ${voice.say({ sv: 'per år, årets pengar', en: "a year, the year's money" })}` : isSaid ? '' : `, ${own}`}${isMoney ? '' : when[kind][voice.language]}`,
    ),
    figure: (value) => (isShare ? voice.percent(value, 1) : `${voice.number(value / scale, places)}${after}`),
    round,
    edge: (value) => {
      const written = fewest(isShare ? value * 100 : value / scale)
      return isShare ? voice.percent(value, written) : `${voice.number(value / scale, written)}${after}`
    },
    range: (low, high) => (low === high ? round(low) : `${bare(round(low))}–${round(high)}`),
    signed: (value) => (isShare ? points(value, 1) : `${voice.signed(value / scale, places)}${after}`),
    change: (value) => (isShare ? voice.signed(value * 100, 1) : voice.signed(value / scale, places)),
    tick: (value, step) =>
      isShare
        ? voice.percent(value, decimalsOf(step * 100))
        : voice.number(value / scale, decimalsOf(step / scale)),
    step: (value, step) =>
      isShare
        ? voice.signed(value * 100, decimalsOf(step * 100))
        : voice.signed(value / scale, decimalsOf(step / scale)),
    isShare,
  }
}
