import type { SeriesName } from '@kohort/core'
import type { FollowedObservation, FollowUp, ObservedVerdict } from '@kohort/ensemble'
import { titleText } from '../figure-text.js'
import { probabilityText } from '../how-sure/probability-text.js'
import type { Screen } from '../main-screen/screen.js'
import { bandText, bareFigure, distanceText, figureOf, signedText } from '../metric-text.js'
import { tableLines } from '../table.js'
import { cut } from '../terminal-text.js'
import { seriesHead } from '../what-if/series-head.js'
import { wrap } from '../wrap.js'
import { bandOf, NOTHING, nextLines, noteLines, seenText, seriesLabel } from './observed-text.js'

const WIDEST_TITLE = 50
/** What an observation in the tails of what was thought is: outside nine of ten. */
const [UNUSUAL_LOW, UNUSUAL_HIGH] = [0.05, 0.95]

const goalTitle = (id: string, { plan, voice }: Screen): string => {
  const title = plan.goals.find((goal) => goal.id === id)?.title
  return cut(title === undefined ? id : titleText(title, voice), WIDEST_TITLE)
}

/** Verdicts of bands with two edges: where the year itself is what the goal is about. */
const ofCorridors = (found: FollowUp, { plan }: Screen): readonly ObservedVerdict[] =>
  found.verdicts.filter(({ goal, min, max }) => {
    const over = plan.goals.find(({ id }) => id === goal)?.over
    return over === 'each' && (min !== null || max !== null)
  })

const outside = (verdict: ObservedVerdict, { plan, voice }: Screen): string => {
  const { series, year, value, min, max, margin, standing } = verdict
  const far = distanceText(series, margin ?? 0, voice)
  const band = bandText(series, min, max, voice)
  const figure = figureOf(series, value, plan, voice)
  return voice.say({
    sv: `${figure} ${year} är ${far} ${standing === 'below' ? 'under' : 'över'} ${band}`,
    en: `${figure} in ${year} is ${far} ${standing === 'below' ? 'below' : 'above'} ${band}`,
  })
}

/** The answer in a sentence. */
const answer = (found: FollowUp, screen: Screen): string => {
  const { plan, voice } = screen
  const judged = ofCorridors(found, screen)
  const missed = judged.filter(({ standing }) => standing !== 'inside')
  const latest = judged.filter(({ year }) => year === Math.max(...judged.map((one) => one.year)))
  const [last] = latest
  if (last === undefined) {
    const strange = found.observations.filter(
      ({ percentile }) => percentile < UNUSUAL_LOW || percentile > UNUSUAL_HIGH,
    )
    return strange.length === 0
      ? voice.say({
          sv: 'Det som räknats ligger inom det planen sade; inget mål i planen gäller de åren.',
          en: 'What was counted lies inside what the plan said; no goal of the plan is about those years.',
        })
      : voice.say({
          sv: `${voice.list(strange.map(({ series, year }) => `${seriesLabel(series, voice)} ${year}`))} ligger utanför det planen sade (nio dragningar av tio).`,
          en: `${voice.list(strange.map(({ series, year }) => `${seriesLabel(series, voice)} in ${year}`))} lies outside what the plan said (nine draws of ten).`,
        })
  }
  if (missed.length > 0)
    return voice.say({
      sv: `Planen har lämnat sina gränser: ${voice.list(missed.map((one) => outside(one, screen)))}.`,
      en: `The plan has left its limits: ${voice.list(missed.map((one) => outside(one, screen)))}.`,
    })
  const figure = figureOf(last.series, last.value, plan, voice)
  const band = bandText(last.series, last.min, last.max, voice)
  const far = distanceText(last.series, last.margin ?? 0, voice)
  const years = [...new Set(judged.map(({ year }) => year))]
  const before =
    years.length < 2
      ? ''
      : voice.say({
          sv: `, liksom ${years.slice(0, -1).join(', ')}`,
          en: `, as in ${years.slice(0, -1).join(', ')}`,
        })
  return voice.say({
    sv: `Planen håller sina gränser: ${figure} ${last.year} ligger inom ${band}, ${far} från närmaste kant${before}.`,
    en: `The plan keeps its limits: ${figure} in ${last.year} lies inside ${band}, ${far} from the nearest edge${before}.`,
  })
}

/** How far out what was seen lay, in words. */
const placeText = ({ percentile }: FollowedObservation, { voice }: Screen): string => {
  const percent = voice.percent(percentile)
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
  return voice.say({ sv: `väntat (${percent} låg under)`, en: `as expected (${percent} lay below)` })
}

const observedTable = (found: FollowUp, screen: Screen): readonly string[] => {
  const { voice } = screen
  const mark = (one: FollowedObservation): string =>
    one.kind === 'contested' ? ' ?' : one.replaces ? ' *' : ''
  return [
    ...tableLines(
      [
        { head: voice.say({ sv: 'Räknat', en: 'Counted' }) },
        { head: voice.say({ sv: 'Utfall', en: 'Outcome' }), align: 'right' },
        { head: voice.say({ sv: '± fel', en: '± error' }), align: 'right' },
        { head: voice.say({ sv: 'Planen', en: 'Plan' }), align: 'right' },
        { head: `5–${voice.percent(0.95)}`, align: 'right' },
        { head: voice.say({ sv: 'Mot vad planen sade', en: 'Against what the plan said' }) },
      ],
      found.observations.map((one) => [
        `${seriesLabel(one.series, voice)} ${one.year}${mark(one)}`,
        seenText(one.series, one.value, voice),
        bareFigure(one.series, one.error, voice),
        one.projected === null ? NOTHING : bareFigure(one.series, one.projected, voice),
        bandOf(one.series, one.before.p5, one.before.p95, voice),
        placeText(one, screen),
      ]),
    ),
    ...(found.followedTo === null
      ? []
      : wrap(
          voice.say({
            sv: '* Tar det beräknade antalets plats: kohorterna skalas och räkningen går vidare därifrån. De andra väger bara dragningarna.',
            en: '* Takes the place of the projected stock: cohorts are scaled and the run goes on from there. The others only weight the draws.',
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
const yearsAhead = (found: FollowUp, { plan }: Screen): readonly number[] => {
  const last = Math.max(found.base, ...found.observations.map(({ year }) => year))
  const ends = plan.goals.map(({ to }) => to).filter((year) => year > last && year <= plan.to)
  return [...new Set([...ends, plan.to])].sort((one, other) => one - other).slice(-4)
}

const ahead: readonly SeriesName[] = ['trainees', 'completions', 'specialists', 'coverage']

const aheadTable = (found: FollowUp, screen: Screen): readonly string[] => {
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

const goalTable = (found: FollowUp, screen: Screen): readonly string[] => {
  const { voice } = screen
  const judged = found.goals.filter(({ before, after }) => before !== null && after !== null)
  if (judged.length === 0) return []
  const draws = Math.max(10, Math.round(found.effectiveSampleSize))
  return tableLines(
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
  )
}

/** What the tables come to: what moved, and which goal's chances did. */
const meaning = (found: FollowUp, screen: Screen): readonly string[] => {
  const { plan, voice, width } = screen
  const [year = plan.to] = yearsAhead(found, screen)
  const stock = found.changes.find((one) => one.series === 'trainees' && one.year === year)
  const goals = found.goals.flatMap(({ id, before, after }) =>
    before === null || after === null ? [] : [{ id, before, after, moved: Math.abs(after - before) }],
  )
  const most = goals.reduce<(typeof goals)[number] | undefined>(
    (one, other) => (one === undefined || other.moved > one.moved ? other : one),
    undefined,
  )
  const draws = Math.max(10, Math.round(found.effectiveSampleSize))
  const texts = [
    stock?.after.p50 === null || stock?.after.p50 === undefined
      ? ''
      : voice.say({
          sv: `Med det som nu är känt väntas ${bareFigure('trainees', stock.after.p50, voice)} ST-läkare ${year} (${bandOf('trainees', stock.after.p5, stock.after.p95, voice)}); förut ${stock.before.p50 === null ? NOTHING : bareFigure('trainees', stock.before.p50, voice)}.`,
          en: `With what is known now, ${bareFigure('trainees', stock.after.p50, voice)} trainees are expected in ${year} (${bandOf('trainees', stock.after.p5, stock.after.p95, voice)}); before, ${stock.before.p50 === null ? NOTHING : bareFigure('trainees', stock.before.p50, voice)}.`,
        }),
    most === undefined || most.moved < 0.01
      ? voice.say({
          sv: 'Inget måls chans har ändrats märkbart.',
          en: 'No goal’s chances have changed noticeably.',
        })
      : voice.say({
          sv: `Mest ändrades ${goalTitle(most.id, screen)}: från ${probabilityText(most.before, found.draws, voice)} till ${probabilityText(most.after, draws, voice)}.`,
          en: `What changed most is ${goalTitle(most.id, screen)}: from ${probabilityText(most.before, found.draws, voice)} to ${probabilityText(most.after, draws, voice)}.`,
        }),
  ]
  return wrap(texts.filter((text) => text !== '').join(' '), width)
}

const steps = (found: FollowUp, { voice, plan }: Screen): readonly string[] => {
  const strange = found.observations.filter(
    ({ percentile, kind }) => kind === 'observed' && (percentile < UNUSUAL_LOW || percentile > UNUSUAL_HIGH),
  )
  const counted = found.observations.filter(({ kind }) => kind === 'observed')
  const last = Math.max(found.base, ...counted.map(({ year }) => year))
  return [
    ...(strange.length === 0
      ? []
      : [
          voice.say({
            sv: 'Något avviker: kohort calibrate --paths training.attrition,training.fillRate --observed … visar vilka tal som förklarar det.',
            en: 'Something is off: kohort calibrate --paths training.attrition,training.fillRate --observed … shows which numbers explain it.',
          }),
        ]),
    ...(counted.length === 0
      ? []
      : [
          voice.say({
            sv: `Vad krävs härifrån? Lägg ${last} i planens observed, så räknas det med varje gång, och fråga kohort solve.`,
            en: `What would it take from here? Put ${last} in the plan’s observed, so that it always counts, and ask kohort solve.`,
          }),
        ]),
    ...(last < plan.to
      ? [
          voice.say({
            sv: `Räkna igen efter nästa årsskifte: --observed trainees.${last + 1}=… och gärna completions.${last + 1} och intake.${last + 1}.`,
            en: `Count again after the next turn of the year: --observed trainees.${last + 1}=… and, if you can, completions.${last + 1} and intake.${last + 1}.`,
          }),
        ]
      : []),
  ]
}

/** The screen of `kohort follow-up`. */
export const followUpLines = (found: FollowUp, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const parts = [
    [
      ...wrap(
        voice.say({
          sv: `Uppföljning av ${titleText(plan.title, voice)}`,
          en: `Follow-up of ${titleText(plan.title, voice)}`,
        }),
        width,
      ).map(paint.strong),
      ...wrap(answer(found, screen), width),
    ],
    observedTable(found, screen),
    aheadTable(found, screen),
    goalTable(found, screen),
    meaning(found, screen),
    noteLines(
      found.notes.filter(({ code }) => code !== 'observation-outside'),
      screen,
    ),
    nextLines(steps(found, screen), screen),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}
