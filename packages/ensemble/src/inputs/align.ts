import { type Figure, type FigureMap, type Plan, parsePlan } from '@kohort/core'
import { noisy } from '../random/dimensions.js'

/** Quantities that may vary from year to year, with the standard deviation in their own unit. */
export type Noise = Readonly<Partial<Record<(typeof noisy)[number], number>>>

const yearsOf = (map: FigureMap): number[] => Object.keys(map).map(Number)

/** The figure that a dated map has in a year. */
const figureAt = (map: FigureMap, year: number): Figure => {
  const years = yearsOf(map).sort((one, other) => one - other)
  const key = years.filter((at) => at <= year).at(-1) ?? years[0]
  return map[String(key)] as Figure
}

/** The same map with its figures written out in more years: it means what it meant. */
const writtenOut = (map: FigureMap, years: readonly number[]): FigureMap =>
  Object.fromEntries([...new Set([...yearsOf(map), ...years])].map((year) => [year, figureAt(map, year)]))

type Part = Readonly<Record<string, unknown>>

const requirementAligned = (section: Part | undefined): Part | undefined => {
  const requirement = section?.requirement as Readonly<Record<string, FigureMap>> | undefined
  if (section === undefined || requirement === undefined) return section
  const years = Object.values(requirement).flatMap(yearsOf)
  const parts = Object.entries(requirement).map(([part, map]) => [part, writtenOut(map, years)])
  return { ...section, requirement: Object.fromEntries(parts) }
}

const noiseAligned = (
  section: Part | undefined,
  name: string,
  noise: Noise,
  years: readonly number[],
): Part | undefined => {
  if (section === undefined) return undefined
  const changed = { ...section }
  for (const path of noisy) {
    const [at, key = ''] = path.split('.')
    const map = section[key] as FigureMap | undefined
    if (at === name && noise[path] !== undefined && map !== undefined) changed[key] = writtenOut(map, years)
  }
  return changed
}

/**
 * The same plan with shares of all groups written for the same years, the three parts of a requirement too, and what
 * varies from year to year written for every year: numbers that depend on each other then stand beside each other.
 * Every figure of a projection stays as it was.
 */
export const aligned = (plan: Plan, noise: Noise): Plan => {
  const { base, to, groups } = plan
  const years = Array.from({ length: to - base }, (_, index) => base + 1 + index)
  const shareYears = Object.values(groups).flatMap(({ share }) => yearsOf(share))
  const section = (value: object | undefined, name: 'training' | 'specialists'): Part | undefined => {
    const part = value as Part | undefined
    return noiseAligned(name === 'training' ? requirementAligned(part) : part, name, noise, years)
  }
  const next = {
    ...plan,
    training: section(plan.training, 'training'),
    specialists: section(plan.specialists, 'specialists'),
    groups: Object.fromEntries(
      Object.entries(groups).map(([id, group]) => [
        id,
        {
          ...group,
          share: writtenOut(group.share, shareYears),
          ...(group.training === undefined ? {} : { training: section(group.training, 'training') }),
          ...(group.specialists === undefined
            ? {}
            : { specialists: section(group.specialists, 'specialists') }),
        },
      ]),
    ),
  }
  return parsePlan(next)
}
