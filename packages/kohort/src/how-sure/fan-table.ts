import { series as registry, type SeriesName } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import { capital } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, signedText, unitOf } from '../metric-text.js'
import { tableLines } from '../table.js'
import { seriesHead } from '../what-if/series-head.js'
import { visible, wrap } from '../wrap.js'
import { isWhole } from './whole-people.js'

const NOTHING = '–'
const GAP = 2

export interface FanAsked {
  readonly series: readonly SeriesName[]
  readonly years: readonly number[]
  /** Rising. */
  readonly quantiles: readonly number[]
}

/** What the cells of a band are: `5 %–95 % (50 %)`. */
const bandName = (quantiles: readonly number[], { voice }: Screen): string => {
  const [low = '', ...rest] = quantiles.map((one) => voice.plainPercent(one))
  const high = rest.at(-1)
  if (high === undefined) return low
  const inner = rest.slice(0, -1)
  return `${low.replace(/\s?%$/u, '')}–${high}${inner.length === 0 ? '' : ` (${inner.join('; ')})`}`
}

/** `95–131 (107)`: the outer quantiles, and those between in brackets; one figure where they are all alike. */
const bandText = (
  name: SeriesName,
  values: readonly (number | null)[],
  isChange: boolean,
  areWhole: boolean,
  { voice }: Screen,
): string => {
  const textOf = (value: number): string => {
    if (isChange) return areWhole ? voice.signed(value) : signedText(name, value, voice)
    return areWhole ? voice.number(value) : bareFigure(name, value, voice)
  }
  const texts = values.map((value) => (value === null ? NOTHING : textOf(value)))
  const [low = NOTHING, high = NOTHING] = [texts[0], texts.at(-1)]
  if (texts.every((text) => text === low)) return low
  const inner = texts.slice(1, -1).map((text) => text.replace(/\s?%$/u, ''))
  const between = isChange || (values[0] ?? 0) < 0 ? ` ${voice.say({ sv: 'till', en: 'to' })} ` : '–'
  const band = `${low.replace(/\s?%$/u, '')}${between}${high}`
  return `${band}${inner.length === 0 ? '' : ` (${inner.join('; ')})`}`
}

/** Columns side by side as long as there is room, the rest in a table below. */
const inRows = (
  widths: readonly number[],
  room: number,
): readonly (readonly [from: number, to: number])[] => {
  const rows: [number, number][] = [[0, 0]]
  let left = room
  widths.forEach((width, index) => {
    const row = rows.at(-1) as [number, number]
    if (left < width + GAP && row[1] > row[0]) {
      rows.push([index, index + 1])
      left = room - width - GAP
    } else {
      row[1] = index + 1
      left -= width + GAP
    }
  })
  return rows
}

/** What the table says, over it. */
const explanation = (fan: Ensemble, { quantiles }: FanAsked, screen: Screen): string => {
  const { voice } = screen
  const scenarios = fan.scenarios.length - 1
  const isIndividual = fan.manifest().process === 'individual'
  const mean = isIndividual
    ? { sv: ' (väntade tal, inte hela personer)', en: ' (expected numbers, not whole people)' }
    : { sv: '', en: '' }
  const name = bandName(quantiles, screen)
  const isUsual = quantiles.join() === '0.05,0.5,0.95'
  const others = scenarios > 0 ? { sv: ' och scenarierna', en: ' and the scenarios' } : { sv: '', en: '' }
  return isUsual
    ? voice.say({
        sv: `Så brett kan det bli: nio dragningar av tio ligger inom spannet, med mitten inom parentes. Under varje år: planens beräkning${mean.sv}${others.sv}.`,
        en: `How wide it can be: nine draws of ten lie inside the band, the middle in brackets. Below each year: the plan’s projection${mean.en}${others.en}.`,
      })
    : voice.say({
        sv: `Så brett kan det bli: så stor del av dragningarna ligger under: ${name}. Under varje år: planens beräkning${mean.sv}${others.sv}.`,
        en: `How wide it can be: so many of the draws lie below, ${name}. Below each year: the plan’s projection${mean.en}${others.en}.`,
      })
}

/** The band of each series in the key years, what the plan itself gives below it, and each scenario's band. */
export const fanTable = (fan: Ensemble, asked: FanAsked, screen: Screen): readonly string[] => {
  const { plan, projection, voice, paint, width } = screen
  const { series, years, quantiles } = asked
  const [own = '', ...others] = fan.scenarios
  const labels = years.flatMap((year) => [
    String(year),
    paint.faint(voice.say({ sv: '  planen', en: '  plan' })),
    ...others.map((_, index) => `  ${index + 1}`),
  ])
  const columns = series.map((name) => {
    const bands = fan.scenarios.map((scenario) => fan.band(name, quantiles, { scenario }))
    const areWhole = isWhole(fan, name)
    const inYear = (scenario: number, year: number): string =>
      bandText(name, bands[scenario]?.find((row) => row.year === year)?.values ?? [], false, areWhole, screen)
    const cells = years.flatMap((year) => {
      const value = projection.at(year)[name]
      return [
        inYear(fan.scenarios.indexOf(own), year),
        paint.faint(value === null ? NOTHING : bareFigure(name, value, voice)),
        ...others.map((_, index) => inYear(index + 1, year)),
      ]
    })
    return { head: seriesHead(name, plan, voice), cells }
  })
  const widths = columns.map(({ head, cells }) => Math.max(...[...head.split('\n'), ...cells].map(visible)))
  const first = Math.max(...labels.map(visible))
  return [
    ...wrap(explanation(fan, asked, screen), width),
    ...inRows(widths, width - first).flatMap(([from, to]) =>
      tableLines(
        [
          { head: voice.say({ sv: 'År', en: 'Year' }) },
          ...columns.slice(from, to).map(({ head }) => ({ head, align: 'right' as const })),
        ],
        labels.map((label, index) => [
          label,
          ...columns.slice(from, to).map(({ cells }) => cells[index] ?? ''),
        ]),
      ),
    ),
  ]
}

/** A series with its unit, where the label does not say it. */
const labelOf = (name: SeriesName, { plan, voice }: Screen): string => {
  const unit =
    registry[name].unit.en === 'share'
      ? voice.say({ sv: '%-enheter', en: 'points' })
      : unitOf(name, plan, voice)
  const label = capital(voice.say(registry[name].label))
  const [word = ''] = label.toLowerCase().split(/[ -]/)
  return unit === '' ? label : unit.toLowerCase().includes(word) ? capital(unit) : `${label}, ${unit}`
}

/** What each scenario changes, draw by draw, in the last of the years. */
export const differenceTable = (
  fan: Ensemble,
  { series, years, quantiles }: FanAsked,
  screen: Screen,
): readonly string[] => {
  const { plan, voice } = screen
  const year = years.at(-1) ?? plan.to
  const [own = '', ...others] = fan.scenarios
  if (others.length === 0) return []
  const rows = others.flatMap((id, index) =>
    series.map((name) => {
      const row = fan.difference(name, id, own, quantiles).find((one) => one.year === year)
      const above = row?.above ?? null
      const band = bandText(name, row?.values ?? [], true, isWhole(fan, name), screen)
      // What does not differ to the eye has no side.
      const isNone = above === null || /^0(?:[,.]0)?$/.test(band)
      return [`${index + 1} ${labelOf(name, screen)}`, band, isNone ? NOTHING : voice.percent(above)]
    }),
  )
  return tableLines(
    [
      {
        head: voice.say({
          sv: `Skillnad mot planen ${year}, dragning för dragning`,
          en: `Difference from the plan in ${year}, draw by draw`,
        }),
      },
      { head: bandName(quantiles, screen), align: 'right' },
      { head: voice.say({ sv: 'Över planen', en: 'Above the plan' }), align: 'right' },
    ],
    rows,
  )
}
