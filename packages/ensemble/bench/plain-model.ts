import type { Compiled, SeriesName, Slot } from '@kohort/core'

/**
 * The year loop as anybody would write it: plain objects, one new state a year. It holds what the Stockholm plan has:
 * groups, a fixed intake, a fill rate, curves, the norm and cost; no limits. The same step is run on a copied state and
 * in immer's `produce`.
 */
export interface Cohort {
  start: number
  heads: number
  gained: number
  unfinished: number
}

export interface GroupState {
  cohorts: Cohort[]
  hired: { year: number; heads: number }[]
  inflow: { year: number; heads: number }[]
  incumbents: number
  trainees: number
  specialists: number
}

/** Every series that the ensemble keeps of this plan. */
export const figureNames = [
  'intakeWanted',
  'intake',
  'attrition',
  'completions',
  'trainees',
  'traineeFte',
  'waiting',
  'meanYearsInTraining',
  'hired',
  'notHired',
  'inflow',
  'specialistExits',
  'entrantExits',
  'incumbentExits',
  'specialists',
  'specialistFte',
  'population',
  'listable',
  'demandFte',
  'coverage',
  'shortfall',
  'shortfallHeads',
  'doctorEquivalents',
  'inhabitantsPerDoctor',
  'listedPerDoctor',
  'costTraining',
  'costSpecialists',
  'costTotal',
  'costAboveBase',
  'costPayments',
] as const satisfies readonly SeriesName[]

export type Figures = Record<(typeof figureNames)[number], number>

export interface State {
  year: number
  price: number
  groups: GroupState[]
  figures: Figures
  base: Base
}

interface GroupYear {
  readonly share: number
  readonly accrual: number
  readonly attrition: number
  readonly min: number
  readonly mode: number
  readonly max: number
}

/** The numbers of one draw, read out year by year as one writes it: plain objects again. */
export interface Numbers {
  readonly base: number
  readonly growth: number
  readonly trainees: number
  readonly incumbents: number
  /** By year and group. */
  readonly groups: Readonly<Record<number, readonly GroupYear[]>>
  readonly years: Readonly<Record<number, Readonly<Record<(typeof yearly)[number], number>>>>
  readonly curves: Readonly<Record<(typeof curves)[number], readonly number[]>>
}

const REACH = 40
const curves = [
  'specialists.retention',
  'specialists.inflow.retention',
  'specialists.incumbents.curve',
] as const
const yearly = [
  'training.intake.fixed',
  'training.fillRate',
  'specialists.hired',
  'specialists.inflow.perYear',
  'specialists.workingTime',
  'specialists.otherDuties',
  'need.norm.population',
  'need.norm.listed',
  'need.norm.perSpecialist',
  'need.norm.perTrainee',
  'cost.perTrainee',
  'cost.supervisionPerTrainee',
  'cost.coursesPerTrainee',
  'cost.perSpecialistFte',
  'cost.paymentPerPost',
  'cost.priceIndex',
] as const

/** Reads a drawn vector as a plan is read. */
export const numbersOf = ({ plan, slots }: Compiled, vector: Float64Array): Numbers => {
  const { base, to } = plan
  const find = (path: string): Slot =>
    slots.find((slot) => slot.path === path) ??
    (slots.find((slot) => slot.path === path.replace(/^groups\.[^.]+\./, '')) as Slot)
  const scalar = (path: string): number => vector[find(path).start] as number
  /** The dated or linear numbers of some years. */
  const read = (path: string, from: number): readonly number[] => {
    const { at, start } = find(path)
    const line = path === 'need.norm.population'
    let order = 0
    return Array.from({ length: to - from + 1 }, (_, index) => {
      const year = from + index
      while (order + 1 < at.length && (at[order + 1] as number) <= year) order += 1
      const value = vector[start + order] as number
      const [here = 0, next] = [at[order], at[order + 1]]
      if (!line || next === undefined || year < here) return value
      return value + (((vector[start + order + 1] as number) - value) * (year - here)) / (next - here)
    })
  }
  const curve = (path: string): readonly number[] => {
    const { at, start } = find(path)
    const points = at.map((n, order) => [n, vector[start + order] as number] as const)
    const [[before = 0, previous = 1] = [], [end = 0, last = 0] = []] = points.slice(-2)
    return Array.from({ length: to - base + 1 }, (_, n) => {
      const next = points.findIndex(([point]) => point >= n)
      if (next < 0) return last * ((last / previous) ** (1 / (end - before))) ** (n - end)
      const [right = 0, low = 0] = points[next] ?? []
      const [left = 0, high = 0] = points[next - 1] ?? []
      return right === n ? low : high + ((low - high) * (n - left)) / (right - left)
    })
  }
  const groups: Record<number, GroupYear[]> = {}
  for (const id of Object.keys(plan.groups)) {
    const of = (path: string) => read(`groups.${id}.${path}`, base - REACH)
    const [away, working, research] = [
      of('training.away'),
      of('training.workingTime'),
      of('training.research'),
    ]
    const [share, attrition] = [of('share'), of('training.attrition')]
    const [min, mode, max] = [
      of('training.requirement.min'),
      of('training.requirement.mode'),
      of('training.requirement.max'),
    ]
    share.forEach((own, index) => {
      const accrual = (1 - (away[index] ?? 0)) * (working[index] ?? 0) * (1 - (research[index] ?? 0))
      const year: GroupYear = {
        share: own,
        accrual,
        attrition: attrition[index] ?? 0,
        min: min[index] ?? 0,
        mode: mode[index] ?? 0,
        max: max[index] ?? 0,
      }
      groups[base - REACH + index] = [...(groups[base - REACH + index] ?? []), year]
    })
  }
  const columns = yearly.map((path) => read(path, base))
  const years = Object.fromEntries(
    Array.from({ length: to - base + 1 }, (_, index) => [
      base + index,
      Object.fromEntries(yearly.map((path, order) => [path, columns[order]?.[index] ?? 0])),
    ]),
  ) as Numbers['years']
  return {
    base,
    growth: scalar('training.baseStock.growth'),
    trainees: scalar('training.baseStock.total'),
    incumbents: scalar('specialists.incumbents.total'),
    groups,
    years,
    curves: Object.fromEntries(curves.map((path) => [path, curve(path)])) as Numbers['curves'],
  }
}

const groupIn = (numbers: Numbers, order: number, year: number): GroupYear =>
  numbers.groups[year]?.[order] as GroupYear

/** G(x), the integral of the triangular distribution function. */
const integral = (x: number, min: number, mode: number, max: number): number => {
  if (x <= min) return 0
  if (x >= max) return x - (min + mode + max) / 3
  if (x < mode) return (x - min) ** 3 / (3 * (max - min) * (mode - min))
  return x - (min + mode + max) / 3 + (max - x) ** 3 / (3 * (max - min) * (max - mode))
}

const unfinishedShare = ({ accrual, min, mode, max }: GroupYear, gained: number): number => {
  if (gained >= max) return 0
  if (gained + accrual <= min) return 1
  return 1 - (integral(gained + accrual, min, mode, max) - integral(gained, min, mode, max)) / accrual
}

/** A year of a cohort: who completes and who leaves. */
const advance = (numbers: Numbers, order: number, cohort: Cohort, year: number) => {
  const { accrual, attrition } = groupIn(numbers, order, year)
  const stay = 1 - attrition
  const before = cohort.heads
  const was = cohort.unfinished
  cohort.gained += accrual
  cohort.unfinished = unfinishedShare(groupIn(numbers, order, cohort.start), cohort.gained)
  const goesOn = was === 0 ? 0 : cohort.unfinished / was
  cohort.heads = before * goesOn * stay
  const completions = before * (1 - goesOn) * Math.sqrt(stay)
  return { completions, attrition: before - cohort.heads - completions }
}

const opening = (numbers: Numbers): GroupState[] => {
  const { base, growth } = numbers
  const groups = (numbers.groups[base] ?? []).map(({ share }, order): GroupState => {
    const cohorts: Cohort[] = []
    for (let start = base; start >= base - REACH; start -= 1) {
      const cohort = { start, heads: 0, gained: 0, unfinished: 1 }
      cohort.heads =
        share * (1 + growth) ** (start - base) * Math.sqrt(1 - groupIn(numbers, order, start).attrition)
      for (let year = start + 1; year <= base; year += 1) advance(numbers, order, cohort, year)
      if (cohort.heads === 0) break
      cohorts.unshift(cohort)
    }
    const incumbents = numbers.incumbents * share
    return { cohorts, hired: [], inflow: [], incumbents, trainees: 0, specialists: incumbents }
  })
  const stock = groups.reduce(
    (sum, { cohorts }) => sum + cohorts.reduce((heads, cohort) => heads + cohort.heads, 0),
    0,
  )
  for (const group of groups) {
    for (const cohort of group.cohorts) cohort.heads *= numbers.trainees / stock
    group.trainees = group.cohorts.reduce((heads, cohort) => heads + cohort.heads, 0)
  }
  return groups
}

/** What the base year's closing stocks are, which costs are held to. */
export interface Base {
  trainees: number
  specialistFte: number
}

const measure = (numbers: Numbers, state: State, before: Figures | null): void => {
  const { year, figures } = state
  const n = numbers.years[year] as Numbers['years'][number]
  const perSpecialist = n['need.norm.perSpecialist']
  figures.trainees = state.groups.reduce((sum, { trainees }) => sum + trainees, 0)
  figures.specialists = state.groups.reduce((sum, { specialists }) => sum + specialists, 0)
  figures.traineeFte = state.groups.reduce(
    (sum, { trainees }, order) => sum + trainees * groupIn(numbers, order, year).accrual,
    0,
  )
  const ftePerHead = n['specialists.workingTime'] * (1 - n['specialists.otherDuties'])
  figures.specialistFte = figures.specialists * ftePerHead
  figures.population = n['need.norm.population']
  const listed = figures.population * n['need.norm.listed']
  figures.listable = figures.specialistFte * perSpecialist + figures.traineeFte * n['need.norm.perTrainee']
  figures.demandFte = listed / perSpecialist
  figures.coverage = figures.listable / listed
  figures.shortfall = (listed - figures.listable) / perSpecialist
  figures.shortfallHeads = figures.shortfall / ftePerHead
  figures.doctorEquivalents =
    figures.specialistFte + (figures.traineeFte * n['need.norm.perTrainee']) / perSpecialist
  figures.inhabitantsPerDoctor = figures.population / figures.doctorEquivalents
  figures.listedPerDoctor = listed / figures.doctorEquivalents
  if (before !== null) state.price *= 1 + n['cost.priceIndex']
  else state.base = { trainees: figures.trainees, specialistFte: figures.specialistFte }
  const mean = (key: 'trainees' | 'specialistFte'): number => ((before ?? figures)[key] + figures[key]) / 2
  const perTrainee = n['cost.perTrainee'] + n['cost.supervisionPerTrainee'] + n['cost.coursesPerTrainee']
  const { price, base } = state
  figures.costTraining = perTrainee * mean('trainees') * price
  figures.costSpecialists = n['cost.perSpecialistFte'] * mean('specialistFte') * price
  figures.costTotal = figures.costTraining + figures.costSpecialists
  figures.costAboveBase =
    figures.costTotal - (perTrainee * base.trainees + n['cost.perSpecialistFte'] * base.specialistFte) * price
  figures.costPayments = n['cost.paymentPerPost'] * mean('trainees') * price
}

const nothing = (): Figures => Object.fromEntries(figureNames.map((name) => [name, 0])) as Figures

export const openState = (numbers: Numbers): State => {
  const state: State = {
    year: numbers.base,
    price: 1,
    groups: opening(numbers),
    figures: nothing(),
    base: { trainees: 0, specialistFte: 0 },
  }
  measure(numbers, state, null)
  return state
}

/** One year, written into a state: a copy's, or a draft's. */
export const stepYear = (numbers: Numbers, state: State): void => {
  const before = { ...state.figures }
  const year = state.year + 1
  const n = numbers.years[year] as Numbers['years'][number]
  state.year = year
  const figures = state.figures
  figures.intakeWanted = n['training.intake.fixed']
  figures.intake = figures.intakeWanted * n['training.fillRate']
  figures.completions = 0
  figures.attrition = 0
  figures.hired = 0
  figures.inflow = 0
  let years = 0
  let incumbentsBefore = 0
  let incumbentsNow = 0
  state.groups.forEach((group, order) => {
    const own = groupIn(numbers, order, year)
    let completions = 0
    for (const cohort of group.cohorts) {
      const flows = advance(numbers, order, cohort, year)
      completions += flows.completions
      years += flows.completions * (year - cohort.start)
      figures.attrition += flows.attrition
    }
    const started = figures.intake * own.share
    const heads = started * Math.sqrt(1 - own.attrition)
    group.cohorts.push({ start: year, heads, gained: 0, unfinished: 1 })
    figures.attrition += started - heads
    group.trainees = group.cohorts.reduce((sum, cohort) => sum + cohort.heads, 0)
    const hired = completions * n['specialists.hired']
    group.hired.push({ year, heads: hired })
    const coming = n['specialists.inflow.perYear'] * groupIn(numbers, order, numbers.base).share
    group.inflow.push({ year, heads: coming })
    figures.inflow += coming
    figures.completions += completions
    figures.hired += hired
    const here = (list: readonly { year: number; heads: number }[], curve: readonly number[]): number =>
      list.reduce((sum, entry) => sum + entry.heads * (curve[year - entry.year] ?? 0), 0)
    const curve = numbers.curves['specialists.incumbents.curve']
    const left = group.incumbents * (curve[year - numbers.base] ?? 0)
    incumbentsBefore += group.incumbents * (curve[year - numbers.base - 1] ?? 0)
    incumbentsNow += left
    group.specialists =
      left +
      here(group.hired, numbers.curves['specialists.retention']) +
      here(group.inflow, numbers.curves['specialists.inflow.retention'])
  })
  figures.notHired = figures.completions - figures.hired
  figures.meanYearsInTraining = years / figures.completions
  measure(numbers, state, before)
  figures.incumbentExits = incumbentsBefore - incumbentsNow
  figures.specialistExits = before.specialists + figures.hired + figures.inflow - figures.specialists
  figures.entrantExits = figures.specialistExits - figures.incumbentExits
}

/** A new state from an old one, as one writes it without a library. */
export const copyState = (state: State): State => ({
  ...state,
  figures: { ...state.figures },
  groups: state.groups.map((group) => ({
    ...group,
    cohorts: group.cohorts.map((cohort) => ({ ...cohort })),
    hired: [...group.hired],
    inflow: [...group.inflow],
  })),
})
