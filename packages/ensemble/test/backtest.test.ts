import { type Plan, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import {
  backtest,
  calibrate,
  EnsembleError,
  type HorizonScore,
  type Observation,
  rebase,
  simulate,
  uncertaintyOf,
} from '../src/index.js'
import { pastGrowth } from '../src/learning/past-growth.js'
import { normalQuantile } from '../src/random/normal.js'
import { streamOf } from '../src/random/streams.js'

const { groups: _, ...rest } = stockholm()
/** One group, for speed. */
const simple = parsePlan(rest)
const [FIRST, LAST] = [2003, 2012]

const chanceOf = (seed: string) => {
  const stream = streamOf(seed, 'history')
  const uniform = () => (stream() + 0.5) / 2 ** 32
  return { uniform, normal: () => normalQuantile(uniform()) }
}

/**
 * A region as the model has it: numbers drawn from the plan's ranges, an intake that grows, varies by chance and goes in
 * waves of eight years, counts with their errors.
 */
const regionOf = (
  seed: string,
  waves = 0,
): { readonly plan: Plan; readonly history: readonly Observation[] } => {
  const { uniform, normal } = chanceOf(seed)
  const start = rebase(simple, 1995, { stock: 400, to: LAST }).plan
  const growth = 0.01 + 0.04 * uniform()
  const fixed = Object.fromEntries(
    Array.from({ length: LAST - 1995 }, (__, index) => [
      1996 + index,
      75 * (1 + growth) ** index * (1 + waves * Math.sin((index * Math.PI) / 4)) * Math.exp(0.08 * normal()),
    ]),
  )
  const { inputs, plan: planAt } = uncertaintyOf(
    parsePlan({
      ...start,
      training: { ...start.training, baseStock: { total: 400, growth }, intake: { fixed } },
    }),
  )
  const truth = planAt(inputs.map(uniform))
  const history = project(truth).rows.flatMap(({ year, trainees, completions, intake }): Observation[] => [
    ...(year < FIRST
      ? []
      : [
          { series: 'trainees' as const, year, value: (trainees ?? 0) * (1 + 0.01 * normal()) },
          { series: 'completions' as const, year, value: (completions ?? 0) * (1 + 0.05 * normal()) },
        ]),
    ...(intake === null ? [] : [{ series: 'intake' as const, year, value: intake * (1 + 0.03 * normal()) }]),
  ])
  const now = history.find(({ series, year }) => series === 'trainees' && year === LAST)?.value ?? 0
  return { plan: rebase(simple, LAST, { stock: now, to: LAST + 1 }).plan, history }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const tested = async (count: number, waves: number) => {
  const found: HorizonScore[] = []
  for (let index = 0; index < count; index += 1) {
    const { plan, history } = regionOf(`region ${index}`, waves)
    // Counted every other year but for the intake: four starts, for speed.
    const some = history.filter(({ series, year }) => series === 'intake' || year % 2 === 0)
    const { scores } = await backtest(plan, some, { draws: 128, seed: index })
    found.push(...scores.filter(({ horizon }) => horizon === null))
  }
  return (series: string, pick: (one: HorizonScore) => number | undefined): number =>
    mean(found.filter((one) => one.series === series).map((one) => pick(one) ?? Number.NaN))
}

const refused = async (work: Promise<unknown>): Promise<EnsembleError> => {
  const error = await work.catch((one: unknown) => one)
  expect(error).toBeInstanceOf(EnsembleError)
  return error as EnsembleError
}

describe('backtest', () => {
  it('covers about as often as it says on histories of the model itself, and beats no change', async () => {
    const score = await tested(20, 0)
    for (const series of ['trainees', 'completions', 'intake']) {
      // Twenty histories of strongly dependent forecasts: about 4 points give or take, twice that either way.
      expect(Math.abs(score(series, ({ coverage90 }) => coverage90) - 0.9)).toBeLessThan(0.08)
      expect(Math.abs(score(series, ({ coverage50 }) => coverage50) - 0.5)).toBeLessThan(0.14)
      expect(score(series, ({ meanAbsoluteError }) => meanAbsoluteError)).toBeLessThan(
        score(series, ({ noChange }) => noChange?.meanAbsoluteError),
      )
    }
  })

  it('knows of the cohorts on their way what no line through the past does', async () => {
    const score = await tested(6, 0.25)
    const naive = { noChange: 0.7, trend: 0.4 } as const
    for (const name of ['noChange', 'trend'] as const)
      expect(
        score('completions', (one) => one[name]?.model),
        name,
      ).toBeLessThan(naive[name] * score('completions', (one) => one[name]?.meanAbsoluteError))
  })

  it('covers a small region’s history of whole people by individuals, and not by shares', async () => {
    const start = rebase(simple, 1995, { stock: 22, to: LAST }).plan
    const fan = await simulate(start, { draws: 8, seed: 'small', process: 'individual' })
    const exact = { trainees: 0.01, completions: 0.01, intake: 0.01 }
    const covered = async (process: 'expected' | 'individual') => {
      const found: number[] = []
      for (let draw = 0; draw < 8; draw += 1) {
        const history = (['trainees', 'completions', 'intake'] as const).flatMap((series) =>
          fan.raw(series).flatMap((column, index): Observation[] => {
            const year = 1995 + index
            // Of the intake every year, of the others every other: four starts, for speed.
            if (year < FIRST || (series !== 'intake' && year % 2 > 0)) return []
            return [{ series, year, value: column[draw] as number }]
          }),
        )
        const { plan } = rebase(simple, LAST, { stock: 22, to: LAST + 1 })
        const { scores, manifest, notes } = await backtest(plan, history, {
          draws: 256,
          errors: exact,
          process,
        })
        expect(manifest().process).toBe(process)
        expect(notes.some(({ code }) => code === 'few-people')).toBe(process === 'expected')
        const own = scores.find(({ series, horizon }) => series === 'completions' && horizon === null)
        found.push(own?.coverage90 ?? Number.NaN)
      }
      return mean(found)
    }
    // Three or four people finish a year: chance is what there is to see.
    expect(await covered('individual')).toBeGreaterThan(0.8)
    expect(await covered('expected')).toBeLessThan(0.6)
  })

  it('has no more chance in the intake than its past had, with whole people either', async () => {
    // Steady, and varying by a tenth: of ten a year chance in filling twenty places would be more than both.
    for (const [size, spread] of [
      [100, 0.01],
      [10, 0.1],
      [10, 0.3],
    ] as const) {
      const { normal } = chanceOf(`intake ${size} ${spread}`)
      const history = Array.from({ length: 16 }, (_unused, index): Observation[] => {
        const year = 1997 + index
        const value = size * Math.exp(spread * normal())
        return [
          { series: 'intake', year, value },
          ...(year < 2008 ? [] : [{ series: 'trainees' as const, year, value: 6 * size }]),
        ]
      }).flat()
      const { plan } = rebase(simple, LAST, { stock: 6 * size, to: LAST + 1 })
      const exact = { trainees: 0.01, intake: 0.001 }
      const width = async (process: 'expected' | 'individual'): Promise<number> => {
        const { forecasts } = await backtest(plan, history, { draws: 1024, errors: exact, process })
        return mean(forecasts.filter(({ series }) => series === 'intake').map(({ p5, p95 }) => p95 - p5))
      }
      // Of whole people at least the width of one.
      const [people, shares] = [await width('individual'), await width('expected')]
      expect(people, `${size} ${spread}`).toBeLessThan(1.15 * shares + 1)
      expect(people, `${size} ${spread}`).toBeGreaterThan(0.75 * shares - 1)
    }
  })

  it('lets nothing of later years into an earlier forecast', async () => {
    const { plan, history } = regionOf('leak')
    const changed = history.map((one) => (one.year > 2008 ? { ...one, value: one.value * 1.3 + 7 } : one))
    const base = plan.training.baseStock
    expect(base).toBeDefined()
    const [one, other] = await Promise.all(
      [history, changed].map((observed) => backtest(plan, observed, { draws: 64 })),
    )
    const forecast = (found: typeof one, until: number) =>
      found?.forecasts
        .filter(({ base: from }) => from <= until)
        .map(({ observed: _observed, ...rest_ }) => rest_)
    expect(forecast(one, 2008)?.length).toBeGreaterThan(50)
    expect(forecast(other, 2008)).toEqual(forecast(one, 2008))
    expect(forecast(other, 2009)).not.toEqual(forecast(one, 2009))
  })

  it('scores as a count by hand does', async () => {
    const { plan, history } = regionOf('by hand')
    const { forecasts, scores, bases } = await backtest(plan, history, { draws: 64 })
    expect(bases).toEqual([2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011])
    const own = forecasts.filter(({ series, horizon }) => series === 'trainees' && horizon === 3)
    const score = scores.find(({ series, horizon }) => series === 'trainees' && horizon === 3)
    expect(own.map(({ base, year }) => year - base)).toEqual([3, 3, 3, 3, 3, 3, 3])
    expect(score?.count).toBe(7)
    expect(score?.mape).toBeCloseTo(mean(own.map((one) => Math.abs(one.value / one.observed - 1))), 12)
    expect(score?.meanError).toBeCloseTo(mean(own.map((one) => one.value - one.observed)), 9)
    expect(score?.coverage90).toBe(
      own.filter((one) => one.p5 <= one.observed && one.observed <= one.p95).length / 7,
    )
    const stock = (year: number) =>
      history.find((one) => one.series === 'trainees' && one.year === year)?.value ?? Number.NaN
    const [first, second] = own
    expect(first?.noChange).toBe(stock(2003))
    expect(first?.trend).toBeNull()
    // Two points: the line goes through both.
    expect(second?.trend).toBeCloseTo(stock(2004) + 3 * (stock(2004) - stock(2003)), 8)
    const withTrend = own.filter(({ trend }) => trend !== null)
    expect(score?.trend?.count).toBe(6)
    const errors = [
      mean(withTrend.map((one) => Math.abs(one.value - one.observed))),
      mean(withTrend.map((one) => Math.abs((one.trend ?? 0) - one.observed))),
    ] as const
    expect(score?.trend?.skill).toBeCloseTo(1 - errors[0] / errors[1], 12)
  })

  it('refuses a history that is too short, and says what is there and what is needed', async () => {
    const two = await refused(backtest(stockholm(), { 'trainees.2024': 706 }))
    expect(two.code).toBe('history-short')
    expect(two.message).toContain('5 years')
    expect(two.message).toContain('2023 (650), 2024 (706)')
    expect(two.hint).toContain('3 more years')
    expect((await refused(backtest(stockholm(), { 'trainees.1800': 1 }))).code).toBe('observation-year')
  })

  it('says what it does not judge, and why', async () => {
    const { plan, history } = regionOf('notes')
    const { notes, forecasts } = await backtest(
      plan,
      [
        ...history,
        { series: 'coverage', year: 2010, value: 0.7 },
        { series: 'trainees', year: 2013, value: 400, kind: 'contested' },
      ],
      { draws: 64 },
    )
    expect(notes.filter(({ code }) => code === 'not-judged').map(({ path }) => path)).toEqual([
      'coverage.2010',
      'trainees.2013',
    ])
    expect(notes.filter(({ code }) => code === 'intake-grown').length).toBe(9)
    expect(new Set(forecasts.map(({ series }) => series))).toEqual(
      new Set(['trainees', 'intake', 'completions']),
    )
  })
})

describe('chance from year to year of a number that is certain itself', () => {
  it('varies about it, in every block of draws alike', async () => {
    const half = parsePlan({
      ...simple,
      training: { ...simple.training, intake: { fixed: 200 }, fillRate: 0.5, limits: undefined },
    })
    const fan = await simulate(half, {
      draws: 4096,
      series: ['intake'],
      noise: { 'training.fillRate': 0.03 },
    })
    for (const from of [0, 3072]) {
      const some = (fan.raw('intake')[5] as Float64Array).subarray(from, from + 1024)
      const middle = mean([...some])
      expect(Math.abs(middle - 100)).toBeLessThan(0.5)
      const spread = Math.sqrt(mean([...some].map((value) => (value - middle) ** 2)))
      expect(Math.abs(spread - 6)).toBeLessThan(0.3)
    }
  })
})

describe('rebase', () => {
  const known = { stock: 581, to: 2024 }

  it('starts at the earlier stock and knows nothing dated later', () => {
    const later = parsePlan({
      ...stockholm(),
      training: {
        ...stockholm().training,
        away: { '2015': 0.2, '2022': 0.1 },
        limits: { posts: { '2020': 500 }, applicants: { '2010': 90 } },
      },
    })
    const { plan } = rebase(later, 2018, known)
    expect(project(plan).at(2018).trainees).toBeCloseTo(581, 9)
    expect(Object.keys(plan.training.away ?? {})).toEqual(['2015'])
    expect(plan.training.limits?.posts).toBeUndefined()
    expect(plan.training.limits?.applicants?.['2010']?.value).toBe(90)
    expect(plan.goals).toEqual([])
    expect(plan.observed).toEqual({})
    // What is held before its first year is known as what it was.
    expect(plan.training.attrition?.['2018']?.value).toBe(0.009)
  })

  it('goes on with the intake that leads to the stock, the last three, or the line', () => {
    const implied = rebase(stockholm(), 2018, known)
    expect(implied.intake).toBe('implied')
    // A stock that has grown by 1 % a year goes on growing by it.
    const rows = project(implied.plan).rows
    for (const [index, row] of rows.slice(1).entries())
      expect((row.trainees ?? 0) / (rows[index]?.trainees ?? 1)).toBeCloseTo(1.01, 3)
    const held = rebase(stockholm(), 2018, {
      ...known,
      intake: { '2015': 1, '2016': 90, '2017': 96, '2018': 99 },
    })
    expect([held.intake, held.plan.training.intake.growth?.first.value]).toEqual(['held', 95])
    const intake = Object.fromEntries(
      Array.from({ length: 12 }, (__, index) => [2007 + index, 80 * 1.03 ** index]),
    )
    const grown = rebase(stockholm(), 2018, { ...known, intake })
    expect([grown.intake, grown.cohorts]).toEqual(['grown', 'counted'])
    expect(grown.plan.training.intake.growth?.first.value).toBeCloseTo(80 * 1.03 ** 12, 8)
    expect(project(grown.plan).at(2018).trainees).toBeCloseTo(581, 9)
    expect(rebase(stockholm(), 2018, { ...known, intake, after: 'held' }).intake).toBe('held')
  })

  it('refuses what was not known then', () => {
    const work = () => rebase(stockholm(), 2018, { ...known, intake: { '2019': 100 } })
    expect(work).toThrow(EnsembleError)
    expect(work).toThrow('not known in 2018')
  })
})

describe('what a backtest says of itself', () => {
  const trainees = { 2014: 430, 2015: 441, 2016: 455, 2017: 470, 2018: 495 }

  it('counts the starts, says that comparisons overlap, and has a manifest', async () => {
    const found = await backtest(simple, { trainees }, { draws: 64, errors: { trainees: 6 }, after: 'held' })
    for (const { series, horizon, starts, count } of found.scores) {
      const own = found.forecasts.filter(
        (one) => one.series === series && (horizon ?? one.horizon) === one.horizon,
      )
      expect(starts).toBe(new Set(own.map(({ base }) => base)).size)
      expect(count).toBe(own.length)
    }
    expect(found.scores.find(({ horizon }) => horizon === null)).toMatchObject({ starts: 5, count: 15 })
    expect(found.notes.find(({ code }) => code === 'not-independent')?.text.en).toContain(
      '15 comparisons come from 5 starts',
    )
    const manifest = found.manifest()
    expect(found.notes.map(({ code }) => code)).not.toContain('few-people')
    expect(manifest).toMatchObject({
      planHash: project(simple).manifest().planHash,
      ...{ seed: 'kohort', sampling: 'sobol', draws: 64, after: 'held', errors: { trainees: 6 } },
    })
    expect(manifest.observations.map(({ year, value, error }) => [year, value, error])).toEqual(
      Object.entries(trainees).map(([year, value]) => [Number(year), value, 6]),
    )
    expect(JSON.parse(JSON.stringify(found)).manifest).toEqual(JSON.parse(JSON.stringify(manifest)))
    const { observations, errors, draws, seed, sampling, after } = manifest
    const again = await backtest(
      simple,
      observations.map(({ series, year, value, error }) => ({ series, year, value, error })),
      { errors, draws, seed, sampling, after },
    )
    expect(again.forecasts).toEqual(found.forecasts)
  })

  it('names figures that the plan was calibrated to', async () => {
    const { plan } = await calibrate(simple, { 'trainees.2024': 706 }, ['training.attrition'], { draws: 64 })
    const found = await backtest(plan, { trainees: { ...trainees, 2024: 706 } }, { draws: 64 })
    expect(found.notes.filter(({ code }) => code === 'used-before').map(({ path }) => path)).toEqual([
      'trainees.2024',
    ])
  })

  it.each([
    [{ trainees: { ...trainees, 2016: 0 } }, 'trainees.2016: 0 cannot have been counted'],
    [{ trainees: { ...trainees, 2016: -455 } }, 'trainees.2016: -455 cannot have been counted'],
    [{ trainees, intake: { 2016: -1 } }, 'intake.2016: -1 cannot have been counted'],
    [null, 'null holds no observations'],
  ])('refuses %j', async (history, words) => {
    await expect(backtest(simple, history as never, { draws: 64 })).rejects.toThrow(words)
  })

  it('refuses a process that there is not', async () => {
    const work = backtest(simple, { trainees }, { draws: 64, process: 'heads' as never })
    await expect(work).rejects.toThrow('heads')
  })
})

describe('pastGrowth', () => {
  it('has the line, and the ranges of Student’s t', () => {
    // y = 4 + 0.02 x + residuals that are orthogonal to 1 and x.
    const residuals = [0.03, -0.02, -0.02, -0.02, 0.03]
    const values = residuals.map((residual, index) => ({
      year: 2010 + index,
      value: Math.exp(4 + 0.02 * index + residual),
    }))
    const found = pastGrowth(values, 2015)
    expect(Math.log(1 + (found?.rate ?? 0))).toBeCloseTo(0.02, 10)
    const scatter = Math.sqrt(residuals.reduce((sum, one) => sum + one ** 2, 0) / 3)
    expect(found?.scatter).toBeCloseTo(scatter, 10)
    // t(0.95; 3) = 2.3534
    const width = Math.log((1 + (found?.rateRange[1] ?? 0)) / (1 + (found?.rateRange[0] ?? 0))) / 2
    expect(Math.abs(width / (scatter / Math.sqrt(10)) / 2.3534 - 1)).toBeLessThan(0.01)
    expect(pastGrowth(values.slice(1), 2015)).toBeNull()
  })
})
