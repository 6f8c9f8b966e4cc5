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

/** The UTF-8 bytes of a text, one character each; a URI has them too, as `%C3`. */
const bytesOf = (text: string): string =>
  text.replaceAll(/[^ -~]+/g, (beyond) =>
    encodeURIComponent(beyond).replaceAll(/%(..)/g, (_, byte: string) =>
      String.fromCharCode(Number.parseInt(byte, 16)),
    ),
  )

/** FNV-1a, 64 bits, of the UTF-8 bytes of a text: an identity, not a signature. */
export const fnv1a = (text: string): string => {
  const bytes = bytesOf(text)
  let hash = OFFSET
  for (let at = 0; at < bytes.length; at += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(bytes.charCodeAt(at))) * PRIME)
  return hash.toString(16).padStart(16, '0')
}

/** The same for the same plan, however it was written down. */
export const hashOf = (value: unknown): string => fnv1a(canonical(value))
