import { type GroupRow, type Plan, project, type Row, type StartRow } from '../../src/index.js'
import { referenceProject } from './project.js'

/** What the properties look at, whichever side computed it. */
export interface View {
  readonly rows: readonly Row[]
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>
  readonly traineesByStart: (group?: string) => readonly StartRow[]
}

export type Projector = (plan: Plan) => View

export const kernel: Projector = (plan) => project(plan)

export const reference: Projector = (plan) => {
  const { rows, groups, traineesByStart, traineesByStartOfGroup } = referenceProject(plan)
  return {
    rows,
    groups,
    traineesByStart: (group) => (group === undefined ? traineesByStart : traineesByStartOfGroup[group]!),
  }
}

/** The whole view as plain data, for a comparison bit by bit. */
export const dataOf = ({ rows, groups, traineesByStart }: View, upTo = Number.POSITIVE_INFINITY) => {
  const early = <Entry extends { readonly year: number }>(entries: readonly Entry[]) =>
    entries.filter(({ year }) => year <= upTo)
  return {
    rows: early(rows),
    groups: Object.fromEntries(Object.entries(groups).map(([id, ofGroup]) => [id, early(ofGroup)])),
    byStart: early(traineesByStart()),
    byStartOfGroup: Object.fromEntries(Object.keys(groups).map((id) => [id, early(traineesByStart(id))])),
  }
}
