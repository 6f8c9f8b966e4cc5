import type { Asked, Estimate, Sensitivity } from '@kohort/ensemble'
import { type CsvChoice, csv } from '../csv.js'
import type { Analysed } from './sensitivity-lines.js'

const nameOf = ({ goal, series, year }: Asked): string =>
  [goal ?? series ?? '', ...(year === undefined ? [] : [String(year)])].join('.')

const both = (estimate: Estimate | null | undefined): readonly (number | null)[] => [
  estimate?.value ?? null,
  estimate?.standardError ?? null,
]

/** The indices and for goals what knowing is worth, as JSON. */
export const sensitivityJson = (found: Sensitivity, analysed: readonly Analysed[]): string => {
  const knowing = analysed.flatMap((one) => (one.knowing === undefined ? [] : [one.knowing]))
  return `${JSON.stringify({ sensitivity: found, knowing }, null, 2)}\n`
}

/** A quantity a line, ranked. */
export const sensitivityCsv = (analysed: readonly Analysed[], form: CsvChoice): string =>
  csv(
    [
      [
        'of',
        'input',
        'kind',
        'first',
        'first_error',
        'total',
        'total_error',
        'probability_at_low',
        'probability_at_high',
        'move',
        'move_error',
        'flips',
        'flips_error',
      ],
      ...analysed.flatMap(({ output, knowing }) =>
        output.inputs.map(({ input, kind, first, total }) => {
          const row = knowing?.rows.find((one) => one.input === input)
          return [
            nameOf(output.of),
            input,
            kind,
            ...both(first),
            ...both(total),
            row?.ifLow.value ?? null,
            row?.ifHigh.value ?? null,
            ...both(row?.move),
            ...both(row?.flips),
          ]
        }),
      ),
    ],
    form,
  )
