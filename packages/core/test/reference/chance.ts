import type { ChanceSource } from '../../src/index.js'

/** A seeded generator of numbers above 0 and below 1: mulberry32. */
export const uniformsFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32
  }
}

const seedOf = (text: string): number => {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return hash
}

/** A stream of its own for each kind, group and draw, as an ensemble has. */
export const chanceOf = (drawOf: () => number, seed = ''): ChanceSource => {
  return (streams, uniforms) => {
    for (const { kind, group, start, length } of streams) {
      const next = uniformsFrom(seedOf(`${seed}/${kind}/${group}/${drawOf()}`))
      for (let index = start; index < start + length; index += 1) uniforms[index] = next()
    }
  }
}
