import { feasible, type Question } from './question.js'

/** More linear programs than this are not spent on finding the very smallest set. */
const MOST_SETS = 160

/** All choices of so many out of a list, in its order. */
function* choices<Item>(items: readonly Item[], count: number, from = 0): Generator<readonly Item[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let index = from; index <= items.length - count; index += 1)
    for (const rest of choices(items, count - 1, index + 1)) yield [items[index] as Item, ...rest]
}

/** What no path meets together: the smallest such set, and other irreducible ones. */
export interface ConflictSet {
  readonly members: readonly string[]
  readonly others: readonly (readonly string[])[]
}

/**
 * The smallest set of members that no path meets. With few members every set is tried, the small ones first, so that
 * no smaller one is missed; with many, members are dropped one by one as long as the rest still conflict. Either way
 * the set is irreducible: without any one of its members some path meets the others.
 */
export const conflictSet = (question: Question): ConflictSet => {
  const conflicts = (members: readonly string[]) => !feasible({ ...question, members: new Set(members) })
  const all = [...question.members].filter((member) => question.slack?.has(member) !== true)
  const found: (readonly string[])[] = []
  let tried = 0
  for (let size = 1; size <= all.length; size += 1) {
    for (const set of choices(all, size)) {
      if (found.some((smaller) => smaller.every((member) => set.includes(member)))) continue
      tried += 1
      if (tried > MOST_SETS) break
      if (conflicts(set)) found.push(set)
    }
    if (tried > MOST_SETS) break
  }
  const [members = filtered(all, conflicts), ...others] = found
  return { members, others }
}

/** Drops each member whose absence leaves a conflict. */
const filtered = (
  all: readonly string[],
  conflicts: (members: readonly string[]) => boolean,
): readonly string[] => {
  let kept = all
  for (const member of all) {
    const without = kept.filter((other) => other !== member)
    if (conflicts(without)) kept = without
  }
  return kept
}
