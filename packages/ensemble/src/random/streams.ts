/// <reference path="./seedrandom-alea.d.ts" />
import alea from 'seedrandom/lib/alea.js'

/** Whole numbers from 0 to 2³² − 1. */
export type Stream = () => number

const OFFSET = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n

/** FNV-1a of 64 bits and the mixing of splitmix64, so that names that differ in one letter give unlike seeds. */
export const hashOfNames = (names: readonly string[]): string => {
  let hash = OFFSET
  for (const name of names) {
    // The length keeps ['ab', 'c'] apart from ['a', 'bc'].
    for (const character of `${name.length}:${name}`)
      hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * PRIME)
  }
  hash = BigInt.asUintN(64, (hash ^ (hash >> 30n)) * 0xbf58476d1ce4e5b9n)
  hash = BigInt.asUintN(64, (hash ^ (hash >> 27n)) * 0x94d049bb133111ebn)
  return (hash ^ (hash >> 31n)).toString(16).padStart(16, '0')
}

/** The stream of one named quantity: the same for the same seed and names, whatever other streams there are. */
export const streamOf = (seed: string, ...names: readonly string[]): Stream => {
  const generator = alea(hashOfNames([seed, ...names]))
  return () => generator.int32() >>> 0
}
