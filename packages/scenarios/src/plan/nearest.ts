/** Letters to change, add or take out to make one word of the other. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j += 1) {
      const change = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** The known name nearest to what was written, or undefined when none is near enough to be meant. */
export const nearest = (written: string, known: readonly string[]): string | undefined => {
  const word = written.slice(0, 80).toLowerCase()
  const ranked = known
    .map((name) => ({ name, far: distance(word, name.toLowerCase()) }))
    .sort((one, other) => one.far - other.far)
  const [best] = ranked
  return best !== undefined && best.far <= Math.max(2, word.length / 2) ? best.name : undefined
}
