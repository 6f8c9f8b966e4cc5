/** So many draws are written at a time: columns lie far apart, and one by one each figure would miss the cache. */
export const TILE = 64
/** A column of a tile and a line of the cache: columns apart by a power of two would push each other out of it. */
const STRIDE = TILE + 8

/** The figures of a few draws, by column: each a place of a run's output. */
export interface Tile {
  readonly places: Int32Array
  readonly values: Float64Array
  /** Each column of the values. */
  readonly columns: readonly Float64Array[]
}

export const tileOf = (places: readonly number[]): Tile => {
  const values = new Float64Array(places.length * STRIDE)
  const columns = places.map((_, column) => values.subarray(column * STRIDE, column * STRIDE + TILE))
  return { places: Int32Array.from(places), values, columns }
}

/** Takes a draw's figures out of a run's output. */
export const takeFigures = ({ places, values }: Tile, output: Float64Array, draw: number): void => {
  for (let column = 0; column < places.length; column += 1)
    values[column * STRIDE + draw] = output[places[column] as number] as number
}

/** Writes the tile's `count` draws into columns of `length` draws, from `at` on. */
export const putTile = (
  { columns }: Tile,
  count: number,
  into: Float64Array,
  at: number,
  length: number,
): void => {
  for (let column = 0; column < columns.length; column += 1) {
    const figures = columns[column] as Float64Array
    into.set(count === TILE ? figures : figures.subarray(0, count), column * length + at)
  }
}
