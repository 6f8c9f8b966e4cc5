/** So many draws are run before their figures are written: a line of the cache in each column. */
export const TILE = 8

/** The outputs of a few draws, and which of their places are kept, each in a column. */
export interface Tile {
  readonly places: Int32Array
  readonly all: Float64Array
  readonly length: number
  readonly outputs: readonly Float64Array[]
}

export const tileOf = (places: readonly number[], length: number): Tile => {
  const all = new Float64Array(length * TILE).fill(Number.NaN)
  const outputs = Array.from({ length: TILE }, (_, draw) => all.subarray(draw * length, (draw + 1) * length))
  return { places: Int32Array.from(places), all, length, outputs }
}

/** Writes the tile's `count` draws into columns of `draws` draws, from `at` on. */
export const putTile = (
  { places, all, length }: Tile,
  count: number,
  into: Float64Array,
  at: number,
  draws: number,
): void => {
  if (count < TILE) {
    for (let column = 0; column < places.length; column += 1)
      for (let draw = 0; draw < count; draw += 1)
        into[column * draws + at + draw] = all[draw * length + (places[column] as number)] as number
    return
  }
  let to = at
  for (let column = 0; column < places.length; column += 1) {
    const place = places[column] as number
    into[to] = all[place] as number
    into[to + 1] = all[place + length] as number
    into[to + 2] = all[place + 2 * length] as number
    into[to + 3] = all[place + 3 * length] as number
    into[to + 4] = all[place + 4 * length] as number
    into[to + 5] = all[place + 5 * length] as number
    into[to + 6] = all[place + 6 * length] as number
    into[to + 7] = all[place + 7 * length] as number
    to += draws
  }
}
