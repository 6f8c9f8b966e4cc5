import type { Box } from './frame.js'

export type Point = readonly [number, number]

/** Whether a line through these points comes into a rectangle. */
export const isCrossed = (
  points: readonly Point[],
  left: number,
  right: number,
  top: number,
  bottom: number,
): boolean =>
  points.some(([x, y], index) => {
    if (x >= left && x <= right && y >= top && y <= bottom) return true
    const next = points[index + 1]
    if (next === undefined || next[0] === x) return false
    // The line's part between the rectangle's sides, if it has one.
    const [from, to] = [Math.max(left, x), Math.min(right, next[0])]
    if (from > to) return false
    const at = (place: number): number => y + ((place - x) / (next[0] - x)) * (next[1] - y)
    const [one, other] = [at(from), at(to)]
    return Math.max(one, other) >= top && Math.min(one, other) <= bottom
  })

const STEPS = 12
/** How far from its level a name may go where there is no room beside it. */
const AWAY = [12, 24, 36] as const

/**
 * Where a level's name goes: on the level or, if lines or the drawing's edge are in the way, under it; as far to the
 * left as it is free. Gives the start of the text's base line.
 */
export const placeLabel = (
  width: number,
  size: number,
  start: number,
  end: number,
  level: number,
  inner: Box,
  lines: readonly (readonly Point[])[],
): { readonly x: number; readonly y: number } => {
  const first = Math.max(inner.x, Math.min(start + 2, end - width))
  const last = Math.max(first, end - width)
  const above = level - 5
  const below = level + size + 3
  const rows = [above, below, ...AWAY.flatMap((by) => [below + by, above - by])].filter(
    (y) => y - size >= inner.y - 2 && y + 3 <= inner.y + inner.height,
  )
  for (const y of rows)
    for (let step = 0; step <= STEPS; step += 1) {
      const x = first + ((last - first) * step) / STEPS
      if (!lines.some((points) => isCrossed(points, x - 3, x + width + 3, y - size, y + 3))) return { x, y }
    }
  return { x: first, y: rows[0] ?? below }
}
