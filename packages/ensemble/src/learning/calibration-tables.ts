import {
  type DisplayCell,
  type DisplayTable,
  noteTables,
  parameterCell,
  parameterLabel,
  parameterPathOf,
  parameterRange,
  parameters,
  seriesCell,
  shareCell,
} from '@kohort/core'
import { both, figureName, listed, noteInWords, weightNote } from '../read/words.js'
import type { CalibratedNumber, RangedValue } from './calibrated-numbers.js'
import type { Calibration } from './calibration-result.js'
import { ERROR_HEAD, errorOf, observedName, STATEMENT } from './observation-tables.js'

/** A residual beyond so many errors is not explained by chance. */
const ILL = 2

/** A number to as many digits as its range tells apart. */
const rounded = (value: number, [low, high]: readonly [number, number]): number => {
  const width = high - low
  if (!(width > 0)) return value
  const step = 10 ** (Math.floor(Math.log10(width)) - 1)
  return Number((Math.round(value / step) * step).toPrecision(12))
}

const sideCells = (path: string, { value, range }: RangedValue): readonly [DisplayCell, DisplayCell] => [
  parameterCell(path, rounded(value, range)),
  parameterRange(path, [rounded(range[0], range), rounded(range[1], range)]),
]

const answerOf = ({ numbers, observations }: Calibration): DisplayCell => {
  const learnt = numbers.filter((one) => one.learnt)
  const [best] = [...learnt].sort((one, other) => other.narrowed - one.narrowed)
  if (best === undefined)
    return both(
      'Det som räknats säger nästan inget om de här talen: deras spann är kvar.',
      'What was counted says next to nothing about these numbers: their ranges stay.',
    )
  const [now, range] = sideCells(best.path, best.after)
  const off = observations.filter(({ z }) => Math.abs(z ?? 0) > ILL)
  return [
    [labelOf(best, numbers), both(': bäst passar ', ': what fits best is '), now],
    [both(' (troligt ', ' (likely '), range, both('); planen har ', '); the plan has ')],
    [sideCells(best.path, best.before)[0], '. '],
    off.length === 0
      ? both('Det förklarar allt som räknats.', 'That explains all that was counted.')
      : [
          both('Men de här talen förklarar inte ', 'But these numbers do not explain '),
          listed(off.map(({ series, year }) => figureName(series, year))),
          '.',
        ],
  ]
}

/** A number by its label: of a share still here after how many years, of several years which. */
const labelOf = ({ path, at }: CalibratedNumber, numbers: readonly CalibratedNumber[]): DisplayCell => {
  const general = parameterPathOf(path)
  if (general !== undefined && parameters[general].form === 'curve') return parameterLabel(`${path}.${at}`)
  const isOne = numbers.filter((other) => other.path === path).length === 1
  return [parameterLabel(path), at === '' || isOne ? '' : ` ${at}`]
}

/** What became of a range. */
const rangeCell = (one: CalibratedNumber): DisplayCell => {
  const { before, after, narrowed } = one
  if (!one.learnt) return both('är kvar: inget lärt', 'stays: nothing learnt')
  if (after.range[1] < before.range[0] || after.range[0] > before.range[1])
    return both('utanför planens', "outside the plan's")
  if (Math.abs(narrowed) < 0.005) return both('flyttat', 'moved')
  return [
    shareCell(Math.abs(narrowed)),
    narrowed > 0 ? both(' smalare', ' narrower') : both(' bredare', ' wider'),
  ]
}

const numberTable = ({ numbers }: Calibration, caption: DisplayCell): DisplayTable => ({
  caption,
  heads: [
    both('Tal', 'Number'),
    both('Förut', 'Before'),
    both('troligt', 'likely'),
    both('Passar', 'Fits'),
    both('troligt', 'likely'),
    both('Spannet', 'The range'),
  ],
  rows: numbers.map((one: CalibratedNumber) => [
    labelOf(one, numbers),
    ...sideCells(one.path, one.before),
    ...sideCells(one.path, one.after),
    rangeCell(one),
  ]),
})

const fitTable = ({ observations, manifest }: Calibration): DisplayTable => {
  const isOfPeople = manifest().process === 'individual'
  return {
    caption: isOfPeople
      ? both(
          'Slump: standardavvikelsen av slump mellan hela personer. Avvikelsen är utfallet minus det som passar, i standardavvikelser av räkning och slump tillsammans; inom ±2 är den väntad',
          'Chance: the standard deviation of chance between whole people. Off by: the outcome less what fits, in standard deviations of counting and chance together; inside ±2 is expected',
        )
      : both(
          'Avvikelsen är utfallet minus det som passar, i räkningens standardavvikelser; inom ±2 är den väntad',
          'Off by: the outcome less what fits, in standard deviations of the count; inside ±2 is expected',
        ),
    heads: [
      both('Räknat', 'Counted'),
      both('Utfall', 'Outcome'),
      ERROR_HEAD,
      ...(isOfPeople ? [both('Slump', 'Chance')] : []),
      both('Planen', 'Plan'),
      both('Passar', 'Fits'),
      both('Avvikelse', 'Off by'),
    ],
    rows: observations.map((one) => [
      observedName(one),
      seriesCell(one.series, one.value),
      errorOf(one),
      ...(isOfPeople ? [seriesCell(one.series, one.chance)] : []),
      seriesCell(one.series, one.before),
      seriesCell(one.series, one.fitted),
      one.z === null ? null : { value: one.z, decimals: 1, signed: true },
    ]),
  }
}

/** What a reader should know before the numbers are used. */
const notesOf = (found: Calibration): readonly DisplayCell[] => {
  const { notes, observations, effectiveSampleSize, draws } = found
  return [
    found.manifest().others === 'drawn'
      ? both(
          'Planens andra osäkra tal fick vara vad de vill i sina spann: spannen ovan räknar med att de är okända.',
          'The other uncertain numbers of the plan were drawn from their ranges: the ranges above allow for not knowing them.',
        )
      : both(
          'Planens andra tal stod stilla. Är de också osäkra är spannen ovan för smala: låt även dem dras.',
          "The other numbers of the plan stood still. Where they too are uncertain the ranges above are too narrow: let them be drawn too (others: 'drawn').",
        ),
    ...(notes.some(({ code }) => code === 'few-draws') ? [] : [weightNote(effectiveSampleSize, draws)]),
    ...notes.map(({ text }) => noteInWords(text)),
    ...(observations.some(({ kind }) => kind === 'contested') ? [STATEMENT] : []),
    both(
      'Planen med talen duger att läsa, granska och räkna fram en linje av. En simulering av den ger för breda spann: där dras varje tal för sig, och hur de hänger ihop är borta. För spann och chanser framåt, väg den ursprungliga planens dragningar med samma uppgifter: gör en uppföljning.',
      'The plan with the numbers is good for reading, reviewing and projecting one line. simulate on it gives bands that are too wide: each number is drawn by itself there, and how they hang together is gone. For bands and chances ahead, weight the draws of the plan as it was by the same figures: followUp.',
    ),
  ]
}

/** The numbers before and after, how well they explain what was counted, and what to know. */
export const calibrationTables = (found: Calibration): readonly DisplayTable[] => [
  numberTable(found, [`${found.manifest().plan}: `, both('kalibrering. ', 'calibration. '), answerOf(found)]),
  fitTable(found),
  ...noteTables(notesOf(found)),
]
