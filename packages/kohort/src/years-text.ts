/** `2024`, or `2024–2027`. */
export const yearsText = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`)
