import type { Compiled, Slot } from '@kohort/core'

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

export interface Figures {
  trainees: number
  intake: number
  completions: number
  attrition: number
  hired: number
  specialists: number
  specialistFte: number
  traineeFte: number
  coverage: number
  shortfall: number
  costTotal: number
}

export interface State {
  year: number
  price: number
  groups: GroupState[]
  figures: Figures
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

const measure = (numbers: Numbers, state: State, before: Figures | null): void => {
  const { year, figures } = state
  const n = numbers.years[year] as Numbers['years'][number]
  figures.trainees = state.groups.reduce((sum, { trainees }) => sum + trainees, 0)
  figures.specialists = state.groups.reduce((sum, { specialists }) => sum + specialists, 0)
  figures.traineeFte = state.groups.reduce(
    (sum, { trainees }, order) => sum + trainees * groupIn(numbers, order, year).accrual,
    0,
  )
  figures.specialistFte =
    figures.specialists * n['specialists.workingTime'] * (1 - n['specialists.otherDuties'])
  const listed = n['need.norm.population'] * n['need.norm.listed']
  const listable =
    figures.specialistFte * n['need.norm.perSpecialist'] + figures.traineeFte * n['need.norm.perTrainee']
  figures.coverage = listable / listed
  figures.shortfall = (listed - listable) / n['need.norm.perSpecialist']
  if (before !== null) state.price *= 1 + n['cost.priceIndex']
  const mean = (key: 'trainees' | 'specialistFte'): number => ((before ?? figures)[key] + figures[key]) / 2
  const perTrainee = n['cost.perTrainee'] + n['cost.supervisionPerTrainee'] + n['cost.coursesPerTrainee']
  figures.costTotal =
    (perTrainee * mean('trainees') + n['cost.perSpecialistFte'] * mean('specialistFte')) * state.price
}

const nothing = (): Figures => ({
  trainees: 0,
  intake: 0,
  completions: 0,
  attrition: 0,
  hired: 0,
  specialists: 0,
  specialistFte: 0,
  traineeFte: 0,
  coverage: 0,
  shortfall: 0,
  costTotal: 0,
})

export const openState = (numbers: Numbers): State => {
  const state: State = { year: numbers.base, price: 1, groups: opening(numbers), figures: nothing() }
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
  figures.intake = n['training.intake.fixed'] * n['training.fillRate']
  figures.completions = 0
  figures.attrition = 0
  figures.hired = 0
  state.groups.forEach((group, order) => {
    const own = groupIn(numbers, order, year)
    let completions = 0
    for (const cohort of group.cohorts) {
      const flows = advance(numbers, order, cohort, year)
      completions += flows.completions
      figures.attrition += flows.attrition
    }
    const started = figures.intake * own.share
    const heads = started * Math.sqrt(1 - own.attrition)
    group.cohorts.push({ start: year, heads, gained: 0, unfinished: 1 })
    figures.attrition += started - heads
    group.trainees = group.cohorts.reduce((sum, cohort) => sum + cohort.heads, 0)
    const hired = completions * n['specialists.hired']
    group.hired.push({ year, heads: hired })
    group.inflow.push({
      year,
      heads: n['specialists.inflow.perYear'] * groupIn(numbers, order, numbers.base).share,
    })
    figures.completions += completions
    figures.hired += hired
    const here = (list: readonly { year: number; heads: number }[], curve: readonly number[]): number =>
      list.reduce((sum, entry) => sum + entry.heads * (curve[year - entry.year] ?? 0), 0)
    group.specialists =
      group.incumbents * (numbers.curves['specialists.incumbents.curve'][year - numbers.base] ?? 0) +
      here(group.hired, numbers.curves['specialists.retention']) +
      here(group.inflow, numbers.curves['specialists.inflow.retention'])
  })
  measure(numbers, state, before)
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
