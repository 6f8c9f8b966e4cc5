import { seriesText } from '../shared/series-text.js'
import { capital, voiceOf } from '../shared/voice.js'
import type { Chart, ChartOptions, PlanAndProjection } from './chart.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { goalMarks, goalsOf } from './parts/goal-marks.js'
import { observedOf, observedStyle } from './parts/observed.js'
import { axisTicks } from './parts/ticks.js'
import { drawTime, lineKeys, timeHeight } from './parts/time-chart.js'
import type { TimeSpec } from './parts/time-spec.js'
import { blue, gapFill, type LineStyle, planLine } from './style.js'
import { cutText, intakeTitle } from './text/intake-text.js'
import { sourceLine } from './text/source-line.js'
import { knownRows } from './text/told.js'

const intakeLine: LineStyle = { stroke: blue, width: 2, marker: 'circle' }
const wantedLine: LineStyle = { stroke: blue, width: 1.6, dash: '4 3' }

/**
 * Intake, wanted and admitted, and completions year by year, with the plan's goals for the completions.
 *
 * @param data a parsed plan and its projection
 * @param options language and size
 * @returns heads a year as an SVG with title, source and alternative text
 * @throws {ReportError} for a width or an id that cannot be used
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { intakeChart } from '@kohort/report'
 *
 * const plan = stockholm()
 * console.log(intakeChart({ plan, projection: project(plan) }, { language: 'en' }).title)
 * // Completions do not reach 150 a year: 131 at most, in 2031; none of the plan's three goals is met
 * ```
 */
export const intakeChart = (data: PlanAndProjection, options: ChartOptions): Chart => {
  const { plan, projection } = data
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const words = seriesText('completions', plan, voice)
  const goals = goalMarks(projection, 'completions', words, voice)
  const observed = observedOf(plan, 'completions', voice)
  const completions = knownRows(projection, 'completions')
  const intake = knownRows(projection, 'intake')
  const isCut = projection.rows.some(
    ({ intake: admitted, intakeWanted }) =>
      admitted !== null && intakeWanted !== null && intakeWanted - admitted > 0.05,
  )
  const wanted = isCut ? knownRows(projection, 'intakeWanted') : []
  const end = (rows: readonly { readonly value: number }[]): { end?: string } => {
    const last = rows.at(-1)
    return last === undefined ? {} : { end: words.round(last.value) }
  }
  const values = [completions, intake, wanted].flatMap((rows) => rows.map(({ value }) => value))
  const ticks = axisTicks([...values, ...goals.values, ...observed.values, 0], true, 5)
  const spec: TimeSpec = {
    from: observed.from,
    to: projection.to,
    ticks,
    tickText: (value) => words.tick(value, ticks.step),
    areas: isCut
      ? [
          {
            points: projection.rows.map(({ year, intake: low, intakeWanted: high }) => ({ year, low, high })),
            fill: gapFill,
          },
        ]
      : [],
    corridors: goals.corridors,
    levels: goals.levels,
    lines: [
      ...goals.lines,
      {
        label: voice.say({ sv: 'önskad antagning', en: 'intake wanted' }),
        style: wantedLine,
        points: wanted,
        isSilent: true,
      },
      {
        label: voice.say({ sv: 'antagning', en: 'intake' }),
        style: intakeLine,
        points: projection.rows.map(({ year, intake: value }) => ({ year, value })),
        ...end(intake),
      },
      {
        label: voice.say({ sv: 'färdiga specialister', en: 'completions' }),
        style: planLine,
        points: projection.rows.map(({ year, completions: value }) => ({ year, value })),
        ...end(completions),
      },
    ],
    points: [{ style: observedStyle, points: observed.points }],
  }
  const title = intakeTitle(data, voice)
  const cut = cutText(data, voice)
  const listed = (rows: readonly { year: number; value: number }[]): string =>
    rows.map(({ year, value }) => `${year}: ${words.round(value)}`).join('; ')
  const verdicts = goalsOf(projection, 'completions').map(({ from, to, met, value, min }) => {
    const when = from === to ? String(from) : `${from}–${to}`
    const said =
      met === null
        ? voice.say({ sv: 'kan inte sägas', en: 'cannot be said' })
        : met
          ? voice.say({ sv: 'nås', en: 'met' })
          : voice.say({ sv: 'nås inte', en: 'missed' })
    return `${when}: ${value === null ? '–' : words.figure(value)}${min === null ? '' : voice.say({ sv: ` mot ${words.edge(min)}`, en: ` against ${words.edge(min)}` })}, ${said}`
  })
  const alt = [
    ...(cut === '' ? [] : [cut.trim()]),
    `${voice.say({ sv: 'Antagning', en: 'Intake' })}: ${listed(intake)}.`,
    ...(wanted.length === 0
      ? []
      : [`${voice.say({ sv: 'Önskad antagning', en: 'Intake wanted' })}: ${listed(wanted)}.`]),
    `${voice.say({ sv: 'Färdiga specialister', en: 'Completions' })}: ${listed(completions)}.`,
    ...(verdicts.length === 0
      ? []
      : [`${voice.say({ sv: 'Planens mål', en: "The plan's goals" })}: ${verdicts.join('; ')}.`]),
    ...(observed.points.length === 0
      ? []
      : [
          `${voice.say({ sv: 'Uppgift i källorna', en: 'As stated by the sources' })}: ${observed.points.map(({ year, value }) => `${year}: ${words.round(value ?? 0)}`).join('; ')}.`,
        ]),
  ].join(' ')
  return frame(
    {
      id: 'intake',
      title: capital(title),
      subtitle: `${voice.say({ sv: 'ST-läkare som börjar och som blir färdiga, personer per år.', en: 'Trainees who start and who finish, heads a year.' })}${cut}`,
      alt,
      source: sourceLine(
        plan,
        [
          plan.goals.filter(({ metric }) => metric === 'completions'),
          plan.observed.completions,
          plan.training,
        ],
        voice,
      ),
      keys: [
        ...lineKeys(spec, sizes),
        ...(isCut
          ? [
              {
                label: voice.say({ sv: 'önskad antagning', en: 'intake wanted' }),
                sample: { line: wantedLine },
              },
            ]
          : []),
        ...goals.keys,
        ...observed.keys,
      ],
      height: timeHeight(widthOf(options)),
      draw: (box, all) => drawTime(spec, box, all),
    },
    options,
  )
}
