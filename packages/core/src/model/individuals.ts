import type { ChanceSource } from './chance.js'
import type { Compiled } from './compile.js'
import { ownArrays } from './observed.js'

/**
 * A compiled plan whose runs are of whole people: who leaves, finishes, is hired and stays are binomial draws, by the
 * same year loop and the same shares. Opening stocks, the intake that is wanted, what a ceiling leaves room for and
 * the inflow are rounded to one of the two neighbours, by chance and right in the mean. So every stock and flow of
 * heads is a whole number and heads are conserved exactly. Where nothing in the plan is bounded the mean over many
 * runs is the expected run; a ceiling, a target already passed and a bottleneck cut the lucky years and do not fill up
 * the unlucky ones, so that there the mean differs. Ceilings, needs and costs are figures of the plan, no heads.
 *
 * Each split takes one uniform from a fixed place and inverts the binomial distribution, so runs that share their
 * uniforms are paired: with all else alike, fewer leavers or a larger intake never mean fewer trainees.
 *
 * @param compiled what `compile` made of the plan; what was observed stays
 * @param source writes the uniforms of a run, above 0 and below 1, once for each call of `run`
 * @returns the compiled plan with chance, which shares nothing that a run writes with the plan that it came from
 * @see MODEL.md, "One year of a cohort"
 * @example
 * ```ts
 * import { compile, examplePlan, outputIndex, run, withChance } from '@kohort/core'
 *
 * // Everything in the middle of what can happen; an ensemble draws at random.
 * const compiled = withChance(compile(examplePlan), (streams, uniforms) => uniforms.fill(0.5))
 * const output = run(compiled)
 * console.log(output[outputIndex(compiled, 'trainees', 2023)], output[outputIndex(compiled, 'hired', 2024)])
 * // 650 91
 * ```
 */
export const withChance = (compiled: Compiled, source: ChanceSource): Compiled => ({
  ...ownArrays(compiled, compiled.parts, true),
  chance: source,
})
