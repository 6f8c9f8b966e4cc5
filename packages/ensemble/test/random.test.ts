import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dimensionOf, registeredNames } from '../src/random/dimensions.js'
import { normalCdf, normalQuantile, toScores } from '../src/random/normal.js'
import { columnOf, type SamplerOptions } from '../src/random/sampler.js'
import { directionsOf, SOBOL_DIMENSIONS, scrambled, sobolColumn } from '../src/random/sobol.js'
import { hashOfNames, streamOf } from '../src/random/streams.js'

const column = (options: SamplerOptions, name: string, from = 0, count = options.draws): Float64Array => {
  const into = new Float64Array(count)
  columnOf(options, name)(from, count, into, 0)
  return into
}

const points = (dimension: number, from: number, count: number) =>
  sobolColumn(directionsOf(dimension), from, count)

const samplings = ['sobol', 'latin-hypercube', 'random'] as const
const options = (sampling: SamplerOptions['sampling'], draws = 4096, randomisations = 1): SamplerOptions => ({
  seed: 'test',
  sampling,
  draws,
  randomisations,
})

/** Two of ten thousand are further out than this. */
const FAR = 3.7

describe('streams', () => {
  it('are uniform: chi-square over 64 cells, for many names', () => {
    let worst = 0
    for (let name = 0; name < 40; name += 1) {
      const stream = streamOf('seed', `name ${name}`)
      const counts = new Float64Array(64)
      for (let draw = 0; draw < 6400; draw += 1) {
        const cell = Math.floor((stream() / 2 ** 32) * 64)
        counts[cell] = (counts[cell] as number) + 1
      }
      const chi = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)
      worst = Math.max(worst, Math.abs(chi - 63) / Math.sqrt(126))
    }
    expect(worst).toBeLessThan(FAR)
  })
  it('are independent: neighbouring names, and each of its own past', () => {
    const draws = 20_000
    const first = Array.from({ length: draws }, streamOf('seed', 'training.away'))
    for (const other of ['training.awaz', 'training.away~+1', 'training.away~+2']) {
      const second = Array.from({ length: draws }, streamOf('seed', other))
      expect(Math.abs(correlation(first, second)) * Math.sqrt(draws)).toBeLessThan(FAR)
    }
    expect(Math.abs(correlation(first.slice(1), first.slice(0, -1))) * Math.sqrt(draws)).toBeLessThan(FAR)
  })
  it('keep names apart that run together', () => {
    expect(hashOfNames(['ab', 'c'])).not.toBe(hashOfNames(['a', 'bc']))
  })
})

const correlation = (one: readonly number[], other: readonly number[]): number => {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length
  const [a, b] = [mean(one), mean(other)]
  const product = one.reduce((sum, x, index) => sum + (x - a) * ((other[index] as number) - b), 0)
  const size = (numbers: readonly number[], by: number) =>
    Math.sqrt(numbers.reduce((sum, x) => sum + (x - by) ** 2, 0))
  return product / size(one, a) / size(other, b)
}

describe('Sobol points', () => {
  it('are those of Joe and Kuo: the 1024th and 701st as SciPy 1.17 gives them', () => {
    const published = [
      [0, 4_194_304, 1_203_765_248],
      [1, 3_233_808_384, 423_624_704],
      [2, 2_629_828_608, 591_396_864],
      [5, 1_883_242_496, 1_505_755_136],
      [99, 2_277_507_072, 2_420_113_408],
      [255, 3_619_684_352, 1_145_044_992],
      [319, 2_512_388_096, 3_493_855_232],
    ] as const
    for (const [dimension, last, middle] of published) {
      const found = points(dimension, 0, 1024)
      expect([found[1023], found[700]]).toEqual([last, middle])
    }
    const half = 2 ** 31
    const eight = [0, 4, 6, 2, 3, 7, 5, 1].map((eighth) => (eighth * half) / 4)
    expect([...points(0, 0, 8)]).toEqual(eight)
  })
  it('can be had from anywhere', () => {
    fc.assert(
      fc.property(
        fc.nat(SOBOL_DIMENSIONS - 1),
        fc.nat(5000),
        fc.integer({ min: 1, max: 300 }),
        (dimension, from, count) => {
          const whole = points(dimension, 0, from + count)
          expect(points(dimension, from, count)).toEqual(whole.slice(from))
        },
      ),
      { numRuns: 40 },
    )
  })
  it('are a (0, m, 2)-net in the first two dimensions, and a (t, m, 1)-net with t = 0 in every one', () => {
    const m = 10
    const size = 2 ** m
    const [x, y] = [points(0, 0, size), points(1, 0, size)]
    for (let bits = 0; bits <= m; bits += 1) {
      const cells = new Set<number>()
      for (let point = 0; point < size; point += 1)
        cells.add(Math.floor(x[point]! / 2 ** (32 - bits)) * size + Math.floor(y[point]! / 2 ** (22 + bits)))
      expect(cells.size).toBe(size)
    }
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension += 1) {
      const cells = new Set(points(dimension, 0, 256).map((word) => word >>> 24))
      expect(cells.size).toBe(256)
    }
  })
  it('are as even scrambled as they were: as many points in every box, and every seed other points', () => {
    const m = 10
    const size = 2 ** m
    /** How many boxes of each shape have a point: a side halved so many times, the other the rest of m. */
    const filled = (x: Uint32Array, y: Uint32Array): readonly number[] =>
      Array.from({ length: m - 1 }, (_, halved) => {
        const boxes = new Set<number>()
        for (let point = 0; point < size; point += 1)
          boxes.add((x[point]! >>> (31 - halved)) * size + (y[point]! >>> (33 - m + halved)))
        return boxes.size
      })
    const plain = [0, 1, 9, 25].map((dimension) => points(dimension, 0, size))
    const seen = new Set<string>()
    for (let seed = 0; seed < 20; seed += 1) {
      const moved = [0, 1, 9, 25].map((dimension) => {
        const stream = streamOf('scramble', `${seed} ${dimension}`)
        return sobolColumn(scrambled(directionsOf(dimension), stream), 0, size)
      })
      for (const [one, other] of [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
      ] as const)
        expect(filled(moved[one]!, moved[other]!)).toEqual(filled(plain[one]!, plain[other]!))
      // A digital shift alone would leave all differences between points as they are.
      seen.add([...moved[3]!.slice(0, 8)].map((word) => word ^ moved[3]![0]!).join())
    }
    expect(seen.size).toBe(20)
  })
  it('tell a probability with at most 0.6 of the error of as many random draws', () => {
    const names = ['training.attrition', 'specialists.hired', 'training.away', 'training.fillRate']
    const draws = 16_384
    const seeds = 20
    let squares = 0
    for (let seed = 0; seed < seeds; seed += 1) {
      const sum = new Float64Array(draws)
      for (const name of names) {
        const scores = column({ ...options('sobol', draws), seed: `seed ${seed}` }, name)
        toScores(scores, draws)
        for (let draw = 0; draw < draws; draw += 1) sum[draw]! += scores[draw]!
      }
      // The sum of four has a standard deviation of 2.
      const below = sum.filter((value) => value < 2 * -1.6448536269514722).length
      squares += (below / draws - 0.05) ** 2 / seeds
    }
    // The error of random draws is known: the binomial distribution's.
    expect(Math.sqrt(squares / ((0.05 * 0.95) / draws))).toBeLessThan(0.6)
  })
  it('have a dimension for every registered name, each once, and the first ones for good', () => {
    expect(registeredNames.length).toBeLessThanOrEqual(SOBOL_DIMENSIONS)
    expect(new Set(registeredNames.map(dimensionOf)).size).toBe(registeredNames.length)
    // Append only: a place that changes changes everybody's figures.
    expect(hashOfNames(registeredNames.slice(0, 192))).toMatchInlineSnapshot(`"0b292440e73ed0b2"`)
  })
})

describe('draws', () => {
  it('have golden values for each seed', () => {
    const golden = samplings.map((sampling) => [
      sampling,
      [...column(options(sampling), 'training.away', 1000, 3)],
      [...column(options(sampling), 'groups.other.share', 1000, 2)],
    ])
    expect(golden).toMatchInlineSnapshot(`
      [
        [
          "sobol",
          [
            0.2018414301564917,
            0.6122628186130896,
            0.3261071800952777,
          ],
          [
            0.9309424866164875,
            0.9900336193637429,
          ],
        ],
        [
          "latin-hypercube",
          [
            0.4517558448643797,
            0.8111928621187587,
            0.929599491937978,
          ],
          [
            0.9309424866164875,
            0.9900336193637429,
          ],
        ],
        [
          "random",
          [
            0.39194056449923664,
            0.6459632384357974,
            0.6395189779577777,
          ],
          [
            0.14042518113274127,
            0.17770491389092058,
          ],
        ],
      ]
    `)
  })
  it('do not depend on how they are split', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samplings),
        fc.constantFrom(1, 4),
        fc.nat(2047),
        fc.integer({ min: 1, max: 2048 }),
        fc.constantFrom('training.away', 'groups.other.share'),
        (sampling, randomisations, from, length, name) => {
          const count = Math.min(length, 2048 - from)
          const whole = column(options(sampling, 2048, randomisations), name)
          const part = column(options(sampling, 2048, randomisations), name, from, count)
          expect(part).toEqual(whole.slice(from, from + count))
        },
      ),
      { numRuns: 60 },
    )
  })
  it('lie between 0 and 1, and fill every stratum where they are to', () => {
    for (const sampling of samplings) {
      const draws = column(options(sampling), 'training.away')
      expect(draws.every((u) => u > 0 && u < 1)).toBe(true)
      if (sampling !== 'random') expect(new Set(draws.map((u) => Math.floor(u * 4096))).size).toBe(4096)
    }
  })
  it('of different names are uncorrelated', () => {
    for (const sampling of samplings) {
      const names = [...registeredNames.slice(0, 12), 'groups.other.share', 'groups.more.share']
      const columns = names.map((name) => [...column(options(sampling), name)])
      for (const [place, one] of columns.entries())
        for (const other of columns.slice(place + 1))
          expect(Math.abs(correlation(one, other)) * Math.sqrt(4096)).toBeLessThan(4.2)
    }
  })
})

describe('the normal distribution', () => {
  it('has its quantiles and probabilities in either tail', () => {
    const known = [
      [-6.3, 1.4882282217623072e-10],
      [-3, 0.0013498980316300933],
      [-0.3, 0.3820885778110474],
      [0.7, 0.758036347776927],
      [5.2, 0.9999999003557368],
    ] as const
    for (const [z, probability] of known) expect(normalCdf(z) / probability).toBeCloseTo(1, 13)
    for (let z = -7; z <= 0; z += 0.05) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 12)
  })
})
