import { edgeAt, type GoalDefinition, type Plan, seriesNames } from '@kohort/core'

/** Equal within this, relatively, counts as met (MODEL.md, section 6): the same as core's. */
const EQUAL = 1e-9

export const UNKNOWN = 2

/** A goal made ready to be judged in many draws: by place in the output, edges by year. */
export interface Judge {
  readonly id: string
  readonly from: number
  readonly over: GoalDefinition['over']
  /** Where the metric's figures of the goal's years stand in an output; −1 for a year beyond the horizon. */
  readonly places: Int32Array
  /** The edges of those years; not a number where there is none. */
  readonly min: Float64Array
  readonly max: Float64Array
  readonly meanMin: number
  readonly meanMax: number
}

const meanOf = (numbers: Float64Array): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** The goals of a plan; `groups` and `years` are those of the output that they will be judged in. */
export const judgesOf = (plan: Plan, groups: number): readonly Judge[] => {
  const years = plan.to - plan.base + 1
  return plan.goals.map((goal) => {
    const length = goal.to - goal.from + 1
    const start = seriesNames.indexOf(goal.metric) * (groups + 1) * years
    const edge = (line: Readonly<Record<string, number>> | undefined): Float64Array =>
      Float64Array.from({ length }, (_, index) =>
        line === undefined ? Number.NaN : edgeAt(line, goal.from + index),
      )
    const [min, max] = [edge(goal.min), edge(goal.max)]
    return {
      id: goal.id,
      from: goal.from,
      over: goal.over,
      places: Int32Array.from({ length }, (_, index) =>
        goal.from + index > plan.to ? -1 : start + goal.from + index - plan.base,
      ),
      min,
      max,
      meanMin: meanOf(min),
      meanMax: meanOf(max),
    }
  })
}

/** 1 inside, 0 outside, UNKNOWN where there is no figure or no edge. */
const hold = (value: number, min: number, max: number): number => {
  // Most are inside, or have one edge and are on its right side.
  if (value >= min && (value <= max || Number.isNaN(max))) return 1
  const noMin = Number.isNaN(min)
  const noMax = Number.isNaN(max)
  if (Number.isNaN(value) || (noMin && noMax)) return UNKNOWN
  if (!noMin && value - min < -EQUAL * Math.max(Math.abs(min), Math.abs(value))) return 0
  if (!noMax && max - value < -EQUAL * Math.max(Math.abs(max), Math.abs(value))) return 0
  return 1
}

/** How many bytes a verdict takes: one for the goal and one for each of its years. */
export const verdictLength = (judges: readonly Judge[]): number =>
  judges.reduce((sum, { places }) => sum + 1 + places.length, 0)

/** The outputs of some draws, each `length` figures after the one before. */
export interface Outputs {
  readonly all: Float64Array
  readonly length: number
}

/**
 * Judges every goal in `count` draws, into `verdicts` from `at` on: a row of draws for the goal and one for each of its
 * years, `stride` bytes apart. Row by row, for rows may lie far apart.
 */
export const judgeDraws = (
  judges: readonly Judge[],
  { all, length }: Outputs,
  count: number,
  verdicts: Uint8Array,
  at: number,
  stride: number,
): void => {
  let goal = at
  for (const { places, min, max, over, meanMin, meanMax } of judges) {
    for (let draw = 0; draw < count; draw += 1) verdicts[goal + draw] = 1
    for (let index = 0; index < places.length; index += 1) {
      const row = goal + (index + 1) * stride
      const place = places[index] as number
      const low = min[index] as number
      const high = max[index] as number
      for (let draw = 0; draw < count; draw += 1) {
        const standing = hold(place < 0 ? Number.NaN : (all[draw * length + place] as number), low, high)
        verdicts[row + draw] = standing
        // One year outside is a miss, whatever cannot be known of the others.
        if (over === 'last' || standing === 0 || (standing === UNKNOWN && verdicts[goal + draw] === 1))
          verdicts[goal + draw] = standing
      }
    }
    if (over === 'mean')
      for (let draw = 0; draw < count; draw += 1) {
        let sum = 0
        for (let index = 0; index < places.length; index += 1) {
          const place = places[index] as number
          sum += place < 0 ? Number.NaN : (all[draw * length + place] as number)
        }
        verdicts[goal + draw] = hold(sum / places.length, meanMin, meanMax)
      }
    goal += (places.length + 1) * stride
  }
}

/** The share of the verdicts that are met, those that cannot be said aside; null when none can. */
export const shareMet = (verdicts: Uint8Array): number | null => {
  let met = 0
  let known = 0
  for (const verdict of verdicts) {
    if (verdict === UNKNOWN) continue
    known += 1
    met += verdict
  }
  return known === 0 ? null : met / known
}
