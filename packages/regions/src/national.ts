import { deepFreeze, type Plan, project, type Row } from '@kohort/core'
import { RegionsError } from './errors.js'
import { needParameters, type RegionCode, type RegionFacts, regions } from './facts/index.js'
import { type RegionPlanOptions, regionPlan } from './plans/region-plan.js'

/** A region's need by the national norm, and its plan where one can be built. */
export interface RegionNeed {
  readonly code: RegionCode
  readonly name: string
  readonly population2019: number
  /** Doctor equivalents and what was short of the norm in 2019, as printed in appendix 4; null is unknown, never 0. */
  readonly doctors2019: number | null
  readonly shortfall2019: number | null
  /** All inhabitants / 1 100, as the survey counts, in doctor equivalents. */
  readonly needed2019: number
  readonly needed2023: number
  readonly needed2034: number
  /** What a plan lacks, in words; null where a plan can be built. */
  readonly lacking: string | null
}

/** Sums over the regions whose stocks are known. */
export interface NationalRow {
  readonly year: number
  readonly intake: number | null
  readonly completions: number | null
  readonly trainees: number
  readonly specialists: number
  readonly doctorEquivalents: number
  readonly population: number
}

export interface National {
  readonly regions: readonly RegionNeed[]
  readonly population2019: number
  readonly needed2019: number
  readonly needed2023: number
  readonly needed2034: number
  /** Sums of the rows as printed, without the regions in `unknown`. */
  readonly doctors2019: number
  readonly shortfall2019: number
  /** Regions whose doctors of 2019 are unknown: they are in the needs and not in the doctors. */
  readonly unknown: readonly RegionCode[]
  /** Regions whose plans could be built, and their sums by year; the other regions are in none of them. */
  readonly projected: readonly RegionCode[]
  readonly rows: readonly NationalRow[]
}

const SUMMED = [
  'intake',
  'completions',
  'trainees',
  'specialists',
  'doctorEquivalents',
  'population',
] as const

const planOrReason = (region: RegionFacts, options: RegionPlanOptions): Plan | RegionsError => {
  try {
    return regionPlan(region.code, options)
  } catch (error) {
    if (error instanceof RegionsError) return error
    throw error
  }
}

/** A sum in which one unknown makes the whole unknown. */
const sum = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((total, value) => (total === null || value === null ? null : total + value), 0)

const sumRows = (projections: readonly (readonly Row[])[]): readonly NationalRow[] =>
  (projections[0] ?? []).map(({ year }, index) => {
    const summed = SUMMED.map(
      (name) => [name, sum(projections.map((rows) => rows[index]?.[name] ?? null))] as const,
    )
    return { year, ...Object.fromEntries(summed) } as unknown as NationalRow
  })

/**
 * The nation as the sum of its regions: the need of all 21, and the rest where stocks are known.
 *
 * @param stocks stocks that the caller knows, by county code, in heads on 31 December 2023
 * @returns needs in doctor equivalents, stocks in heads; what is unknown is named and in no sum
 * @example
 * ```ts
 * import { national } from '@kohort/regions'
 *
 * const { needed2034, projected } = national()
 * console.log(Math.round(needed2034), projected.join(' '))
 * // 10056 01 07 12
 * ```
 */
export const national = (stocks: Readonly<Partial<Record<RegionCode, RegionPlanOptions>>> = {}): National => {
  const norm = needParameters.perSpecialist.value
  const built = regions.map((region) => [region, planOrReason(region, stocks[region.code] ?? {})] as const)
  const needs = built.map(([{ code, name, appendix4, population }, plan]): RegionNeed => {
    return {
      code,
      name,
      population2019: appendix4.population.value,
      doctors2019: appendix4.doctorEquivalents.value,
      shortfall2019: appendix4.moreNeeded.value,
      needed2019: appendix4.population.value / norm,
      needed2023: population.dec2023.value / norm,
      needed2034: population.projected2034.value / norm,
      lacking: plan instanceof RegionsError ? plan.message : null,
    }
  })
  const total = (read: (need: RegionNeed) => number | null): number =>
    needs.reduce((whole, need) => whole + (read(need) ?? 0), 0)
  const plans = built.flatMap(([region, plan]) =>
    plan instanceof RegionsError ? [] : [{ code: region.code, plan }],
  )
  return deepFreeze({
    regions: needs,
    population2019: total((need) => need.population2019),
    needed2019: total((need) => need.needed2019),
    needed2023: total((need) => need.needed2023),
    needed2034: total((need) => need.needed2034),
    doctors2019: total((need) => need.doctors2019),
    shortfall2019: total((need) => need.shortfall2019),
    unknown: needs.filter((need) => need.doctors2019 === null).map(({ code }) => code),
    projected: plans.map(({ code }) => code),
    rows: sumRows(plans.map(({ plan }) => project(plan).rows)),
  })
}
