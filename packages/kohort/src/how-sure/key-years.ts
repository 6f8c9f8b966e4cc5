import type { Plan } from '@kohort/core'

const FEWEST = 4
const MOST = 5

/** The years that say most on a screen: the first, those in which goals end, the last, and one in the widest gap. */
export const keyYears = (plan: Plan): readonly number[] => {
  const ends = plan.goals.map(({ to }) => to).filter((year) => year > plan.base && year <= plan.to)
  const years = [...new Set([plan.base + 1, ...ends, plan.to])].sort((one, other) => one - other)
  while (years.length > MOST) years.splice(years.length - 2, 1)
  while (years.length < FEWEST) {
    const gaps = years.slice(1).map((year, index) => year - (years[index] as number))
    const widest = Math.max(0, ...gaps)
    if (widest < 2) break
    const at = gaps.indexOf(widest)
    years.splice(at + 1, 0, (years[at] as number) + Math.floor(widest / 2))
  }
  return years
}
