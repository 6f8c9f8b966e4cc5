import { deepFreeze, displayed } from '@kohort/core'
import { checkKeys, type Keys } from '../check-keys.js'
import { samplingKeys } from '../check-options.js'
import { refuse } from '../errors.js'
import { type DesignOptions, designOf } from './design.js'
import { type IndexWork, indicesOf, type PointsModel, runsOf } from './indices.js'
import type { SobolIndices } from './sobol-indices-result.js'
import { sobolTables } from './sobol-tables.js'

export type { SobolIndices } from './sobol-indices-result.js'

export interface SobolIndicesOptions extends DesignOptions {
  /** Told between blocks how many of the runs are done. */
  readonly onProgress?: (done: number, runs: number) => void
}

const keys: Keys<SobolIndicesOptions> = { ...samplingKeys, onProgress: true }

/**
 * Sobol's first-order and total indices of any function of independent quantiles.
 *
 * @param model the function, of one probability for each input, above 0 and below 1; the array is used again
 * @param inputs their names, or how many there are
 * @param options `draws` (1 024 if left out), seed, sampling, and `randomisations` (16) for the errors; it takes
 *   2 draws (inputs + 1) runs
 * @returns indices with standard errors; null where the function does not vary, or has no value somewhere
 * @throws {EnsembleError} when an option cannot be
 * @example
 * ```ts
 * import { sobolIndices } from '@kohort/ensemble'
 *
 * const { inputs } = sobolIndices(([x = 0, y = 0]) => 3 * x + 4 * y, ['x', 'y'], { draws: 4096 })
 * console.log(inputs.map(({ input, first }) => `${input} ${first?.value.toFixed(1)}`))
 * // [ 'x 0.4', 'y 0.6' ]
 * ```
 */
export const sobolIndices = (
  model: (quantiles: Float64Array) => number,
  inputs: number | readonly string[],
  options: SobolIndicesOptions = {},
): SobolIndices => {
  checkKeys(options, keys)
  const names =
    typeof inputs === 'number' ? Array.from({ length: inputs }, (_, index) => `x${index + 1}`) : inputs
  if (names.length === 0 || new Set(names).size < names.length)
    refuse(
      'inputs',
      'inputs',
      { sv: 'det finns inga, eller två har samma namn.', en: 'there are none, or two have one name.' },
      { sv: 'Ge varje tal ett eget namn.', en: 'Give each input a name of its own.' },
    )
  const quantiles = new Float64Array(names.length)
  const points: PointsModel = (columns, count, [output]) => {
    for (let row = 0; row < count; row += 1) {
      for (let input = 0; input < columns.length; input += 1)
        quantiles[input] = (columns[input] as Float64Array)[row] as number
      ;(output as Float64Array)[row] = model(quantiles)
    }
  }
  const work: IndexWork = {
    model: points,
    names,
    groups: names.map((_, index) => [index]),
    outputs: 1,
    sampler: designOf(options, { draws: 1024, parts: 16 }),
  }
  const runs = runsOf(work)
  const running = indicesOf(work)
  for (;;) {
    const step = running.next()
    if (step.done !== true) {
      options.onProgress?.(step.value, runs)
      continue
    }
    const [found] = step.value
    if (found === undefined) throw new Error('one output was asked for')
    const result: SobolIndices = {
      ...found,
      inputs: found.inputs.map((indices, index) => ({ input: names[index] as string, ...indices })),
      runs,
    }
    return deepFreeze(displayed(result, () => sobolTables(result)))
  }
}
