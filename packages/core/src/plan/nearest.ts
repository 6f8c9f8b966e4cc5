/** Levenshtein distance, by one row. */
const distance = (one: string, other: string): number => {
  const row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    let diagonal = row[0] ?? 0
    row[0] = i
    for (let j = 1; j <= other.length; j += 1) {
      const above = row[j] ?? 0
      const change = one[i - 1] === other[j - 1] ? 0 : 1
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + change)
      diagonal = above
    }
  }
  return row[other.length] ?? 0
}

/**
 * The known name that was most likely meant, or undefined when none is near. A name that ends in what was written
 * (`away` for `training.away`) is nearer than any other spelling.
 */
export const nearest = (written: string, known: readonly string[]): string | undefined => {
  const word = written.slice(0, 100).toLowerCase()
  const ending = word === '' ? undefined : known.find((name) => name.toLowerCase().endsWith(`.${word}`))
  if (ending !== undefined) return ending
  let best: string | undefined
  // A third of a long word may be wrong, but never the whole of a short one.
  let least = Math.min(Math.max(2, Math.floor(word.length / 3)), word.length - 1) + 1
  for (const name of known) {
    const far = distance(word, name.toLowerCase())
    if (far < least) {
      least = far
      best = name
    }
  }
  return best
}
