import { consistency } from '@kohort/core'
import { asksForBoth, consistencyText } from '@kohort/report/words'
import { wrap } from '../wrap.js'
import type { Screen } from './screen.js'

/** The finding for the main screen; nothing where the plan has no two such goals. */
export const consistencyLines = (screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  if (!asksForBoth(plan)) return []
  const { question, answer, why } = consistencyText(consistency(plan), plan, voice)
  return [
    ...wrap(`${question} ${answer}`, width).map(paint.strong),
    ...why.flatMap((text) => wrap(text, width, '  ')),
  ]
}
