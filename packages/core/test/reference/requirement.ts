/** Full-time years of training that are required: triangular(min, mode, max), or one number when min = max. */
export interface Requirement {
  readonly min: number
  readonly mode: number
  readonly max: number
}

/** 1 − F(x): the share who need more than x. */
const needMore = ({ min, mode, max }: Requirement, x: number): number => {
  if (x < min) return 1
  if (x >= max) return 0
  if (x < mode) return 1 - (x - min) ** 2 / ((max - min) * (mode - min))
  return (max - x) ** 2 / ((max - min) * (max - mode))
}

/**
 * ∫ₓ^max (1 − F): the mean training that is left at x. With MODEL.md's G it is mean − x + G(x); written out from the
 * upper end, because U is a difference of two of these and p divides by U, which nears 0 there.
 */
const meanLeft = (requirement: Requirement, x: number): number => {
  const { min, mode, max } = requirement
  const width = max - min
  if (x >= max) return 0
  if (x < min) return min - x + meanLeft(requirement, min)
  if (x >= mode) return (max - x) ** 3 / (3 * width * (max - mode))
  const below = mode - x
  const atMode = (max - mode) ** 2 / (3 * width)
  return atMode + (below * (max - mode)) / width + (below ** 2 * (1 - below / (3 * (mode - min)))) / width
}

/**
 * U (MODEL.md, section 1, "A cohort"): the share not finished, attrition aside, of those whose gained training is
 * uniform on [lo, hi].
 */
export const unfinished = (requirement: Requirement, lo: number, hi: number): number => {
  if (hi <= requirement.min) return 1
  if (lo >= requirement.max) return 0
  if (hi === lo) return needMore(requirement, lo)
  return (meanLeft(requirement, lo) - meanLeft(requirement, hi)) / (hi - lo)
}
