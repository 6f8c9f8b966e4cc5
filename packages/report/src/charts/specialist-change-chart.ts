import type { Row, SeriesName } from '@kohort/core'
import { seriesText } from '../shared/series-text.js'
import { type Voice, voiceOf } from '../shared/voice.js'
import type { Chart, ChartOptions, PlanAndProjection } from './chart.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { drawRows, type RowSpec, rowsHeight } from './parts/row-chart.js'
import { axisTicks } from './parts/ticks.js'
import { decreaseFill, increaseFill, totalFill } from './style.js'
import { sourceLine } from './text/source-line.js'

interface Cause {
  readonly series: SeriesName
  readonly sign: 1 | -1
  readonly label: { readonly sv: string; readonly en: string }
}

const causes: readonly Cause[] = [
  { series: 'hired', sign: 1, label: { sv: 'nyfärdiga som anställs', en: 'newly finished, hired' } },
  { series: 'inflow', sign: 1, label: { sv: 'inflyttade från annat håll', en: 'inflow from elsewhere' } },
  {
    series: 'incumbentExits',
    sign: -1,
    label: { sv: 'basårets specialister som slutar', en: "the base year's specialists who leave" },
  },
  { series: 'entrantExits', sign: -1, label: { sv: 'nya som slutar igen', en: 'newcomers who leave again' } },
]

/** What a flow adds up to over the projected years; null where a year is unknown. */
const total = (rows: readonly Row[], series: SeriesName): number | null =>
  rows.slice(1).reduce<number | null>((sum, row) => {
    const value = row[series]
    return sum === null || value === null ? null : sum + value
  }, 0)

const titleOf = (first: Row, last: Row, steps: readonly (number | null)[], voice: Voice): string => {
  const [from, to] = [first.specialists, last.specialists]
  if (from === null || to === null || steps.some((step) => step === null))
    return voice.say({
      sv: 'Antalet allmänspecialister är inte känt alla år',
      en: 'The number of specialists is not known in every year',
    })
  const sum = (side: 1 | -1): number =>
    steps.reduce<number>((all, step) => (Math.sign(step ?? 0) === side ? all + Math.abs(step ?? 0) : all), 0)
  const whole = Math.round(to) - Math.round(from)
  // Of a small region the whole numbers need not add up: then a tenth is told too.
  const places = Math.round(sum(1)) - Math.round(sum(-1)) === whole ? 0 : 1
  const change = places === 0 ? whole : Number((to - from).toFixed(1))
  const size = voice.number(Math.abs(change), places)
  const [come, go] = [voice.number(sum(1), places), voice.number(sum(-1), places)]
  if (change === 0)
    return voice.say({
      sv: `Allmänspecialisterna är lika många ${last.year} som ${first.year}: ${come} kommer och ${go} slutar`,
      en: `There are as many specialists in ${last.year} as in ${first.year}: ${come} come and ${go} leave`,
    })
  return change > 0
    ? voice.say({
        sv: `Allmänspecialisterna blir ${size} fler till ${last.year}: ${come} kommer och ${go} slutar`,
        en: `There are ${size} more specialists by ${last.year}: ${come} come and ${go} leave`,
      })
    : voice.say({
        sv: `Allmänspecialisterna blir ${size} färre till ${last.year}: ${come} kommer men ${go} slutar`,
        en: `There are ${size} fewer specialists by ${last.year}: ${come} come but ${go} leave`,
      })
}

/**
 * The specialists of the base year and of the last, and what makes the difference: hired, come from elsewhere, left.
 *
 * @param data a parsed plan and its projection
 * @param options language and size
 * @returns heads as an SVG with title, source and alternative text
 * @throws {ReportError} for a width or an id that cannot be used
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { specialistChangeChart } from '@kohort/report'
 *
 * const plan = stockholm()
 * console.log(specialistChangeChart({ plan, projection: project(plan) }, { language: 'en' }).title)
 * // There are 792 more specialists by 2034: 1 320 come and 528 leave
 * ```
 */
export const specialistChangeChart = (
  { plan, projection }: PlanAndProjection,
  options: ChartOptions,
): Chart => {
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const first = projection.rows[0] as Row
  const last = projection.rows.at(-1) as Row
  const steps = causes.map(({ series, sign }) => {
    const value = total(projection.rows, series)
    return value === null ? null : sign * value
  })
  const unknown = voice.say({ sv: 'okänt', en: 'unknown' })
  const totalRow = (row: Row) => {
    const label = voice.say({ sv: `${row.year}: allmänspecialister`, en: `${row.year}: specialists` })
    if (row.specialists === null) return { label, segments: [], instead: unknown }
    return {
      label,
      segments: [{ from: 0, to: row.specialists, fill: totalFill }],
      right: voice.number(row.specialists),
    }
  }
  let level = first.specialists ?? 0
  const joins: number[] = [level]
  const rows = causes.map(({ label }, index) => {
    const step = steps[index] as number | null
    if (step === null) return { label: voice.say(label), segments: [], instead: unknown }
    const from = level
    level += step
    joins.push(level)
    const fill = step < 0 ? decreaseFill : increaseFill
    return { label: voice.say(label), segments: [{ from, to: level, fill }], right: voice.signed(step) }
  })
  const isWhole = first.specialists !== null && steps.every((step) => step !== null)
  const ticks = axisTicks([0, ...joins, last.specialists ?? 0], true, sizes.isNarrow ? 3 : 6)
  const words = seriesText('specialists', plan, voice)
  const spec: RowSpec = {
    rows: [totalRow(first), ...rows, totalRow(last)],
    ticks,
    tickText: (value) => words.tick(value, ticks.step),
    line: 0,
    ...(isWhole ? { joins } : {}),
  }
  const title = titleOf(first, last, steps, voice)
  const told = spec.rows.map(({ label, right, instead }) => `${label} ${right ?? instead ?? ''}`).join('; ')
  return frame(
    {
      id: 'specialist-change',
      title,
      subtitle: voice.say({
        sv: `Allmänspecialister i regionens primärvård, personer; förändringen ${first.year}–${last.year} efter orsak`,
        en: `Specialists in general medicine in the region's primary care, heads; the change ${first.year}–${last.year} by cause`,
      }),
      alt: `${told}.`,
      source: sourceLine(plan, [plan.specialists, plan.training], voice),
      keys: [
        { label: voice.say({ sv: 'ökar', en: 'adds' }), sample: { fill: increaseFill } },
        { label: voice.say({ sv: 'minskar', en: 'takes away' }), sample: { fill: decreaseFill } },
      ],
      height: rowsHeight(spec, widthOf(options) - 24, sizes),
      draw: (box, all) => drawRows(spec, box, all),
    },
    options,
  )
}
