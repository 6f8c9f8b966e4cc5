import { nearest, type Plan, seriesNames } from '@kohort/core'
import type { SensitivityTarget } from '@kohort/ensemble'
import { oneLine } from '@kohort/report/words'
import { CommandLineError } from '../command-line-error.js'
import { seriesOf, yearsOf } from '../what-if/series-head.js'

/** What `--of` asks about: a figure of a year, or a goal, of the whole or in a year. */
export type OfTarget = Exclude<SensitivityTarget, string>

/** `completions.2034`, `completions` (of the last year), `corridors`, `corridors.2026`. */
export const targetOf = (written: string, plan: Plan): OfTarget => {
  const found = /^([^.]+)(?:\.(\d{4}))?$/.exec(written.trim())
  const [, name = '', text] = found ?? []
  const year = text === undefined ? undefined : Number(text)
  const goal = plan.goals.find(({ id }) => id === name)
  if (goal !== undefined) {
    if (year === undefined) return { goal: name }
    if (year >= goal.from && year <= goal.to) return { goal: name, year }
    throw new CommandLineError({
      code: 'unknown-year',
      path: '--of',
      text: {
        sv: `Målet ${name} gäller ${goal.from}–${goal.to}, inte ${year}.`,
        en: `The goal ${name} is for ${goal.from}–${goal.to}, not ${year}.`,
      },
      todo: {
        sv: `Fråga om ett av dem: --of ${name}.${goal.to}`,
        en: `Ask about one of them: --of ${name}.${goal.to}`,
      },
    })
  }
  const known = [...plan.goals.map(({ id }) => id), ...seriesNames]
  if (found === null || !known.includes(name)) {
    const near = nearest(name === '' ? written : name, known)
    const shown = oneLine(written)
    const goals = plan.goals.length === 0 ? '' : plan.goals.map(({ id }) => id).join(', ')
    throw new CommandLineError({
      code: 'unknown-target',
      path: '--of',
      text: {
        sv: `--of ${shown}: det är varken ett mål i planen eller en serie med år.`,
        en: `--of ${shown}: that is neither a goal of the plan nor a series with a year.`,
      },
      todo:
        near === undefined
          ? {
              sv: `Till exempel --of completions.${plan.to}.${goals === '' ? '' : ` Målen är ${goals}.`}`,
              en: `For example --of completions.${plan.to}.${goals === '' ? '' : ` The goals are ${goals}.`}`,
            }
          : { sv: `Menade du ${near}?`, en: `Did you mean ${near}?` },
    })
  }
  const [series = 'completions'] = seriesOf([name])
  const [of = plan.to] = yearsOf(year === undefined ? undefined : [year], plan)
  return { series, year: of }
}
