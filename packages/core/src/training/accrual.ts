import type { GroupProgram, Program } from '../model/program.js'
import type { State } from '../model/state.js'

/**
 * By year, where they are others than before: each group's accrual a(t) = (1 − away) · workingTime · (1 − research), and
 * √(1 − attrition) and 1 less it, once for groups with one attrition.
 */
export const fillAccrual = (program: Program, state: State): void => {
  const { changed } = state
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    if (changed[group.away] === 1 || changed[group.workingTime] === 1 || changed[group.research] === 1)
      fillGain(group, state, g)
    if (group.stay === g && changed[group.attrition] === 1) fillStay(group, state, g)
  }
}

const fillGain = (group: GroupProgram, { tables, width, past, accrual }: State, g: number): void => {
  const away = group.away * width
  const working = group.workingTime * width
  const research = group.research * width
  const from = g * width
  if (group.isSteady) {
    const gain =
      (1 - (tables[away + past] as number)) *
      (tables[working + past] as number) *
      (1 - (tables[research + past] as number))
    for (let year = 0; year < width; year += 1) accrual[from + year] = gain
    return
  }
  for (let year = 0; year < width; year += 1)
    accrual[from + year] =
      (1 - (tables[away + year] as number)) *
      (tables[working + year] as number) *
      (1 - (tables[research + year] as number))
}

const fillStay = (group: GroupProgram, { tables, width, rootStay, halfLost }: State, g: number): void => {
  const attrition = group.attrition * width
  const from = g * width
  let leaving = -1
  let root = 1
  let lost = 0
  for (let year = 0; year < width; year += 1) {
    if (tables[attrition + year] !== leaving) {
      leaving = tables[attrition + year] as number
      root = Math.sqrt(1 - leaving)
      lost = leaving / (1 + root)
    }
    rootStay[from + year] = root
    // 1 − root would lose digits.
    halfLost[from + year] = lost
  }
}
