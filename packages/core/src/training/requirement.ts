import type { GroupProgram } from '../model/program.js'
import type { State } from '../model/state.js'

/**
 * The mean share not finished of a cohort whose training gained is uniform on [lo, lo + width], where everybody needs
 * a time from triangular(min, mode, max): U = 1 − (G(hi) − G(lo)) / (hi − lo), MODEL.md section 1.
 *
 * Computed as the integral of 1 − F, segment by segment and with the differences of cubes factored: the tail keeps
 * its relative precision (the model divides by U), and U is exactly 1 while hi ≤ min and exactly 0 once lo ≥ max.
 */
export const shareUnfinished = (
  lo: number,
  width: number,
  min: number,
  mode: number,
  max: number,
): number => {
  const requirement = Float64Array.of(min, mode, max, 0, 0)
  addFactors(requirement)
  const share = new Float64Array(1)
  putUnfinished(Float64Array.of(lo), Float64Array.of(width), 0, 1, requirement, share)
  return share[0] as number
}

/** What the cubes below and above the mode are multiplied by, after min, mode and max. */
const addFactors = (requirement: Float64Array): void => {
  const min = requirement[0] as number
  const mode = requirement[1] as number
  const max = requirement[2] as number
  requirement[3] = 1 / (3 * (max - min) * (mode - min))
  requirement[4] = 1 / (3 * (max - min) * (max - mode))
}

/** Takes the requirement of a group's cohort: the same for all of them unless it is dated. */
export const takeRequirement = (
  { min, mode, max }: GroupProgram,
  { tables, width, requirement }: State,
  start: number,
): void => {
  requirement[0] = tables[min * width + start] as number
  requirement[1] = tables[mode * width + start] as number
  requirement[2] = tables[max * width + start] as number
  addFactors(requirement)
}

/**
 * The same in the year loop, of all cohorts from one place of the arrays up to another: one function with its loop, for
 * a number with decimals that a function is given or gives back may be put on the heap.
 */
export const putUnfinished = (
  gained: Float64Array,
  spread: Float64Array,
  from: number,
  to: number,
  requirement: Float64Array,
  unfinished: Float64Array,
): void => {
  const min = requirement[0] as number
  const mode = requirement[1] as number
  const max = requirement[2] as number
  const rise = requirement[3] as number
  const fall = requirement[4] as number
  for (let at = from; at < to; at += 1) {
    const lo = gained[at] as number
    const hi = lo + (spread[at] as number)
    // First the end: who has gained all at once, lo = hi = min = max, is done, for F(max) = 1.
    if (lo >= max) unfinished[at] = 0
    else if (hi <= min) unfinished[at] = 1
    else if (hi === lo) unfinished[at] = shareNotFinishedAt(lo, min, mode, max)
    else {
      let integral = lo < min ? min - lo : 0
      const riseFrom = lo > min ? lo : min
      const riseTo = hi < mode ? hi : mode
      if (riseTo > riseFrom) {
        const near = riseFrom - min
        const far = riseTo - min
        const meanFinished = (far * far + far * near + near * near) * rise
        // Where the mode is the end, rounding must not leave less than nobody.
        if (meanFinished < 1) integral += (riseTo - riseFrom) * (1 - meanFinished)
      }
      const fallFrom = lo > mode ? lo : mode
      const fallTo = hi < max ? hi : max
      if (fallTo > fallFrom) {
        const far = max - fallFrom
        const near = max - fallTo
        integral += (fallTo - fallFrom) * (far * far + far * near + near * near) * fall
      }
      unfinished[at] = integral / (hi - lo)
    }
  }
}

/** 1 − F(x): the share of those with x years of training gained who need more. */
export const shareNotFinishedAt = (x: number, min: number, mode: number, max: number): number => {
  if (x < min) return 1
  if (x >= max) return 0
  return x < mode
    ? 1 - ((x - min) * (x - min)) / ((max - min) * (mode - min))
    : ((max - x) * (max - x)) / ((max - min) * (max - mode))
}
