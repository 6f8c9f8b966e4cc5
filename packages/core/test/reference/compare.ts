import {
  type LimitName,
  type Plan,
  type SeriesDefinition,
  type SeriesName,
  series,
  seriesNames,
} from '../../src/index.js'
import type { Decision } from './intake.js'
import type { StartYear } from './project.js'
import { dated } from './values.js'
import type { View } from './views.js'

/** Two implementations agree to this share of a figure. */
const RELATIVE = 1e-9
/** How much of the plan's heads either may have gathered in rounding. */
const HEADS = 1e-12

type Value = number | null | undefined
type Figures = Partial<Record<SeriesName, Value>>

/** What a plan's figures are large or small against. */
export interface Scale {
  readonly heads: number
  /** Inhabitants that one doctor can count for. */
  readonly perDoctor: number
  readonly moneyPerHead: number
}

const largest = (values: readonly Value[]): number =>
  values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0)

export const scaleOf = (plan: Plan, { rows }: View): Scale => {
  const figures = (map: Readonly<Record<string, { readonly value: number }>> | undefined) =>
    largest(Object.values(map ?? {}).map((figure) => figure.value))
  const { norm } = plan.need
  const { cost } = plan
  let price = 1
  if (cost !== undefined) {
    const growth = dated(cost.priceIndex)
    for (let year = plan.base + 1; year <= plan.to; year += 1) price *= 1 + Math.max(0, growth(year))
  }
  const amounts = [
    cost?.perTrainee,
    cost?.supervisionPerTrainee,
    cost?.coursesPerTrainee,
    cost?.perSpecialistFte,
    cost?.paymentPerPost,
  ]
  return {
    heads: Math.max(1, largest(rows.flatMap((row) => [row.trainees, row.specialists, row.intakeWanted]))),
    perDoctor: Math.max(figures(norm?.perSpecialist), figures(norm?.perTrainee)),
    moneyPerHead: price * amounts.reduce((total, amount) => total + figures(amount), 0),
  }
}

/** What a ratio divides by, in heads: a ratio over a residue of rounding says nothing. */
const dividesBy = (name: SeriesName, figures: Figures): Value => {
  switch (name) {
    case 'meanYearsInTraining':
      return figures.completions
    case 'inhabitantsPerDoctor':
    case 'listedPerDoctor':
      return figures.doctorEquivalents
    case 'shortfallHeads':
      return figures.specialistFte
    case 'coverage':
      return figures.demandFte
    default:
      return undefined
  }
}

const toleranceOf = (name: SeriesName, figures: Figures, scale: Scale): number => {
  const value = Math.abs(figures[name] ?? 0)
  const heads = HEADS * scale.heads
  const divisor = dividesBy(name, figures)
  const whole = divisor === undefined || divisor === null ? 0 : Math.abs(divisor)
  switch (name) {
    case 'meanYearsInTraining':
    case 'inhabitantsPerDoctor':
    case 'listedPerDoctor':
      return value * (RELATIVE + heads / whole)
    case 'shortfallHeads':
      return (RELATIVE + heads / whole) * (value + (figures.specialists ?? 0))
    case 'coverage':
      return value * RELATIVE + heads / whole
    case 'rotationUse':
      return RELATIVE
    case 'population':
      return value * RELATIVE
    case 'listable':
      return value * RELATIVE + heads * scale.perDoctor
    case 'demandFte':
      return value * RELATIVE + heads
    case 'shortfall':
      return (value + (figures.demandFte ?? 0)) * RELATIVE + heads
    default:
      return (
        value * RELATIVE +
        heads * ((series[name] as SeriesDefinition).needs === 'cost' ? scale.moneyPerHead : 1)
      )
  }
}

const close = (name: SeriesName, one: Figures, other: Figures, scale: Scale): boolean => {
  const [a, b] = [one[name], other[name]]
  if (a === null || b === null || a === undefined || b === undefined) {
    if ((a ?? null) === (b ?? null)) return true
    const divisors = [dividesBy(name, one), dividesBy(name, other)]
    return divisors.every(
      (divisor) => typeof divisor === 'number' && Math.abs(divisor) <= HEADS * scale.heads,
    )
  }
  return Math.abs(a - b) <= Math.max(toleranceOf(name, one, scale), toleranceOf(name, other, scale))
}

type Row = View['rows'][number]

/** Whether a limit lets in nobody at all, by more than rounding: then a tie is a tie on both sides. */
const isShut = ({ ceilings, carried }: Decision, name: LimitName | null): boolean => {
  if (name === null) return false
  const ceiling = ceilings[name]
  if (ceiling === null) return false
  return name === 'applicants' ? ceiling === 0 : ceiling < carried * (1 - RELATIVE)
}

/** Whether two names of what cut the intake, both in their right, are a near-tie. */
const nearTie = (
  decision: Decision,
  one: LimitName | null,
  other: LimitName | null,
  scale: Scale,
): boolean => {
  if (isShut(decision, one) && isShut(decision, other)) return false
  const admits = (name: LimitName | null) => (name === null ? decision.found : decision.room[name])
  const [a, b] = [admits(one), admits(other)]
  return Math.abs(a - b) <= RELATIVE * Math.max(a, b) + HEADS * scale.heads
}

const flagDifferences = (
  one: Row,
  other: Row,
  decision: Decision | undefined,
  scale: Scale,
): readonly string[] => {
  const found: string[] = []
  if (
    one.limitedBy !== other.limitedBy &&
    !(decision && nearTie(decision, one.limitedBy, other.limitedBy, scale))
  ) {
    found.push(`${one.year} limitedBy: ${one.limitedBy} and ${other.limitedBy}`)
  }
  const target = decision?.target ?? null
  const onTarget =
    decision !== undefined &&
    target !== null &&
    Math.abs(target - decision.carried) <= RELATIVE * decision.carried
  if (one.overTarget !== other.overTarget && !onTarget) {
    found.push(`${one.year} overTarget: ${one.overTarget} and ${other.overTarget}`)
  }
  return found
}

const startDifferences = (
  where: string,
  one: readonly StartYear[],
  other: readonly StartYear[],
  scale: Scale,
): readonly string[] => {
  const asMap = (entries: readonly StartYear[]) =>
    new Map(entries.map(({ year, started, trainees }) => [`${year}, started ${started}`, trainees]))
  const [a, b] = [asMap(one), asMap(other)]
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [mine, theirs] = [a.get(key) ?? 0, b.get(key) ?? 0]
    return Math.abs(mine - theirs) <= Math.max(mine, theirs) * RELATIVE + HEADS * scale.heads
      ? []
      : [`${where} ${key}: ${mine} and ${theirs}`]
  })
}

/** Every difference of two views of the same plan in its totals: none, when they agree. */
export const totalDifferences = (
  plan: Plan,
  one: View,
  other: View,
  decisions: readonly Decision[],
): readonly string[] => {
  const scale = scaleOf(plan, one)
  if (one.rows.length !== other.rows.length) return [`${one.rows.length} and ${other.rows.length} rows`]
  return [
    ...one.rows.flatMap((row, index) => {
      const that = other.rows[index]!
      const figures = seriesNames
        .filter((name) => !close(name, row, that, scale))
        .map((name) => `${row.year} ${name}: ${row[name]} and ${that[name]}`)
      const flags = flagDifferences(
        row,
        that,
        decisions.find(({ year }) => year === row.year),
        scale,
      )
      return row.year === that.year ? [...figures, ...flags] : [`year: ${row.year} and ${that.year}`]
    }),
    ...startDifferences('all', one.traineesByStart(), other.traineesByStart(), scale),
  ]
}

export const seriesByGroup = seriesNames.filter((name) => (series[name] as SeriesDefinition).byGroup)

/** Every difference, the groups' too. */
export const differences = (
  plan: Plan,
  one: View,
  other: View,
  decisions: readonly Decision[],
): readonly string[] => {
  const scale = scaleOf(plan, one)
  const ids = Object.keys(one.groups)
  if (ids.join() !== Object.keys(other.groups).join())
    return [`groups: ${ids} and ${Object.keys(other.groups)}`]
  return [
    ...totalDifferences(plan, one, other, decisions),
    ...ids.flatMap((id) => [
      ...one.groups[id]!.flatMap((row, index) => {
        const that = other.groups[id]![index]!
        return seriesByGroup
          .filter((name) => !close(name, row, that, scale))
          .map((name) => `${row.year} ${id} ${name}: ${row[name]} and ${that[name]}`)
      }),
      ...startDifferences(id, one.traineesByStart(id), other.traineesByStart(id), scale),
    ]),
  ]
}
