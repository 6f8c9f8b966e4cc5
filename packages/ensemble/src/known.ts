/**
 * Remembers what was found for a key, and forgets everything once there are so many: the same key gives the same
 * result whether it is remembered or not, only sooner.
 */
export const remember = <Found>(most: number): ((key: string, find: () => Found) => Found) => {
  const known = new Map<string, Found>()
  return (key, find) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const found = find()
    if (known.size >= most) known.clear()
    known.set(key, found)
    return found
  }
}
