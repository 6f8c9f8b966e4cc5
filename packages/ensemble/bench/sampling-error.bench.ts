/**
 * How far P5 and P95 of every series in 2034 are from a reference, by the number of draws and the sampling: root mean
 * square over seeds, relative to as many random draws. `KOHORT_FULL=1 npm run bench -- sampling-error` makes the table
 * of the README (a reference of 2²¹ draws, 20 seeds; several minutes); without it a short one.
 */

import { type SeriesName, seriesNames } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { type Ensemble, type SimulateOptions, simulate } from '../src/index.js'

const full = process.env.KOHORT_FULL === '1'
const plan = stockholm()
const SEEDS = full ? 20 : 4
const SIZES = full ? [256, 1024, 4096, 16_384] : [1024, 4096]
const series: readonly SeriesName[] = seriesNames.filter(
  (name) =>
    ![
      'intakeWanted',
      'waiting',
      'rotationUse',
      'ceilingSupervision',
      'ceilingPosts',
      'ceilingApplicants',
    ].includes(name),
)
const quantiles = [0.05, 0.95]

const ends = (ensemble: Ensemble): readonly number[] =>
  series.flatMap(
    (name) =>
      ensemble
        .band(name, quantiles)
        .at(-1)
        ?.values.map((value) => value ?? Number.NaN) ?? [],
  )

// Sobol points of another seed: as many random draws would be no better than what is measured.
const reference = ends(
  await simulate(plan, { draws: full ? 2 ** 21 : 2 ** 17, seed: 'reference', series, randomisations: 4 }),
)

const errors = async (draws: number, options: SimulateOptions): Promise<readonly number[]> => {
  const squares = reference.map(() => 0)
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const found = ends(await simulate(plan, { draws, seed: `seed ${seed}`, series, ...options }))
    found.forEach((value, index) => {
      squares[index] = (squares[index] as number) + (value - (reference[index] as number)) ** 2 / SEEDS
    })
  }
  return squares.map(Math.sqrt)
}

const rms = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length)

console.log(`draws   sampling          of random: rms  median   worst   worst series`)
let last = Number.NaN
for (const draws of SIZES) {
  const random = await errors(draws, { sampling: 'random' })
  for (const [name, options] of [
    ['latin-hypercube', { sampling: 'latin-hypercube' }],
    ['sobol', { sampling: 'sobol' }],
    ['sobol, 8 parts', { sampling: 'sobol', randomisations: 8 }],
  ] as const) {
    const found = await errors(draws, options)
    const ratios = found.map((error, index) =>
      (random[index] as number) > 0 ? error / (random[index] as number) : 0,
    )
    const sorted = [...ratios].sort((one, other) => one - other)
    const worst = sorted.at(-1) as number
    if (name === 'sobol') last = rms(ratios)
    console.log(
      `${String(draws).padStart(6)}  ${name.padEnd(16)}  ${rms(ratios).toFixed(2).padStart(14)}  ${(sorted[sorted.length >> 1] ?? 0).toFixed(2).padStart(6)}  ${worst.toFixed(2).padStart(6)}   ${series[ratios.indexOf(worst) >> 1]}`,
    )
  }
}
if (full) {
  console.log(
    `${last <= 0.6 ? 'held' : 'NOT HELD'}: ${last.toFixed(2)} of random at 16 384 draws, 0.6 wanted`,
  )
  if (!(last <= 0.6)) process.exitCode = 1
}
