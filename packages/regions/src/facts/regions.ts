import type { Bilingual } from '@kohort/core'
import { deepFreeze } from '@kohort/core'
import { type ActionPlanCode, actionPlans } from './action-plans.js'
import { type Appendix4Row, appendix4 } from './appendix-4.js'
import { type Decisions, decisions } from './decisions.js'
import type { Fact } from './fact.js'
import { type NamedDoctor, namedDoctor } from './named-doctor.js'
import { norms, type RegionNorm } from './norms.js'
import { population, type RegionPopulation } from './population.js'
import { type PrintedName, printedNames, type RegionCode, regionCodes, regionNames } from './region-code.js'
import { regionComments } from './region-comments.js'
import { type RegionCount, regionCounts } from './region-counts.js'

/** Everything that the sources say of a region. */
export interface RegionFacts {
  /** The county code (länskod). */
  readonly code: RegionCode
  readonly name: string
  /** Names that a source prints otherwise. */
  readonly printedNames: readonly PrintedName[]
  readonly decisions: Decisions
  /** One of the ten regions that had decided on 1 100 in spring 2024. */
  readonly amongTheTen: boolean
  readonly norm: RegionNorm
  readonly actionPlan: Fact<ActionPlanCode>
  /** Per cent of the inhabitants. */
  readonly namedDoctor: NamedDoctor
  readonly appendix4: Appendix4Row
  readonly population: RegionPopulation
  /** The region's answer in short, in our own words. */
  readonly comment: Bilingual
  /** Trainees, specialists and the like, where anybody has counted them. */
  readonly counts: readonly RegionCount[]
}

const regionFacts = (code: RegionCode): RegionFacts => ({
  code,
  name: regionNames[code],
  printedNames: printedNames[code] ?? [],
  decisions: decisions[code],
  amongTheTen: decisions[code].feb2024.value === 'JA',
  norm: norms[code],
  actionPlan: actionPlans[code],
  namedDoctor: namedDoctor[code],
  appendix4: appendix4[code],
  population: population[code],
  comment: regionComments[code],
  counts: regionCounts[code] ?? [],
})

/** The 21 regions in the order of their codes. */
export const regions: readonly RegionFacts[] = deepFreeze(regionCodes.map(regionFacts))

/** The same by code. */
export const regionsByCode: Readonly<Record<RegionCode, RegionFacts>> = deepFreeze(
  Object.fromEntries(regions.map((region) => [region.code, region])) as Record<RegionCode, RegionFacts>,
)
