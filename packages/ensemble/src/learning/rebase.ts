import { type Bilingual, type Figure, type Note, type Plan, type PlanInput, parsePlan } from '@kohort/core'
import { refuse } from '../errors.js'
import { put, type Tree } from '../inputs/write-plan.js'
import { forget } from './as-known.js'
import { counted, derived } from './counted.js'
import { said, spoken } from './numerals.js'
import { defaultError } from './observation-errors.js'
import { countedCohorts, impliedIntake } from './past-cohorts.js'
import { type PastGrowth, pastGrowth, type YearValue } from './past-growth.js'

/** What was known at an earlier base year: of that year and those before it. */
export interface KnownThen {
  /** Trainees on 31 December of the year, in heads. */
  readonly stock: number
  /** The error of that count, a standard deviation in heads; that of `defaultErrors` if left out. */
  readonly stockError?: number
  /** Intake by year; later years than the base are refused. */
  readonly intake?: Readonly<Record<string, number>>
  /** Specialists on 31 December of the year, in heads. */
  readonly specialists?: number
  /** The last projected year; the plan's if left out. */
  readonly to?: number
  /**
   * `grown`, if left out: where there are years enough the intake goes on along their line. `held`: it stays at the mean
   * of the last three, which is the safer guess where the intake has gone in steps.
   */
  readonly after?: 'grown' | 'held'
}

export interface Rebased {
  readonly plan: Plan
  /** What the intake after the base was taken from. */
  readonly intake: 'grown' | 'held' | 'implied'
  /** Whether those in training are split on the years they started by counted intake, or as if it had grown steadily. */
  readonly cohorts: 'counted' | 'steady'
  /** The line through the intake, where there were years enough. */
  readonly growth: PastGrowth | null
  readonly notes: readonly Note[]
}

/** The line through the intake is drawn through so many years at most: what was before says little of what comes. */
const LINE_YEARS = 8

/** So far back a mean of the last intakes reaches where there are too few for a line. */
const LATELY = 3

/** What nobody knows better of a past growth: the plan's own figure, or this. */
const UNKNOWN_GROWTH: Figure = {
  value: 0,
  range: [-0.03, 0.05],
  kind: 'assumed',
  note: {
    sv: 'Ingen har sagt hur antagningen ändrades; ett vitt spann.',
    en: 'Nobody has said how the intake changed; a wide range.',
  },
}

/** The incumbents' total, where all are counted together by a curve. */
const specialistsOf = (plan: Plan, count: number | undefined): Tree | null => {
  const { incumbents } = plan.specialists
  if (count === undefined || incumbents?.total === undefined) return null
  if (Object.values(plan.groups).some(({ specialists }) => specialists?.incumbents !== undefined)) return null
  return {
    ...incumbents,
    total: counted(count, defaultError('specialists', count, 'observed', 'specialists'), {
      sv: 'Räknat det året.',
      en: 'Counted in that year.',
    }),
  }
}

/**
 * The plan as it could have been made in an earlier year: its base is that year, with the stock that was counted then.
 * Nothing later is known. Every dated number of training and of specialists is what stood in the year, limits dated
 * later are gone, and so are the decided intake, goals, costs and observations. The intake after the base follows from
 * that before it: with five years or more along the line through the logarithms of the last eight, with fewer the mean
 * of the last three at the plan's past growth, with none what leads to the stock. Where the intake of every year that
 * matters was counted, those in training are split on years of start by it; else as if it had grown steadily. The fill rate is 1, for what was counted had
 * started. The model's parameters are the plan's own: they are assumptions, and no history.
 *
 * @param plan a plan of either form
 * @param year the earlier base year (or a later one)
 * @param known the stock of the year, and intake and specialists up to it
 * @returns the plan, what its intake came from, and notes on both
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} for an intake later than the base, or a stock that is none
 * @example
 * ```ts
 * import { rebase } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const { plan, intake } = rebase(stockholm(), 2018, { stock: 581, to: 2023 })
 * console.log(plan.base, plan.training.baseStock.total?.value, intake)
 * // 2018 581 implied
 * ```
 */
export const rebase = (plan: Plan | PlanInput, year: number, known: KnownThen): Rebased => {
  const parsed = parsePlan(plan)
  const { stock, to = Math.max(parsed.to, year + 1) } = known
  if (!(stock > 0 && Number.isFinite(stock)))
    refuse(
      'stock',
      String(year),
      { sv: `${String(stock)} är inget antal ST-läkare.`, en: `${String(stock)} is no stock.` },
      {
        sv: 'Ange ST-läkare den 31 december, i personer.',
        en: 'Give the trainees on 31 December, in heads.',
      },
    )
  const intake = Object.entries(known.intake ?? {}).map(
    ([key, value]): YearValue => ({ year: Number(key), value }),
  )
  for (const one of intake)
    if (one.year > year)
      refuse(
        'leak',
        `intake.${one.year}`,
        { sv: `det var inte känt ${year}.`, en: `this was not known in ${year}.` },
        { sv: `Ange bara antagning till och med ${year}.`, en: `Give intake up to ${year} alone.` },
      )
  const own = parsed.training.baseStock.intakeHistory ?? {}
  const all = [
    ...Object.entries(own)
      .filter(([key]) => Number(key) <= year && known.intake?.[key] === undefined)
      .map(([key, { value }]): YearValue => ({ year: Number(key), value })),
    ...intake,
  ].sort((one, other) => one.year - other.year)

  const root: Tree = { ...parsed, base: year, to, goals: [], observed: {} }
  delete root.cost
  forget(parsed, root, year)
  const line = known.after === 'held' ? null : pastGrowth(all.slice(-LINE_YEARS), year + 1)
  const growth: Figure =
    line === null
      ? (parsed.training.baseStock.growth ?? UNKNOWN_GROWTH)
      : derived(
          line.rate,
          line.rateRange,
          `Linjen genom antagningen ${all.at(-LINE_YEARS)?.year ?? all[0]?.year}–${all.at(-1)?.year}.`,
          `The line through the intake of ${all.at(-LINE_YEARS)?.year ?? all[0]?.year}–${all.at(-1)?.year}.`,
        )
  const error = known.stockError ?? defaultError('trainees', stock, 'observed', `trainees.${year}`)
  const total = counted(stock, error, { sv: 'Räknat det året.', en: 'Counted in that year.' })
  put(root, ['training', 'baseStock'], { total, growth })
  put(root, ['training', 'fillRate'], { [year]: { value: 1 } })
  const incumbents = specialistsOf(parsed, known.specialists)
  if (incumbents !== null) put(root, ['specialists', 'incumbents'], incumbents)
  // The intake is found last: what is implied needs the rest of the plan.
  const lately = all.slice(-LATELY)
  const mean = lately.reduce((sum, { value }) => sum + value, 0) / lately.length
  const firstOf = (value: number, range: readonly [number, number], sv: string, en: string): void =>
    put(root, ['training', 'intake'], {
      growth: { first: derived(value, range, sv, en), rate: { [year + 1]: growth } },
    })
  firstOf(1, [1, 1], 'Ännu okänd.', 'Not yet known.')
  const how = line !== null ? 'grown' : lately.length > 0 ? 'held' : 'implied'
  if (line !== null)
    firstOf(
      line.next,
      line.nextRange,
      'På linjen genom antagningen dittills.',
      'On the line through the intake so far.',
    )
  else if (how === 'held')
    firstOf(
      mean,
      [mean * 0.9, mean * 1.1],
      `Medel av de senaste ${lately.length} årens antagning.`,
      `The mean of the intake of the last ${lately.length} years.`,
    )
  else {
    const implied = impliedIntake(parsePlan(root), stock) * (1 + growth.value)
    firstOf(
      implied,
      [implied * 0.85, implied * 1.15],
      'Den antagning som leder till antalet.',
      'The intake that leads to the stock.',
    )
  }
  const cohorts = countedCohorts(parsePlan(root), stock, error, all)
  if (cohorts !== null) put(root, ['training', 'baseStock'], cohorts)
  return Object.freeze({
    plan: parsePlan(root),
    intake: how,
    cohorts: cohorts === null ? 'steady' : 'counted',
    growth: line,
    notes: Object.freeze([intakeNote(how, year, all.slice(-LINE_YEARS), growth.value)]),
  })
}

const intakeNote = (
  how: Rebased['intake'],
  year: number,
  all: readonly YearValue[],
  growth: number,
): Note => {
  const percent = Number((growth * 100).toFixed(1))
  const texts: Readonly<Record<Rebased['intake'], Bilingual>> = {
    grown: {
      sv: `Från ${year}: antagningen följer linjen genom ${all[0]?.year}–${all.at(-1)?.year}, ${said(percent)} % om året.`,
      en: `From ${year}: the intake follows the line through ${all[0]?.year}–${all.at(-1)?.year}, ${spoken(percent)} % a year.`,
    },
    held: {
      sv: `Från ${year}: antagningen är medlet av de senaste årens, med planens tidigare ökning (${said(percent)} % om året).`,
      en: `From ${year}: the intake is the mean of the last years, with the plan's past growth (${spoken(percent)} % a year).`,
    },
    implied: {
      sv: `Från ${year}: ingen antagning är känd; den som leder till antalet, med planens tidigare ökning (${said(percent)} % om året).`,
      en: `From ${year}: no intake is known; the one that leads to the stock, with the plan's past growth (${spoken(percent)} % a year).`,
    },
  }
  return { code: `intake-${how}`, path: 'training.intake', years: [year], text: texts[how] }
}
