import { parameters } from '@kohort/core'
import { type Aim, addAim } from './aim.js'
import { type LinearRow, minimise } from './linear-program.js'
import type { Row, System } from './system.js'

/** The least and most intake of a year as asked for, among the members of a conflict. */
export const INTAKE_MEMBER = ':intake'

/** A question put to the figures' responses: which bounds hold, what may give way, and what is to be small. */
export interface Question {
  readonly system: System
  /** The goals and limits that hold. */
  readonly members: ReadonlySet<string>
  readonly aim: Aim
  /** Heads, of the years that are free. */
  readonly minIntake: number
  readonly maxIntake: number
  readonly integer: boolean
  /** Years, by place, that a limit leaves no intake in: the stock is above its ceiling even without any. */
  readonly closed: readonly (readonly [place: number, member: string])[]
  /** The intake that the first free year's change is counted from; null when it is not known. */
  readonly before: number | null
  /** Goals that may be missed, with the weight of a miss by the whole of their edge; misses are made small first. */
  readonly slack?: ReadonlyMap<string, number>
  /** How far inside its edge a figure is kept, as a part of what a typical intake does to it; below 0, of the edge. */
  readonly tighten?: number
  /** No further from the system's path than this, heads: its figures were taken there. */
  readonly radius?: number
}

export interface Answer {
  readonly status: 'optimal' | 'infeasible' | 'unfinished'
  /** The intake wanted in every projected year. */
  readonly path: Float64Array
  /** By how much of its size each goal with slack is missed. */
  readonly misses: ReadonlyMap<string, number>
  /** False when whole numbers were found but better ones may exist. */
  readonly proven: boolean
}

/** What a miss of a goal is measured by: its largest edge, or what a typical intake does to it where that is 0. */
export const sizeOf = (system: System, member: string): number => {
  const rows = system.rows.filter((row) => row.member === member)
  const edge = Math.max(0, ...rows.map((row) => Math.abs(row.edge)))
  if (edge > 0) return edge
  const effect = rows.flatMap(({ coefficients }) => [...coefficients]).map(Math.abs)
  return Math.max(0, ...effect) * system.setting.scale || 1
}

/** A miss is found to about this, as a part of the goal's size. */
const MISS = 1e-10

/** The least and most heads of each free year. */
const bounds = (question: Question): { readonly lower: Float64Array; readonly upper: Float64Array } => {
  const { system, members, integer, closed, radius } = question
  const { first, last, path } = system
  const lower = new Float64Array(last - first + 1)
  const upper = new Float64Array(lower.length).fill(Number.POSITIVE_INFINITY)
  const within = (index: number, least: number, most: number) => {
    lower[index] = Math.max(lower[index] as number, integer ? Math.ceil(least) : least)
    upper[index] = Math.min(upper[index] as number, integer ? Math.floor(most) : most)
  }
  for (let index = 0; index < lower.length; index += 1) {
    if (members.has(INTAKE_MEMBER)) within(index, question.minIntake, question.maxIntake)
    if (closed.some(([place, member]) => place === first + index && members.has(member))) within(index, 0, 0)
    const here = path[first + index] as number
    if (radius !== undefined) within(index, here - radius, here + radius)
  }
  return { lower, upper }
}

/** A row of figures as a row of the linear program. */
const rowOf = (
  row: Row,
  question: Question,
  lower: Float64Array,
  unit: number,
  extra: LinearRow['terms'],
): LinearRow => {
  const { tighten = 0, system } = question
  const { coefficients, edge, side } = row
  const terms: (readonly [number, number])[] = [...extra]
  let { constant } = row
  let largest = 0
  for (let index = 0; index < lower.length; index += 1) {
    const coefficient = coefficients[index] as number
    if (coefficient === 0) continue
    constant += coefficient * (lower[index] as number)
    largest = Math.max(largest, Math.abs(coefficient) * system.setting.scale)
    terms.push([index, coefficient * unit])
  }
  const inside = tighten > 0 ? tighten * largest : tighten * row.size
  const size = Math.max(row.size, Math.abs(row.constant))
  return side === 'min'
    ? { terms, min: edge - constant + inside, size }
    : { terms, max: edge - constant - inside, size }
}

/** One linear program; `kept`, the misses that were found before, are not made larger again. */
const ask = (question: Question, kept: ReadonlyMap<string, number> | null): Answer => {
  const { system, members, integer, closed, before, slack } = question
  const { first, path, setting } = system
  const unit = integer ? 1 : setting.scale
  const { lower, upper } = bounds(question)
  const costs = Array.from(lower, () => 0)
  const rows: LinearRow[] = []
  const variable = (cost: number) => costs.push(cost) - 1
  for (let index = 0; index < lower.length; index += 1) {
    const room = ((upper[index] as number) - (lower[index] as number)) / unit
    if (Number.isFinite(room)) rows.push({ terms: [[index, 1]], max: room })
  }
  const slackOf = new Map<string, number>()
  for (const [goal, weight] of slack ?? []) {
    const place = variable(kept === null ? weight : 0)
    slackOf.set(goal, place)
    const miss = kept?.get(goal)
    if (miss !== undefined) rows.push({ terms: [[place, 1]], max: miss * (1 + MISS) + MISS })
  }
  const isClosed = (row: Row) =>
    closed.some(([place, member]) => member === row.member && setting.years[place] === row.year)
  for (const row of system.rows) {
    const miss = slackOf.get(row.member)
    if (miss !== undefined) {
      const size = sizeOf(system, row.member)
      rows.push(rowOf(row, question, lower, unit, [[miss, row.side === 'min' ? size : -size]]))
    } else if (members.has(row.member) && !isClosed(row)) rows.push(rowOf(row, question, lower, unit, []))
  }
  const aim = slackOf.size > 0 && kept === null ? 'least' : question.aim
  addAim(aim, system, before, { costs, rows, variable, lower, unit })
  const solution = minimise({ costs, rows, ...(integer ? { integers: new Set(lower.keys()) } : {}) })
  const found = path.slice()
  for (const [index, least] of lower.entries())
    found[first + index] = tidy(least + (solution.values[index] as number) * unit)
  return {
    status: solution.status,
    path: found,
    misses: new Map([...slackOf].map(([goal, place]) => [goal, solution.values[place] as number])),
    proven: solution.proven,
  }
}

/** Heads to nine decimals, and no more than a plan holds by a hair: what comes after is rounding. */
const tidy = (heads: number): number => {
  const rounded = Math.max(0, Math.round(heads * 1e9) / 1e9)
  return rounded > MOST_INTAKE && rounded < MOST_INTAKE * (1 + 1e-9) ? MOST_INTAKE : rounded
}

/** More heads than this no plan can hold, so that no path does. */
export const MOST_INTAKE = parameters['training.intake.fixed'].max

/** Solves a question; where goals may be missed, the misses are made least first and then kept. */
export const answer = (question: Question): Answer => {
  const found = answerFreely(question)
  if (found.status !== 'optimal' || found.path.every((wanted) => wanted <= MOST_INTAKE)) return found
  const members = new Set([...question.members, INTAKE_MEMBER])
  const minIntake = question.members.has(INTAKE_MEMBER) ? question.minIntake : 0
  return answerFreely({ ...question, members, minIntake, maxIntake: MOST_INTAKE })
}

const answerFreely = (question: Question): Answer => {
  const first = ask(question, null)
  if ((question.slack?.size ?? 0) === 0 || first.status !== 'optimal') return first
  const second = ask(question, first.misses)
  // Nothing is lost when rounding makes the second step fail: the first one's path misses as little.
  return second.status === 'optimal' ? { ...second, misses: first.misses } : first
}

/** The edge by half of what the model's verdict forgives. */
export const FORGIVEN = -5e-10

/** Whether some path meets the members, within what the model's verdict forgives. */
export const feasible = (question: Question): boolean => {
  const { slack: _slack, ...hard } = question
  return answer({ ...hard, aim: 'least', tighten: FORGIVEN }).status === 'optimal'
}
