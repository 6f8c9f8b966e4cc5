/**
 * The mean share not finished of a cohort whose training gained is uniform on [lo, lo + width], where everybody needs
 * a time from triangular(min, mode, max): U = 1 − (G(hi) − G(lo)) / (hi − lo), MODEL.md section 1.
 *
 * Computed as the integral of 1 − F, segment by segment and with the differences of cubes factored: the tail keeps
 * its relative precision (the model divides by U), and U is exactly 1 while hi ≤ min and exactly 0 once lo ≥ max.
 */
export const shareUnfinished = (lo: number, width: number, min: number, mode: number, max: number): number =>
  shareUnfinishedBy(lo, width, min, mode, max, riseOf(min, mode, max), fallOf(min, mode, max))

/** What the cubes below and above the mode are divided by, as factors: the same for every cohort of a requirement. */
export const riseOf = (min: number, mode: number, max: number): number => 1 / (3 * (max - min) * (mode - min))
export const fallOf = (min: number, mode: number, max: number): number => 1 / (3 * (max - min) * (max - mode))

/** The same where both factors are known: the year loop asks for many cohorts. */
export const shareUnfinishedBy = (
  lo: number,
  width: number,
  min: number,
  mode: number,
  max: number,
  rise: number,
  fall: number,
): number => {
  const hi = lo + width
  // First the end: who has gained all at once, lo = hi = min = max, is done, for F(max) = 1.
  if (lo >= max) return 0
  if (hi <= min) return 1
  if (hi === lo) return shareNotFinishedAt(lo, min, mode, max)
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
  return integral / (hi - lo)
}

/** 1 − F(x): the share of those with x years of training gained who need more. */
export const shareNotFinishedAt = (x: number, min: number, mode: number, max: number): number => {
  if (x < min) return 1
  if (x >= max) return 0
  return x < mode
    ? 1 - ((x - min) * (x - min)) / ((max - min) * (mode - min))
    : ((max - x) * (max - x)) / ((max - min) * (max - mode))
}
