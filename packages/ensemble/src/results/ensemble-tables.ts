import {
  type Bilingual,
  type DisplayCell,
  type DisplayTable,
  noteTables,
  outputIndex,
  run,
  type SeriesName,
  seriesCell,
  seriesReading,
} from '@kohort/core'
import {
  both,
  count,
  errorCell,
  figureName,
  goalName,
  isOpen,
  percent,
  probabilityCell,
  scenarioName,
  worthOf,
} from '../read/words.js'
import type { Uncertainty } from '../uncertainty.js'

/** The series that a planner looks at first, where they were kept. */
const shown: readonly SeriesName[] = ['trainees', 'completions', 'specialists', 'coverage']
const THREE = [0.05, 0.5, 0.95]
/** A middle that is off by less of the band than this is beside nothing. */
const VISIBLE = 0.1

interface BandOfYear {
  readonly year: number
  readonly values: readonly (number | null)[]
}

export interface Shown {
  readonly plan: string
  readonly draws: number
  /** So many equal draws would say as much, where the draws are weighted. */
  readonly effective?: number
  readonly years: readonly number[]
  readonly series: readonly SeriesName[]
  readonly scenarios: readonly string[]
  readonly uncertainty: Uncertainty
  readonly noteTexts: readonly Bilingual[]
  readonly band: (name: SeriesName, quantiles: readonly number[]) => readonly BandOfYear[]
  readonly difference: (
    name: SeriesName,
    one: string,
    other: string,
    quantiles: readonly number[],
  ) => readonly (BandOfYear & { readonly above: number | null })[]
  readonly goals: () => readonly {
    readonly id: string
    readonly scenario: string
    readonly probability: number | null
    readonly error: number | null
  }[]
  readonly manifest: () => { readonly process: 'expected' | 'individual' }
}

/** The figures of the plan itself, which the draws are spread about. */
const ownFigures = ({ uncertainty }: Shown): ((name: SeriesName, year: number) => number | null) => {
  const compiled = uncertainty.compiled()
  const output = run(compiled, compiled.parameters, new Float64Array(compiled.outputLength))
  return (name, year) => {
    const value = output[outputIndex(compiled, name, year)] as number
    return Number.isNaN(value) ? null : value
  }
}

type Own = ReturnType<typeof ownFigures>

/** 5, 50 and 95 % of the draws by year, and what the plan itself gives. */
const bandTable = (fan: Shown, names: readonly SeriesName[], own: Own): DisplayTable => {
  const bands = names.map((name) => fan.band(name, THREE))
  return {
    caption: [`${fan.plan}, `, count(fan.draws), both(' dragningar', ' draws')],
    heads: [
      both('År', 'Year'),
      ...names.flatMap((name): readonly DisplayCell[] => [
        ...THREE.map((share) => [seriesReading(name).head, ': ', percent(share)]),
        [seriesReading(name).head, both(': planen', ': the plan')],
      ]),
    ],
    rows: fan.years.map((year, index) => [
      String(year),
      ...names.flatMap((name, order) => [
        ...THREE.map((_, place) => seriesCell(name, bands[order]?.[index]?.values[place] ?? null)),
        seriesCell(name, own(name, year)),
      ]),
    ]),
  }
}

/** As many equal draws as say what these do. */
const saidBy = ({ draws, effective }: Shown): number => (effective === undefined ? draws : worthOf(effective))

/** How probable each goal is; no column of errors where none is known. */
const goalTable = (fan: Shown): DisplayTable => {
  const said = saidBy(fan)
  const { plan } = fan.uncertainty.compiled()
  const rows = fan
    .goals()
    .map(
      ({ id, scenario, probability, error }) =>
        [
          [goalName(plan, id), scenarioName(scenario), probabilityCell(probability, said)],
          errorCell(probability, error, said),
        ] as const,
    )
  const hasErrors = rows.some(([, error]) => error !== null)
  return {
    caption: [
      `${fan.plan}: `,
      both('sannolikheten att målen nås', 'how probable it is that the goals are met'),
    ],
    heads: [
      both('Mål', 'Goal'),
      both('Scenario', 'Scenario'),
      both('Sannolikhet', 'Probability'),
      ...(hasErrors ? [both('Standardfel', 'Standard error')] : []),
    ],
    rows: rows.map(([cells, error]) => (hasErrors ? [...cells, error] : cells)),
  }
}

/** What each scenario changes, draw by draw, in the last year. */
const differenceTable = (fan: Shown, names: readonly SeriesName[]): DisplayTable => {
  const [own = '', ...others] = fan.scenarios
  const year = fan.years.at(-1) as number
  return {
    caption: both(
      `Skillnad mot planen ${year}, dragning för dragning`,
      `Difference from the plan in ${year}, draw by draw`,
    ),
    heads: [
      both('Scenario', 'Scenario'),
      both('Serie', 'Series'),
      ...THREE.map(percent),
      both('Över planen', 'Above the plan'),
    ],
    rows: others.flatMap((id) =>
      names.map((name) => {
        const row = fan.difference(name, id, own, THREE).find((one) => one.year === year)
        const cells = THREE.map((_, place) => seriesCell(name, row?.values[place] ?? null, 'change'))
        return [id, seriesReading(name).head, ...cells, probabilityCell(row?.above ?? null, saidBy(fan))]
      }),
    ),
  }
}

/** That the middle of the draws is not the plan's own figure, of the series where it is furthest off. */
const besideNote = (fan: Shown, names: readonly SeriesName[], own: Own): readonly DisplayCell[] => {
  // What was observed moves the middle too, and is meant to.
  if (fan.effective !== undefined) return []
  const year = fan.years.at(-1) as number
  const found = names.flatMap((name) => {
    const row = fan.band(name, THREE).find((one) => one.year === year)
    const [low = null, middle = null, high = null] = row?.values ?? []
    const plain = own(name, year)
    if (plain === null || low === null || middle === null || high === null || !(high > low)) return []
    return [{ name, plain, middle, off: Math.abs(middle - plain) / (high - low) }]
  })
  const [most] = found.sort((one, other) => other.off - one.off)
  if (most === undefined || most.off < VISIBLE) return []
  return [
    [
      both(
        'Mitten av dragningarna ligger bredvid planens beräkning: ',
        'The middle of the draws lies beside the plan’s projection: ',
      ),
      figureName(most.name, year),
      [': ', seriesCell(most.name, most.middle), both(' i mitten, ', ' in the middle, ')],
      [seriesCell(most.name, most.plain), both(' i planen', ' in the plan')],
      both(
        '. Det är inget fel: det troliga intervallet säger var ett tal kan ligga, och några av planens tal ligger nära ena änden av sitt eget.',
        '. That is no error: the likely range says where a number may lie, and some of the plan’s numbers lie near one end of their own.',
      ),
    ],
  ]
}

/** What was drawn, and how much of it nobody has measured. */
const drawnNote = ({ uncertainty }: Shown): DisplayCell => {
  const names = uncertainty.inputs.map(({ name }) => name)
  const numbers = names.filter((name) => !name.includes('~'))
  const chance = names.length - numbers.length
  const open = numbers.filter((name) => isOpen(uncertainty.compiled(), name))
  return [
    count(numbers.length),
    both(
      ' osäkra tal drogs, vart och ett ur sitt troliga intervall (5–95 %); ',
      ' uncertain numbers were drawn, each from its likely range (5–95%); ',
    ),
    ...(open.length === 0
      ? [both('alla är mätta eller härledda.', 'all of them measured or derived.')]
      : [count(open.length), both(' av dem har ingen mätt.', ' of them nobody has measured.')]),
    ...(chance === 0
      ? []
      : [
          both(' Dessutom slump från år till år: ', ' Besides, chance from year to year: '),
          count(chance),
          both(' årsvärden.', ' yearly values.'),
        ]),
  ]
}

/** What becomes of an opening stock that is no whole number where people are. */
const openingNote = (fan: Shown, own: Own): readonly DisplayCell[] => {
  const base = fan.years[0] as number
  const isPart = (value: number | null) => value !== null && Math.abs(value - Math.round(value)) > 1e-9
  if (fan.manifest().process !== 'individual') return []
  if (!isPart(own('trainees', base)) && !isPart(own('specialists', base))) return []
  return [
    both(
      `Planen börjar ${base} med antal som inte är hela personer: i varje dragning avgör slumpen om det blir närmaste heltal under eller över, rätt i medeltal.`,
      `The plan opens ${base} with stocks of no whole people: in each draw chance makes it the whole number below or above, right in the mean.`,
    ),
  ]
}

/** An ensemble on one screen: the bands of its first series by year, how probable each goal is, and what to know. */
export const ensembleTables = (
  fan: Shown,
  notes: readonly DisplayCell[] = fan.noteTexts,
): readonly DisplayTable[] => {
  const usual = shown.filter((name) => fan.series.includes(name))
  const names = usual.length > 0 ? usual : fan.series.slice(0, 4)
  const own = ownFigures(fan)
  return [
    bandTable(fan, names, own),
    goalTable(fan),
    ...(fan.scenarios.length < 2 ? [] : [differenceTable(fan, names)]),
    ...noteTables([...notes, ...besideNote(fan, names, own), ...openingNote(fan, own), drawnNote(fan)]),
  ].filter(({ rows }) => rows.length > 0)
}
