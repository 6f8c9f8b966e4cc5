import type { SeriesName } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'

/** The probability that Student's t with so many degrees of freedom is within ± t (Abramowitz & Stegun 26.7.3–4). */
const within = (t: number, freedom: number): number => {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const square = Math.cos(angle) ** 2
  const isOdd = freedom % 2 === 1
  let term = isOdd ? Math.cos(angle) : 1
  let sum = freedom === 1 ? 0 : term
  for (let index = isOdd ? 3 : 2; index < freedom; index += 2) {
    term *= (square * (index - 1)) / index
    sum += term
  }
  const part = Math.sin(angle) * sum
  return isOdd ? (2 / Math.PI) * (angle + part) : part
}

/** How many standard errors a 95% interval reaches, by Student's t. */
export const reachOf = (freedom: number): number => {
  let [low, high] = [1.9, 13]
  while (high - low > 1e-9) {
    const middle = (low + high) / 2
    if (within(middle, freedom) < 0.95) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const MOST_PARTS = 32
const SHORTEST = 4

/** The parts that the library's standard errors come from: those asked for; random draws can be cut anywhere. */
export const partsOf = (fan: Ensemble): number => {
  const { sampling, randomisations, draws } = fan.manifest()
  if (sampling !== 'random') return randomisations
  for (let parts = MOST_PARTS; parts > 1; parts -= 1)
    if (draws % parts === 0 && draws >= SHORTEST * parts) return parts
  return 1
}

/** Standard errors as 95% reaches, for the whole ensemble; null where it has none. */
export interface DrawErrors {
  readonly parts: number
  readonly ofGoal: (goal: string, scenario?: string) => number | null
  readonly ofMean: (series: SeriesName, year: number) => number | null
}

export const drawErrorsOf = (fan: Ensemble): DrawErrors => {
  const parts = partsOf(fan)
  const reach = parts < 2 ? Number.NaN : reachOf(parts - 1)
  const times = (error: number | null | undefined): number | null =>
    error === null || error === undefined || parts < 2 ? null : reach * error
  return {
    parts,
    ofGoal: (goal, scenario) => times(fan.probabilityError(goal, undefined, scenario)),
    ofMean: (series, year) => times(fan.standardError(series).find((row) => row.year === year)?.value),
  }
}
