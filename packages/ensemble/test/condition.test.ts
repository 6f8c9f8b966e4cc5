import { examplePlan, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { scale, scenario } from '@kohort/scenarios'
import { beforeAll, describe, expect, it } from 'vitest'
import { condition, defaultErrors, type Ensemble, EnsembleError, simulate } from '../src/index.js'
import { weightedQuantilesOf } from '../src/learning/weighted-statistics.js'
import { systematic } from '../src/learning/weights.js'
import { withoutRanges } from '../src/learning/without-ranges.js'
import { quantilesOf } from '../src/results/statistics.js'

const plan = stockholm()
const lessLeave = scenario('Less leave', 'the review', (draft) => {
  scale(draft, 'training.away', 0.8, { from: 2026 })
})
const thrown = (work: () => unknown): EnsembleError => {
  try {
    work()
  } catch (error) {
    if (error instanceof EnsembleError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

let fan: Ensemble
beforeAll(async () => {
  fan = await simulate(plan, { draws: 1024, seed: 'condition', scenarios: [lessLeave], keep: 'groups' })
})

describe('condition against the exact Bayesian answer', () => {
  // One number is uncertain, normal, and every stock is linear in it: normal prior, normal error, normal posterior.
  const [mean, sd] = [650, 20]
  // Without limits and with a given intake, for a stock that is steered or cut is not linear.
  const { limits: _, ...training } = parsePlan(examplePlan).training
  const written = { ...examplePlan, observed: {}, training: { ...training, intake: { fixed: 130 } } }
  const certain = withoutRanges(parsePlan(written))
  const { growth } = certain.training.baseStock
  const at = (total: number) =>
    project({
      ...certain,
      training: { ...certain.training, baseStock: { total, growth: growth?.value ?? 0 } },
    })
  const slope = (year: number) => ((at(700).at(year).trainees ?? 0) - (at(600).at(year).trainees ?? 0)) / 100
  const start = (year: number) => (at(650).at(year).trainees ?? 0) - slope(year) * 650
  const draw = () =>
    simulate(certain, {
      draws: 16_384,
      seed: 'conjugate',
      inputs: [
        {
          path: 'training.baseStock.total',
          distribution: { family: 'normal', mean, sd, min: 500, max: 800 },
        },
      ],
      series: ['trainees', 'completions'],
    })

  it('has the posterior mean, spread, evidence and surprise of the conjugate case', async () => {
    const ensemble = await draw()
    const observed = [
      { series: 'trainees', year: 2024, value: 690, error: 12 },
      { series: 'trainees', year: 2026, value: 722, error: 18 },
    ] as const
    const found = condition(ensemble, observed)
    let [precision, weighted] = [1 / sd ** 2, mean / sd ** 2]
    let logEvidence = 0
    for (const { year, value, error } of observed) {
      const [b, a] = [slope(year), start(year)]
      const [priorMean, priorSd] = [weighted / precision, Math.sqrt(1 / precision)]
      const spread = Math.sqrt((b * priorSd) ** 2 + error ** 2)
      const z = (value - a - b * priorMean) / spread
      logEvidence += -0.5 * z * z - Math.log(spread) - 0.5 * Math.log(2 * Math.PI)
      precision += (b / error) ** 2
      weighted += (b * (value - a)) / error ** 2
    }
    const [posteriorMean, posteriorSd] = [weighted / precision, Math.sqrt(1 / precision)]
    for (const year of [2023, 2024, 2028]) {
      const index = year - 2023
      const centre = start(year) + slope(year) * posteriorMean
      const width = Math.abs(slope(year)) * posteriorSd
      const exact = [-1.6448536269514722, 0, 1.6448536269514722].map((score) => centre + score * width)
      expect(found.mean('trainees')[index]?.value).toBeCloseTo(centre, 2)
      found.band('trainees')[index]?.values.forEach((value, place) => {
        expect(Math.abs((value ?? 0) - (exact[place] as number))).toBeLessThan(0.01 * width)
      })
    }
    expect(found.logEvidence).toBeCloseTo(logEvidence, 3)
    const [first] = found.observations
    const spread = Math.hypot(slope(2024) * sd, 12)
    expect(first?.z).toBeCloseTo((690 - start(2024) - slope(2024) * mean) / spread, 3)
    expect(first?.after.mean).toBeCloseTo(start(2024) + slope(2024) * posteriorMean, 2)
    expect(first?.residual).toBeCloseTo(690 - (start(2024) + slope(2024) * posteriorMean), 2)
  })

  it('is the same observation by observation, in any order, and all at once', async () => {
    const ensemble = await draw()
    const one = { series: 'trainees', year: 2024, value: 690, error: 12 } as const
    const other = { series: 'completions', year: 2025, value: 104, error: 4 } as const
    const joint = condition(ensemble, [one, other])
    const turned = condition(ensemble, [other, one])
    const first = condition(ensemble, [one])
    const later = condition(first, [other])
    for (const found of [turned, later]) {
      const [weights, expected] = [found.weights(), joint.weights()]
      for (let draw_ = 0; draw_ < weights.length; draw_ += 97)
        expect(weights[draw_]).toBeCloseTo(expected[draw_] as number, 14)
      expect(found.effectiveSampleSize).toBeCloseTo(joint.effectiveSampleSize, 6)
    }
    expect(first.logEvidence + later.logEvidence).toBeCloseTo(joint.logEvidence, 10)
    expect(turned.logEvidence).toBeCloseTo(joint.logEvidence, 10)
  })
})

describe('condition', () => {
  it('changes nothing, to the bit, by an observation with an infinite error', () => {
    const found = condition(fan, [
      { series: 'trainees', year: 2026, value: 1, error: Number.POSITIVE_INFINITY },
    ])
    expect(found.effectiveSampleSize).toBeCloseTo(1024, 6)
    expect(found.rows()).toEqual(fan.rows())
    expect(found.goals()).toEqual(fan.goals())
    expect(found.difference('completions', 'less-leave', 'plan')).toEqual(
      fan.difference('completions', 'less-leave', 'plan'),
    )
    expect(found.observations[0]?.z).toBeCloseTo(0, 12)
  })

  it('weights means, probabilities and differences as sums over the draws do', () => {
    const found = condition(fan, { 'trainees.2025': 731, 'completions.2025': 105 })
    const weights = found.weights()
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(found.effectiveSampleSize).toBeCloseTo(
      1 / weights.reduce((sum, weight) => sum + weight ** 2, 0),
      6,
    )
    const wanted = Float64Array.from({ length: 1024 }, (_, draw) => {
      const squares = [
        [fan.raw('trainees')[2], 731, 7.31],
        [fan.raw('completions')[2], 105, 5.25],
      ] as const
      return squares.reduce(
        (product, [column, value, error]) =>
          product * Math.exp(-0.5 * ((value - (column?.[draw] ?? 0)) / error) ** 2),
        1,
      )
    })
    const total = wanted.reduce((sum, weight) => sum + weight, 0)
    weights.forEach((weight, draw) => {
      expect(weight).toBeCloseTo((wanted[draw] as number) / total, 12)
    })
    const column = fan.raw('completions')[11] as Float64Array
    const mean = column.reduce((sum, value, draw) => sum + value * (weights[draw] as number), 0)
    expect(found.mean('completions')[11]?.value).toBeCloseTo(mean, 9)
    const verdicts = fan.verdicts('corridors')
    const met = verdicts.reduce(
      (sum, verdict, draw) => sum + (verdict === 1 ? (weights[draw] as number) : 0),
      0,
    )
    expect(found.probability('corridors')).toBeCloseTo(met, 9)
    const change = found.difference('completions', 'less-leave', 'plan', [0.5]).at(-1)
    const paired = (fan.raw('completions', { scenario: 'less-leave' })[11] as Float64Array).map(
      (value, draw) => value - (column[draw] as number),
    )
    expect(change?.mean).toBeCloseTo(
      paired.reduce((sum, value, draw) => sum + value * (weights[draw] as number), 0),
      9,
    )
    expect(change?.values[0]).toBe(weightedQuantilesOf(paired, weights, [0.5])[0])
    expect(change?.above).toBe(1)
    expect(found.rows().length).toBe(fan.rows().length)
  })

  it('says the percentile and the surprise that a count by brute force gives', () => {
    const [fit] = condition(fan, [{ series: 'trainees', year: 2025, value: 760, error: 1e-9 }], {
      warnBelow: 0,
    }).observations
    const below = (fan.raw('trainees')[2] as Float64Array).filter((value) => value < 760).length / 1024
    expect(fit?.percentile).toBeCloseTo(below, 12)
    expect(below).toBeGreaterThan(0.5)
    expect(below).toBeLessThan(1)
  })

  it('warns below a stated number of effective draws, and not above it', () => {
    const sharp = condition(fan, [{ series: 'trainees', year: 2025, value: 731, error: 0.001 }])
    expect(sharp.effectiveSampleSize).toBeLessThan(5)
    expect(sharp.notes.map(({ code }) => code)).toEqual(['few-draws'])
    const wide = condition(fan, [{ series: 'trainees', year: 2025, value: 731, error: 30 }])
    expect(wide.notes).toEqual([])
    expect(condition(wide, {}, { warnBelow: 1025 }).notes.map(({ code }) => code)).toEqual(['few-draws'])
  })

  it('refuses what no draw explains, and says how far off', () => {
    const error = thrown(() => condition(fan, [{ series: 'trainees', year: 2025, value: 1500, error: 10 }]))
    expect(error.code).toBe('unexplained')
    expect(error.path).toBe('trainees.2025')
    expect(error.message).toContain('outside every draw')
    const highest = Math.max(...(fan.raw('trainees')[2] as Float64Array))
    const said = Number(/lies ([\d.]+) standard errors/.exec(error.message)?.[1])
    expect(said).toBeCloseTo((1500 - highest) / 10, 1)
    // Each is well inside the draws, but the stock of one year follows from that of the year before.
    const columns = [fan.raw('trainees')[3], fan.raw('trainees')[4]] as [Float64Array, Float64Array]
    const together = thrown(() =>
      condition(fan, [
        { series: 'trainees', year: 2026, value: Math.min(...columns[0]) + 5, error: 1 },
        { series: 'trainees', year: 2027, value: Math.max(...columns[1]) - 5, error: 1 },
      ]),
    )
    expect(together.code).toBe('unexplained')
    expect(together.message).toContain('together')
  })

  it('stays exact where every weight would underflow', async () => {
    const [lowest = 0, next = 0] = Float64Array.from(fan.raw('specialists')[11] as Float64Array).sort()
    expect(next - lowest).toBeGreaterThan(1)
    const value = lowest + 0.4 * (next - lowest)
    const far = condition(fan, [{ series: 'specialists', year: 2034, value, error: 1e-3 }])
    expect(Number.isFinite(far.logEvidence)).toBe(true)
    expect(far.logEvidence).toBeLessThan(-1000)
    expect(far.effectiveSampleSize).toBeCloseTo(1, 9)
    expect(far.weights().reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
  })

  it('resamples by weight when asked, and only then', () => {
    const observed = { 'trainees.2025': 731 }
    const weighted = condition(fan, observed)
    const drawn = condition(fan, observed, { resample: { seed: 'r' } })
    expect(new Set(weighted.weights()).size).toBeGreaterThan(100)
    expect(new Set(drawn.weights()).size).toBe(1)
    expect(drawn.effectiveSampleSize).toBe(weighted.effectiveSampleSize)
    expect(condition(fan, observed, { resample: { seed: 'r' } }).raw('trainees')).toEqual(
      drawn.raw('trainees'),
    )
    const close = (one: number | null | undefined, other: number | null | undefined, within: number) =>
      expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(within)
    close(drawn.mean('completions')[11]?.value, weighted.mean('completions')[11]?.value, 0.5)
    close(drawn.probability('corridors'), weighted.probability('corridors'), 0.02)
    // So many copies of a draw as its weight says, to one.
    const weights = weighted.weights()
    const order = systematic(weights, 0.37)
    const copies = new Float64Array(weights.length)
    for (const place of order) copies[place] = (copies[place] as number) + 1
    copies.forEach((count, draw) => {
      expect(Math.abs(count - weights.length * (weights[draw] as number))).toBeLessThan(1)
    })
  })

  it('takes the plan’s own block: ranges as errors, statements left out unless asked for, the rest named', async () => {
    const own = parsePlan({
      ...examplePlan,
      observed: {
        trainees: { '2020': 600, '2024': { value: 706, range: [696, 716] } },
        completions: {
          '2025': { value: 130, kind: 'assumed', note: 'a statement' },
        },
      },
    })
    const ensemble = await simulate(
      parsePlan({ ...own, training: { ...own.training, fillRate: { value: 0.9, range: [0.8, 0.98] } } }),
      { draws: 512 },
    )
    const found = condition(ensemble, 'plan')
    expect(found.observations.map(({ name }) => name)).toEqual(['trainees.2024'])
    expect(found.observations[0]?.error).toBeCloseTo(20 / (2 * 1.6448536269514722), 10)
    expect(found.notes.map(({ code, path }) => `${code} ${path}`).slice(0, 2)).toEqual([
      'observation-outside observed.trainees.2020',
      'statement-left-out observed.completions.2025',
    ])
    const asked = condition(ensemble, own.observed, { statements: true })
    expect(asked.observations.map(({ kind }) => kind)).toEqual(['observed', 'contested'])
    expect(asked.observations[1]?.error).toBeGreaterThanOrEqual(4 * 0.05 * 130)
  })

  it('says when the plan was set by what is observed', () => {
    const found = condition(fan, 'plan')
    const circular = found.notes.filter(({ code }) => code === 'circular')
    expect(circular.map(({ path }) => path)).toContain('specialists.2025')
    expect(circular.find(({ path }) => path === 'specialists.2025')?.text.en).toContain(
      'specialists.incumbents.total',
    )
    expect(condition(fan, { 'trainees.2025': 731 }).notes).toEqual([])
  })

  it.each([
    [{ 'trainee.2025': 1 }, 'unknown-series', 'trainees'],
    [{ 'trainees.2040': 700 }, 'observation-year', '2023 to 2034'],
    [{ 'trainees.2025': Number.NaN }, 'observation', 'finite'],
    [{ trainees: 700 }, 'observation', 'series.year'],
    [{ 'ceilingPosts.2025': 700 }, 'error-needed', 'State the error'],
    [[{ series: 'trainees', year: 2025, value: 7, error: 0 }], 'error', 'above 0'],
    [[{ series: 'trainees', year: 2025, value: 7, group: 'nobody' }], 'unknown-group', 'research'],
    [
      [
        { series: 'trainees', year: 2025, value: 731 },
        { series: 'trainees', year: 2025, value: 732 },
      ],
      'observation-twice',
      'Keep the one',
    ],
  ])('refuses %j', (observed, code, words) => {
    const error = thrown(() => condition(fan, observed as never))
    expect(error.code).toBe(code)
    expect(`${error.message} ${error.hint}`).toContain(words)
  })

  it.each([
    [null, 'null holds no observations'],
    [undefined, 'undefined holds no observations'],
    ['trainees', '"trainees" holds no observations'],
    [731, '731 holds no observations'],
    [[null], 'null is no observation'],
    [['trainees.2025=731'], 'is no observation'],
    [{ trainees: null }, 'observed.trainees: years belong here'],
    [{ trainees: [731] }, 'observed.trainees: years belong here'],
    [{ trainees: { 2025: '731' } }, 'observed.trainees.2025: this is no figure'],
    [{ 'trainees.2025': '731' }, '"731" is no figure'],
    [{ 'trainees.2025': null }, 'null is no figure'],
    [[{ series: 'trainees', year: '2025', value: 731 }], 'the year 2025 is not among'],
    [[{ series: 'trainees', year: 2025, value: 731, source: 7 }], '7 is no source'],
    [[{ series: 'trainees', year: 2025, value: 731, kind: 'seen' }], '"seen" is no kind'],
    [{ 'trainees.2025': 0 }, '0 cannot have been counted: it has to be above 0'],
    [{ 'specialists.2025': -1 }, '-1 cannot have been counted: it has to be above 0'],
    [{ 'intake.2025': -1 }, '-1 cannot have been counted: it is below 0'],
  ])('says in both languages what is wrong with %j', (observed, words) => {
    const error = thrown(() => condition(fan, observed as never))
    expect(error.message).toContain(words)
    expect(error.said?.text.en).toBe(error.message)
    expect(error.said?.text.sv).not.toBe(error.message)
    expect(error.said?.todo.sv.length).toBeGreaterThan(10)
  })

  it.each([['1'], [{}], [{ relative: '2 %' }], [null], [true], [-1], [{ relative: -1 }], [Number.NaN]])(
    'refuses the error %j, of a figure and of a series',
    (error) => {
      const own = thrown(() =>
        condition(fan, [{ series: 'trainees', year: 2025, value: 706, error: error as never }]),
      )
      expect([own.code, own.path]).toEqual(['error', 'trainees.2025'])
      expect(own.message).not.toContain('undefined')
      const ofSeries = thrown(() =>
        condition(fan, { 'trainees.2025': 706 }, { errors: { trainees: error as never } }),
      )
      expect(ofSeries.code).toBe('error')
    },
  )

  it('takes what may be below 0, and nobody in a group', () => {
    expect(() => condition(fan, [{ series: 'shortfall', year: 2025, value: 400, error: 1e9 }])).not.toThrow()
    expect(() => condition(fan, [{ series: 'shortfall', year: 2025, value: -400, error: 1e9 }])).not.toThrow()
    expect(() => condition(fan, [{ series: 'waiting', year: 2025, value: 0, error: 5 }])).not.toThrow()
  })

  it('says when a figure was both counted and said, and takes a statement of what has no usual error', () => {
    const both = condition(fan, [
      { series: 'trainees', year: 2025, value: 731 },
      { series: 'trainees', year: 2025, value: 700, kind: 'contested' },
    ])
    expect(both.notes.map(({ code }) => code)).toContain('counted-and-said')
    const [said] = condition(fan, [{ series: 'shortfall', year: 2025, value: 900, kind: 'contested' }], {
      errors: { shortfall: 100 },
    }).observations
    expect(said?.error).toBe(400)
  })

  it('has a manifest of the draws and of every step, from which the same weights come again', async () => {
    const first = condition(fan, { 'trainees.2024': 706 })
    const second = condition(first, { 'trainees.2025': 731 }, { resample: { seed: 7 }, warnBelow: 50 })
    const { steps, ...own } = second.manifest()
    expect(own).toEqual(fan.manifest())
    expect(steps.map(({ resample, warnBelow }) => [resample, warnBelow])).toEqual([
      [null, 200],
      ['7', 50],
    ])
    expect(JSON.parse(JSON.stringify(second)).manifest).toEqual(JSON.parse(JSON.stringify(second.manifest())))
    const again = await simulate(fan.uncertainty.compiled().plan, {
      draws: own.draws,
      seed: own.seed,
      sampling: own.sampling,
    })
    const listed = (step: number) =>
      (steps[step]?.observations ?? []).map(({ series, year, value, error }) => ({
        series,
        year,
        value,
        error,
      }))
    const other = condition(condition(again, listed(0)), listed(1))
    expect(other.weights()).toEqual(condition(first, { 'trainees.2025': 731 }).weights())
  })

  it('has a reason for every default error', () => {
    for (const { relative, least, reason } of Object.values(defaultErrors)) {
      expect(relative).toBeGreaterThan(0)
      expect(least).toBeGreaterThan(0)
      expect(reason.sv.length).toBeGreaterThan(10)
      expect(reason.en.length).toBeGreaterThan(10)
    }
  })
})

describe('weighted quantiles', () => {
  const column = Float64Array.from({ length: 97 }, (_, index) => Math.sin(index * 7.1) + (index % 5))
  const probabilities = [0, 0.05, 0.33, 0.5, 0.95, 1]

  it('are those of type 7 with equal weights', () => {
    const equal = new Float64Array(97).fill(1 / 97)
    weightedQuantilesOf(column, equal, probabilities).forEach((value, index) => {
      expect(value).toBeCloseTo(quantilesOf(column, probabilities)[index] as number, 11)
    })
  })
  it('are those of a slow reading of their definition', () => {
    const weights = column.map((_, index) => ((index * 13) % 17) + (index % 3 === 0 ? 0 : 0.2))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const shares = weights.map((weight) => weight / total)
    const many = 1 / shares.reduce((sum, weight) => sum + weight ** 2, 0)
    const order = [...column.keys()].sort((one, other) => (column[one] as number) - (column[other] as number))
    const slow = probabilities.map((p) => {
      const [from, to] = [(p * (many - 1)) / many, (p * (many - 1) + 1) / many]
      let at = 0
      let sum = 0
      for (const draw of order) {
        const end = at + (shares[draw] as number)
        sum += Math.max(0, Math.min(end, to) - Math.max(at, from)) * many * (column[draw] as number)
        at = end
      }
      return sum
    })
    weightedQuantilesOf(column, shares, probabilities).forEach((value, index) => {
      expect(value).toBeCloseTo(slow[index] as number, 10)
    })
  })
  it('do not see a draw of no weight or without a figure', () => {
    const weights = column.map((_, index) => (index < 20 ? 0 : 1 / 77))
    const some = column.subarray(20)
    const equal = new Float64Array(77).fill(1 / 77)
    weightedQuantilesOf(column, weights, probabilities).forEach((value, index) => {
      expect(value).toBeCloseTo(weightedQuantilesOf(some, equal, probabilities)[index] as number, 11)
    })
    const holes = column.map((value, index) => (index < 20 ? Number.NaN : value))
    expect(weightedQuantilesOf(holes, new Float64Array(97).fill(1 / 97), [0.5])[0]).toBeCloseTo(
      quantilesOf(some, [0.5])[0] as number,
      11,
    )
  })
})
