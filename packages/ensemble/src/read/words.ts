import {
  type Bilingual,
  type Compiled,
  type DisplayCell,
  type Plan,
  parameterCell,
  parameterLabel,
  parameterPathOf,
  parameterRange,
  parameters,
  type SeriesName,
  type Slot,
  series,
  seriesCell,
  seriesReading,
  shareCell,
} from '@kohort/core'
import { PLAN } from '../inputs/drawing.js'

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

/** A goal by its title, and by the id that it is asked for by. */
export const goalName = ({ goals }: Plan, id: string): DisplayCell => {
  const title = goals.find((goal) => goal.id === id)?.title
  return title === undefined ? id : [title, ` (${id})`]
}

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

/** As many equal draws as weighted ones amount to, for what they may say; never fewer than ten. */
export const worthOf = (effective: number): number => Math.max(10, Math.round(effective))

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

/** Whether English has a series in the plural: `completions hang on`, `coverage hangs on`. */
export const isPlural = (name: SeriesName): boolean =>
  /^(?:trainees|completions|specialists|years|hired|not hired|waiting|payments|of whom|specialist exits|doctor equivalents|inhabitants)\b/.test(
    series[name].label.en,
  )

/** The full stop after a figure: the Swedish `milj.` has one. */
export const stopAfter = (name: SeriesName): Bilingual => both(name.startsWith('cost') ? '' : '.', '.')

/** The middle of nine cases of ten. */
export const NINE_OF_TEN: DisplayCell = both(`5–95${HARD_SPACE}%`, '5–95%')

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** As it stands in a sentence; `ST-läkare` keeps its capitals. */
const uncapital = (text: string): string =>
  /^.\p{Lu}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`

const chanceOf = (path: string): Bilingual => {
  if (path === 'individuals~')
    return both('slump mellan enskilda personer', 'chance between individual people')
  const { sv, en } = parameterLabel(path.replace(/~.*$/, ''))
  return both(`slump i ${uncapital(sv)}`, `chance in ${uncapital(en)}`)
}

const slotOf = (compiled: Compiled, path: string): Slot | undefined =>
  compiled.slots.find((slot) => slot.path === path)

/** A number by its label; of a share still here, after how many years: the last of them, or the one named. */
const numberLabel = (compiled: Compiled, path: string, at?: string): Bilingual => {
  const slot = slotOf(compiled, path)
  if (slot === undefined || parameters[slot.parameter].form !== 'curve') return parameterLabel(path)
  return parameterLabel(`${path}.${at ?? slot.keys.at(-1)}`)
}

/** What an uncertain quantity is called: a number, a number's chance from year to year, numbers that go together. */
export const inputLabel = (compiled: Compiled, input: string, at?: string): DisplayCell =>
  input
    .split(' + ')
    .map((path, index) => [
      index === 0 ? '' : ' + ',
      path.includes('~') ? chanceOf(path) : numberLabel(compiled, path, at),
    ])

/** The plan itself among its scenarios, in the reader's words. */
export const scenarioName = (id: string): DisplayCell => (id === PLAN ? both('planen', 'the plan') : id)

const isSeries = (name: string): name is SeriesName => Object.hasOwn(series, name)

const inWords = (text: string, language: keyof Bilingual): string =>
  text
    // Paths first: the last of training.attrition.2023 is the name of a series too.
    .replaceAll(/\b(?:training|specialists|groups|need|cost)(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+/g, (found) => {
      const [, path = found, year] = /^(.*)\.(\d{4})$/.exec(found) ?? []
      const label = parameterLabel(path)
      if (label.sv === path) return found
      const said = `${uncapital(label[language])}${year === undefined ? '' : ` ${year}`}`
      return language === 'sv' ? `”${said}”` : `“${said}”`
    })
    .replaceAll(/(?<![“”A-Za-z])([A-Za-z]+)[. ](\d{4})\b/g, (found, name: string, year: string) =>
      isSeries(name) ? `${series[name].label[language]} ${year}` : found,
    )

/** A note with what its names stand for: paths and series by their labels. */
export const noteInWords = ({ sv, en }: Bilingual): Bilingual =>
  both(capital(inWords(sv, 'sv')), capital(inWords(en, 'en')))

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
