import { type Compiled, outputIndex, run } from '@kohort/core'

/** What the flows of one draw are, a year after another, for a tool that steps from one year to the next. */
export interface Coefficients {
  /** Each cohort of each group: heads at the base, heads that its intake leaves at the end of its year, shares that go. */
  readonly cohorts: readonly {
    readonly heads: number
    readonly intake: readonly number[]
    readonly completing: readonly number[]
    readonly leaving: readonly number[]
  }[]
  /** Each year's hired: the share of the year's completions in that year, and the share that leaves each year. */
  readonly hired: readonly { readonly share: readonly number[]; readonly leaving: readonly number[] }[]
  readonly inflow: readonly { readonly heads: readonly number[]; readonly leaving: readonly number[] }[]
  readonly incumbents: { readonly heads: number; readonly leaving: readonly number[] }
}

const numberAt = ({ slots }: Compiled, vector: Float64Array, path: string, year: number): number => {
  const slot =
    slots.find((one) => one.path === path) ??
    slots.find((one) => one.path === path.replace(/^groups\.[^.]+\./, ''))
  if (slot === undefined) throw new Error(`no ${path}`)
  let value = vector[slot.start] as number
  slot.at.forEach((at, order) => {
    if (at <= year && slot.keys.length > 0) value = vector[slot.start + order] as number
  })
  return value
}

/** The share still here after n years, as MODEL.md has it. */
const curveAt = ({ slots }: Compiled, vector: Float64Array, path: string, n: number): number => {
  const slot = slots.find((one) => one.path === path)
  if (slot === undefined) throw new Error(`no ${path}`)
  const point = (order: number): readonly [number, number] => [
    slot.at[order] as number,
    vector[slot.start + order] as number,
  ]
  const last = slot.at.length - 1
  const next = slot.at.findIndex((at) => at >= n)
  if (next === 0) return point(0)[1]
  const [right, low] = point(next < 0 ? last : next)
  const [left, high] = point((next < 0 ? last : next) - 1)
  if (next < 0) return low * ((low / high) ** (1 / (right - left))) ** (n - right)
  return high + ((low - high) * (n - left)) / (right - left)
}

/** Reads the shares out of the kernel's own pipeline, so that both run the same model. */
export const coefficientsOf = (compiled: Compiled, vector: Float64Array): Coefficients => {
  compiled.state.keepPipeline = true
  const output = run(compiled, vector, new Float64Array(compiled.outputLength))
  const { program, state } = compiled
  const { base, horizon, groups } = program
  const years = Array.from({ length: horizon }, (_, index) => base + 1 + index)
  const headsAt = (group: number, year: number, start: number): number =>
    state.pipeline[(group * (horizon + 1) + year - base) * state.width + start - base + state.past] as number
  const cohorts = groups.flatMap(({ id }, group) =>
    Array.from({ length: state.past + horizon + 1 }, (_, index) => base - state.past + index).flatMap(
      (start) => {
        const heads = start <= base ? headsAt(group, base, start) : 0
        if (start <= base && heads === 0) return []
        const goes = years.map((year) => {
          if (year <= start) return { completing: 0, leaving: 0 }
          const before = headsAt(group, year - 1, start)
          const stay = 1 - numberAt(compiled, vector, `groups.${id}.training.attrition`, year)
          const goesOn = before > 0 ? headsAt(group, year, start) / before / stay : 0
          const completing = (1 - goesOn) * Math.sqrt(stay)
          return { completing, leaving: 1 - goesOn * stay - completing }
        })
        return [
          {
            heads,
            intake: years.map((year) => (year === start ? headsAt(group, year, start) : 0)),
            completing: goes.map(({ completing }) => completing),
            leaving: goes.map(({ leaving }) => leaving),
          },
        ]
      },
    ),
  )
  const leavingAlong = (path: string, entered: number): readonly number[] =>
    years.map((year) =>
      year <= entered
        ? 0
        : 1 -
          curveAt(compiled, vector, path, year - entered) /
            curveAt(compiled, vector, path, year - entered - 1),
    )
  const only = (entered: number, value: number): readonly number[] =>
    years.map((year) => (year === entered ? value : 0))
  return {
    cohorts,
    hired: years.map((entered) => ({
      share: only(entered, numberAt(compiled, vector, 'specialists.hired', entered)),
      leaving: leavingAlong('specialists.retention', entered),
    })),
    inflow: years.map((entered) => ({
      heads: only(entered, numberAt(compiled, vector, 'specialists.inflow.perYear', entered)),
      leaving: leavingAlong('specialists.inflow.retention', entered),
    })),
    incumbents: {
      heads: output[outputIndex(compiled, 'specialists', base)] as number,
      leaving: leavingAlong('specialists.incumbents.curve', base),
    },
  }
}
