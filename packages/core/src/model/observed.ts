import { KohortError } from '../errors.js'
import { deepFreeze } from '../freeze.js'
import { type Compiled, groupPlace } from './compile.js'
import { createState, type ObservedStock, SPECIALISTS_ADJUSTED, TRAINEES_ADJUSTED } from './state.js'
import { partsOf, type Wanted } from './wanted.js'

/** Observed stocks on 31 December, in heads, by projected year. */
export type ObservedStocks = { readonly [Stock in ObservedStock]?: Readonly<Record<number, number>> }

const stocks = ['trainees', 'specialists'] as const satisfies readonly ObservedStock[]

const wrong = (path: string, message: string, hint: string): never => {
  throw new KohortError({ code: 'observed', path, message, hint })
}

const byYear = (compiled: Compiled, stock: ObservedStock, given: Readonly<Record<number, number>>) => {
  const { base, horizon } = compiled.program
  const values = new Float64Array(horizon + 1).fill(Number.NaN)
  for (const [key, heads] of Object.entries(given)) {
    const path = `observed.${stock}.${key}`
    const y = Number(key) - base
    if (!(Number.isInteger(y) && y >= 1 && y <= horizon))
      wrong(
        path,
        `${key} is no projected year of the plan.`,
        `Give years from ${base + 1} to ${base + horizon}; the stock of ${base} is the plan's own.`,
      )
    if (!(Number.isFinite(heads) && heads >= 0))
      wrong(path, `${String(heads)} is no number of heads.`, 'Give heads counted on 31 December, 0 or more.')
    values[y] = heads
  }
  return values
}

/**
 * A compiled plan whose runs go on from observed stocks: at the end of each year given, the observed total takes the
 * place of the projected one, all groups, cohorts and those who wait scaled by one factor, and of specialists the
 * incumbents by age and the entrants by year. The year's flows are as projected; what was added or taken away stands
 * in `adjustmentIndex`, so that stock(t) = stock(t − 1) + what came − what went + adjustment. A ceiling does not cut an
 * observed stock. It shares nothing that a run writes with the plan that it came from, and takes the place of stocks
 * that were observed before.
 *
 * @param compiled what `compile` made of the plan
 * @param observed heads on 31 December of projected years, trainees and specialists
 * @returns the compiled plan with `observed`, by year, which may be written between two runs: not a number where
 *   nothing was observed
 * @throws {KohortError} when a year is not projected or a count is no number of heads; and in `run`, when heads were
 *   observed where the projection has nobody to scale
 * @example
 * ```ts
 * import { adjustmentIndex, compile, examplePlan, observe, outputIndex, run } from '@kohort/core'
 *
 * const followed = observe(compile(examplePlan), { trainees: { 2024: 690 } })
 * const output = run(followed)
 * console.log(output[outputIndex(followed, 'trainees', 2024)])
 * // 690
 * console.log(output[adjustmentIndex(followed, 'trainees', 2024)]?.toFixed(1))
 * // -16.3
 * ```
 */
export const observe = (compiled: Compiled, observed: ObservedStocks): Compiled => {
  const unknown = Object.keys(observed).find((stock) => !stocks.includes(stock as ObservedStock))
  if (unknown !== undefined)
    wrong(`observed.${unknown}`, `"${unknown}" is no stock.`, `Give ${stocks.join(' or ')}.`)
  const [trainees, specialists] = stocks.map((stock) => byYear(compiled, stock, observed[stock] ?? {}))
  return {
    ...ownArrays(compiled),
    observed: { trainees: trainees as Float64Array, specialists: specialists as Float64Array },
  }
}

/** What was observed, by calendar year again. */
export const observedIn = ({ observed, program }: Compiled): ObservedStocks =>
  deepFreeze(
    Object.fromEntries(
      stocks.flatMap((stock) => {
        const years = [...(observed?.[stock] ?? [])].flatMap((heads, y) =>
          Number.isNaN(heads) ? [] : [[program.base + y, heads] as const],
        )
        return years.length === 0 ? [] : [[stock, Object.fromEntries(years)]]
      }),
    ),
  )

/** A compiled plan with arrays of its own to run on, for what is wanted of a run. */
export const ownArrays = (
  compiled: Compiled,
  wanted: Wanted = compiled.parts,
  individual: boolean = compiled.chance !== null,
): Compiled => {
  const { program, outputLength, state } = compiled
  const parts = partsOf(program, wanted)
  const own = createState(program, state.past, individual)
  own.keepPipeline = state.keepPipeline
  own.keepsOutput = state.keepsOutput
  return { ...compiled, parts, output: new Float64Array(outputLength), state: own }
}

/**
 * Where a run's output has what an observed stock added to the projected one, in heads: below 0 what it took away, not
 * a number where nothing was observed.
 *
 * @param compiled what `compile` made of the plan
 * @param stock which stock
 * @param year a calendar year from the base year to the horizon
 * @param group a group's id, or nothing for the total
 * @throws {KohortError} when the plan has no such group
 */
export const adjustmentIndex = (
  compiled: Compiled,
  stock: ObservedStock,
  year: number,
  group?: string,
): number => {
  const { groups, base, horizon } = compiled.program
  const series = stock === 'trainees' ? TRAINEES_ADJUSTED : SPECIALISTS_ADJUSTED
  return (series * (groups.length + 1) + groupPlace(compiled, group)) * (horizon + 1) + (year - base)
}
