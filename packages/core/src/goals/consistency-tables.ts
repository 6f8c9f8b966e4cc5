import { both } from '../plan/bilingual.js'
import type { DisplayCell, DisplayTable } from '../read/display.js'
import {
  neededCell,
  parameterCell,
  parameterLabel,
  parameterRange,
  towards,
} from '../read/parameter-reading.js'
import { seriesBand, seriesCell, seriesReading } from '../read/series-reading.js'
import type { Consistency } from './consistency-result.js'

const answerOf = (answer: boolean | null): DisplayCell =>
  answer === null ? '–' : answer ? both('ja', 'yes') : both('nej', 'no')

type Name = 'trainees' | 'completions' | 'meanYearsInTraining'

/** Two ends, or the one there is; there is no longest time where nobody would finish. */
const between = (name: Name, [low, high]: Consistency['yearsRange']): DisplayCell =>
  low === null || low === high
    ? seriesCell(name, high)
    : [seriesCell(name, low), '–', high === null ? '∞' : seriesCell(name, high)]

/**
 * What the plan's numbers give, beside what it would take: the stock goal and the goal on completions with what follows
 * from the other, and each number that could do it alone.
 *
 * @param least the years in training between which the goals hold together, and `most`
 */
export const consistencyTables = (
  plan: string,
  found: Consistency,
  least: number,
  most: number,
): readonly DisplayTable[] => {
  const { year, stockGoal, completionsGoal, yearsInTraining, levers } = found
  const row = (name: Name, ...cells: readonly DisplayCell[]): readonly DisplayCell[] => [
    name === 'completions'
      ? [seriesReading(name).head, both(' (ger i längden)', ' (gives in the long run)')]
      : seriesReading(name).head,
    ...cells,
  ]
  const isTogether = found.consistentWithinRanges && !levers.some(({ withinRange }) => withinRange)
  return [
    {
      caption: [
        `${plan}, ${year}: ${stockGoal} + ${completionsGoal}, `,
        both('går de ihop i längden? ', 'do they go together in the long run? '),
        yearsInTraining === null
          ? both('Nej, ingen blir färdig.', 'No, nobody would finish.')
          : answerOf(found.consistent),
      ],
      heads: [
        both('Tal', 'Number'),
        both('I planen', 'In the plan'),
        both('Behövs, ett i taget', 'Needed, one at a time'),
        both('Troligt', 'Likely'),
        both('Räcker inom det troliga', 'Likely enough'),
      ],
      rows: [
        row(
          'trainees',
          seriesBand('trainees', ...found.stock),
          seriesCell('trainees', found.stockNeeded),
          '–',
          '–',
        ),
        row(
          'completions',
          between('completions', found.completionsGiven),
          seriesBand('completions', ...found.completions),
          '–',
          '–',
        ),
        row(
          'meanYearsInTraining',
          seriesCell('meanYearsInTraining', yearsInTraining),
          seriesBand(
            'meanYearsInTraining',
            least > 0 ? towards(least, false) : null,
            Number.isFinite(most) ? towards(most, true) : null,
          ),
          between('meanYearsInTraining', found.yearsRange),
          isTogether && !found.consistent
            ? both('flera tillsammans kan', 'several together can')
            : answerOf(found.consistentWithinRanges),
        ),
        ...levers.map(({ path, value, needed, range, withinRange }) => [
          parameterLabel(path),
          parameterCell(path, value),
          neededCell(path, value, needed),
          range && parameterRange(path, range),
          answerOf(withinRange),
        ]),
      ],
    },
  ]
}
