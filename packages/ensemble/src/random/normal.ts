/**
 * Normal scores of some probabilities, in their place, to 16 digits: M. J. Wichura, Algorithm AS 241, Applied
 * Statistics 37, 477–484, 1988 (PPND16). One function with its loop, for a number that a function gives back may be
 * put on the heap.
 */
export const toScores = (values: Float64Array, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const u = values[index] as number
    const q = u - 0.5
    if (q >= -0.425 && q <= 0.425) {
      const r = 0.180625 - q * q
      values[index] =
        (q *
          (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r +
            45921.95393154987) *
            r +
            13731.69376550946) *
            r +
            1971.5909503065513) *
            r +
            133.14166789178438) *
            r +
            3.3871328727963665)) /
        (((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r +
          21213.794301586597) *
          r +
          5394.196021424751) *
          r +
          687.1870074920579) *
          r +
          42.31333070160091) *
          r +
          1)
      continue
    }
    const tail = Math.sqrt(-Math.log(q < 0 ? u : 1 - u))
    let value: number
    if (tail <= 5) {
      const r = tail - 1.6
      value =
        (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
          1.2704582524523684) *
          r +
          3.6478483247632045) *
          r +
          5.769497221460691) *
          r +
          4.630337846156546) *
          r +
          1.4234371107496835) /
        (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
          0.14810397642748008) *
          r +
          0.6897673349851) *
          r +
          1.6763848301838038) *
          r +
          2.053191626637759) *
          r +
          1)
    } else {
      const r = tail - 5
      value =
        (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
          0.026532189526576124) *
          r +
          0.29656057182850487) *
          r +
          1.7848265399172913) *
          r +
          5.463784911164114) *
          r +
          6.657904643501103) /
        (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
          0.0007868691311456133) *
          r +
          0.014875361290850615) *
          r +
          0.1369298809227358) *
          r +
          0.599832206555888) *
          r +
          1)
    }
    values[index] = q < 0 ? -value : value
  }
}

/** The quantile of the standard normal distribution. */
export const normalQuantile = (u: number): number => {
  const one = Float64Array.of(u)
  toScores(one, 1)
  return one[0] as number
}

const ROOT = Math.sqrt(2 * Math.PI)

/**
 * The standard normal distribution function, by W. J. Cody's rational approximations of erfc (Math. Comp. 23, 631–637,
 * 1969): 1e-15 relative, the lower tail too.
 */
export const normalCdf = (z: number): number => {
  const x = Math.abs(z)
  const upper = x > 38 ? 0 : upperTail(x)
  return z > 0 ? 1 - upper : upper
}

const upperTail = (x: number): number => {
  if (x < 0.66291) {
    const y = x * x
    const numerator =
      (((0.06568233791820745 * y + 2.2352520354606837) * y + 161.02823106855587) * y + 1067.6894854603709) *
        y +
      18154.98125334356
    const denominator =
      (((y + 47.202581904688245) * y + 976.0985517377767) * y + 10260.932208618979) * y + 45507.78933502673
    return 0.5 - (x * numerator) / denominator
  }
  if (x < 5.656854249492381) {
    const numerator =
      (((((((1.0765576773720192e-8 * x + 0.39894151208813466) * x + 8.883149794388377) * x +
        93.50665613217785) *
        x +
        597.2702763948002) *
        x +
        2494.5375852903726) *
        x +
        6848.190450536283) *
        x +
        11602.65143764735) *
        x +
      9842.714838383978
    const denominator =
      (((((((x + 22.266688044328117) * x + 235.387901782625) * x + 1519.3775994075547) * x +
        6485.558298266761) *
        x +
        18615.571640885097) *
        x +
        34900.95272114598) *
        x +
        38912.00328609327) *
        x +
      19685.429676859992
    return (numerator / denominator) * Math.exp(-0.5 * x * x)
  }
  const y = 1 / (x * x)
  const numerator =
    ((((0.023073441764940174 * y + 0.215898534057957) * y + 0.12740116116024736) * y + 0.022235277870649807) *
      y +
      0.0014216191932278934) *
      y +
    2.9112874951168793e-5
  const denominator =
    ((((y + 1.284260096144911) * y + 0.4682382124808651) * y + 0.06598813786892856) * y +
      0.0037823963320275824) *
      y +
    7.297515550839662e-5
  return (Math.exp(-0.5 * x * x) * (1 / ROOT - (y * numerator) / denominator)) / x
}
