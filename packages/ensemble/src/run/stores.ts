import { verdictLength } from '../results/goals.js'
import type { Part, PartStore, Work } from './engine.js'

/** How many columns of figures a part keeps. */
export const columnsOfPart = ({ compiled, kept }: Pick<Part, 'compiled' | 'kept'>): number =>
  kept.length * (compiled.program.horizon + 1)

/** How many figures and verdicts a part keeps of one draw. */
const lengthsOf = (part: Part): readonly [figures: number, verdicts: number] => [
  columnsOfPart(part),
  verdictLength(part.judges),
]

/** Room for so many draws of a work. */
export const storesFor = ({ parts }: Work, draws: number): readonly PartStore[] =>
  parts.map((part) => {
    const [figures, verdicts] = lengthsOf(part)
    return { figures: new Float64Array(figures * draws), verdicts: new Uint8Array(verdicts * draws) }
  })

/** Whether threads share memory: not in a page that is not isolated from others. */
export const isMemoryShared = (): boolean => {
  const { crossOriginIsolated = true } = globalThis as { readonly crossOriginIsolated?: boolean }
  return typeof SharedArrayBuffer === 'function' && crossOriginIsolated
}

/** Room that several threads can write in at once. */
export const sharedStoresFor = ({ parts }: Work, draws: number): readonly PartStore[] =>
  parts.map((part) => {
    const [figures, verdicts] = lengthsOf(part)
    return {
      figures: new Float64Array(new SharedArrayBuffer(8 * figures * draws)),
      verdicts: new Uint8Array(new SharedArrayBuffer(verdicts * draws)),
    }
  })

/** From columns of a stretch to the same columns of all draws. */
const copy = <Column extends Float64Array | Uint8Array>(
  from: Column,
  into: Column,
  draws: number,
  at: number,
  count: number,
): void => {
  const columns = into.length / draws
  for (let column = 0; column < columns; column += 1)
    into.set(from.subarray(column * count, (column + 1) * count), column * draws + at)
}

/** Puts a stretch of `count` draws, written by itself, among all draws from `at` on. */
export const putStretch = (
  from: readonly PartStore[],
  into: readonly PartStore[],
  draws: number,
  at: number,
  count: number,
): void =>
  from.forEach(({ figures, verdicts }, part) => {
    const all = into[part] as PartStore
    copy(figures, all.figures, draws, at, count)
    copy(verdicts, all.verdicts, draws, at, count)
  })
