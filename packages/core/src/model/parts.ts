import type { Compiled } from './compile.js'
import { ownArrays } from './observed.js'
import type { ModelPart } from './program.js'
import { type SeriesName, seriesFacts } from './series-facts.js'

/** The part of the model that a series comes from; training is always run. */
const partOf = (name: SeriesName): ModelPart => {
  const { section } = seriesFacts[name]
  if (section === '3') return 'specialists'
  if (section === '5') return 'cost'
  return section === '4' && name !== 'traineeFte' ? 'need' : 'training'
}

/**
 * A compiled plan whose runs leave out the parts of the model that these series do not rest on: specialists, need,
 * cost. The figures of the series are the same to the bit; those of parts left out are not a number.
 *
 * @param compiled what `compile` made of the plan; what was observed and its chance stay
 * @param series those that will be read
 * @returns the compiled plan, which shares nothing that a run writes with the one that it came from
 * @example
 * ```ts
 * import { compile, examplePlan, outputIndex, run, runFor } from '@kohort/core'
 *
 * const compiled = runFor(compile(examplePlan), ['trainees', 'completions'])
 * const output = run(compiled)
 * console.log(output[outputIndex(compiled, 'trainees', 2034)]?.toFixed(0))
 * // 879
 * console.log(output[outputIndex(compiled, 'costTotal', 2034)])
 * // NaN
 * ```
 */
export const runFor = (compiled: Compiled, series: readonly SeriesName[]): Compiled => {
  const wanted = new Set(series.map(partOf))
  const { limits } = compiled.program
  const need = wanted.has('need')
  const cost = wanted.has('cost')
  // Today's specialists are tomorrow's supervisors.
  const specialists = need || cost || wanted.has('specialists') || limits.supervisingShare >= 0
  return ownArrays(compiled, { specialists, need, cost })
}
