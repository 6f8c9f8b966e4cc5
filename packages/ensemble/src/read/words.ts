import {
  type Bilingual,
  type Compiled,
  type DisplayCell,
  parameterCell,
  parameterLabel,
  parameterPathOf,
  parameterRange,
  type SeriesName,
  type Slot,
  series,
  seriesCell,
  seriesReading,
  shareCell,
} from '@kohort/core'

export const both = (sv: string, en: string): Bilingual => ({ sv, en })

const HARD_SPACE = '\u00a0'

/** `a, b och c`. */
export const listed = (parts: readonly DisplayCell[]): DisplayCell =>
  parts.map((part, index) => [
    index === 0 ? '' : index === parts.length - 1 ? both(' och ', ' and ') : ', ',
    part,
  ])

/** A whole number in a sentence. */
export const count = (value: number): DisplayCell => ({ value: Math.round(value), decimals: 0 })

/** A quantile as the head of a column has it. */
export const percent = (share: number): DisplayCell => shareCell(share)

/** What has not happened in n draws has at most the probability 3/n (the rule of three). */
const edgeOf = (draws: number): number => Math.min(1, Math.max(0.001, Math.ceil((3 / draws) * 1000) / 1000))

/** To the whole per cent; at the ends to a tenth, and never 0 or 100 where only draws say so: `17 %`, `< 0,1 %`. */
export const probabilityCell = (probability: number | null, draws: number): DisplayCell => {
  if (probability === null) return null
  const edge = edgeOf(draws)
  if (probability < edge / 3) return [`<${HARD_SPACE}`, shareCell(edge, 'figure', 1)]
  if (probability > 1 - edge / 3) return [`>${HARD_SPACE}`, shareCell(1 - edge, 'figure', 1)]
  return shareCell(probability, 'figure', probability < 0.0095 || probability > 0.9905 ? 1 : 0)
}

/** The standard error of a probability, in points; none where draws only say that it is below or above one. */
export const errorCell = (probability: number | null, error: number | null, draws: number): DisplayCell => {
  const edge = edgeOf(draws) / 3
  const isEnd = probability === null || probability < edge || probability > 1 - edge
  return isEnd ? null : shareCell(error, 'difference', 1)
}

/** `95–131`: a band of a series; nothing where it has no figure. */
export const bandCell = (name: SeriesName, low: number | null, high: number | null): DisplayCell => {
  if (low === null || high === null) return '–'
  const { factor, decimals } = seriesReading(name)
  return [{ value: low * factor, decimals }, low < 0 ? ' … ' : '–', seriesCell(name, high)]
}

/** A series in a sentence or a row, with its year. */
export const figureName = (name: SeriesName, year: number): Bilingual => {
  const { sv, en } = series[name].label
  return both(`${sv} ${year}`, `${en} ${year}`)
}

/** The middle of nine cases of ten. */
export const NINE_OF_TEN: DisplayCell = both(`5–95${HARD_SPACE}%`, '5–95%')

const chanceOf = (path: string): Bilingual => {
  if (path === 'individuals~') return both('slump, enskilda personer', 'chance, individual people')
  const { sv, en } = parameterLabel(path.replace(/~.*$/, ''))
  return both(`slump, ${sv}`, `chance, ${en}`)
}

/** What an uncertain quantity is called: a number, a number's chance from year to year, numbers that go together. */
export const inputLabel = (input: string): DisplayCell =>
  input
    .split(' + ')
    .map((path, index) => [
      index === 0 ? '' : ' + ',
      path.includes('~') ? chanceOf(path) : parameterLabel(path),
    ])

const slotOf = (compiled: Compiled, path: string): Slot | undefined =>
  compiled.slots.find((slot) => slot.path === path)

const isUnmeasured = (slot: Slot): boolean =>
  slot.figures.some(({ kind }) => kind === undefined || kind === 'assumed')

/** Whether nobody has measured a number. */
export const isOpen = (compiled: Compiled, input: string): boolean => {
  const slot = slotOf(compiled, input)
  return parameterPathOf(input) !== undefined && slot !== undefined && isUnmeasured(slot)
}

/** Its last number as the plan has it, marked where nobody has measured it, and its likely range. */
export const inputCells = (compiled: Compiled, input: string): readonly [DisplayCell, DisplayCell] => {
  const figure = slotOf(compiled, input)?.figures.at(-1)
  if (figure === undefined) return ['–', '–']
  return [
    [parameterCell(input, figure.value), isOpen(compiled, input) ? ' *' : ''],
    figure.range === undefined ? '–' : parameterRange(input, figure.range),
  ]
}

export const NOT_MEASURED = both('* Ingen har mätt talet.', '* Nobody has measured the number.')

/** How much the weighted draws come to. */
export const weightNote = (effective: number, draws: number): DisplayCell => [
  both('Vikterna motsvarar ', 'The weights amount to '),
  count(Math.max(1, effective)),
  both(' av ', ' of '),
  count(draws),
  both(' dragningar.', ' draws.'),
]
