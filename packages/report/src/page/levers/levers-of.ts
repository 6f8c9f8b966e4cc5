import { heldAt, lineAt, type Plan } from '@kohort/core'
import type { IntakeLever, Lever, Levers } from './lever.js'
import { growingIntake, leverTexts, stockTexts } from './lever-texts.js'
import { rounded } from './numbers.js'
import { asPercent, figureAt, keptShare, leavingRate, lossShare, set, told } from './share-levers.js'

const intakeOf = ({ base, to, training }: Plan): IntakeLever | null => {
  const { fixed, followStock } = training.intake
  const map = fixed ?? followStock
  // A growing intake has no years of its own to move.
  if (map === undefined) return null
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
  const texts = path === 'training.intake.followStock' ? stockTexts : leverTexts
  return [
    {
      ...told({ ...shared, id: 'level', value: 100, min: 50, max: 150, step: 1, decimals: 0 }),
      ...texts.level,
    },
    { ...told({ ...shared, id: 'final', value: last, min: 0, max, step: 1, decimals: 0 }), ...texts.final },
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
  return { intake, intakeWhy: intake === null ? growingIntake : null, list }
}
