/** Full-time years of training that are required: triangular(min, mode, max), or one number when min = max. */
export interface Requirement {
  readonly min: number
  readonly mode: number
  readonly max: number
}

/** 1 − F(x), the share who need more than x: written from the upper end, for p divides by what is left there. */
const needMore = ({ min, mode, max }: Requirement, x: number): number => {
  if (x <= min) return 1
  if (x >= max) return 0
  const width = max - min
  if (x >= mode) return (max - x) ** 2 / (width * (max - mode))
  const toMode = mode - x
  return (max - mode + toMode * (2 - toMode / (mode - min))) / width
}

/**
 * U (MODEL.md, section 1, "A cohort"): the share not finished, attrition aside, of those whose gained training is
 * uniform on [lo, hi]. MODEL.md writes the mean of 1 − F with its integral G; here it is Simpson's rule on each of the
 * pieces, which is exact for them, as they are quadratic, and has nothing to cancel. Who has gained just what is
 * required has finished, so 0 comes before 1.
 */
export const unfinished = (requirement: Requirement, lo: number, hi: number): number => {
  const { min, mode, max } = requirement
  if (lo >= max) return 0
  if (hi <= min) return 1
  if (hi === lo) return needMore(requirement, lo)
  if (min === max) return (max - lo) / (hi - lo)
  const cuts = [lo, ...[min, mode, max].filter((cut) => lo < cut && cut < hi), hi]
  let area = 0
  for (let index = 1; index < cuts.length; index += 1) {
    const [from, to] = [cuts[index - 1]!, cuts[index]!]
    const [start, middle, end] = [from, (from + to) / 2, to].map((x) => needMore(requirement, x))
    area += ((to - from) * (start! + 4 * middle! + end!)) / 6
  }
  return area / (hi - lo)
}
