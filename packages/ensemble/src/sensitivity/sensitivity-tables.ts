import {
  type Compiled,
  type DisplayCell,
  type DisplayTable,
  noteTables,
  type Plan,
  series,
  seriesCell,
  seriesReading,
  shareCell,
} from '@kohort/core'
import {
  both,
  count,
  figureName,
  goalName,
  inputCells,
  inputLabel,
  isOpen,
  isPlural,
  listed,
  NOT_MEASURED,
  probabilityCell,
  scenarioName,
  stopAfter,
} from '../read/words.js'
import type { Estimate } from './estimate.js'
import type { OutputSensitivity, Sensitivity } from './sensitivity-result.js'
import type { Asked } from './targets.js'

/** A part that rounds to nothing has no row. */
const LEAST = 0.005

/** Estimates of the parts of a variance, by input. */
export interface Parts {
  readonly inputs: readonly {
    readonly input: string
    readonly first: Estimate | null
    readonly total: Estimate | null
  }[]
  readonly interactions: Estimate | null
}

const ABOUT_NOTHING: DisplayCell = ['≈\u00a0', shareCell(0)]

const valueOfPart = (estimate: Estimate | null): number => estimate?.value ?? 0

/** A part of the variance; what is below chance in the drawing is about nothing, not below it. */
export const partCell = (estimate: Estimate | null): DisplayCell => {
  if (estimate === null) return null
  const { value } = estimate
  return value !== 0 && value < LEAST ? ABOUT_NOTHING : shareCell(value)
}

/** The least reach that a tenth of a point shows. */
const LEAST_REACH = 0.0005

/** How far the 95 % interval reaches to each side, in points; none where the draws that say so do not differ at all. */
export const reachCell = (estimate: Estimate | null): DisplayCell => {
  const reach = estimate === null || estimate.high === null ? 0 : estimate.high - estimate.value
  if (reach === 0) return '–'
  return reach < LEAST_REACH
    ? ['±\u00a0<\u00a0', shareCell(2 * LEAST_REACH, 'difference', 1)]
    : ['±\u00a0', shareCell(reach, 'difference', 1)]
}

export const PART_HEADS: readonly DisplayCell[] = [
  both('Ensamt', 'Alone'),
  both('Fel (95 %)', 'Error (95%)'),
  both('I allt', 'In all'),
  both('Fel (95 %)', 'Error (95%)'),
]

/** An input that matters and shows nothing alone is about nothing there: so many draws cannot say that it is none. */
export const partCells = ({ first, total }: Parts['inputs'][number]): readonly DisplayCell[] => [
  first?.value === 0 && valueOfPart(total) > 0 ? ABOUT_NOTHING : partCell(first),
  reachCell(first),
  partCell(total),
  reachCell(total),
]

/** What the parts are, and what no input explains alone. */
export const partNotes = ({ interactions }: Parts): readonly DisplayCell[] => [
  both(
    'Ensamt: så stor del av spridningen (variansen) som skulle försvinna om just det talet blev känt. I allt: med vad det gör först ihop med andra tal; det räknas hos vart och ett av dem, så summan kan bli mer än 100 %. Delarna är skattade ur dragningar.',
    'Alone: the part of the spread (the variance) that would be gone if that number were known. In all: with what it does only together with other numbers; that counts with each of them, so the sum can be more than 100%. The parts are estimated from draws.',
  ),
  ...(interactions === null
    ? []
    : [
        [
          both('Samverkan mellan tal: ', 'Numbers acting together: '),
          partCell(interactions),
          ' (',
          reachCell(interactions),
          ').',
        ],
      ]),
]

const nameOf = ({ goal, series: metric, year, group }: Asked, plan: Plan): DisplayCell => {
  if (goal !== undefined) return [goalName(plan, goal), year === undefined ? '' : ` ${year}`]
  const of = group === undefined ? '' : ` (${group})`
  return metric === undefined || year === undefined ? '' : [figureName(metric, year), of]
}

/** The middle and the spread, or how probable the goal is. */
const spreadOf = (
  { of, mean, variance }: OutputSensitivity,
  { manifest, minus }: Sensitivity,
): DisplayCell => {
  if (mean === null || variance === null) return ''
  if (of.series === undefined)
    return minus !== null
      ? ''
      : [
          both(' Sannolikheten att målet nås är ', ' The probability that the goal is met is '),
          probabilityCell(mean, 2 * manifest.draws),
          '.',
        ]
  const spread = seriesCell(of.series, Math.sqrt(variance), 'difference')
  const { unit } = series[of.series]
  const hasUnit = seriesReading(of.series).unit !== undefined
  return [
    [both(' Medelvärde ', ' Mean '), seriesCell(of.series, mean, minus === null ? 'figure' : 'change')],
    [both(', standardavvikelse ', ', standard deviation '), spread],
    hasUnit ? stopAfter(of.series) : both(` ${unit.sv}.`, ` ${unit.en}.`),
  ]
}

/** A goal hangs on something; trainees and completions hang on something. */
const doOrDoes = ({ of }: OutputSensitivity): DisplayCell =>
  both('', of.series !== undefined && isPlural(of.series) ? 'do ' : 'does ')

/** Why there is nothing to rank. */
const nothing = ({ missing, mean, of }: OutputSensitivity): DisplayCell => {
  if (missing > 0)
    return [
      both('I ', 'In '),
      shareCell(missing),
      both(
        ' av körningarna finns ingen siffra: då går inga delar att räkna.',
        ' of the runs there is no figure: no parts can be told.',
      ),
    ]
  if (of.goal === undefined) return both('Inget osäkert tal ändrar det.', 'No uncertain number changes it.')
  return mean === 0
    ? both(
        'Målet nås inte i någon dragning: inget av de osäkra talen kan ensamt eller ihop med andra avgöra det.',
        'The goal is met in no draw: none of the uncertain numbers decides it, alone or together.',
      )
    : both(
        'Målet nås i varje dragning: inget av de osäkra talen avgör det.',
        'The goal is met in every draw: none of the uncertain numbers decides it.',
      )
}

const outputTables = (
  output: OutputSensitivity,
  found: Sensitivity,
  compiled: Compiled,
): readonly DisplayTable[] => {
  const { plan, scenario, minus } = found
  const who = minus === null ? scenarioName(scenario) : [scenarioName(scenario), ' − ', scenarioName(minus)]
  const caption = [
    [`${plan}, `, who, ': ', both('vilka okända tal hänger ', 'which unknown numbers '), doOrDoes(output)],
    [nameOf(output.of, compiled.plan), both(' på?', ' hang on?'), spreadOf(output, found)],
  ]
  if (output.interactions === null)
    return noteTables([nothing(output)]).map((table) => ({ ...table, caption }))
  const seen = output.inputs.filter(({ total }) => valueOfPart(total) >= LEAST)
  const still = output.inputs.filter(({ total }) => total?.value === 0).length
  const little = output.inputs.length - seen.length - still
  const rest = [
    ...(little > 0
      ? [
          both(
            `${little} tal påverkar det mindre än 0,5 %`,
            `${little} ${little === 1 ? 'matters' : 'matter'} less than 0.5%`,
          ),
        ]
      : []),
    ...(still > 0 ? [both(`${still} tal inte alls`, `${still} not at all`)] : []),
  ]
  return [
    {
      caption,
      heads: [
        both('Osäkert tal', 'Uncertain number'),
        both('I planen', 'In the plan'),
        both('Troligt', 'Likely'),
        ...PART_HEADS,
      ],
      rows: seen.map((one) => [
        inputLabel(compiled, one.input),
        ...inputCells(compiled, one.input),
        ...partCells(one),
      ]),
    },
    ...noteTables([
      ...partNotes(output),
      ...(seen.some(({ input }) => isOpen(compiled, input)) ? [NOT_MEASURED] : []),
      ...(rest.length === 0 ? [] : [[both('Av resten: ', 'Of the other numbers: '), listed(rest), '.']]),
    ]),
  ]
}

/** Each analysed figure with the numbers that it hangs on, the one that matters most first. */
export const sensitivityTables = (found: Sensitivity, compiled: Compiled): readonly DisplayTable[] => [
  ...found.outputs.flatMap((output) => outputTables(output, found, compiled)),
  ...noteTables([...found.noteTexts, [count(found.runs), both(' körningar.', ' runs.')]]),
]
