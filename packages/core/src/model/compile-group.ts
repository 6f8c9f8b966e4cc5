import type { FigureMap } from '../plan/figure.js'
import type { ParameterPath } from '../plan/parameters.js'
import { given } from '../plan/resolve.js'
import type { Incumbents, Inflow, Plan, SpecialistValues, TrainingValues } from '../plan/schema.js'
import type { GroupProgram, IncumbentsProgram, InflowProgram, Table } from './program.js'
import {
  addBands,
  addCurve,
  addMap,
  addScalar,
  addTable,
  type Builder,
  below,
  type Place,
  pointsOf,
} from './slots.js'

const compileInflow = (builder: Builder, place: Place, inflow: Inflow, split: boolean): InflowProgram => {
  const { curve, last } = addCurve(builder, below(place, 'retention'), inflow.retention)
  return {
    perYear: addTable(builder, below(place, 'perYear'), inflow.perYear),
    retention: curve,
    retentionLast: last,
    split,
    ages: inflow.ages === undefined ? null : addBands(builder, below(place, 'ages'), inflow.ages),
  }
}

const compileIncumbents = (
  builder: Builder,
  place: Place,
  incumbents: Incumbents,
  split: boolean,
  inflow: InflowProgram | null,
): IncumbentsProgram => {
  const part = <Key extends keyof Incumbents & string>(key: Key) => {
    const at = below(place, key)
    return [builder, at, given(incumbents[key], at.path) as NonNullable<Incumbents[Key]>] as const
  }
  if (incumbents.curve !== undefined)
    return {
      form: 'curve',
      split,
      total: addScalar(...part('total')),
      curve: addCurve(...part('curve')).curve,
    }
  const bands = addBands(...part('ages'))
  const completion = addBands(...part('completionAges'))
  const maxAge = given(incumbents.maxAge, `${place.path}.maxAge`).value
  return {
    form: 'ages',
    split,
    ages: bands,
    exits: pointsOf(addMap(...part('exitByAge'))),
    // The highest age is part of the plan's form, not a number to vary: the age pool has that many places.
    maxAge,
    lowestAge: Math.min(maxAge, ...bands.first, ...completion.first, ...(inflow?.ages?.first ?? [])),
    completionAges: completion,
  }
}

/** The value of a key for a group and the path where it stands: the group's own, or the plan's. */
const pick = <Values extends TrainingValues | SpecialistValues, Key extends keyof Values & string>(
  section: 'training' | 'specialists',
  id: string,
  own: Partial<Values> | undefined,
  plan: Values,
  key: Key,
): { readonly place: Place; readonly value: NonNullable<Values[Key]>; readonly own: boolean } => {
  const override = own?.[key]
  const isOwn = override !== undefined
  const parameter = `${section}.${key}`
  return {
    place: { path: isOwn ? `groups.${id}.${parameter}` : parameter, parameter: parameter as ParameterPath },
    value: given(override ?? plan[key], parameter) as NonNullable<Values[Key]>,
    own: isOwn,
  }
}

/**
 * A group's numbers, its own where it has them and the plan's where not; `before` are the groups that come before it.
 * All groups are made by one literal: an object that is spread from another has a shape of its own, which a run would
 * have to look up.
 */
export const compileGroup = (
  builder: Builder,
  plan: Plan,
  id: string,
  before: readonly GroupProgram[],
): GroupProgram => {
  const group = plan.groups[id] as Plan['groups'][string]
  const training = <Key extends keyof TrainingValues & string>(key: Key) =>
    pick('training', id, group.training as Partial<TrainingValues> | undefined, plan.training, key)
  const specialists = <Key extends keyof SpecialistValues & string>(key: Key) =>
    pick('specialists', id, group.specialists as Partial<SpecialistValues> | undefined, plan.specialists, key)
  const table = ({ place, value }: { readonly place: Place; readonly value: FigureMap }) =>
    addTable(builder, place, value)

  const share = addTable(builder, { path: `groups.${id}.share`, parameter: 'groups.*.share' }, group.share)
  const requirement = training('requirement')
  const part = (name: 'min' | 'mode' | 'max') =>
    addTable(builder, below(requirement.place, name), requirement.value[name])
  const retention = specialists('retention')
  const curve = addCurve(builder, retention.place, retention.value)
  const incumbents = specialists('incumbents')
  const hasInflow = group.specialists?.inflow !== undefined || plan.specialists.inflow !== undefined
  const inflow = hasInflow ? specialists('inflow') : null
  const coming = inflow === null ? null : compileInflow(builder, inflow.place, inflow.value, !inflow.own)
  const isRequirementDated = Object.values(requirement.value).some((map) => Object.keys(map).length > 1)
  const rates = [training('workingTime'), training('away'), training('research')]
  const isAccrualDated = rates.some(({ value }) => Object.keys(value).length > 1)
  const hasRotations = plan.training.limits?.rotations !== undefined
  // A number's place in the vector is in the order of these calls.
  const [min, mode, max] = (['min', 'mode', 'max'] as const).map(part) as [Table, Table, Table]
  const [workingTime, away, research] = rates.map(table) as [Table, Table, Table]
  const attrition = table(training('attrition'))
  const alike = before.findIndex((other) => other.attrition === attrition)
  return {
    id,
    share,
    min,
    mode,
    max,
    isRequirementDated,
    isSteady: !isRequirementDated && !isAccrualDated,
    maxPoints: pointsOf(addMap(builder, below(requirement.place, 'max'), requirement.value.max)),
    workingTime,
    away,
    research,
    attrition,
    stay: alike < 0 ? before.length : alike,
    rotationYears: hasRotations ? table(training('rotationYears')) : -1,
    retention: curve.curve,
    retentionLast: curve.last,
    specialistWorkingTime: table(specialists('workingTime')),
    otherDuties: table(specialists('otherDuties')),
    hired: table(specialists('hired')),
    inflow: coming,
    incumbents: compileIncumbents(builder, incumbents.place, incumbents.value, !incumbents.own, coming),
  }
}
