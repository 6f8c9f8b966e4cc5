import type { LinearRow } from './linear-program.js'
import type { System } from './system.js'

/** What the linear program makes small. `least` asks for nothing but the fewest heads. */
export type Aim = 'smooth' | 'cheapest' | 'least'

/** Changes count by heads; the largest breaks ties among equal sums, and the fewest heads what is left. */
const LARGEST = 1e-3
const FEWEST = 1e-6
/** The cheapest path, and among equally cheap ones the smoothest. */
const EVEN = 1e-5

/** A linear program on its way: a free year's variable is (heads − lower) / unit. */
export interface Draft {
  readonly costs: number[]
  readonly rows: LinearRow[]
  /** Adds a variable and gives its place. */
  readonly variable: (cost: number) => number
  readonly lower: Float64Array
  readonly unit: number
}

/** Writes what is to be small into a linear program. */
export const addAim = (aim: Aim, system: System, before: number | null, draft: Draft): void => {
  const { costs, lower, unit } = draft
  const { cost, setting } = system
  const heads = unit / setting.scale
  const dearest = cost === null ? 0 : Math.max(...cost)
  for (let index = 0; index < lower.length; index += 1) {
    let each = FEWEST
    if (aim === 'cheapest') each += dearest > 0 ? ((cost as Float64Array)[index] as number) / dearest : 1
    costs[index] = (costs[index] as number) + each * heads
  }
  if (aim !== 'least') addChanges(system, before, aim === 'cheapest' ? EVEN * heads : heads, draft)
}

/** A variable for each year-to-year change that a free year has a part in, and one for the largest. */
const addChanges = (system: System, before: number | null, weight: number, draft: Draft): void => {
  const { rows, variable, lower, unit } = draft
  const after = system.path[system.last + 1] ?? null
  const free = lower.length
  const largest = variable(weight * LARGEST)
  for (let index = 0; index <= free; index += 1) {
    if ((index === 0 && before === null) || (index === free && after === null)) continue
    const change = variable(weight)
    const to = index < free ? (lower[index] as number) : (after as number)
    const from = index > 0 ? (lower[index - 1] as number) : (before as number)
    const terms: (readonly [number, number])[] = []
    if (index < free) terms.push([index, 1])
    if (index > 0) terms.push([index - 1, -1])
    const turned = terms.map(([place, sign]) => [place, -sign] as const)
    rows.push({ terms: [...terms, [change, -1]], max: (from - to) / unit })
    rows.push({ terms: [...turned, [change, -1]], max: (to - from) / unit })
    rows.push({ terms: [[largest, 1] as const, [change, -1] as const], min: 0 })
  }
}
