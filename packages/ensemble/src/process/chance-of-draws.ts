/// <reference path="../random/seedrandom-alea.d.ts" />
import type { ChanceSource, ChanceStream } from '@kohort/core'
import alea from 'seedrandom/lib/alea.js'
import { hashOfNames } from '../random/streams.js'

/** The last step of MurmurHash3: draws that follow on each other give unlike seeds. */
const mixed = (word: number): number => {
  let hash = word | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const WHOLE = 2 ** 32

/** The chance of an ensemble's draws. */
export interface ChanceOfDraws {
  /** Writes the uniforms of the draw that was set last. */
  readonly source: ChanceSource
  /** Which draw the next run is. */
  readonly set: (draw: number) => void
}

/**
 * Every draw's own chance: a stream for each kind of split, group and draw, so that a draw has the same chance whoever
 * makes it and whatever was made before, another group moves nobody else's, and scenarios share it.
 */
export const chanceOfDraws = (seed: string): ChanceOfDraws => {
  let draw = 0
  /** By stream, the part of its seed that every draw has. */
  const seeds = new Map<string, string>()
  const seedOf = ({ kind, group }: ChanceStream): string => {
    const key = group === null ? kind : `${kind} ${group}`
    const known = seeds.get(key)
    if (known !== undefined) return known
    const made = hashOfNames([seed, 'process', kind, ...(group === null ? [] : [group])])
    seeds.set(key, made)
    return made
  }
  return {
    set: (which) => {
      draw = which
    },
    source: (streams, uniforms) => {
      for (const stream of streams) {
        const generator = alea(seedOf(stream) + mixed(draw).toString(16))
        const end = stream.start + stream.length
        for (let at = stream.start; at < end; at += 1)
          uniforms[at] = ((generator.int32() >>> 0) + 0.5) / WHOLE
      }
    },
  }
}
