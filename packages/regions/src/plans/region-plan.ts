import type { Plan, PlanInput } from '@kohort/core'
import { RegionsError } from '../errors.js'
import { type RegionCode, type RegionFacts, regionsByCode, toFigure } from '../facts/index.js'
import { assumed } from './assume.js'
import {
  attritionFact,
  costDefaults,
  groups,
  normDefaults,
  specialistDefaults,
  trainingDefaults,
} from './defaults.js'
import { type KnownStocks, stocksOf } from './region-stocks.js'
import { stockholm } from './stockholm.js'
import { withSources } from './with-sources.js'

export interface RegionPlanOptions extends KnownStocks {
  /** The last projected year; 2034 if left out. */
  readonly to?: number
}

const BASE = 2023
const TO = 2034
const STOCKHOLM = '01'

/** 1100 → 1 100, with a space that does not break. */
const spaced = (norm: number): string => String(norm).replace(/(?<=\d)(?=\d{3}$)/, '\u00a0')

/** The norm that the region is held to, and the goal of meeting it, where it has decided on one or is on its way. */
const normOf = (region: RegionFacts, to: number) => {
  const { model, targetYear } = region.norm
  const perSpecialist =
    model.value === null
      ? {
          ...normDefaults.perSpecialist,
          note: {
            sv: 'Regionen har inte beslutat om något riktvärde; behovet mäts mot det nationella.',
            en: 'The region has decided on no norm; the need is measured by the national one.',
          },
        }
      : toFigure({ ...model, value: model.value })
  const year = targetYear.value !== null && targetYear.value <= to ? targetYear.value : to
  const goals: NonNullable<PlanInput['goals']> =
    model.value === null
      ? []
      : [
          {
            id: 'norm',
            title: {
              sv: `Riktvärdet ${spaced(model.value)} nått ${year}`,
              en: `The norm of ${spaced(model.value)} met in ${year}`,
            },
            metric: 'coverage',
            from: year,
            to: year,
            over: 'last',
            min: 1,
            source: model.source,
          },
        ]
  return { perSpecialist, goals }
}

/** Specialists from elsewhere: Stockholm's assumed 20 a year, by inhabitants. */
const inflowOf = (region: RegionFacts) => {
  const part = region.population.dec2023.value / regionsByCode[STOCKHOLM].population.dec2023.value
  const scaled = (perYear: number): number => Number((perYear * part).toFixed(1))
  return assumed(
    scaled(20),
    [0, scaled(50)],
    'Stockholms antagna 20 om året, efter folkmängd; inget är publicerat.',
    "Stockholm's assumed 20 a year, by inhabitants; nothing is published.",
  )
}

/**
 * A plan for any region from what is known of it. What nobody has published is assumed as for Stockholm, with its
 * range and reason; no decision on the number of trainees is known, so the stock is kept as it is.
 *
 * @param code the county code, '01' (Stockholm, the decided plan) to '25'
 * @param options stocks that the caller knows, in heads on 31 December 2023, and the last projected year
 * @returns the plan, checked and frozen
 * @throws {RegionsError} for an unknown code, or when a stock is not known: it names the number to give
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { regionPlan } from '@kohort/regions'
 *
 * console.log(project(regionPlan('12')).at(2023).trainees?.toFixed(0))
 * // 470
 * ```
 */
export const regionPlan = (code: string, options: RegionPlanOptions = {}): Plan => {
  if (!Object.hasOwn(regionsByCode, code)) {
    throw new RegionsError({
      code: 'unknown-region',
      path: '',
      message: `There is no region with the code "${code}".`,
      hint: `The codes are ${Object.keys(regionsByCode).sort().join(', ')}.`,
    })
  }
  const region = regionsByCode[code as RegionCode]
  const to = options.to ?? TO
  if (code === STOCKHOLM && options.trainees === undefined && options.specialists === undefined) {
    return to === TO ? stockholm() : withSources({ ...stockholm(), to })
  }
  const { trainees, specialists } = stocksOf(region, options, BASE)
  const { perSpecialist, goals } = normOf(region, to)
  const { population } = region
  return withSources({
    format: 'kohort.plan/1',
    id: `region-${code}`,
    title: {
      sv: `${region.name}: ST-läkarna hålls så många som de är`,
      en: `${region.name}: as many trainees as there are`,
    },
    region: code,
    base: BASE,
    to,
    groups,
    training: {
      ...trainingDefaults,
      attrition: attritionFact,
      baseStock: {
        total: trainees,
        growth: assumed(
          0.01,
          [0, 0.03],
          'Antagningens tidigare ökning är inte publicerad.',
          'The past growth of the intake is not published.',
        ),
      },
      intake: {
        followStock: {
          value: trainees.value,
          range: [Math.floor(trainees.value * 0.9), Math.ceil(trainees.value * 1.1)],
          kind: 'assumed',
          note: {
            sv: 'Inget beslut om antalet ST-läkare är känt: de hålls så många som de är.',
            en: 'No decision on the number of trainees is known: they are kept as many as they are.',
          },
        },
      },
    },
    specialists: {
      workingTime: specialistDefaults.workingTime,
      otherDuties: specialistDefaults.otherDuties,
      hired: specialistDefaults.hired,
      retention: specialistDefaults.retention,
      inflow: { perYear: inflowOf(region), retention: specialistDefaults.retention },
      incumbents: { total: specialists, curve: specialistDefaults.exits },
    },
    need: {
      norm: {
        population: {
          '2023': toFigure(population.dec2023),
          '2034': toFigure(population.projected2034),
          '2035': toFigure(population.projected2035),
        },
        ...normDefaults,
        perSpecialist,
      },
    },
    cost: costDefaults,
    goals,
  })
}
