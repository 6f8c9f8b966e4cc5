import type { GroupProgram } from './program.js'

/**
 * Specialists who are reckoned together: those of one group, or of several whose specialists have the same numbers and
 * so come, stay and go as one. Totals are summed over the corps that are counted, whatever else is asked for; a group
 * of a larger corps has one of its own beside, which gives the group's figures and is not counted.
 */
export interface Corps {
  /** The group whose figures these are; −1 for those of several, or where only totals are wanted. */
  readonly group: number
  /** The groups whose finished trainees come in. */
  readonly members: readonly number[]
  readonly isCounted: boolean
  /** Any of them: their specialists' numbers are the same. */
  readonly numbers: GroupProgram
}

/** What must be the same for two groups to be one corps: nothing of its own, and every number from the same place. */
const specialistsOf = (group: GroupProgram): string | null => {
  const { hired, retention, retentionLast, specialistWorkingTime, otherDuties, inflow, incumbents } = group
  if (!incumbents.split || (inflow !== null && !inflow.split)) return null
  return JSON.stringify([
    [hired, retention, retentionLast, specialistWorkingTime, otherDuties],
    inflow,
    incumbents,
  ])
}

/**
 * The corps of a run.
 *
 * @param byGroup whether the groups' own figures are wanted
 * @param individual whole people are split group by group, and totals are what the groups have
 */
export const corpsOf = (
  groups: readonly GroupProgram[],
  byGroup: boolean,
  individual: boolean,
): readonly Corps[] => {
  const alone = (numbers: GroupProgram, group: number, isCounted: boolean): Corps => ({
    group: byGroup ? group : -1,
    members: [group],
    isCounted,
    numbers,
  })
  // Its place is then the group's, where chance looks.
  if (individual) return groups.map((numbers, group) => alone(numbers, group, true))
  const alike = new Map<string, number[]>()
  groups.forEach((group, place) => {
    const key = specialistsOf(group) ?? `${place}`
    alike.set(key, [...(alike.get(key) ?? []), place])
  })
  const numbersOf = (place: number): GroupProgram => groups[place] as GroupProgram
  return [...alike.values()].flatMap((members): readonly Corps[] => {
    const [first = 0, ...others] = members
    if (others.length === 0) return [alone(numbersOf(first), first, true)]
    const together: Corps = { group: -1, members, isCounted: true, numbers: numbersOf(first) }
    return byGroup ? [together, ...members.map((group) => alone(numbersOf(group), group, false))] : [together]
  })
}
