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

const binomial = (of: number, count: number): number =>
  Array.from({ length: count }, (_, index) => (of - index) / (index + 1)).reduce(
    (product, part) => product * part,
    1,
  )

/** What no path meets together: the smallest such set, and the others that are as small. */
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
  let tried = 0
  for (let size = 1; size < all.length; size += 1) {
    tried += binomial(all.length, size)
    if (tried > MOST_SETS) return { members: filtered(all, conflicts), others: [] }
    const [members, ...others] = [...choices(all, size)].filter(conflicts)
    if (members !== undefined) return { members, others }
  }
  return { members: all, others: [] }
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
