import { type Bilingual, compile, type Figure, type Plan, parameters } from '@kohort/core'
import { inBoth } from './voice.js'

type Kind = 'reported' | 'derived' | 'assumed' | 'none'

/** How many of the numbers that the model reads rest on what. */
export interface NumberCounts extends Readonly<Record<Kind, number>> {
  readonly all: number
}

/** The kind that a number is counted as: one of which the plan says nothing is `none`, also where it names a source. */
export const countedKind = ({ kind }: Pick<Figure, 'kind'>): Kind => kind ?? 'none'

/** The numbers that the model reads, by kind: goals and observations are none of them, nor is the start of a curve. */
export const modelNumberCounts = (plan: Plan): NumberCounts => {
  const figures = compile(plan).slots.flatMap((slot) => {
    const isCurve = parameters[slot.parameter].form === 'curve'
    return slot.figures.filter((_, index) => !(isCurve && slot.at[index] === 0))
  })
  const count = (kind: Kind): number => figures.filter((figure) => countedKind(figure) === kind).length
  return {
    all: figures.length,
    reported: count('reported'),
    derived: count('derived'),
    assumed: count('assumed'),
    none: count('none'),
  }
}

const parts: readonly (readonly [Kind, Bilingual])[] = [
  ['reported', { sv: 'ur källor', en: 'sourced' }],
  ['derived', { sv: 'härledda', en: 'derived' }],
  ['assumed', { sv: 'antagna', en: 'assumed' }],
  ['none', { sv: 'utan angiven källa', en: 'without a source' }],
]

/** `53 tal: 9 ur källor, 21 härledda, 23 antagna`. */
export const numberCountsText = (plan: Plan): Bilingual => {
  const counts = modelNumberCounts(plan)
  return inBoth(({ language, number }) => {
    const told = parts.flatMap(([kind, word]) =>
      counts[kind] === 0 ? [] : [`${number(counts[kind])} ${word[language]}`],
    )
    return `${number(counts.all)} ${language === 'sv' ? 'tal' : 'numbers'}: ${told.join(', ')}`
  })
}

/** What the kinds of number mean, once. */
export const kindsText: Bilingual = {
  sv: 'Ur källa: en källa säger så. Härlett: räknat ur vad källor säger. Antaget: ingen har mätt det, och skälet står vid talet.',
  en: 'Sourced: a source says so. Derived: computed from what sources say. Assumed: nobody has measured it, and the reason stands by the number.',
}
