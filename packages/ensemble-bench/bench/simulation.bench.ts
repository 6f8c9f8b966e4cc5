/**
 * The ensemble beside the npm package `simulation` (system dynamics, AGPL, so in a package that is never published):
 * the same stocks and flows of the Stockholm plan, a stock for each cohort of each group, and for the incumbents and
 * each year's entrants, with the same drawn numbers. Its coefficients are computed for it outside the timing. The
 * figures of both are compared before anything is timed; exits with 1 when the stated ratio is not held.
 */

import { outputIndex } from '@kohort/core'
import { simulate, uncertaintyOf } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { Model } from 'simulation'
import { type Coefficients, coefficientsOf } from './coefficients.js'

const plan = stockholm()
const DRAWS = 2 ** 17
const SLOW = 12
const WANTED = 5000
const horizon = plan.to - plan.base

const uncertainty = uncertaintyOf(plan)
const compiled = uncertainty.compiled()
const some = await simulate(plan, { draws: 64, seed: 'bench' })
const drawn = Array.from({ length: SLOW }, (_, draw) => {
  const quantiles = some.uniforms(draw, 1)
  const output = Float64Array.from(uncertainty.run(quantiles))
  return { output, coefficients: coefficientsOf(compiled, uncertainty.vector(quantiles)) }
})

/** One draw with the package: built, and run a year at a time. */
const runDraw = ({ cohorts, hired, inflow, incumbents }: Coefficients) => {
  const model = new Model({
    timeStart: 0,
    timeLength: horizon,
    timeStep: 1,
    timeUnits: 'Years',
    algorithm: 'Euler',
  })
  const over = (name: string, values: readonly number[]) =>
    model.Converter({
      name,
      input: 'Time',
      interpolation: 'Discrete',
      values: values.map((y, x) => ({ x, y })),
    })
  const stocks = cohorts.map(({ heads, intake, completing, leaving }, index) => {
    const stock = model.Stock({ name: `T${index}`, initial: heads })
    const flow = (to: string, shares: readonly number[]) => {
      const share = over(`${to}${index}Share`, shares)
      const out = model.Flow(stock, null, {
        name: `${to}${index}`,
        rate: `[T${index}] * [${to}${index}Share]`,
      })
      model.Link(share, out)
      return out
    }
    if (intake.some((started) => started > 0)) {
      const started = over(`I${index}Heads`, intake)
      const enter = model.Flow(null, stock, { name: `I${index}`, rate: `[I${index}Heads]` })
      model.Link(started, enter)
    }
    return { stock, completed: flow('C', completing), left: flow('L', leaving) }
  })
  const completed = model.Variable({
    name: 'Completed',
    value: stocks.map((_, index) => `[C${index}]`).join(' + '),
  })
  for (const { completed: flow } of stocks) model.Link(flow, completed)
  const specialists = [{ name: 'S', initial: incumbents.heads, enters: null, leaving: incumbents.leaving }]
  hired.forEach(({ share, leaving }, year) => {
    specialists.push({ name: `H${year}`, initial: 0, enters: null, leaving })
    void share
  })
  const own = specialists.map(({ name, initial, leaving }) => {
    const stock = model.Stock({ name, initial })
    const share = over(`${name}Share`, leaving)
    const out = model.Flow(stock, null, { name: `${name}Out`, rate: `[${name}] * [${name}Share]` })
    model.Link(share, out)
    return stock
  })
  hired.forEach(({ share }, year) => {
    const at = over(`H${year}Hired`, share)
    const enter = model.Flow(null, own[year + 1] ?? null, {
      name: `H${year}In`,
      rate: `[Completed] * [H${year}Hired]`,
    })
    model.Link(at, enter)
    model.Link(completed, enter)
  })
  inflow.forEach(({ heads, leaving }, year) => {
    const stock = model.Stock({ name: `M${year}`, initial: 0 })
    const coming = over(`M${year}Heads`, heads)
    const share = over(`M${year}Share`, leaving)
    model.Link(coming, model.Flow(null, stock, { name: `M${year}In`, rate: `[M${year}Heads]` }))
    model.Link(share, model.Flow(stock, null, { name: `M${year}Out`, rate: `[M${year}] * [M${year}Share]` }))
    own.push(stock)
  })
  const results = model.simulate()
  const sumAt = (list: readonly Parameters<typeof results.value>[0][], time: number): number =>
    list.reduce((sum, stock) => sum + Number(results.value(stock, time)), 0)
  return {
    primitives: model.find(() => true).length,
    trainees: (year: number) =>
      sumAt(
        stocks.map(({ stock }) => stock),
        year,
      ),
    specialists: (year: number) => sumAt(own, year),
  }
}

let worst = 0
for (const { output, coefficients } of drawn.slice(0, 3)) {
  const found = runDraw(coefficients)
  for (let year = 1; year <= horizon; year += 1)
    for (const name of ['trainees', 'specialists'] as const) {
      const wanted = output[outputIndex(compiled, name, plan.base + year)] as number
      worst = Math.max(worst, Math.abs(found[name](year) - wanted) / wanted)
    }
}
if (!(worst < 1e-9)) throw new Error(`The two differ by ${worst}.`)

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN
/** What one has thrown away, the other is not to clear up. */
const collect = (globalThis as { gc?: () => void }).gc
if (collect === undefined) throw new Error('Start with --expose-gc.')
const ours: number[] = []
const theirs: number[] = []
for (let round = -1; round < 5; round += 1) {
  collect()
  let start = performance.now()
  ;(await simulate(plan, { draws: DRAWS, seed: 'bench' })).rows()
  const own = (performance.now() - start) / DRAWS
  collect()
  start = performance.now()
  for (const { coefficients } of drawn) runDraw(coefficients)
  const other = (performance.now() - start) / SLOW
  if (round >= 0) {
    ours.push(own)
    theirs.push(other)
  }
}
const ratio = median(theirs) / median(ours)
console.log(
  `figures agree to ${worst.toExponential(1)}; ${runDraw((drawn[0] as (typeof drawn)[number]).coefficients).primitives} primitives a model`,
)
console.log(`simulate and all statistics (${DRAWS} draws), per draw   ${(median(ours) * 1000).toFixed(1)} µs`)
console.log(`simulation 9.0.0 (${SLOW} draws), per draw               ${median(theirs).toFixed(1)} ms`)
console.log(
  `${ratio >= WANTED ? 'held' : 'NOT HELD'}: ${ratio.toFixed(0)} × faster than the package simulation, ${WANTED} wanted`,
)
if (ratio < WANTED) process.exitCode = 1
