import { quantileOf } from './src/distributions/distribution.js'
import { fitRange, SCORE_95 } from './src/distributions/fit.js'

const cases: [number, [number, number], number, number][] = [
  [0.13, [0.1, 0.16], 0, 1],
  [0.009, [0.005, 0.04], 0, 0.99],
  [0, [0, 0.03], 0, 1],
  [1, [0.85, 1], 0.001, 1],
  [20, [0, 50], 0, 1e7],
  [2672000, [2580000, 2700000], 0, 1e9],
  [0.97, [0.93, 1], 0, 1.5],
  [6.5, [6, 7.5], 5.7, 20],
  [5, [4.8, 5.4], 4.05, 5.7],
  [0.03, [0.02, 0.04], -0.5, 1],
  [0.5, [0, 0.9], 0, 1],
  [0.5, [0.01, 0.99], 0, 1],
  [0, [0, 0.6], 0, 1],
  [0.6, [0, 0.6], 0, 1],
  [0.5, [0.001, 0.999], 0, 1],
  [0.001, [0.0005, 0.9], 0, 1],
  [1e-5, [1e-6, 3e-5], 0, 1],
  [0.2, [0.1, 0.1001], 0, 1],
  [1000, [900, 1e6], 0, 1e7],
  [5, [1, 9e6], 0, 1e7],
]
for (const [v, r, min, max] of cases) {
  const t = performance.now()
  const d = fitRange(v, r, { min, max })
  const t1 = performance.now()
  const q = quantileOf(d)
  console.log(JSON.stringify(d), q(-SCORE_95), q(SCORE_95), q(0), q(-6.5), q(6.5), (t1 - t).toFixed(2))
}
