/** Whatever was handed in, as a short word for a message. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return `"${value.slice(0, 40)}"`
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
