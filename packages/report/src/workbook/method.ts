import { type Bilingual, seriesNames, series as seriesOf } from '@kohort/core'
import { publishedText, sourceTitle } from '../shared/source-words.js'
import { voiceOf } from '../shared/voice.js'
import { unitOfSeries } from '../tables/series-figures.js'
import { headingOf, inLanguage } from '../tables/table.js'
import { methodText } from './method-text.js'
import { type Sheet, type SheetCell, text } from './sheet.js'
import type { Subject } from './subject.js'

type Line = readonly (SheetCell | null)[]

const pair = (heading: string, body: string | number): Line => [
  text(heading, 'strong'),
  text(String(body), 'wrapped'),
]

const section = (title: Bilingual, { language }: Subject): Line[] => [[], [text(title[language], 'section')]]

/** What is enough to get the same figures again: no clock is in it. */
const originLines = (subject: Subject): Line[] => {
  const { plan, projection, ensemble, language } = subject
  const { version, planHash, base, to } = projection.manifest()
  const drawn = ensemble?.manifest()
  const say = (sv: string, en: string): string => (language === 'sv' ? sv : en)
  const observed = Object.values(plan.observed).flatMap((figures) => Object.keys(figures ?? {}).map(Number))
  const last = Math.max(base, ...observed)
  return [
    ...section({ sv: 'Så får man samma siffror igen', en: 'How to get the same figures again' }, subject),
    pair(say('Kohort, version', 'Kohort, version'), version),
    pair(say('Plan', 'Plan'), plan.id),
    pair(say('Planens kontrollsumma', "The plan's hash"), planHash),
    pair(say('Basår', 'Base year'), base),
    pair(say('Sista år', 'Last year'), to),
    pair(say('Uppgifter till och med', 'Data up to'), say(`den 31 december ${last}`, `31 December ${last}`)),
    ...(drawn === undefined
      ? [
          pair(
            say('Osäkerhet', 'Uncertainty'),
            say(
              'inte räknad: siffrorna är förväntade värden',
              'not computed: the figures are expected values',
            ),
          ),
        ]
      : [
          pair(say('Dragningar', 'Draws'), drawn.draws),
          pair(say('Frö', 'Seed'), drawn.seed),
          pair(say('Dragningssätt', 'Sampling'), drawn.sampling),
          pair(
            say('Osäkerhet', 'Uncertainty'),
            say(
              `${ensemble?.uncertainty.inputs.length ?? 0} osäkra tal dras ur fördelningar anpassade till sina intervall 5–95 %; alla tal dras på nytt i varje dragning. Sannolikheten för ett mål är andelen dragningar där det nås.`,
              `${ensemble?.uncertainty.inputs.length ?? 0} uncertain numbers are drawn from distributions fitted to their 5–95 % ranges, all of them anew in every draw. The probability of a goal is the share of the draws in which it is met.`,
            ),
          ),
        ]),
  ]
}

const noteLines = (subject: Subject): Line[] => {
  const { projection, ensemble, language } = subject
  const notes = [
    ...projection.notes.map((note) => pair(note.path, note.text[language])),
    ...(ensemble?.noteTexts ?? []).map((text) =>
      pair({ sv: 'osäkerhet', en: 'uncertainty' }[language], text[language]),
    ),
  ]
  if (notes.length === 0) return []
  return [...section({ sv: 'Att veta om den här planen', en: 'To know about this plan' }, subject), ...notes]
}

const scenarioLines = (subject: Subject): Line[] => {
  const { comparison, language } = subject
  const scenarios = (comparison?.scenarios ?? []).filter(({ id }) => id !== 'base')
  if (scenarios.length === 0) return []
  return [
    ...section({ sv: 'Scenarier och deras skäl', en: 'Scenarios and their reasons' }, subject),
    ...scenarios.map(({ id, title, reason }) => pair(`${title[language]} (${id})`, reason?.[language] ?? '')),
  ]
}

const seriesLines = (subject: Subject): Line[] => {
  const { plan, projection, language } = subject
  return [
    ...section({ sv: 'Vad serierna är', en: 'What the series are' }, subject),
    ...seriesNames
      .filter((name) => projection.series(name).some((value) => value !== null))
      .map((name) => {
        const { label, definition } = seriesOf[name]
        const heading = headingOf({ heading: label, unit: unitOfSeries(name, plan) }, language)
        return pair(heading, definition[language])
      }),
  ]
}

const sourceLines = (subject: Subject): Line[] => {
  const { plan, language } = subject
  const sources = Object.entries(plan.sources)
  const voice = voiceOf(language)
  if (sources.length === 0) return []
  return [
    ...section({ sv: 'Källor', en: 'Sources' }, subject),
    ...sources.map(([id, { title, publisher, published, address, note }]) =>
      pair(
        id,
        [
          sourceTitle(title, voice),
          publisher,
          published === undefined ? undefined : publishedText(published, voice),
          address,
          note === undefined ? undefined : inLanguage(note, language),
        ]
          .flatMap((part) => (part === undefined || part === '' ? [] : [part]))
          .join('. '),
      ),
    ),
  ]
}

/** What was computed and how, and all that is needed to do it again. */
export const methodSheet = (subject: Subject): Sheet => {
  const { plan, language } = subject
  return {
    name: { sv: 'Metod', en: 'Method' }[language],
    rows: [
      [text({ sv: 'Metod', en: 'Method' }[language], 'title')],
      ...methodText(plan, subject.projection).map(([heading, body]) =>
        pair(heading[language], body[language]),
      ),
      ...originLines(subject),
      ...noteLines(subject),
      ...scenarioLines(subject),
      ...seriesLines(subject),
      ...sourceLines(subject),
    ],
    widths: [44, 110],
    frozen: { rows: 1, columns: 1 },
    filtered: false,
    breaks: [],
    pictures: [],
    charts: [],
  }
}
