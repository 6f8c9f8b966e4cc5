import { type Plan, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import { backtest, EnsembleError, type Observation, rebase, uncertaintyOf } from '../src/index.js'
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

/** A region as the model has it: numbers drawn from the plan's ranges, an intake that grows and varies, counts with errors. */
const regionOf = (seed: string, bent = 0): { readonly plan: Plan; readonly history: readonly Observation[] } => {
  const { uniform, normal } = chanceOf(seed)
  const start = rebase(simple, 1995, { stock: 400, to: LAST }).plan
  const growth = 0.01 + 0.04 * uniform()
  const fixed = Object.fromEntries(
    Array.from({ length: LAST - 1995 }, (__, index) => [
      1996 + index,
      (bent === 0 ? 75 * (1 + growth) ** index : 70 * Math.exp(0.07 * Math.min(index, 8) + bent * Math.max(0, index - 8))) * Math.exp((bent === 0 ? 0.08 : 0.03) * normal()),
    ]),
  )
  const { inputs, plan: planAt } = uncertaintyOf(
    parsePlan({
      ...start,
      training: { ...start.training, baseStock: { total: 400, growth: bent === 0 ? growth : 0.03 }, intake: { fixed } },
    }),
  )
  const truth = planAt(inputs.map(uniform))
  const rows = project(truth).rows
  const history = rows.flatMap(({ year, trainees, completions, intake }): Observation[] => [
    ...(year < FIRST
      ? []
      : [
          { series: 'trainees' as const, year, value: (trainees ?? 0) * (1 + 0.01 * normal()) },
          { series: 'completions' as const, year, value: (completions ?? 0) * (1 + 0.05 * normal()) },
        ]),
    ...(intake === null
      ? []
      : [{ series: 'intake' as const, year, value: intake * (1 + 0.03 * normal()) }]),
  ])
  const now = history.find(({ series, year }) => series === 'trainees' && year === LAST)?.value ?? 0
  return { plan: rebase(simple, LAST, { stock: now, to: LAST + 1 }).plan, history }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

describe('backtest', () => {
 it('dbg', async () => { for (const bent of [0.0001, -0.02, -0.04]) { 
 const r: number[][] = []
 for (let k=0;k<6;k+=1) { const { plan, history } = regionOf(`region ${k}`, bent); const b = await backtest(plan, history, { draws: 128 }); const t = b.scores.find(o=>o.series==='trainees'&&o.horizon===null); r.push([t?.meanAbsoluteError??0, t?.noChange?.meanAbsoluteError??0,t?.trend?.model??0, t?.trend?.meanAbsoluteError??0, t?.coverage90??0]) }
 console.log(bent, r.map(x=>x.map(y=>y.toFixed(2)).join(' ')).join('\n')) } })
  it('covers as often as it says, and beats no change and the trend, on histories of the model itself', async () => {
    const found = await Promise.all(
      Array.from({ length: 16 }, async (__, index) => {
        const { plan, history } = regionOf(`region ${index}`)
        const { scores } = await backtest(plan, history, { draws: 256, seed: index })
        return scores
      }),
    )
    const all = (series: string, horizon: number | null) =>
      found.flatMap((scores) => scores.filter((one) => one.series === series && one.horizon === horizon))
    for (const series of ['trainees', 'completions']) {
      // 16 histories, each with strongly dependent forecasts: about 5 points give or take.
      expect(mean(all(series, null).map(({ coverage90 }) => coverage90))).toBeGreaterThan(0.8)
      expect(mean(all(series, null).map(({ coverage90 }) => coverage90))).toBeLessThan(0.98)
      expect(mean(all(series, null).map(({ coverage50 }) => coverage50))).toBeGreaterThan(0.35)
      expect(mean(all(series, null).map(({ coverage50 }) => coverage50))).toBeLessThan(0.68)
    }
    const error = (pick: (one: (typeof found)[number][number]) => number | undefined) =>
      mean(all('trainees', null).map((one) => pick(one) ?? Number.NaN))
    const model = error(({ meanAbsoluteError }) => meanAbsoluteError)
    expect(model).toBeLessThan(error(({ noChange }) => noChange?.meanAbsoluteError))
    expect(error(({ trend }) => trend?.model)).toBeLessThan(error(({ trend }) => trend?.meanAbsoluteError))
    console.log(series(found, 'trainees'), model, error(({ noChange }) => noChange?.meanAbsoluteError), error(({ trend }) => trend?.model),error(({ trend }) => trend?.meanAbsoluteError))
    for (const s of ['trainees','completions','intake']) for (const h of [1,3,5,7,9,null]) console.log(s,h, mean(all(s, h).map((o)=>o.coverage90)).toFixed(3), mean(all(s, h).map((o)=>o.coverage50)).toFixed(3),  mean(all(s, h).map((o)=>o.meanError)).toFixed(3), mean(all(s, h).map((o)=>o.mape??9)).toFixed(3))
  })
})
const series = (found: unknown, s: string) => s
