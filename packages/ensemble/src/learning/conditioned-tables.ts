import type { DisplayTable } from '@kohort/core'
import { both, count, noteInWords, weightNote, worthOf } from '../read/words.js'
import { ensembleTables } from '../results/ensemble-tables.js'
import type { Conditioned } from './conditioned-result.js'
import { fitTable, STATEMENT } from './observation-tables.js'

/** A weighted ensemble: what it was weighted by, its own bands and probabilities, and how many draws carry them. */
export const conditionedTables = (view: Conditioned): readonly DisplayTable[] => {
  const { plan, draws, effectiveSampleSize, observations, notes, noteTexts } = view
  const isFew = notes.some(({ code }) => code === 'few-draws')
  const [bands, ...rest] = ensembleTables({ ...view, effective: effectiveSampleSize }, [
    ...(isFew ? [] : [weightNote(effectiveSampleSize, draws)]),
    ...notes.map(({ text }) => noteInWords(text)),
    ...(observations.some(({ kind }) => kind === 'contested') ? [STATEMENT] : []),
    ...noteTexts,
  ])
  if (bands === undefined) return rest
  const caption = [
    `${plan}, `,
    count(draws),
    both(
      ' dragningar, vägda efter det som räknats; de motsvarar ',
      ' draws, weighted by what was counted; they amount to ',
    ),
    count(Math.max(1, effectiveSampleSize)),
  ]
  return [
    { ...bands, caption },
    ...(observations.length === 0 ? [] : [fitTable(observations, worthOf(effectiveSampleSize))]),
    ...rest,
  ]
}
