import {
  type DisplayCell,
  type DisplayTable,
  noteTables,
  parameterCell,
  parameterLabel,
  parameterRange,
  verdictTable,
} from '@kohort/core'
import type { SolvedParameter } from './types.js'
import { both, listed, quoted, yesOrNo } from './words.js'

/** The value at which a goal is just met: to a hundredth of a per cent, or to three decimals. */
const sought = ({ path, unit }: SolvedParameter, value: number): DisplayCell =>
  parameterCell(path, Number(value.toFixed(unit.en.startsWith('share') ? 4 : 3)))

const answerOf = (solved: SolvedParameter): DisplayCell => {
  const { path, goal, status, value, current, bounds, metNow } = solved
  const [name, label, now] = [quoted(goal), parameterLabel(path), parameterCell(path, current)]
  const from = solved.from === null ? '' : both(` från ${solved.from}`, ` from ${solved.from}`)
  if (status === 'always')
    return [
      [name, both(' nås vad än detta är: ', ' is met whatever this is: '), label],
      [both('; i planen är det ', '; it is '), now, both('.', ' in the plan.')],
    ]
  if (value === null)
    return [
      [both('Inget värde räcker för ', 'No value is enough for '), name, ': ', label],
      [both('. Prövat: ', '. Tried: '), parameterRange(path, bounds)],
      [both('; planen har ', '; the plan has '), now, '.'],
    ]
  const needed = sought(solved, value)
  return metNow
    ? [
        [name, both(' nås i planen (', ' is met in the plan ('), label, ' ', now],
        [both('), och faller vid ', '), and falls at '), needed, from, '.'],
      ]
    : [
        [name, both(' nås precis om detta är ', ' is just met if this is '), needed, from, ': ', label],
        [both('; planen har ', '; the plan has '), now, '.'],
      ]
}

/** At which value the verdict below is taken. */
const atValue = (solved: SolvedParameter, value: number): DisplayCell => [
  both('Målet med det värdet: ', 'The goal at that value: '),
  [parameterLabel(solved.path), ' ', sought(solved, value)],
]

/** What should be known of the value. */
const cautions = (solved: SolvedParameter): readonly DisplayCell[] => {
  const { path, value, range, withinRange, crossings, past } = solved
  const others = crossings.filter((crossing) => crossing.value !== value)
  return [
    ...(range === null || value === null
      ? []
      : [
          [
            withinRange === true
              ? both('Det ligger inom det troliga intervallet, ', 'It lies within the likely range, ')
              : both('Det ligger utanför det troliga intervallet, ', 'It lies outside the likely range, '),
            parameterRange(path, range),
            '.',
          ],
        ]),
    ...(others.length === 0
      ? []
      : [
          [
            both('Målet vänder också vid ', 'The goal also turns at '),
            listed(others.map((one) => sought(solved, one.value))),
            '.',
          ],
        ]),
    ...(past
      ? [
          both(
            'Talet säger hur det var fram till basåret och går inte längre att bestämma.',
            'The number says how it was up to the base year, and can no longer be decided.',
          ),
        ]
      : []),
  ]
}

/** The value at which the goal turns, the verdict there, and what should be known of it. */
export const parameterTables = (solved: SolvedParameter, plan: string): readonly DisplayTable[] => {
  const { path, value, current, range, withinRange, bounds, verdict } = solved
  return [
    {
      caption: [`${plan}: `, answerOf(solved)],
      heads: [
        both('Tal', 'Number'),
        both('I planen', 'In the plan'),
        both('Målet vänder vid', 'The goal turns at'),
        both('Troligt', 'Likely'),
        both('Inom det troliga', 'Within the likely'),
        both('Prövat', 'Tried'),
      ],
      rows: [
        [
          parameterLabel(path),
          parameterCell(path, current),
          value === null ? '–' : sought(solved, value),
          range === null ? '–' : parameterRange(path, range),
          yesOrNo(withinRange),
          parameterRange(path, bounds),
        ],
      ],
    },
    ...(verdict === null || value === null
      ? []
      : [{ ...verdictTable([verdict]), caption: atValue(solved, value) }]),
    ...noteTables(cautions(solved)),
  ]
}
