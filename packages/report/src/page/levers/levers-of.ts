import { type Figure, type FigureMap, heldAt, lineAt, type Plan } from '@kohort/core'
import type { LiveChange } from '@kohort/ensemble'
import type { IntakeLever, Lever, LeverId, Levers, PlanPart } from './lever.js'
import { leverTexts } from './lever-texts.js'
import { movedRange, rounded, yearlyRate } from './numbers.js'

/** The figure that a dated value has in a year. */
const figureAt = (map: FigureMap, year: number): Figure => {
  const years = Object.keys(map).map(Number)
  const held = years.filter((at) => at <= year)
  return map[String(held.length > 0 ? Math.max(...held) : Math.min(...years))] as Figure
}

const asPercent = (figure: Figure): readonly [number, number] | null =>
  figure.range === undefined ? null : [rounded(figure.range[0] * 100, 4), rounded(figure.range[1] * 100, 4)]

/** Whether some group has no number of its own in the plan's place: else the plan's is read by nobody. */
const isUsed = ({ groups }: Plan, path: string): boolean => {
  const [section = '', key = ''] = path.split('.')
  return Object.values(groups).some((group) => {
    const own = (group as Readonly<Record<string, unknown>>)[section] as PlanPart | undefined
    return own?.[key] === undefined
  })
}

type Own = Pick<
  Lever,
  'id' | 'path' | 'min' | 'max' | 'step' | 'decimals' | 'moves' | 'change' | 'value' | 'range' | 'figure'
>

const told = (own: Own): Lever => ({ ...own, ...leverTexts[own.id] })

const set = (path: string, value: number, range?: [number, number] | null): LiveChange =>
  range === undefined || range === null
    ? { op: 'set', path, value }
    : { op: 'set', path, value: { value, range } }

/** A share of which less or more is lost: the draws are scaled, so that the range goes with the value. */
const lossShare = (
  plan: Plan,
  id: LeverId,
  path: string,
  map: FigureMap | undefined,
  max: number,
  step: number,
): readonly Lever[] => {
  if (map === undefined || !isUsed(plan, path)) return []
  const figure = figureAt(map, plan.base + 1)
  const value = rounded(figure.value * 100, 4)
  const highest = Math.max(...Object.values(map).map((one) => Math.max(one.value, one.range?.[1] ?? 0)))
  // Never so far that the range would leave the bounds of a share.
  const farthest = highest > 0 ? (99 * figure.value) / highest : max
  return [
    told({
      id,
      path,
      value,
      min: 0,
      max: rounded(Math.max(value, Math.min(max, Math.floor(farthest / step) * step)), 4),
      step,
      decimals: 1,
      range: asPercent(figure),
      figure,
      moves: figure.value > 0 ? 'range' : 'certain',
      change: (next) =>
        figure.value > 0
          ? { op: 'scale', path, by: rounded(next / 100 / figure.value, 12) }
          : set(path, rounded(next / 100)),
    }),
  ]
}

/** A share that is kept: set, with the plan's range moved along. */
const keptShare = (
  plan: Plan,
  id: LeverId,
  path: string,
  map: FigureMap | undefined,
  min: number,
  step: number,
): readonly Lever[] => {
  if (map === undefined || !isUsed(plan, path)) return []
  const figure = figureAt(map, plan.base + 1)
  return [
    told({
      id,
      path,
      value: rounded(figure.value * 100, 4),
      min: Math.min(min, rounded(figure.value * 100, 4)),
      max: 100,
      step,
      decimals: 1,
      range: asPercent(figure),
      figure,
      moves: figure.range === undefined ? 'certain' : 'range',
      change: (next) => {
        const value = rounded(next / 100)
        return set(path, value, figure.range && movedRange(value, figure.value, figure.range))
      },
    }),
  ]
}

/** The yearly rate at which people leave by a curve: the share still here to a power. */
const leavingRate = (plan: Plan, id: LeverId, path: string, map: FigureMap | undefined): readonly Lever[] => {
  if (map === undefined || !isUsed(plan, path)) return []
  const at = Math.max(...Object.keys(map).map(Number))
  const figure = map[String(at)] as Figure
  if (!(figure.value > 0 && figure.value < 1)) return []
  const rate = yearlyRate(at, figure.value)
  const value = rounded(rate * 100, 2)
  const { range } = figure
  return [
    told({
      id,
      path,
      value,
      min: 0,
      max: Math.max(10, Math.ceil(value * 2)),
      step: 0.1,
      decimals: 1,
      range:
        range === undefined
          ? null
          : [rounded(yearlyRate(at, range[1]) * 100, 2), rounded(yearlyRate(at, range[0]) * 100, 2)],
      figure,
      moves: 'range',
      change: (next) => ({
        op: 'scale',
        path,
        by: rounded(Math.log(1 - next / 100) / Math.log(1 - rate), 12),
        of: 'rate',
      }),
    }),
  ]
}

const intakeOf = ({ base, to, training }: Plan): IntakeLever | null => {
  const { fixed, followStock } = training.intake
  const map = fixed ?? followStock
  // Between two draws of a line there is no draw, and a growing intake has no years of its own to move.
  if (map === undefined || (followStock !== undefined && Object.values(map).some(({ range }) => range)))
    return null
  const years = Array.from({ length: to - base }, (_, index) => base + 1 + index)
  const values = years.map((year) => rounded(fixed === undefined ? lineAt(map, year) : heldAt(map, year), 1))
  const most = Math.max(...values)
  return {
    path: fixed === undefined ? 'training.intake.followStock' : 'training.intake.fixed',
    years,
    values,
    max: Math.max(10, Math.ceil((most * 2) / 10) * 10),
    figure: map[Object.keys(map).at(-1) as string] ?? null,
  }
}

const intakeLevers = (intake: IntakeLever | null): readonly Lever[] => {
  if (intake === null) return []
  const { path, values, max, figure } = intake
  const last = values.at(-1) ?? 0
  const shared = {
    path,
    range: null,
    figure,
    moves: 'certain',
    change: (next: number) => set(path, next),
  } as const
  return [
    told({ ...shared, id: 'level', value: 100, min: 50, max: 150, step: 1, decimals: 0 }),
    told({ ...shared, id: 'final', value: last, min: 0, max, step: 1, decimals: 0 }),
  ]
}

/** The numbers of a plan that its page lets a reader move; what the plan does not have is left out. */
export const leversOf = (plan: Plan): Levers => {
  const { base, training, specialists, groups, need } = plan
  const intake = intakeOf(plan)
  const dual = Object.entries(groups).find(([id]) => /dual|dubbel/.test(id))
  const places = training.limits?.rotations?.places
  const hasRotations =
    training.rotationYears !== undefined ||
    Object.values(groups).every((group) => group.training?.rotationYears !== undefined)
  const first = places === undefined ? null : (figureAt(places, base + 1) ?? null)
  const perSpecialist = need.norm?.perSpecialist
  const norm = perSpecialist === undefined ? null : figureAt(perSpecialist, base + 1)
  const { curve } = specialists.incumbents ?? {}
  const list: readonly Lever[] = [
    ...intakeLevers(intake),
    ...lossShare(plan, 'away', 'training.away', training.away, 40, 0.5),
    ...keptShare(plan, 'working', 'training.workingTime', training.workingTime, 50, 0.5),
    ...lossShare(plan, 'attrition', 'training.attrition', training.attrition, 10, 0.1),
    ...(dual === undefined || Object.keys(groups).length < 2
      ? []
      : [
          told({
            id: 'dual',
            path: `groups.${dual[0]}.share`,
            value: rounded(figureAt(dual[1].share, base + 1).value * 100, 4),
            min: 0,
            max: 60,
            step: 0.5,
            decimals: 1,
            range: asPercent(figureAt(dual[1].share, base + 1)),
            figure: figureAt(dual[1].share, base + 1),
            moves: 'certain',
            change: (next) => set(`groups.${dual[0]}.share`, rounded(next / 100)),
          }),
        ]),
    ...(hasRotations
      ? [
          told({
            id: 'places',
            path: 'training.limits.rotations.places',
            value: first === null ? null : first.value,
            min: 0,
            max: Math.max(400, Math.ceil(((first?.value ?? 0) * 2) / 50) * 50),
            step: 5,
            decimals: 0,
            range: first?.range ?? null,
            figure: first,
            moves: 'certain',
            change: (next) => set('training.limits.rotations.places', next),
          }),
        ]
      : []),
    ...keptShare(plan, 'hired', 'specialists.hired', specialists.hired, 0, 1),
    ...leavingRate(plan, 'leaving', 'specialists.retention', specialists.retention),
    ...leavingRate(plan, 'leavingBase', 'specialists.incumbents.curve', curve),
    ...(norm === null
      ? []
      : [
          told({
            id: 'norm',
            path: 'need.norm.perSpecialist',
            value: norm.value,
            min: Math.min(500, norm.value),
            max: Math.max(2500, norm.value),
            step: 10,
            decimals: 0,
            range: norm.range ?? null,
            figure: norm,
            moves: 'certain',
            change: (next) => set('need.norm.perSpecialist', next),
          }),
        ]),
  ]
  return { intake, list }
}
