import { type DisplayTable, noteTables, shareCell } from '@kohort/core'
import { both, count } from '../read/words.js'
import { PART_HEADS, partCells, partNotes } from './sensitivity-tables.js'
import type { SobolIndices } from './sobol-indices-result.js'

/** How the variance of a function comes from its inputs, in the order in which they were given. */
export const sobolTables = (found: SobolIndices): readonly DisplayTable[] => {
  const { inputs, interactions, missing, runs } = found
  return [
    {
      caption: both('Hur variansen kommer av talen', 'How the variance comes from the inputs'),
      heads: [both('Tal', 'Input'), ...PART_HEADS],
      rows: inputs.map((one) => [one.input, ...partCells(one)]),
    },
    ...noteTables([
      ...partNotes({ inputs, interactions }),
      ...(missing > 0
        ? [
            [
              both('I ', 'In '),
              shareCell(missing),
              both(
                ' av körningarna finns ingen siffra: då går inga delar att räkna.',
                ' of the runs there is no figure: no parts can be told.',
              ),
            ],
          ]
        : interactions === null
          ? [both('Inget tal ändrar det.', 'No input changes it.')]
          : []),
      [count(runs), both(' körningar.', ' runs.')],
    ]),
  ]
}
