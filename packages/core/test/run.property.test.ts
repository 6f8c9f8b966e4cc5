import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustmentIndex,
  compile,
  examplePlan,
  observe,
  outputIndex,
  type Plan,
  parsePlan,
  run,
  runFor,
  type SeriesName,
  seriesNames,
  withChance,
} from '../src/index.js'
import { chanceOf } from './reference/chance.js'
import { plans } from './reference/invariant-helpers.js'
import { runs } from './reference/runs.js'

/** Other numbers for some slots: no valid plan need have them, the same bits must come of them all the same. */
const changed = (plan: Plan, which: readonly number[], by: number): Float64Array => {
  const { parameters, slots } = compile(plan)
  const other = Float64Array.from(parameters)
  for (const index of which) {
    const { start, figures } = slots[index % slots.length]!
    for (let at = start; at < start + figures.length; at += 1) other[at] = other[at]! * by
  }
  return other
}

describe('a run', () => {
  it('has the same bits whatever numbers ran before on the same arrays', () => {
    fc.assert(
      fc.property(
        plans(),
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0.97, 0.9, 0.5),
        (plan, which, by) => {
          const other = changed(plan, which, by)
          const fresh = (numbers: Float64Array): Float64Array =>
            Float64Array.from(run(compile(plan), numbers))
          const compiled = compile(plan)
          const own = Float64Array.from(compiled.parameters)
          const [one, two] = [fresh(own), fresh(other)]
          for (const [numbers, wanted] of [
            [own, one],
            [other, two],
            [own, one],
          ] as const)
            expect(run(compiled, numbers)).toEqual(wanted)
        },
      ),
      { numRuns: runs(120) },
    )
  })

  it('does not remember who was in training when it took longer', () => {
    const history = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [2010 + index, 100]))
    const { total: _total, growth: _growth, ...baseStock } = examplePlan.training.baseStock
    const plan = parsePlan({
      ...examplePlan,
      training: { ...examplePlan.training, away: 0.13, baseStock: { ...baseStock, intakeHistory: history } },
    })
    const compiled = compile(plan)
    expect(compiled.program.groups.map(({ isSteady }) => isSteady)).not.toContain(false)
    const slot = compiled.slots.find(({ path }) => path === 'training.requirement.max')!
    const longer = Float64Array.from(compiled.parameters)
    longer[slot.start] = 12
    const wanted = Float64Array.from(run(compile(plan)))
    run(compiled, longer)
    expect(run(compiled, compiled.parameters)).toEqual(wanted)
  })

  it('leaves nothing of what another plan wrote in the same output', () => {
    fc.assert(
      fc.property(plans(), (plan) => {
        const compiled = compile(plan)
        const wanted = Float64Array.from(run(compiled))
        const output = new Float64Array(compiled.outputLength).fill(7)
        expect(run(compiled, undefined, output)).toEqual(wanted)
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('a run for some series', () => {
  const some = fc.subarray([...seriesNames], { minLength: 1, maxLength: 3 })
  const figuresOf = (compiled: ReturnType<typeof compile>, name: SeriesName): readonly number[] => {
    const output = compiled.output
    const { base, horizon, groups } = compiled.program
    return [undefined, ...groups.map(({ id }) => id)].flatMap((group) =>
      Array.from({ length: horizon + 1 }, (_, y) => output[outputIndex(compiled, name, base + y, group)]!),
    )
  }

  it('has the same bits in them, with chance and with observed stocks too', () => {
    fc.assert(
      fc.property(plans(), some, fc.boolean(), fc.boolean(), (plan, names, individual, followed) => {
        let whole = compile(plan)
        if (individual)
          whole = withChance(
            whole,
            chanceOf(() => 4),
          )
        run(whole)
        const year = plan.base + 1
        const trainees = whole.output[outputIndex(whole, 'trainees', year)]!
        const specialists = whole.output[outputIndex(whole, 'specialists', year)]!
        if (followed && trainees > 1 && specialists > 1)
          whole = observe(whole, {
            trainees: { [year]: trainees + 2 },
            specialists: { [year]: specialists + 3 },
          })
        const part = runFor(whole, names)
        run(whole)
        run(part)
        for (const name of names) expect(figuresOf(part, name), name).toEqual(figuresOf(whole, name))
        const put = (compiled: typeof part) => compiled.output[adjustmentIndex(compiled, 'trainees', year)]
        expect(put(part)).toEqual(put(whole))
      }),
      { numRuns: runs(150) },
    )
  })

  it('leaves out what they do not rest on', () => {
    fc.assert(
      fc.property(plans({ limits: false }), (plan) => {
        const part = runFor(compile(plan), ['completions'])
        run(part)
        for (const name of ['specialists', 'hired', 'coverage', 'costTotal', 'listable'] as const)
          expect(figuresOf(part, name).every(Number.isNaN), name).toBe(true)
      }),
      { numRuns: runs(20) },
    )
  })
})
