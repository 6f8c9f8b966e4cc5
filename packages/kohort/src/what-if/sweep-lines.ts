import { type Parameter, parameterPathOf, parameters, series as registry } from '@kohort/core'
import { capital, numberText, pathLabel, titleText, type Voice } from '@kohort/report/words'
import type { Axis, SweepColumns } from '@kohort/scenarios'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, unitOf } from '../metric-text.js'
import { tableLines } from '../table.js'
import { visible, wrap } from '../wrap.js'
import { seriesHead } from './series-head.js'

const NOTHING = '–'
const GAP = 2
/** More rows than this are for a file. */
const MOST_ROWS = 60
const WIDEST = 16

const parameterOf = (path: string): Parameter =>
  parameters[parameterPathOf(path) ?? 'training.requirement.mode']

const valueText = ({ path }: Axis, value: number, voice: Voice): string =>
  numberText(parameterOf(path), Number(value.toPrecision(6)), voice)

const axisLabel = ({ path, from, at }: Axis, { plan, voice }: Screen): string => {
  const unit = parameterOf(path).unit
  const said = unit.en.startsWith('share') ? '' : `, ${voice.say(unit)}`
  const key =
    from === undefined
      ? at === undefined
        ? ''
        : ` ${at}`
      : voice.say({ sv: ` från ${from}`, en: ` from ${from}` })
  return `${pathLabel(path, plan, voice)}${key}${said}`
}

const figure = (name: SweepColumns['series'][number], value: number | undefined, voice: Voice): string =>
  value === undefined || Number.isNaN(value) ? NOTHING : bareFigure(name, value, voice)

/** Two axes, one figure: the first axis down, the second across; nothing where there is no room for it. */
const matrix = (
  axes: readonly Axis[],
  found: SweepColumns,
  screen: Screen,
): readonly string[] | undefined => {
  const { plan, voice, width } = screen
  const [down, across] = axes
  const [name] = found.series
  if (down === undefined || across === undefined || name === undefined) return undefined
  const column = found.columns[name]
  const rows = down.values.map((value, row) => [
    valueText(down, value, voice),
    ...across.values.map((_, index) => figure(name, column?.[row * across.values.length + index], voice)),
  ])
  const heads = across.values.map((value) => valueText(across, value, voice))
  const size = [...heads.keys()].reduce(
    (sum, index) =>
      sum + GAP + Math.max(visible(heads[index] ?? ''), ...rows.map((row) => visible(row[index + 1] ?? ''))),
    Math.max(...rows.map(([first = '']) => visible(first))),
  )
  if (size > width || rows.length > MOST_ROWS) return undefined
  const unit = unitOf(name, plan, voice)
  const label = capital(voice.say(registry[name].label))
  const what = `${label} ${found.columns.year?.[0]}${unit === '' ? '' : `, ${unit}`}`
  return [
    ...wrap(
      voice.say({
        sv: `${what}. Nedåt: ${axisLabel(down, screen)}. Åt höger: ${axisLabel(across, screen)}.`,
        en: `${what}. Down: ${axisLabel(down, screen)}. Across: ${axisLabel(across, screen)}.`,
      }),
      width,
    ),
    '',
    ...tableLines(
      [{ head: '', align: 'right' }, ...heads.map((head) => ({ head, align: 'right' as const }))],
      rows,
    ),
  ]
}

/** A row for each point and year. */
const rowTable = (axes: readonly Axis[], found: SweepColumns, screen: Screen): readonly string[] => {
  const { plan, voice, width } = screen
  const { length, columns, series } = found
  const years = new Set(columns.year)
  const shown = Math.min(length, MOST_ROWS)
  const heads = [
    ...axes.map((axis) => wrap(capital(axisLabel(axis, screen)), WIDEST).join('\n')),
    ...(years.size > 1 ? [voice.say({ sv: 'År', en: 'Year' })] : []),
    ...series.map((name) => seriesHead(name, plan, voice)),
  ]
  const rows = Array.from({ length: shown }, (_, row) => [
    ...axes.map((axis, index) =>
      valueText(axis, columns[found.axes[index] ?? '']?.[row] ?? Number.NaN, voice),
    ),
    ...(years.size > 1 ? [String(columns.year?.[row])] : []),
    ...series.map((name) => figure(name, columns[name]?.[row], voice)),
  ])
  return [
    ...(years.size === 1 ? [`${voice.say({ sv: 'År', en: 'Year' })} ${[...years][0]}`, ''] : []),
    ...tableLines(
      heads.map((head) => ({ head, align: 'right' as const })),
      rows,
    ),
    ...(shown < length
      ? wrap(
          voice.say({
            sv: `De första ${voice.number(shown)} av ${voice.number(length)} rader; alla med --csv eller --json.`,
            en: `The first ${voice.number(shown)} of ${voice.number(length)} rows; all of them with --csv or --json.`,
          }),
          width,
          '  ',
        )
      : []),
  ]
}

/** The screen of `kohort sweep`. */
export const sweepLines = (axes: readonly Axis[], found: SweepColumns, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const isMatrix = axes.length === 2 && found.series.length === 1 && new Set(found.columns.year).size === 1
  return [
    ...wrap(
      voice.say({
        sv: `Svep: värde för värde, i planen ${titleText(plan.title, voice)}`,
        en: `Sweep: value by value, in the plan ${titleText(plan.title, voice)}`,
      }),
      width,
    ).map(paint.strong),
    ...((isMatrix ? matrix(axes, found, screen) : undefined) ?? rowTable(axes, found, screen)),
  ]
}
