import type { Program } from '../model/program.js'
import type { State } from '../model/state.js'

/** Accrual a(t) = (1 − away) · workingTime · (1 − research), and √(1 − attrition) and 1 less it, by group and year, where they are others than before. */
export const fillAccrual = (program: Program, state: State): void => {
  const { tables, width, accrual, rootStay, halfLost, changed } = state
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    if (
      changed[group.away] === 0 &&
      changed[group.workingTime] === 0 &&
      changed[group.research] === 0 &&
      changed[group.attrition] === 0
    )
      continue
    const away = group.away * width
    const working = group.workingTime * width
    const research = group.research * width
    const attrition = group.attrition * width
    const from = g * width
    let leaving = -1
    let root = 1
    let lost = 0
    for (let year = 0; year < width; year += 1) {
      accrual[from + year] =
        (1 - (tables[away + year] as number)) *
        (tables[working + year] as number) *
        (1 - (tables[research + year] as number))
      if (tables[attrition + year] !== leaving) {
        leaving = tables[attrition + year] as number
        root = Math.sqrt(1 - leaving)
        lost = leaving / (1 + root)
      }
      rootStay[from + year] = root
      halfLost[from + year] = lost
    }
  }
}
