/** Columns with two spaces between; the last one to the left, as words are, the others to the right. */
export const tableText = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const cell = (line: readonly string[], column: number): string => {
    const text = line[column] ?? ''
    return column === heads.length - 1 ? text : text.padStart(widths[column] ?? 0)
  }
  return lines
    .map((line) =>
      heads
        .map((_, column) => cell(line, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
