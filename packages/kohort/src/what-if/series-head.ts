import { type Bilingual, nearest, type Plan, type SeriesName, series, seriesNames } from '@kohort/core'
import { capital, oneLine, type Voice } from '@kohort/report/words'
import { CommandLineError } from '../command-line-error.js'
import { unitOf } from '../metric-text.js'
import { wrap } from '../wrap.js'

/** Heads of the usual columns, over two lines, their unit in them. */
const heads: Readonly<Partial<Record<SeriesName, Bilingual>>> = {
  intake: { sv: 'Antagning,\npers./år', en: 'Intake,\nheads/year' },
  trainees: { sv: 'ST-läkare\n31 dec', en: 'Trainees\n31 Dec' },
  completions: { sv: 'Färdiga,\npers./år', en: 'Completions,\nheads/year' },
  specialists: { sv: 'Specialister\n31 dec', en: 'Specialists\n31 Dec' },
}

const WIDEST = 14

/** The head of a column: what is counted, and its unit on the last line. */
export const seriesHead = (name: SeriesName, plan: Plan, voice: Voice): string => {
  const known = heads[name]
  if (known !== undefined) return voice.say(known)
  if (name === 'coverage')
    return voice.say(
      plan.need.norm === undefined
        ? { sv: 'Täckning av\nbehovet', en: 'Coverage of\nthe need' }
        : { sv: 'Täckning av\nriktvärdet', en: 'Coverage of\nthe norm' },
    )
  const unit = unitOf(name, plan, voice)
  const label = capital(voice.say(series[name].label))
  return [
    ...wrap(unit === '' ? label : `${label},`, WIDEST),
    ...(unit === '' ? [] : wrap(unit, WIDEST)),
  ].join('\n')
}

const isSeries = (name: string): name is SeriesName => Object.hasOwn(series, name)

/** Names of series as they were written, checked. */
export const seriesOf = (names: readonly string[]): readonly SeriesName[] =>
  names.map((name) => {
    if (isSeries(name)) return name
    const near = nearest(name, seriesNames)
    const shown = oneLine(name)
    throw new CommandLineError({
      code: 'unknown-series',
      path: shown,
      text: { sv: `Det finns ingen serie "${shown}".`, en: `There is no series "${shown}".` },
      todo:
        near === undefined
          ? { sv: `Serierna är ${seriesNames.join(', ')}.`, en: `The series are ${seriesNames.join(', ')}.` }
          : { sv: `Menade du ${near}?`, en: `Did you mean ${near}?` },
    })
  })

/** Years that the plan projects, checked; the last one if none was written. */
export const yearsOf = (years: readonly number[] | undefined, plan: Plan): readonly number[] => {
  if (years === undefined || years.length === 0) return [plan.to]
  for (const year of years) {
    if (year > plan.base && year <= plan.to) continue
    throw new CommandLineError({
      code: 'unknown-year',
      path: String(year),
      text: {
        sv: `${year} räknas inte fram: planen går från ${plan.base + 1} till ${plan.to}.`,
        en: `${year} is not projected: the plan goes from ${plan.base + 1} to ${plan.to}.`,
      },
      todo: {
        sv: 'Välj ett år däremellan, eller räkna längre med --to.',
        en: 'Choose a year between, or project further with --to.',
      },
    })
  }
  return [...new Set(years)]
}
