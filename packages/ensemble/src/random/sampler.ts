import { dimensionOf } from './dimensions.js'
import { directionsOf, scrambled, sobolColumn } from './sobol.js'
import { streamOf } from './streams.js'

/**
 * `sobol`: points that fill the space evenly, scrambled and moved by a seeded digital shift; `latin-hypercube`: each
 * number alone is evenly spread; `random`: independent draws.
 */
export type Sampling = 'sobol' | 'latin-hypercube' | 'random'

export interface SamplerOptions {
  readonly seed: string
  readonly sampling: Sampling
  readonly draws: number
  /** Parts of equal length, each with a randomisation of its own. */
  readonly randomisations: number
}

/** Draws of this many have a stream of their own, so that any stretch of draws can be had without those before it. */
const CHUNK = 1024
const WHOLE = 2 ** 32

/** Writes draws `from … from + count − 1` of one number: uniform, above 0 and below 1. */
export type Column = (from: number, count: number, into: Float64Array, at: number) => void

/** Every draw by its own chance, from the stream of its chunk. */
const chunked = (seed: string, name: string, use: (word: number, draw: number) => number): Column => {
  const words = new Uint32Array(CHUNK)
  let held = -1
  return (from, count, into, at) => {
    for (let index = 0; index < count; index += 1) {
      const draw = from + index
      const chunk = Math.floor(draw / CHUNK)
      if (chunk !== held) {
        const stream = streamOf(seed, name, `draws ${chunk}`)
        for (let word = 0; word < CHUNK; word += 1) words[word] = stream()
        held = chunk
      }
      into[at + index] = use(words[draw % CHUNK] as number, draw)
    }
  }
}

/** A random order of 0 … length − 1 (Fisher and Yates). */
const orderOf = (length: number, seed: string, name: string, part: number): Uint32Array => {
  const stream = streamOf(seed, name, `order ${part}`)
  const order = new Uint32Array(length)
  for (let index = 0; index < length; index += 1) order[index] = index
  for (let index = length - 1; index > 0; index -= 1) {
    const other = Math.floor((stream() / WHOLE) * (index + 1))
    const kept = order[index] as number
    order[index] = order[other] as number
    order[other] = kept
  }
  return order
}

const latinHypercube = ({ seed, draws, randomisations }: SamplerOptions, name: string): Column => {
  const length = draws / randomisations
  const orders: Uint32Array[] = []
  return chunked(seed, name, (word, draw) => {
    const part = Math.floor(draw / length)
    const order = orders[part] ?? orderOf(length, seed, name, part)
    orders[part] = order
    return ((order[draw % length] as number) + (word + 0.5) / WHOLE) / length
  })
}

const sobol = ({ seed, draws, randomisations }: SamplerOptions, name: string, dimension: number): Column => {
  const length = draws / randomisations
  const plain = directionsOf(dimension)
  const parts = Array.from({ length: randomisations }, (_, part) => {
    const stream = streamOf(seed, name, `shift ${part}`)
    return { shift: stream(), directions: scrambled(plain, stream) }
  })
  let words = new Uint32Array(0)
  return (from, count, into, at) => {
    if (words.length < count) words = new Uint32Array(count)
    for (let done = 0; done < count; ) {
      const part = Math.floor((from + done) / length)
      const first = (from + done) % length
      const many = Math.min(count - done, length - first)
      const { directions, shift } = parts[part] as (typeof parts)[number]
      sobolColumn(directions, first, many, words)
      for (let index = 0; index < many; index += 1)
        into[at + done + index] = ((((words[index] as number) ^ shift) >>> 0) + 0.5) / WHOLE
      done += many
    }
  }
}

/** The draws of one named number, which no other name changes. */
export const columnOf = (options: SamplerOptions, name: string): Column => {
  const { sampling, seed } = options
  if (sampling === 'random') return chunked(seed, name, (word) => (word + 0.5) / WHOLE)
  const dimension = sampling === 'sobol' ? dimensionOf(name) : null
  return dimension === null ? latinHypercube(options, name) : sobol(options, name, dimension)
}
