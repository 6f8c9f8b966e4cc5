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
  for (let year = 0; year < width; year += 1) {
    // In a steady group all years are as the base year.
    const at = group.isSteady ? past : year
    accrual[from + year] =
      (1 - (tables[away + at] as number)) *
      (tables[working + at] as number) *
      (1 - (tables[research + at] as number))
  }
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
