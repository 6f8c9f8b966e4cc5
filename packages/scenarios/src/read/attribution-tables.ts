import {
  type Bilingual,
  type DisplayTable,
  noteTables,
  parameterLabel,
  series,
  seriesCell,
} from '@kohort/core'
import type { Attribution } from '../questions/attribution-result.js'
import { asShown, both, unitAfter } from './words.js'

/** What a change does to a number. */
const operations: Readonly<Record<Attribution['changes'][number]['op'], Bilingual>> = {
  set: both('nytt värde', 'new value'),
  scale: both('gånger en faktor', 'times a factor'),
  add: both('tillägg', 'an addition'),
  shift: both('flyttad i tiden', 'moved in time'),
  ramp: both('gradvis', 'gradual'),
  formula: both('formel', 'formula'),
}

const ROUNDED = both(
  'Varje tal är avrundat för sig: de kan skilja i sista siffran från sin summa.',
  'Each figure is rounded by itself: they may differ from their total in the last digit.',
)

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0)

/** What made the difference: each change alone, what they do only together, and the fair parts. */
export const attributionTables = (found: Attribution, title: Bilingual): readonly DisplayTable[] => {
  const { plan, metric, year, base, value, total, changes, interaction } = found
  const { sv, en } = series[metric].label
  const shown = (difference: number): number => asShown(metric, difference)
  const columns = [[...changes.map(({ alone }) => alone), interaction], changes.map(({ shapley }) => shapley)]
  const isOff = columns.some((parts) => shown(sumOf(parts.map(shown))) !== shown(sumOf(parts)))
  const cell = (difference: number) => seriesCell(metric, difference, 'change')
  return [
    {
      caption: [
        `${plan}: `,
        both(
          `vad gjorde skillnaden i ”${title.sv}”? ${sv} ${year}: planen `,
          `what made the difference in “${title.en}”? ${en} of ${year}: the plan `,
        ),
        [seriesCell(metric, base), both(', scenariot ', ', the scenario '), seriesCell(metric, value)],
        [': ', cell(total)],
      ],
      heads: [
        both('Ändring', 'Change'),
        unitAfter(metric, 'Ensam', 'Alone'),
        unitAfter(metric, 'Del av helheten', 'Part of the whole'),
        both('Varför', 'Why'),
      ],
      rows: [
        ...changes.map(({ path, op, alone, shapley, reason }, index) => [
          [`${index + 1} `, parameterLabel(path), ' (', operations[op], ')'],
          cell(alone),
          cell(shapley),
          reason,
        ]),
        [both('Samverkan', 'Interaction'), cell(interaction), null, ''],
        [
          both('Summa', 'Total'),
          cell(sumOf([...changes.map(({ alone }) => alone), interaction])),
          cell(sumOf(changes.map(({ shapley }) => shapley))),
          '',
        ],
      ],
    },
    ...noteTables([
      both(
        'Ensam: bara den ändringen. Samverkan: vad de gör först tillsammans. Del av helheten: samverkan rättvist fördelad (Shapley), så att delarna blir summan.',
        'Alone: that change and no other. Interaction: what they do only together. Part of the whole: the interaction fairly split (Shapley), so that the parts are the total.',
      ),
      ...(isOff ? [ROUNDED] : []),
    ]),
  ]
}
