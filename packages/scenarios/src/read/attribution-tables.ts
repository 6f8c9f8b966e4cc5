import { type DisplayTable, noteTables, parameterLabel, series, seriesCell } from '@kohort/core'
import type { Attribution } from '../questions/attribution-result.js'
import { both, unitAfter } from './words.js'

/** What made the difference: each change alone, what they do only together, and the fair parts. */
export const attributionTables = (found: Attribution): readonly DisplayTable[] => {
  const { plan, scenario, metric, year, base, value, total, changes, interaction } = found
  const { sv, en } = series[metric].label
  const cell = (difference: number) => seriesCell(metric, difference, 'change')
  return [
    {
      caption: [
        `${plan}: `,
        both(
          `vad gjorde skillnaden i ”${scenario}”? ${sv} ${year}: planen `,
          `what made the difference in “${scenario}”? ${en} of ${year}: the plan `,
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
          [`${index + 1} `, parameterLabel(path), ` (${op})`],
          cell(alone),
          cell(shapley),
          reason,
        ]),
        [both('Samverkan', 'Interaction'), cell(interaction), null, ''],
        [
          both('Summa', 'Total'),
          cell(changes.reduce((sum, { alone }) => sum + alone, interaction)),
          cell(changes.reduce((sum, { shapley }) => sum + shapley, 0)),
          '',
        ],
      ],
    },
    ...noteTables([
      both(
        'Ensam: bara den ändringen. Samverkan: vad de gör först tillsammans. Del av helheten: samverkan rättvist fördelad (Shapley), så att delarna blir summan.',
        'Alone: that change and no other. Interaction: what they do only together. Part of the whole: the interaction fairly split (Shapley), so that the parts are the total.',
      ),
    ]),
  ]
}
