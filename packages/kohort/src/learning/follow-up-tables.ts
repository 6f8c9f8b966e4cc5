import type { SeriesName } from '@kohort/core'
import type { FollowedObservation, FollowUp } from '@kohort/ensemble'
import { cut, probabilityText, titleText } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, errorFigure, signedText } from '../metric-text.js'
import { tableLines } from '../table.js'
import { seriesHead } from '../what-if/series-head.js'
import { wrap } from '../wrap.js'
import { bandOf, errorHead, errorOrigin, NOTHING, seenText, seriesLabel } from './observed-text.js'

const WIDEST_TITLE = 50
/** What an observation in the tails of what was thought is: outside nine of ten. */
export const [UNUSUAL_LOW, UNUSUAL_HIGH] = [0.05, 0.95]

export const goalTitle = (id: string, { plan, voice }: Screen): string => {
  const title = plan.goals.find((goal) => goal.id === id)?.title
  return cut(title === undefined ? id : titleText(title, voice), WIDEST_TITLE)
}

/** How far out what was seen lay, in words. */
const placeText = ({ percentile, value, before }: FollowedObservation, { voice }: Screen): string => {
  const percent = voice.percent(percentile)
  const isInside = value >= (before.p5 ?? value) && value <= (before.p95 ?? value)
  if (percentile < UNUSUAL_LOW)
    return voice.say({
      sv: `oväntat lågt (${percent} låg under)`,
      en: `unexpectedly low (${percent} lay below)`,
    })
  if (percentile > UNUSUAL_HIGH)
    return voice.say({
      sv: `oväntat högt (${percent} låg under)`,
      en: `unexpectedly high (${percent} lay below)`,
    })
  return isInside
    ? voice.say({ sv: `väntat (${percent} låg under)`, en: `as expected (${percent} lay below)` })
    : voice.say({
        sv: `inom räknefelet (${percent} låg under)`,
        en: `within the error of counting (${percent} lay below)`,
      })
}

export const observedTable = (found: FollowUp, screen: Screen): readonly string[] => {
  const { voice } = screen
  const mark = (one: FollowedObservation): string =>
    one.kind === 'contested' ? ' ?' : one.replaces ? ' *' : ''
  const isDrawn = found.manifest().replacement === 'drawn'
  return [
    ...tableLines(
      [
        { head: voice.say({ sv: 'Räknat', en: 'Counted' }) },
        { head: voice.say({ sv: 'Utfall', en: 'Outcome' }), align: 'right' },
        { head: errorHead(voice), align: 'right' },
        { head: voice.say({ sv: 'Planen', en: 'Plan' }), align: 'right' },
        { head: `5–${voice.percent(0.95)}`, align: 'right' },
        { head: voice.say({ sv: 'Mot vad planen sade', en: 'Against what the plan said' }) },
      ],
      found.observations.map((one) => [
        `${seriesLabel(one.series, voice)} ${one.year}${mark(one)}`,
        seenText(one.series, one.value, voice),
        errorFigure(one.series, one.error, voice),
        one.projected === null ? NOTHING : bareFigure(one.series, one.projected, voice),
        bandOf(one.series, one.before.p5, one.before.p95, voice),
        placeText(one, screen),
      ]),
    ),
    ...wrap(errorOrigin(voice), screen.width, '  '),
    ...(found.followedTo === null
      ? []
      : wrap(
          voice.say({
            sv: `* Tar det beräknade antalets plats, ${isDrawn ? 'i varje dragning med ett eget räknefel' : 'som om det räknats utan fel (--exact)'}, vad dragningen än hade: kohorterna skalas och räkningen går vidare därifrån, och avvikelsen påverkar planens tal bara genom dragningarnas vikter. De andra uppgifterna väger bara dragningarna.`,
            en: `* Takes the place of the projected stock, ${isDrawn ? 'in each draw with an error of its own' : 'as if counted without error (--exact)'}, whatever the draw had: cohorts are scaled and the run goes on from there, and the miss reaches the plan’s numbers through the weights of the draws alone. The other figures only weight the draws.`,
          }),
          screen.width,
          '  ',
        )),
    ...(found.observations.some(({ kind }) => kind === 'contested')
      ? wrap(
          voice.say({
            sv: '? Ett uttalande, taget med stort fel.',
            en: '? A statement, taken with a wide error.',
          }),
          screen.width,
          '  ',
        )
      : []),
  ]
}

/** The years worth a line: where goals end, and the last. */
export const yearsAhead = (found: FollowUp, { plan }: Screen): readonly number[] => {
  const last = Math.max(found.base, ...found.observations.map(({ year }) => year))
  const ends = plan.goals.map(({ to }) => to).filter((year) => year > last && year <= plan.to)
  return [...new Set([...ends, plan.to])].sort((one, other) => one - other).slice(-4)
}

const ahead: readonly SeriesName[] = ['trainees', 'completions', 'specialists', 'coverage']

export const aheadTable = (found: FollowUp, screen: Screen): readonly string[] => {
  const { plan, voice, paint } = screen
  const names = ahead.filter((name) =>
    found.changes.some(({ series, before }) => series === name && before.p50 !== null),
  )
  const years = yearsAhead(found, screen)
  const cell = (name: SeriesName, year: number, side: 'before' | 'after'): string => {
    const change = found.changes.find((one) => one.series === name && one.year === year)
    if (change === undefined) return NOTHING
    const { p5, p50, p95 } = change[side]
    const middle = p50 === null ? '' : ` (${bareFigure(name, p50, voice).replace(/\s?%$/u, '')})`
    return `${bandOf(name, p5, p95, voice)}${middle}`
  }
  const moved = (name: SeriesName, year: number): string => {
    const difference = found.changes.find((one) => one.series === name && one.year === year)?.difference
    return difference === null || difference === undefined ? NOTHING : signedText(name, difference, voice)
  }
  return [
    ...wrap(
      voice.say({
        sv: 'Framåt: nio dragningar av tio ligger inom spannet, med mitten inom parentes.',
        en: 'Ahead: nine draws of ten lie inside the band, the middle in brackets.',
      }),
      screen.width,
    ),
    ...tableLines(
      [
        { head: voice.say({ sv: 'År', en: 'Year' }) },
        ...names.map((name) => ({ head: seriesHead(name, plan, voice), align: 'right' as const })),
      ],
      years.flatMap((year) => [
        [
          voice.say({ sv: `${year} förut`, en: `${year} before` }),
          ...names.map((name) => paint.faint(cell(name, year, 'before'))),
        ],
        [voice.say({ sv: '     nu', en: '     now' }), ...names.map((name) => cell(name, year, 'after'))],
        [voice.say({ sv: '     flyttat', en: '     moved' }), ...names.map((name) => moved(name, year))],
      ]),
    ),
  ]
}

export const goalTable = (found: FollowUp, screen: Screen): readonly string[] => {
  const { voice } = screen
  const judged = found.goals.filter(({ before, after }) => before !== null && after !== null)
  if (judged.length === 0) return []
  const draws = Math.max(10, Math.round(found.effectiveSampleSize))
  const isCounted = found.verdicts.some(({ series }) => series === 'trainees')
  return [
    ...tableLines(
      [
        { head: voice.say({ sv: 'Målet nås', en: 'The goal is met' }) },
        { head: voice.say({ sv: 'Förut', en: 'Before' }), align: 'right' },
        { head: voice.say({ sv: 'Nu', en: 'Now' }), align: 'right' },
      ],
      judged.map(({ id, before, after }) => [
        goalTitle(id, screen),
        probabilityText(before ?? 0, found.draws, voice),
        probabilityText(after ?? 0, draws, voice),
      ]),
    ),
    ...(isCounted && found.manifest().replacement === 'drawn'
      ? wrap(
          voice.say({
            sv: 'År som har räknats bedöms efter det räknade antalet; räknefelet rör bara åren efter.',
            en: 'Years that were counted are judged by the count; its error moves the years after alone.',
          }),
          screen.width,
          '  ',
        )
      : []),
  ]
}
