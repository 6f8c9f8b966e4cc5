import { type Note, type Plan, project, type SeriesName } from '@kohort/core'
import { refuse } from '../errors.js'
import type { KnownObservation } from './known-observation.js'
import type { YearValue } from './past-growth.js'

/**
 * Base years and later years with a counted stock: four starts and ten comparisons. With fewer, a score says more about
 * chance than about the model.
 */
export const STOCKS_FOR_BACKTEST = 5

/** What follows from a stock and an intake alone, and so can be judged. */
export const judged = ['trainees', 'intake', 'completions', 'attrition', 'specialists'] as const
export type Judged = (typeof judged)[number]
const isJudged = (series: SeriesName): series is Judged => judged.includes(series as Judged)

export const [EARLIEST, LATEST] = [1900, 2199]

/** The counted figures by series, in order of years; the plan's own base stock among them. */
export const historyOf = (
  observations: readonly KnownObservation[],
  plan: Plan,
): ReadonlyMap<Judged, readonly YearValue[]> => {
  const history = new Map<Judged, YearValue[]>()
  for (const { series, year, value, kind, group } of observations) {
    if (!isJudged(series) || kind !== 'observed' || group !== null) continue
    const own = history.get(series) ?? []
    own.push({ year, value })
    history.set(series, own)
  }
  const stocks = history.get('trainees') ?? []
  const base = project(plan).at(plan.base).trainees
  if (base !== null && !stocks.some(({ year }) => year === plan.base))
    stocks.push({ year: plan.base, value: base })
  history.set('trainees', stocks)
  for (const own of history.values()) own.sort((one, other) => one.year - other.year)
  return history
}

/** Refuses what is too short to say anything. */
export const refuseShort = (stocks: readonly YearValue[]): void => {
  if (stocks.length >= STOCKS_FOR_BACKTEST) return
  const there = stocks.map(({ year, value }) => `${year} (${Math.round(value)})`).join(', ')
  const more = STOCKS_FOR_BACKTEST - stocks.length
  refuse(
    'history-short',
    '',
    {
      sv: `Historiken är för kort för att pröva modellen: det behövs ${STOCKS_FOR_BACKTEST} år med räknat antal ST-läkare (trainees), och det finns ${stocks.length}${there === '' ? '' : `: ${there}`}. Med färre säger utfallet mer om slumpen än om modellen.`,
      en: `The history is too short to test the model: ${STOCKS_FOR_BACKTEST} years with a counted number of trainees are needed, and there are ${stocks.length}${there === '' ? '' : `: ${there}`}. With fewer, the score says more about chance than about the model.`,
    },
    {
      sv: `Ta fram ${more} år till: antalet i utbildning den 31 december varje år räcker (ett personalregister har det), och antagningen år för år gör prövningen bättre.`,
      en: `Find ${more} more years: the number in training on 31 December of each year is enough (a staff register has it), and the intake year by year makes the test better.`,
    },
  )
}

/** What was given and is not compared, and why. */
export const notJudged = (observations: readonly KnownObservation[]): readonly Note[] =>
  observations
    .filter(({ series, kind, group }) => !isJudged(series) || kind !== 'observed' || group !== null)
    .map(({ name, series, year, kind }) => ({
      code: 'not-judged',
      path: name,
      years: [year],
      text:
        kind === 'contested'
          ? {
              sv: `${name} är ett uttalande och räknas inte.`,
              en: `${name} is a statement and does not count.`,
            }
          : {
              sv: `${name} prövas inte: ${isJudged(series) ? 'bara hela planens siffror' : `bara ${judged.join(', ')}`} följer av det som var känt.`,
              en: `${name} is not judged: ${isJudged(series) ? 'only figures of the whole plan' : `only ${judged.join(', ')}`} follow from what was known.`,
            },
    }))
