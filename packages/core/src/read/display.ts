import { type Bilingual, both } from '../plan/bilingual.js'

export type DisplayLanguage = 'sv' | 'en'

/** A result for people, by media type: what a notebook shows of it. */
export interface Display {
  readonly 'text/html': string
  readonly 'text/plain': string
  readonly 'image/svg+xml'?: string
}

/** A number with its decimals, and what stands after it: `%`, `Mkr`. */
export interface DisplayNumber {
  readonly value: number
  readonly decimals: number
  readonly unit?: Bilingual | undefined
  /** Whether what is above 0 has a plus before it. */
  readonly signed?: boolean | undefined
}

/** A cell: a text, or a number; null where there is no figure; a list for parts that stand together, as `10–16 %`. */
export type DisplayCell = string | Bilingual | null | DisplayNumber | readonly DisplayCell[]

export interface DisplayTable {
  readonly caption: DisplayCell
  readonly heads: readonly DisplayCell[]
  /** The first cell of a row is what the row is about. */
  readonly rows: readonly (readonly DisplayCell[])[]
}

/** What Deno's and other Jupyter kernels look for on a value: https://docs.deno.com/runtime/reference/cli/jupyter/ */
const JUPYTER = Symbol.for('Jupyter.display')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? '')

/** What a terminal or a browser would take for a command, not for a letter. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

const oneLine = (text: string): string => text.replaceAll(unprintable, ' ')

export const HARD_SPACE = '\u00a0'

/** `%`, in Swedish with a space before it that no line breaks at. */
export const PER_CENT = both(`${HARD_SPACE}%`, '%')

export const MIN = both('minst ', 'min ')
export const MAX = both('högst ', 'max ')

/** `1 100`, `0,13` in Swedish, `0.13` in English; nothing where there is no figure. */
const cellText = (cell: DisplayCell, language: DisplayLanguage): string => {
  if (cell === null) return '–'
  if (typeof cell === 'string') return oneLine(cell)
  if ('map' in cell) return cell.map((part) => cellText(part, language)).join('')
  if ('sv' in cell) return oneLine(cell[language])
  const { value, decimals, unit, signed } = cell
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, HARD_SPACE)
  const rounded = Number(value.toFixed(decimals))
  const sign = rounded < 0 ? '−' : signed && rounded > 0 ? '+' : ''
  const after = unit === undefined ? '' : unit[language]
  return `${sign}${grouped}${part === undefined ? '' : `${language === 'sv' ? ',' : '.'}${part}`}${after}`
}

/** A number with as many decimals as somebody wrote, at most three: `0,9`, `4,05`, `1 100`. */
export const plainCell = (value: number, unit?: Bilingual): DisplayNumber => ({
  value,
  decimals: [0, 1, 2].find((one) => Math.abs(value - Number(value.toFixed(one))) < 1e-9) ?? 3,
  unit,
})

const isNumeric = (cell: DisplayCell | undefined): boolean =>
  cell === null || (typeof cell === 'object' && 'value' in cell)

const htmlOf = ({ caption, heads, rows }: DisplayTable, language: DisplayLanguage): string => {
  const aligned = heads.map(
    (_, column) => ` style="text-align:${isNumeric(rows[0]?.[column]) ? 'right' : 'left'}"`,
  )
  const head = heads.map(
    (text, column) => `<th scope="col"${aligned[column]}>${escaped(cellText(text, language))}</th>`,
  )
  const body = rows.map((row) => {
    const cells = row.map((cell, column) => {
      const tag = column === 0 ? 'th scope="row"' : 'td'
      return `<${tag}${aligned[column]}>${escaped(cellText(cell, language))}</${tag.slice(0, 2)}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    `<table lang="${language}">`,
    `<caption>${escaped(cellText(caption, language))}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
  ].join('\n')
}

const plainOf = ({ caption, heads, rows }: DisplayTable, language: DisplayLanguage): string => {
  const lines = [heads, ...rows].map((line) => line.map((cell) => cellText(cell, language)))
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const text = lines.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return isNumeric(rows[0]?.[column]) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
  return [cellText(caption, language), ...text].join('\n')
}

/**
 * What a reader of a result should know, as a table of its own; none where there is nothing.
 *
 * @example
 * ```ts
 * import { examplePlan, noteTables, project } from '@kohort/core'
 *
 * console.log(noteTables(project(examplePlan).notes.map(({ text }) => text)).length)
 * // 1
 * ```
 */
export const noteTables = (notes: readonly DisplayCell[]): readonly DisplayTable[] =>
  notes.length === 0
    ? []
    : [
        {
          caption: both('Att veta', 'Notes'),
          heads: [both('Nr', 'No.'), both('Anmärkning', 'Note')],
          rows: notes.map((note, index) => [String(index + 1), note]),
        },
      ]

/**
 * Lets a result render itself in a notebook. What is added is seen by no loop, no comparison and no `JSON.stringify`,
 * and nothing is made before a notebook asks for it.
 *
 * @param result an object or list that is not frozen yet; it is given back
 */
export const displayed = <Result extends object>(
  result: Result,
  tables: () => readonly DisplayTable[],
): Result =>
  Object.defineProperty(result, JUPYTER, {
    value: (language: DisplayLanguage = 'en'): Display => {
      const made = tables()
      return Object.freeze({
        'text/html': made.map((table) => htmlOf(table, language)).join('\n'),
        'text/plain': made.map((table) => plainOf(table, language)).join('\n\n'),
      })
    },
  })

/**
 * What a notebook shows of a result: tables as HTML and as text, every word escaped. For Observable and pages, which do
 * not look for it themselves.
 *
 * @param result what any function of Kohort gave that a planner looks at: a projection and its goals, `consistency`,
 *   a comparison, a tornado, an attribution, a sweep and its columns, an ensemble, a conditioned one, sensitivities, a
 *   value of knowing, a calibration, a test against history, a follow-up, a solved intake or number
 * @param language Swedish or English, English if left out
 * @returns undefined for what has no such view
 * @example
 * ```ts
 * import { displayOf, examplePlan, project } from '@kohort/core'
 *
 * const display = displayOf(project(examplePlan).goals, 'sv')
 * console.log(display?.['text/plain'].split('\n').at(-1))
 * // 150-a-year  missat  Färdiga specialister, personer per år, medel 2032–2034  –     116,1  minst 150     −33,9
 * ```
 */
export const displayOf = (result: object, language: DisplayLanguage = 'en'): Display | undefined => {
  const show = (result as { readonly [JUPYTER]?: (language: DisplayLanguage) => Display })[JUPYTER]
  return show?.(language)
}
