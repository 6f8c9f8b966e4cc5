/** A plan seen as plain nested data, as a path walks it. */
export interface Tree {
  [key: string]: unknown
}

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at the keys, by own keys alone. */
export const valueAt = (root: unknown, keys: readonly string[]): unknown => {
  let here = root
  for (const key of keys) {
    if (!isTree(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}

/** The object at the keys, made where it is missing. */
export const treeAt = (root: Tree, keys: readonly string[]): Tree => {
  let here = root
  for (const key of keys) {
    if (!Object.hasOwn(here, key) || !isTree(here[key])) here[key] = {}
    here = here[key] as Tree
  }
  return here
}
