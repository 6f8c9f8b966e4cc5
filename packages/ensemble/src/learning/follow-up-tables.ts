import {
  type DisplayCell,
  type DisplayTable,
  noteTables,
  type Plan,
  type SeriesName,
  seriesBand,
  seriesCell,
  seriesReading,
  type YearVerdict,
} from '@kohort/core'
import {
  bandCell,
  both,
  figureName,
  goalName,
  listed,
  NINE_OF_TEN,
  noteInWords,
  probabilityCell,
  stopAfter,
  weightNote,
  worthOf,
} from '../read/words.js'
import type { FollowedObservation, FollowUp } from './follow-up-result.js'
import type { ObservedVerdict } from './follow-up-rows.js'
import { ERROR_HEAD, errorOf, isUnusual, observedName, placeOf, STATEMENT } from './observation-tables.js'

const ahead: readonly SeriesName[] = ['trainees', 'completions', 'specialists', 'coverage']

const standings: Readonly<Record<YearVerdict['standing'], DisplayCell>> = {
  inside: both('inom', 'inside'),
  below: both('under', 'below'),
  above: both('över', 'above'),
  unknown: '–',
}

/** Verdicts of goals that hold each year to their band: where the year itself is what the goal is about. */
const ofCorridors = ({ verdicts }: FollowUp, plan: Plan): readonly ObservedVerdict[] =>
  verdicts.filter(
    ({ goal, min, max }) =>
      plan.goals.find(({ id }) => id === goal)?.over === 'each' && (min !== null || max !== null),
  )

const outside = ({ series, year, value, min, max, margin, standing }: ObservedVerdict): DisplayCell => [
  [figureName(series, year), ', ', seriesCell(series, value), both(', är ', ', is ')],
  [seriesCell(series, Math.abs(margin ?? 0), 'difference'), ' ', standings[standing], ' '],
  seriesBand(series, min, max),
]

/** The answer in a sentence. */
const answerOf = (found: FollowUp, plan: Plan): DisplayCell => {
  const judged = ofCorridors(found, plan)
  const missed = judged.filter(({ standing }) => standing !== 'inside')
  const last = judged.find(({ year }) => year === Math.max(...judged.map((one) => one.year)))
  if (last === undefined) {
    const strange = found.observations.filter(isUnusual)
    return strange.length === 0
      ? both(
          'Det som räknats ligger inom det planen sade; inget mål i planen gäller de åren.',
          'What was counted lies inside what the plan said; no goal of the plan is about those years.',
        )
      : [
          listed(strange.map((one) => observedName(one))),
          both(
            ' ligger utanför det planen sade (nio dragningar av tio).',
            ' lies outside what the plan said (nine draws of ten).',
          ),
        ]
  }
  if (missed.length > 0)
    return [
      both('Räknade år ligger utanför spannet: ', 'Counted years are outside the corridor: '),
      listed(missed.map(outside)),
      stopAfter(missed.at(-1)?.series ?? 'trainees'),
    ]
  const { series, year, value, min, max, margin } = last
  return [
    both('De räknade åren ligger inom spannet: ', 'The counted years are inside the corridor: '),
    [figureName(series, year), ', ', seriesCell(series, value), both(', ligger inom ', ', lies inside ')],
    [seriesBand(series, min, max), ', ', seriesCell(series, margin, 'difference')],
    both(' från närmaste kant.', ' from the nearest edge.'),
  ]
}

const observedTable = ({ observations, draws }: FollowUp, caption: DisplayCell): DisplayTable => ({
  caption,
  heads: [
    both('Räknat', 'Counted'),
    both('Utfall', 'Outcome'),
    ERROR_HEAD,
    both('Planen', 'Plan'),
    NINE_OF_TEN,
    both('Mot vad planen sade', 'Against what the plan said'),
  ],
  rows: observations.map((one: FollowedObservation) => [
    observedName(one, one.replaces ? ' *' : ''),
    seriesCell(one.series, one.value),
    errorOf(one),
    seriesCell(one.series, one.projected),
    bandCell(one.series, one.before.p5, one.before.p95),
    placeOf(one, draws),
  ]),
})

/** A goal on a mean is not held to one year, and one on the last year not to those before it. */
const isOfYear =
  (plan: Plan) =>
  ({ goal, year }: ObservedVerdict): boolean => {
    const { over, to } = plan.goals.find(({ id }) => id === goal) ?? {}
    return over !== 'mean' && (over !== 'last' || year === to)
  }

const verdictTable = ({ verdicts }: FollowUp, plan: Plan): DisplayTable => ({
  caption: both('Målen, år som räknats', 'The goals, years that were counted'),
  heads: [
    both('Mål', 'Goal'),
    both('År', 'Year'),
    both('Utfall', 'Outcome'),
    both('Spann', 'Band'),
    both('Ligger', 'Lies'),
    both('Marginal', 'Margin'),
  ],
  rows: verdicts
    .filter(isOfYear(plan))
    .map(({ goal, series, year, value, min, max, standing, margin }) => [
      goalName(plan, goal),
      String(year),
      seriesCell(series, value),
      seriesBand(series, min, max) ?? '–',
      standings[standing],
      seriesCell(series, margin, 'difference'),
    ]),
})

/** The years worth a line: where goals end, and the last. */
const yearsAhead = ({ base, observations }: FollowUp, plan: Plan): readonly number[] => {
  const last = Math.max(base, ...observations.map(({ year }) => year))
  const ends = plan.goals.map(({ to }) => to).filter((year) => year > last && year <= plan.to)
  return [...new Set([...ends, plan.to])].sort((one, other) => one - other).slice(-4)
}

const aheadTable = (found: FollowUp, plan: Plan): DisplayTable => {
  const { changes } = found
  const names = ahead.filter((name) =>
    changes.some(({ series, before }) => series === name && before.p50 !== null),
  )
  const row = (name: SeriesName, year: number): readonly DisplayCell[] => {
    const change = changes.find((one) => one.series === name && one.year === year)
    const sides = (['before', 'after'] as const).flatMap((side): readonly DisplayCell[] => {
      const { p5 = null, p50 = null, p95 = null } = change?.[side] ?? {}
      return [bandCell(name, p5, p95), seriesCell(name, p50)]
    })
    return [...sides, seriesCell(name, change?.difference ?? null, 'change')]
  }
  return {
    caption: both(
      'Framåt: nio dragningar av tio ligger inom spannet',
      'Ahead: nine draws of ten lie inside the band',
    ),
    heads: [
      both('År', 'Year'),
      both('Serie', 'Series'),
      both('Förut', 'Before'),
      both('mitten', 'middle'),
      both('Nu', 'Now'),
      both('mitten', 'middle'),
      both('Flyttat', 'Moved'),
    ],
    rows: yearsAhead(found, plan).flatMap((year) =>
      names.map((name) => [String(year), seriesReading(name).head, ...row(name, year)]),
    ),
  }
}

const goalTable = (found: FollowUp, plan: Plan): DisplayTable => ({
  caption: both('Sannolikheten att målen nås', 'How probable it is that the goals are met'),
  heads: [both('Mål', 'Goal'), both('Förut', 'Before'), both('Nu', 'Now')],
  rows: found.goals.map(({ id, before, after }) => [
    goalName(plan, id),
    probabilityCell(before, found.draws),
    probabilityCell(after, worthOf(found.effectiveSampleSize)),
  ]),
})

/** What the marks mean, how much the weights come to, and what the follow-up itself says. */
const notesOf = (found: FollowUp): readonly DisplayCell[] => {
  const { notes, followedTo, observations, verdicts, effectiveSampleSize, draws, after } = found
  const isDrawn = found.manifest().replacement === 'drawn'
  return [
    ...(followedTo === null
      ? []
      : [
          both(
            `* Tar det beräknade antalets plats, ${isDrawn ? 'i varje dragning med ett eget räknefel' : 'som om det räknats utan fel'}, och räkningen går vidare därifrån. Avvikelsen påverkar planens tal bara genom dragningarnas vikter, som också de andra uppgifterna gör.`,
            `* Takes the place of the projected stock, ${isDrawn ? 'in each draw with an error of its own' : 'as if counted without error'}, and the run goes on from there. The difference affects the plan’s numbers through the weights of the draws alone, as the other figures do.`,
          ),
        ]),
    ...(observations.some(({ kind }) => kind === 'contested') ? [STATEMENT] : []),
    ...(isDrawn && verdicts.some(({ series }) => series === 'trainees')
      ? [
          both(
            'År som har räknats bedöms efter det räknade antalet; räknefelet rör bara åren efter.',
            'Years that were counted are judged by the count; its error moves the years after alone.',
          ),
        ]
      : []),
    ...(notes.some(({ code }) => code === 'few-draws') ? [] : [weightNote(effectiveSampleSize, draws)]),
    ...notes.map(({ text }) => noteInWords(text)),
    ...after.noteTexts,
  ]
}

/** How it went, what had been said, and where the plan leads from here. */
export const followUpTables = (found: FollowUp, plan: Plan): readonly DisplayTable[] => {
  const caption = [`${found.plan}: `, both('uppföljning. ', 'follow-up. '), answerOf(found, plan)]
  return [
    observedTable(found, caption),
    verdictTable(found, plan),
    aheadTable(found, plan),
    goalTable(found, plan),
    ...noteTables(notesOf(found)),
  ].filter(({ rows }) => rows.length > 0)
}
