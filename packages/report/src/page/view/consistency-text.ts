import type { Consistency } from '@kohort/core'
import type { Voice } from './words.js'

const span = ([low, high]: readonly [number | null, number | null], voice: Voice): string => {
  const known = [...new Set([low, high].flatMap((value) => (value === null ? [] : [voice.number(value)])))]
  return known.join('–')
}

/** Whether the wanted stock and the wanted completions go together in the long run (MODEL.md, "Consistency"). */
export const consistencyText = (
  found: Consistency,
  voice: Voice,
): { readonly question: string; readonly answer: string; readonly why: string } | null => {
  const { stock, completions, yearsInTraining, stockNeeded, completionsGiven, consistent } = found
  if (stock.every((edge) => edge === null) || completions.every((edge) => edge === null)) return null
  const [stocks, done] = [span(stock, voice), voice.number(completions[0] ?? completions[1] ?? 0)]
  const question = voice.say({
    sv: `Går ${stocks} ST-läkare ihop med ${done} färdiga om året i längden?`,
    en: `Do ${stocks} trainees and ${done} completions a year go together in the long run?`,
  })
  if (consistent === null || yearsInTraining === null) return null
  const why = voice.say({
    sv: `En ST-läkare är i snitt ${voice.number(yearsInTraining, 1)} år i utbildningen: ${done} färdiga om året kräver ${voice.number(stockNeeded ?? 0)} ST-läkare, och ${stocks} ger ${span(completionsGiven, voice)} om året.`,
    en: `A trainee is ${voice.number(yearsInTraining, 1)} years in training on average: ${done} completions a year take ${voice.number(stockNeeded ?? 0)} trainees, and ${stocks} give ${span(completionsGiven, voice)} a year.`,
  })
  return {
    question,
    answer: consistent
      ? voice.say({ sv: 'Ja.', en: 'Yes.' })
      : voice.say({ sv: 'Nej, inte med de här talen.', en: 'No, not with these numbers.' }),
    why,
  }
}
