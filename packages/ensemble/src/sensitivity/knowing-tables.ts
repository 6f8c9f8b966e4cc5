import {
  type Compiled,
  type DisplayCell,
  type DisplayTable,
  noteTables,
  parameterCell,
  parameterRange,
  shareCell,
} from '@kohort/core'
import {
  both,
  count,
  goalName,
  inputLabel,
  NOT_MEASURED,
  probabilityCell,
  scenarioName,
} from '../read/words.js'
import { reachCell } from './sensitivity-tables.js'
import type { KnowingRow } from './told.js'
import type { ValueOfKnowing } from './value-of-knowing-result.js'

const LEAST = 0.005
/** How many of the numbers that nobody has measured are told of. */
const TOLD = 2

const tidy = (value: number): number =>
  Math.abs(value) < 1 ? Number(value.toFixed(3)) : Number(value.toPrecision(3))

const isUnmeasured = ({ kind }: KnowingRow): boolean => kind === null || kind === 'assumed'

/** The likely range as the plan has it; as it was drawn where the plan has none. */
const rangeOf = ({ input, at, range }: KnowingRow, compiled: Compiled): DisplayCell => {
  const slot = compiled.slots.find(({ path }) => path === input)
  const own = slot?.figures[Math.max(0, slot.keys.indexOf(at))]?.range
  return parameterRange(input, own ?? [tidy(range[0]), tidy(range[1])])
}

const flips = ({ flips: { value } }: KnowingRow): DisplayCell =>
  value < LEAST ? ['<\u00a0', shareCell(LEAST, 'figure', 1)] : shareCell(value)

/** What the plan says of why a number is what it is, of those most worth knowing that nobody has measured. */
const reasons = (rows: readonly KnowingRow[], compiled: Compiled): readonly DisplayCell[] =>
  rows
    .filter(isUnmeasured)
    .slice(0, TOLD)
    .map(({ input, at, note }) => [
      both('Att mäta först: ', 'To measure first: '),
      inputLabel(compiled, input, at),
      ` (${input}): `,
      note ?? both('Ingen källa angiven.', 'No source given.'),
    ])

/** What to go and measure, for a goal: the number most worth knowing first. */
export const knowingTables = (found: ValueOfKnowing, compiled: Compiled): readonly DisplayTable[] => {
  const { plan, scenario, goal, year, level, probability, rows, manifest } = found
  const worth = rows.filter(({ enters, isNoise, move }) => enters && !isNoise && move.value >= LEAST)
  const noise = rows.filter(({ isNoise }) => isNoise).length
  const limit = [both('minst ', 'at least '), shareCell(level)]
  const isYes = probability.value >= level
  const name = [goalName(compiled.plan, goal), year === null ? '' : ` ${year}`]
  const isSpread = probability.high !== null && probability.high > probability.value
  const now = [
    probabilityCell(probability.value, manifest.draws),
    ...(isSpread ? [' ', reachCell(probability)] : []),
  ]
  const caption = [
    [`${plan}, `, scenarioName(scenario), ', ', name, ': '],
    both('vad är värt att ta reda på? ', 'what is worth finding out? '),
    ...(worth.length === 0
      ? [
          both('Inget enskilt tal flyttar sannolikheten, ', 'No single number moves the probability, '),
          now,
          both(', mer än vad dragningarna själva gör.', ', by more than the drawing itself.'),
        ]
      : [
          both('Sannolikheten är ', 'The probability is '),
          now,
          [' (', limit, ': ', isYes ? both('ja', 'yes') : both('nej', 'no')],
          both('). Om ett tal blev känt skulle den flytta sig:', '). If a number were known it would move:'),
        ]),
  ]
  const said = noteTables([
    ...(worth.some(isUnmeasured) ? [NOT_MEASURED] : []),
    both(
      '±: så långt når slumpen i dragningarna (95 %).',
      '±: as far as chance in the drawing reaches (95%).',
    ),
    ...(worth.length === 0
      ? []
      : [
          [
            both(
              'Vid låg, vid hög: sannolikheten med talet i låg och i hög ände av det troliga. Flyttar: hur långt i medeltal. Vänder: chansen att svaret på frågan ”',
              'At low, at high: the probability with the number at the low and the high end of its likely range. Moves: how far on average. Turns: the chance that the answer to “',
            ),
            limit,
            both('?” blir ett annat.', '?” becomes the other one.'),
          ],
        ]),
    ...(noise === 0
      ? []
      : [
          [
            both(
              `${noise} tal flyttar den så lite att det inte går att skilja från slumpen i `,
              `${noise} ${noise === 1 ? 'number moves' : 'numbers move'} it so little that it cannot be told from chance in `,
            ),
            count(manifest.draws),
            both(' dragningar.', ' draws.'),
          ],
        ]),
    ...reasons(worth, compiled),
    ...found.noteTexts,
  ])
  if (worth.length === 0) return said.map((table) => ({ ...table, caption }))
  return [
    {
      caption,
      heads: [
        both('Tal', 'Number'),
        both('I planen', 'In the plan'),
        both('Troligt', 'Likely'),
        both('Vid låg', 'At low'),
        both('Vid hög', 'At high'),
        both('Flyttar', 'Moves'),
        both('Fel (95 %)', 'Error (95%)'),
        both('Vänder', 'Turns'),
      ],
      rows: worth.map((row) => [
        inputLabel(compiled, row.input, row.at),
        [parameterCell(row.input, row.value), isUnmeasured(row) ? ' *' : ''],
        rangeOf(row, compiled),
        probabilityCell(row.ifLow.value, manifest.draws),
        probabilityCell(row.ifHigh.value, manifest.draws),
        shareCell(row.move.value, 'difference', 1),
        reachCell(row.move),
        flips(row),
      ]),
    },
    ...said,
  ]
}
