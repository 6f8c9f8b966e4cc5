import { seriesText } from '../../shared/series-text.js'
import { type Voice, yearsText } from '../../shared/voice.js'
import type { PlanAndProjection } from '../chart.js'
import { goalsOf } from '../parts/goal-marks.js'
import { besideEdge, knownRows } from './told.js'

const limits = {
  supervision: { sv: 'handledning', en: 'supervision' },
  posts: { sv: 'tjänster', en: 'posts' },
  applicants: { sv: 'sökande', en: 'applicants' },
} as const

/** How many of the goals are met: `inget av planens tre mål nås`. */
const verdictText = (data: PlanAndProjection, voice: Voice): string => {
  const goals = goalsOf(data.projection, 'completions').filter(({ met }) => met !== null)
  if (goals.length === 0) return ''
  const met = goals.filter((goal) => goal.met === true).length
  if (goals.length === 1)
    return met === 1
      ? voice.say({ sv: '; planens mål nås', en: "; the plan's goal is met" })
      : voice.say({ sv: '; planens mål nås inte', en: "; the plan's goal is missed" })
  return met === 0
    ? voice.say({
        sv: `; inget av planens ${voice.count(goals.length)} mål nås`,
        en: `; none of the plan's ${voice.count(goals.length)} goals is met`,
      })
    : met === goals.length
      ? voice.say({
          sv: `; planens alla ${voice.count(goals.length)} mål nås`,
          en: `; all ${voice.count(goals.length)} goals of the plan are met`,
        })
      : voice.say({
          sv: `; ${voice.count(met)} av planens ${voice.count(goals.length)} mål nås`,
          en: `; ${voice.count(met)} of the plan's ${voice.count(goals.length)} goals met`,
        })
}

/** What the completions come to beside the plan's goals. */
export const intakeTitle = (data: PlanAndProjection, voice: Voice): string => {
  const words = seriesText('completions', data.plan, voice)
  const rows = knownRows(data.projection, 'completions').filter(({ year }) => year > data.projection.base)
  const floor = goalsOf(data.projection, 'completions').flatMap(({ years }) =>
    years.flatMap(({ min }) => min ?? []),
  )[0]
  const first = knownRows(data.projection, 'completions')[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined)
    return voice.say({
      sv: 'Antalet färdiga specialister är okänt',
      en: 'The number of completions is unknown',
    })
  if (floor === undefined)
    return voice.say({
      sv: `De färdiga specialisterna går från ${words.round(first.value)} år ${first.year} till ${words.round(last.value)} år ${last.year}`,
      en: `Completions go from ${words.round(first.value)} in ${first.year} to ${words.round(last.value)} in ${last.year}`,
    })
  const edge = words.edge(floor)
  const told = (value: number): string =>
    besideEdge(value, { min: floor, max: null }, words.round, words.figure)
  const reaches = (value: number): boolean => value >= floor - 1e-9 * Math.abs(floor)
  const highest = rows.reduce((most, row) => (row.value > most.value ? row : most), last)
  const outside = rows.map(({ value }) => reaches(value)).lastIndexOf(false)
  const since = rows[outside + 1]
  const goals = verdictText(data, voice)
  if (!rows.some(({ value }) => reaches(value)))
    return voice.say({
      sv: `De färdiga specialisterna når inte ${edge} om året: som mest ${told(highest.value)}, år ${highest.year}${goals}`,
      en: `Completions do not reach ${edge} a year: ${told(highest.value)} at most, in ${highest.year}${goals}`,
    })
  if (since !== undefined && outside < 0)
    return voice.say({
      sv: `De färdiga specialisterna är minst ${edge} om året hela tiden${goals}`,
      en: `Completions are at least ${edge} a year all along${goals}`,
    })
  if (since !== undefined)
    return since.year === last.year
      ? voice.say({
          sv: `De färdiga specialisterna når ${edge} om året först ${since.year}${goals}`,
          en: `Completions reach ${edge} a year only in ${since.year}${goals}`,
        })
      : voice.say({
          sv: `De färdiga specialisterna är minst ${edge} om året från ${since.year}${goals}`,
          en: `Completions are at least ${edge} a year from ${since.year}${goals}`,
        })
  return voice.say({
    sv: `De färdiga specialisterna når ${edge} om året ${yearsText(
      rows.filter(({ value }) => reaches(value)).map(({ year }) => year),
      voice,
    )} men är ${told(last.value)} år ${last.year}${goals}`,
    en: `Completions reach ${edge} a year in ${yearsText(
      rows.filter(({ value }) => reaches(value)).map(({ year }) => year),
      voice,
    )} but are ${told(last.value)} in ${last.year}${goals}`,
  })
}

/** Which years' intake is cut, and by what. */
export const cutText = ({ projection }: PlanAndProjection, voice: Voice): string => {
  const cut = projection.rows.filter(({ limitedBy }) => limitedBy !== null)
  if (cut.length === 0) return ''
  const by = [
    ...new Set(cut.flatMap(({ limitedBy }) => (limitedBy === null ? [] : voice.say(limits[limitedBy])))),
  ]
  const years = yearsText(
    cut.map(({ year }) => year),
    voice,
  )
  return voice.say({
    sv: ` Antagningen stoppas av tak ${years} (${voice.list(by)}).`,
    en: ` The intake is cut by a ceiling in ${years} (${voice.list(by)}).`,
  })
}
