import type { Plan, SeriesName } from '@kohort/core'
import type { VNode } from 'preact'
import { axisTicks } from '../../charts/parts/ticks.js'
import { textWidth } from '../../charts/text/measure.js'
import { sourceLine } from '../../charts/text/source-line.js'
import { seriesText } from '../../shared/series-text.js'
import type { Outcome, YearBand } from '../model/outcome.js'
import { area, at, centralLine, goalMarks, type Scale } from './band-shapes.js'
import { el } from './el.js'
import { capital, figureText, type Voice } from './words.js'

export interface BandChartProps {
  readonly plan: Plan
  readonly name: SeriesName
  readonly outcome: Outcome
  /** The plan as it was sent, where the levers stand elsewhere. */
  readonly sent: Outcome | null
  /** In pixels. */
  readonly width: number
  /** The axis of the plan as it was sent, so that it does not move with the band. */
  readonly rest: Outcome
  readonly voice: Voice
  /** Low, so that the levers are seen with it. */
  readonly isNarrow: boolean
}

const HEIGHT = 236
const LOW = 138
const TOP = 12
const BOTTOM = 26
/** Between the marks and what is written beside them. */
const GAP = 6
const TICK_SIZE = 12
const LABEL_SIZE = 13
/** The plan's own numbers that each series rests on, for the source line. */
const partsOf = ({ goals, observed, training, specialists, need }: Plan, name: SeriesName) => [
  goals.filter(({ metric }) => metric === name),
  observed[name],
  training,
  ...(name === 'specialists' || name === 'coverage' ? [specialists] : []),
  ...(name === 'coverage' ? [need] : []),
]

/** Every figure that the axis must have room for. */
const extent = (rows: readonly YearBand[]): readonly number[] =>
  rows.flatMap(({ central, quantiles }) =>
    [central, quantiles[0], quantiles[4]].filter((v) => typeof v === 'number'),
  )

interface Fixed {
  readonly back: VNode
  readonly goals: VNode
  readonly observed: VNode
  readonly source: VNode
}

const kept = new WeakMap<Outcome, Map<string, Fixed>>()

/**
 * What does not follow a slider: the axes, the goals, what was observed. The same nodes are handed over as long as the
 * axis is the same, and Preact then passes over them: only the marks of the band are compared and redrawn.
 */
const fixedOf = (rest: Outcome, key: string, make: () => Fixed): Fixed => {
  const known = kept.get(rest) ?? new Map<string, Fixed>()
  kept.set(rest, known)
  const found = known.get(key) ?? make()
  if (known.size > 100) known.clear()
  known.set(key, found)
  return found
}

/** A band over the years with the plan's own line, its goals and what was observed: small, and quick to redraw. */
export const BandChart = ({
  plan,
  name,
  outcome,
  sent,
  width,
  rest,
  voice,
  isNarrow,
}: BandChartProps): VNode => {
  const rows = outcome.band(name)
  const goals = outcome.goals.filter(({ verdict }) => verdict.metric === name)
  const observed = Object.entries(plan.observed[name] ?? {})
    .map(([year, { value }]) => ({ year: Number(year), value }))
    .filter(({ year }) => year >= plan.base && year <= plan.to)
  const edges = goals.flatMap(({ verdict }) =>
    verdict.years.flatMap(({ year, min, max }) => (year > plan.to ? [] : [min, max])),
  )
  const wanted = [
    ...extent(rest.band(name)),
    ...extent(rows),
    ...edges.filter((edge) => edge !== null),
    ...observed.map(({ value }) => value),
  ]
  const words = seriesText(name, plan, voice)
  const height = isNarrow ? LOW : HEIGHT
  const ticks = axisTicks(wanted.length === 0 ? [0, 1] : wanted, false, isNarrow ? 3 : 4)
  const last = rows.at(-1)
  const label = last?.central === null || last === undefined ? '' : words.figure(last.central)
  const tickLabels = ticks.values.map((value) => words.tick(value, ticks.step))
  const widest = (texts: readonly string[], size: number, isBold: boolean): number =>
    Math.ceil(Math.max(0, ...texts.map((one) => textWidth(one, size, isBold))))
  const left = widest(tickLabels, TICK_SIZE, false) + GAP + 2
  // Room for any label that the axis allows, so that the years stand still while the figure changes.
  const right = widest([label, words.figure(ticks.max)], LABEL_SIZE, true) + GAP + 2
  const scale: Scale = {
    x: (year) => left + ((year - plan.base) / (plan.to - plan.base)) * (width - left - right),
    y: (value) => TOP + ((ticks.max - value) / (ticks.max - ticks.min)) * (height - TOP - BOTTOM),
  }
  const title = capital(words.label)
  const unit = words.heading.startsWith(title)
    ? words.heading.slice(title.length).replace(/^,\s*/, '')
    : words.heading
  const key = `${name} ${width} ${height} ${right} ${ticks.min} ${ticks.max} ${voice.language}`
  const fixed = fixedOf(rest, key, () => {
    const yearStep =
      (width - left - right) / (plan.to - plan.base) < 34 ? (plan.to - plan.base > 12 ? 5 : 2) : 1
    const shown = outcome.years.filter((year) => (plan.to - year) % yearStep === 0)
    return {
      back: el(
        'g',
        { key: 'back' },
        ...ticks.values.map((value, index) =>
          el(
            'g',
            { key: `t${value}` },
            el('line', {
              class: 'grid',
              x1: left,
              x2: width - right,
              y1: at(scale.y(value)),
              y2: at(scale.y(value)),
            }),
            el(
              'text',
              { class: 'tick', x: left - GAP, y: at(scale.y(value) + 4), 'text-anchor': 'end' },
              tickLabels[index],
            ),
          ),
        ),
        ...shown.map((year) =>
          el(
            'text',
            { key: `y${year}`, class: 'tick', x: at(scale.x(year)), y: height - 8, 'text-anchor': 'middle' },
            String(year),
          ),
        ),
      ),
      goals: el('g', { key: 'goals' }, ...goalMarks(goals, plan.to, scale)),
      observed: el(
        'g',
        { key: 'observed' },
        ...observed.map(({ year, value }) =>
          el('circle', {
            key: `o${year}`,
            class: 'observed',
            cx: at(scale.x(year)),
            cy: at(scale.y(value)),
            r: 4,
          }),
        ),
      ),
      source: el('p', { key: 'source', class: 'source-line' }, sourceLine(plan, partsOf(plan, name), voice)),
    }
  })
  const from = (order: number): string => figureText(name, last?.quantiles[order] ?? null, plan, voice)
  const alt = voice.say({
    sv: `${title}: ${figureText(name, last?.central ?? null, plan, voice)} ${plan.to}, i nio fall av tio mellan ${from(0)} och ${from(4)}.`,
    en: `${title}: ${figureText(name, last?.central ?? null, plan, voice)} in ${plan.to}, in nine cases of ten between ${from(0)} and ${from(4)}.`,
  })
  return el(
    'figure',
    { class: 'band', id: `live-${name}` },
    el('figcaption', {}, el('strong', {}, title), ' ', el('span', { class: 'unit' }, unit)),
    el(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': alt },
      fixed.back,
      el('path', { key: 'outer', class: 'outer', d: area(rows, 0, 4, scale) }),
      el('path', { key: 'inner', class: 'inner', d: area(rows, 1, 3, scale) }),
      fixed.goals,
      sent === null
        ? null
        : el('path', { key: 'sent', class: 'sent', d: centralLine(sent.band(name), scale) }),
      el('path', { key: 'central', class: 'central', d: centralLine(rows, scale) }),
      fixed.observed,
      last === undefined || last.central === null
        ? null
        : el(
            'text',
            { key: 'end', class: 'end', x: width - right + GAP, y: at(scale.y(last.central) + 4) },
            label,
          ),
    ),
    fixed.source,
  )
}
