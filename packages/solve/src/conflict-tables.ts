import {
  type DisplayCell,
  type DisplayTable,
  neededCell,
  noteTables,
  parameterCell,
  parameterLabel,
  parameterRange,
  type SeriesName,
  seriesCell,
} from '@kohort/core'
import { pathRows } from './path-rows.js'
import type { CompatibleValue, Conflict, SolvedIntake } from './types.js'
import { both, INTAKE, limitWords, listed, quoted, yesOrNo } from './words.js'

/** The goals and ceilings that do not go together, and the proof of it. */
const reasons = (conflict: Conflict, { verdicts }: SolvedIntake): readonly DisplayCell[] => {
  const { goals, limits, intakeBounds, proven, witness, others } = conflict
  const ids = verdicts.map(({ id }) => id)
  const members = [
    ...goals.map(quoted),
    ...limits.map((limit) => limitWords[limit] ?? limit),
    ...(intakeBounds ? [both('gränserna för antagningen', 'the bounds of the intake')] : []),
  ]
  return [
    members.length < 2
      ? [listed(members), both(' nås inte med någon antagning.', ' is reached by no intake.')]
      : [
          both('De krockar: ', 'They conflict: '),
          listed(members),
          both('. Tas ett av dem bort går resten ihop.', '. Without any one of them the rest can be met.'),
        ],
    both(witness.sv, witness.en),
    ...(proven
      ? []
      : [
          both(
            'Säkert är det inte: planens tak böjer siffrorna, och det kan finnas en väg som inte hittades.',
            "It is not certain: the plan's ceilings bend the figures, and there may be a path that was not found.",
          ),
        ]),
    ...others.map((set) => [
      both('Även de här krockar: ', 'These conflict too: '),
      listed(set.map((id) => (ids.includes(id) ? quoted(id) : (limitWords[id] ?? id)))),
      '.',
    ]),
  ]
}

/** How near each of the goals can come when the others are met, and the intake that does it. */
const nearestTables = (
  { nearest }: Conflict,
  { verdicts }: SolvedIntake,
  own: ReadonlyMap<number, number | null>,
): readonly DisplayTable[] => {
  if (nearest.length === 0) return []
  const metricOf = (goal: string): SeriesName =>
    verdicts.find(({ id }) => id === goal)?.metric ?? 'completions'
  const missed = (goal: string, meets: readonly string[]): DisplayCell => {
    const others = verdicts.filter(({ id }) => id !== goal && !meets.includes(id))
    return others.length === 0 ? '–' : listed(others.map(({ id }) => quoted(id)))
  }
  return [
    {
      caption: both('Så nära går det att komma', 'How near it can come'),
      heads: [
        both('Mål som missas så lite som möjligt', 'Goal missed by as little as can be'),
        both('År', 'Year'),
        both('Värde', 'Value'),
        both('Ifrån', 'Off by'),
        both('Missas också', 'Missed too'),
      ],
      rows: nearest.map(({ goal, value, year, shortfall, meets }) => [
        goal,
        year === null ? both('medel', 'mean') : String(year),
        seriesCell(metricOf(goal), value),
        seriesCell(metricOf(goal), shortfall, 'difference'),
        missed(goal, meets),
      ]),
    },
    {
      caption: both(`Antagningen på de vägarna, ${INTAKE.sv}`, `The intake on those paths, ${INTAKE.en}`),
      heads: [
        both('År', 'Year'),
        both('Planens antagning', "The plan's intake"),
        ...nearest.map(({ goal }) => both(`missar ${goal}`, `misses ${goal}`)),
      ],
      rows: pathRows(
        nearest.map(({ intake }) => intake),
        own,
      ),
    },
  ]
}

/** How far the needed value lies outside the range, in widths of it; without a range after those. */
const farOff = ({ needed, value, range, withinRange }: CompatibleValue): number => {
  if (needed === null) return Number.POSITIVE_INFINITY
  if (withinRange === true) return 0
  if (range === null || range[0] === range[1]) return 1e6 + Math.abs(needed - value)
  return Math.max(range[0] - needed, needed - range[1]) / (range[1] - range[0])
}

/** What is said of the numbers that would do: as likely as the plan's ranges have them, where it has any. */
const remedyCaption = (useful: readonly CompatibleValue[]): DisplayCell => {
  if (useful.length === 0)
    return both(
      'Inget enskilt tal om utbildningen skulle räcka.',
      'No single number of the training would do.',
    )
  const lead = both('Vad som skulle räcka, ett tal i taget', 'What would do, one number at a time')
  if (useful.some(({ withinRange }) => withinRange === true)) return lead
  if (useful.every(({ withinRange }) => withinRange === null))
    return [
      lead,
      both(
        '; hur troliga de är har planen inga spann för',
        '; the plan has no ranges to say how likely they are',
      ),
    ]
  return [
    lead,
    useful.some(({ withinRange }) => withinRange === null)
      ? both('; inget av dem som har ett spann är troligt', '; none of those with a range is likely')
      : both('; inget av dem är troligt', '; none of them is likely'),
  ]
}

/** Which numbers, one at a time, would make all that was asked possible; the likeliest first. */
const remedies = (values: readonly CompatibleValue[]): readonly DisplayTable[] => {
  const useful = values.filter(({ needed }) => needed !== null)
  const caption = remedyCaption(useful)
  if (useful.length === 0)
    return noteTables([
      [both('Prövade: ', 'Tried: '), listed(values.map(({ path }) => parameterLabel(path))), '.'],
    ]).map((table) => ({ ...table, caption }))
  return [
    {
      caption,
      heads: [
        both('Tal', 'Number'),
        both('I planen', 'In the plan'),
        both('Behövs', 'Needed'),
        both('Troligt', 'Likely'),
        both('Inom det troliga', 'Within the likely'),
      ],
      rows: [...useful]
        .sort((one, other) => farOff(one) - farOff(other))
        .map(({ path, value, needed, range, withinRange }) => [
          parameterLabel(path),
          parameterCell(path, value),
          neededCell(path, value, needed),
          range === null ? '–' : parameterRange(path, range),
          yesOrNo(withinRange),
        ]),
    },
  ]
}

/** What conflicts, why, how near it can come and what would help. */
export const conflictTables = (
  solved: SolvedIntake,
  conflict: Conflict,
  caption: DisplayCell,
  own: ReadonlyMap<number, number | null>,
): readonly DisplayTable[] => [
  ...noteTables(reasons(conflict, solved)).map((table) => ({ ...table, caption })),
  ...nearestTables(conflict, solved, own),
  ...(conflict.compatible === null ? [] : remedies(conflict.compatible)),
]
