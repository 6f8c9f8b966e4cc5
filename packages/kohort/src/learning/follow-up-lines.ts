import type { FollowUp, ObservedVerdict } from '@kohort/ensemble'
import { probabilityText, titleText } from '@kohort/report/words'
import { againLines } from '../how-sure/again.js'
import type { Screen } from '../main-screen/screen.js'
import { bandText, bareFigure, distanceText, figureOf } from '../metric-text.js'
import { wrap } from '../wrap.js'
import {
  aheadTable,
  goalTable,
  goalTitle,
  observedTable,
  UNUSUAL_HIGH,
  UNUSUAL_LOW,
  yearsAhead,
} from './follow-up-tables.js'
import { bandOf, NOTHING, nextLines, noteLines, seriesLabel, weightText } from './observed-text.js'

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
          sv: 'Det som räknats ligger, räknefelet inräknat, inom det planen sade; inget mål i planen gäller de åren.',
          en: 'What was counted lies, its error counted in, inside what the plan said; no goal of the plan is about those years.',
        })
      : voice.say({
          sv: `${voice.list(strange.map(({ series, year }) => `${seriesLabel(series, voice)} ${year}`))} ligger utanför det planen sade (nio dragningar av tio).`,
          en: `${voice.list(strange.map(({ series, year }) => `${seriesLabel(series, voice)} in ${year}`))} lies outside what the plan said (nine draws of ten).`,
        })
  }
  if (missed.length > 0)
    return voice.say({
      sv: `De räknade åren ligger inte alla inom spannet: ${voice.list(missed.map((one) => outside(one, screen)))}.`,
      en: `Not all the counted years are inside the corridor: ${voice.list(missed.map((one) => outside(one, screen)))}.`,
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
    sv: `De räknade åren ligger inom spannet: ${figure} ${last.year} ligger inom ${band}, ${far} från närmaste kant${before}.`,
    en: `The counted years are inside the corridor: ${figure} in ${last.year} lies inside ${band}, ${far} from the nearest edge${before}.`,
  })
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
export const followUpLines = (found: FollowUp, again: string, screen: Screen): readonly string[] => {
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
    // The note on few draws says it too.
    found.notes.some(({ code }) => code === 'few-draws')
      ? []
      : wrap(weightText(found.effectiveSampleSize, found.draws, voice), width),
    noteLines(
      found.notes.filter(({ code }) => code !== 'observation-outside'),
      screen,
    ),
    noteLines(
      found.after.noteTexts.map((text) => ({ text })),
      screen,
    ),
    nextLines(steps(found, screen), screen),
    againLines(again, found.manifest().version, voice, width),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}
