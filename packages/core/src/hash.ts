/** Plain data as one text, whatever the order of its keys. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
    entries.sort(([one], [other]) => (one < other ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

const OFFSET = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n

/** FNV-1a, 64 bits, of the UTF-8 bytes of a text: an identity, not a signature. */
export const fnv1a = (text: string): string => {
  let hash = OFFSET
  const mix = (byte: number): void => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME)
  }
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) mix(code)
    else {
      if (code < 0x800) mix(0xc0 | (code >> 6))
      else {
        if (code < 0x10000) mix(0xe0 | (code >> 12))
        else {
          mix(0xf0 | (code >> 18))
          mix(0x80 | ((code >> 12) & 0x3f))
        }
        mix(0x80 | ((code >> 6) & 0x3f))
      }
      mix(0x80 | (code & 0x3f))
    }
  }
  return hash.toString(16).padStart(16, '0')
}

/** The same for the same plan, however it was written down. */
export const hashOf = (value: unknown): string => fnv1a(canonical(value))
