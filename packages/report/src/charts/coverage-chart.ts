import type { Plan, Projection } from '@kohort/core'
import type { BandRow } from '@kohort/ensemble'
import { seriesText } from '../shared/series-text.js'
import { type Voice, voiceOf, yearsText } from '../shared/voice.js'
import type { Chart, ChartOptions, PlanAndProjection } from './chart.js'
import { bandMarks } from './parts/band-marks.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { goalMarks } from './parts/goal-marks.js'
import { observedOf, observedStyle } from './parts/observed.js'
import { axisTicks } from './parts/ticks.js'
import { drawTime, lineKeys, timeHeight } from './parts/time-chart.js'
import type { TimeSpec } from './parts/time-spec.js'
import { planLine } from './style.js'
import { sourceLine } from './text/source-line.js'
import { besideEdge, knownRows } from './text/told.js'

export interface CoverageData extends PlanAndProjection {
  /** `ensemble.band('coverage', bandQuantiles)`: how sure the line is. */
  readonly band?: readonly BandRow[]
}

const FULL = 1

/** What the doctors are held to: the norm that ends the plan, or the whole of the need. */
const aimOf = (plan: Plan, voice: Voice): { readonly whole: string; readonly of: string } => {
  const norm = plan.need.norm
  if (norm === undefined)
    return {
      whole: voice.say({ sv: 'hela behovet', en: 'all of the need' }),
      of: voice.say({ sv: 'behovet', en: 'the need' }),
    }
  const figures = Object.values(norm.perSpecialist)
  const last = figures.at(-1)?.value
  const number = last === undefined || figures.length > 1 ? '' : ` ${voice.number(last)}`
  return {
    whole: voice.say({ sv: `riktvärdet${number}`, en: `the norm${number === '' ? '' : ` of${number}`}` }),
    of: voice.say({ sv: `riktvärdet${number}`, en: `the norm${number === '' ? '' : ` of${number}`}` }),
  }
}

const titleOf = (projection: Projection, aim: ReturnType<typeof aimOf>, voice: Voice): string => {
  const rows = knownRows(projection, 'coverage')
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined)
    return voice.say({
      sv: `Det är okänt hur långt läkarna räcker mot ${aim.of}`,
      en: `It is unknown how far the doctors go towards ${aim.of}`,
    })
  const reaches = (value: number): boolean => value >= FULL - 1e-9
  const told = (value: number): string =>
    besideEdge(
      value,
      { min: FULL, max: null },
      (share) => voice.percent(share),
      (share) => voice.percent(share, 2),
    )
  const outside = rows.map(({ value }) => reaches(value)).lastIndexOf(false)
  const since = rows[outside + 1]
  if (outside < 0)
    return voice.say({
      sv: `Läkarna räcker till ${aim.whole} hela tiden: ${told(last.value)} år ${last.year}`,
      en: `The doctors suffice for ${aim.whole} all along: ${told(last.value)} in ${last.year}`,
    })
  if (since !== undefined)
    return voice.say({
      sv: `Läkarna räcker till ${aim.whole} från ${since.year}: ${told(last.value)} år ${last.year}, mot ${told(first.value)} år ${first.year}`,
      en: `The doctors suffice for ${aim.whole} from ${since.year}: ${told(last.value)} in ${last.year}, ${told(first.value)} in ${first.year}`,
    })
  const met = rows.filter(({ value }) => reaches(value)).map(({ year }) => year)
  if (met.length > 0)
    return voice.say({
      sv: `Läkarna räcker till ${aim.whole} ${yearsText(met, voice)} men bara till ${told(last.value)} år ${last.year}`,
      en: `The doctors suffice for ${aim.whole} in ${yearsText(met, voice)} but only for ${told(last.value)} in ${last.year}`,
    })
  const change =
    told(last.value) === told(first.value)
      ? { sv: 'lika mycket som', en: 'the same as' }
      : last.value > first.value
        ? { sv: 'upp från', en: 'up from' }
        : { sv: 'ned från', en: 'down from' }
  return voice.say({
    sv: `Läkarna räcker till ${told(last.value)} av ${aim.of} år ${last.year}, ${change.sv} ${told(first.value)} år ${first.year}`,
    en: `The doctors go ${told(last.value)} of the way to ${aim.of} in ${last.year}, ${change.en} ${told(first.value)} in ${first.year}`,
  })
}

const subtitleOf = (plan: Plan, voice: Voice): string =>
  plan.need.norm === undefined
    ? voice.say({
        sv: 'Allmänspecialister i heltider som andel av behovet, procent',
        en: 'Specialist FTE as a share of the need, per cent',
      })
    : voice.say({
        sv: 'Så många av de listade invånarna räcker specialister och ST-läkare till enligt riktvärdet, procent',
        en: 'The share of the listed inhabitants that specialists and trainees suffice for by the norm, per cent',
      })

/** What is missing in the last year, in full-time specialists. */
const shortText = (projection: Projection, voice: Voice): string => {
  const last = knownRows(projection, 'shortfall').at(-1)
  if (last === undefined || Math.abs(last.value) < 0.5) return ''
  const size = voice.number(Math.abs(last.value))
  return last.value > 0
    ? voice.say({
        sv: ` År ${last.year} saknas ${size} specialister på heltid.`,
        en: ` In ${last.year}, ${size} full-time specialists are missing.`,
      })
    : voice.say({
        sv: ` År ${last.year} finns ${size} specialister på heltid mer än så.`,
        en: ` In ${last.year} there are ${size} full-time specialists more than that.`,
      })
}

/**
 * How far the doctors go towards the norm, or towards the need by index, year by year.
 *
 * @param data a parsed plan, its projection, and the ensemble's band if there is one
 * @param options language and size
 * @returns shares as an SVG with title, source and alternative text
 * @throws {ReportError} for a width or an id that cannot be used
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { coverageChart } from '@kohort/report'
 *
 * const plan = stockholm()
 * console.log(coverageChart({ plan, projection: project(plan) }, { language: 'en' }).title)
 * // The doctors go 78% of the way to the norm of 1 100 in 2034, up from 49% in 2023
 * ```
 */
export const coverageChart = ({ plan, projection, band }: CoverageData, options: ChartOptions): Chart => {
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const words = seriesText('coverage', plan, voice)
  const aim = aimOf(plan, voice)
  const goals = goalMarks(projection, 'coverage', words, voice)
  const observed = observedOf(plan, 'coverage', voice)
  const bands = bandMarks(band, voice)
  const rows = knownRows(projection, 'coverage')
  const last = rows.at(-1)
  const ticks = axisTicks(
    [FULL, ...rows.map(({ value }) => value), ...goals.values, ...bands.values, ...observed.values],
    false,
    5,
  )
  const spec: TimeSpec = {
    from: observed.from,
    to: projection.to,
    ticks,
    tickText: (value) => words.tick(value, ticks.step),
    areas: bands.areas,
    corridors: goals.corridors,
    levels: [
      ...goals.levels.filter(({ value }) => value !== FULL),
      { from: observed.from, to: projection.to, value: FULL, label: `${voice.percent(FULL)}: ${aim.whole}` },
    ],
    lines: [
      ...goals.lines,
      {
        label: voice.say({ sv: 'täckning', en: 'coverage' }),
        ...(last === undefined ? {} : { end: words.figure(last.value) }),
        style: planLine,
        points: projection.rows.map(({ year, coverage }) => ({ year, value: coverage })),
      },
    ],
    points: [{ style: observedStyle, points: observed.points }],
  }
  const title = titleOf(projection, aim, voice)
  const short = shortText(projection, voice)
  return frame(
    {
      id: 'coverage',
      title,
      subtitle: `${subtitleOf(plan, voice)}.${short}`,
      alt: `${short === '' ? '' : `${short.trim()} `}${voice.say({ sv: 'Täckning', en: 'Coverage' })}: ${rows.map(({ year, value }) => `${year}: ${words.figure(value)}`).join('; ')}.`,
      source: sourceLine(
        plan,
        [
          plan.goals.filter(({ metric }) => metric === 'coverage'),
          plan.need,
          plan.specialists,
          plan.training,
        ],
        voice,
      ),
      keys: [...lineKeys(spec, sizes), ...goals.keys, ...bands.keys, ...observed.keys],
      height: timeHeight(widthOf(options)),
      draw: (box, all) => drawTime(spec, box, all),
    },
    options,
  )
}
