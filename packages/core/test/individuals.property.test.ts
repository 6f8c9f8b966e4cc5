import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustmentIndex,
  type Compiled,
  compile,
  examplePlan,
  observe,
  outputIndex,
  type Plan,
  type PlanInput,
  parsePlan,
  run,
  type SeriesName,
  withChance,
} from '../src/index.js'
import { chanceOf } from './reference/chance.js'
import { plans } from './reference/invariant-helpers.js'
import { edited } from './reference/plan-edits.js'
import { runs } from './reference/runs.js'

const flows = ['intakeWanted', 'intake', 'attrition', 'completions', 'hired', 'notHired', 'inflow'] as const
const exits = ['specialistExits', 'entrantExits', 'incumbentExits'] as const
const heads: readonly SeriesName[] = [...flows, ...exits, 'trainees', 'waiting', 'specialists']

/** A draw of a plan, and a reader of its figures. */
const drawing = (plan: Plan | PlanInput, seed = '', change = (compiled: Compiled) => compiled) => {
  let draw = 0
  const compiled = change(
    withChance(
      compile(plan),
      chanceOf(() => draw, seed),
    ),
  )
  return (which: number) => {
    draw = which
    const output = run(compiled)
    return (name: SeriesName, year: number, group?: string): number =>
      output[outputIndex(compiled, name, year, group)]!
  }
}

const years = ({ base, to }: Plan): readonly number[] =>
  Array.from({ length: to - base + 1 }, (_, index) => base + index)

describe('whole people, of any valid plan', () => {
  it('are whole, never less than nobody, and conserved exactly, by group and in total', () => {
    fc.assert(
      fc.property(plans(), fc.nat(), (plan, draw) => {
        const of = drawing(plan)(draw)
        const groups = Object.keys(plan.groups)
        for (const year of years(plan)) {
          for (const group of [undefined, ...groups]) {
            const at = (name: SeriesName, when = year): number => of(name, when, group)
            for (const name of heads) {
              if (year === plan.base && Number.isNaN(at(name))) continue
              expect(Number.isInteger(at(name)) && at(name) >= 0, `${year} ${name} ${at(name)}`).toBe(true)
            }
            if (year === plan.base) continue
            const [before, now] = [at('trainees', year - 1), at('trainees')]
            expect(now).toBe(before + at('intake') - at('completions') - at('attrition'))
            expect(at('completions')).toBe(at('hired') + at('notHired'))
            expect(at('specialistExits')).toBe(at('entrantExits') + at('incumbentExits'))
            const came = at('hired') + at('inflow') - at('specialistExits')
            expect(at('specialists')).toBe(at('specialists', year - 1) + came)
          }
          for (const name of heads) {
            const parts = groups.map((group) => of(name, year, group))
            if (!parts.some(Number.isNaN))
              expect(of(name, year), name).toBe(parts.reduce((sum, part) => sum + part, 0))
          }
        }
      }),
      { numRuns: runs(50) },
    )
  })

  it('stay so when stocks are observed, and the adjustment is whole', () => {
    fc.assert(
      fc.property(plans({ mostGroups: 3 }), fc.nat(), fc.nat({ max: 900 }), (plan, draw, seen) => {
        const year = plan.base + 1
        const plain = drawing(plan)(draw)
        if (plain('trainees', year) === 0 || plain('specialists', year) === 0) return
        const compiled = observe(
          withChance(
            compile(plan),
            chanceOf(() => draw),
          ),
          {
            trainees: { [year]: seen },
            specialists: { [year]: seen + 0.5 },
          },
        )
        const output = run(compiled)
        const at = (name: SeriesName, when: number, group?: string): number =>
          output[outputIndex(compiled, name, when, group)]!
        const put = (stock: 'trainees' | 'specialists', group?: string): number =>
          output[adjustmentIndex(compiled, stock, year, group)]!
        expect(at('trainees', year)).toBe(seen)
        expect([seen, seen + 1]).toContain(at('specialists', year))
        for (const group of [undefined, ...Object.keys(plan.groups)]) {
          const trainees =
            at('intake', year, group) - at('completions', year, group) - at('attrition', year, group)
          expect(at('trainees', year, group)).toBe(
            at('trainees', plan.base, group) + trainees + put('trainees', group),
          )
          const came =
            at('hired', year, group) + at('inflow', year, group) - at('specialistExits', year, group)
          expect(at('specialists', year, group)).toBe(
            at('specialists', plan.base, group) + came + put('specialists', group),
          )
          if (plan.to === year) continue
          const gone = at('specialistExits', year + 1, group)
          expect(gone).toBeLessThanOrEqual(at('specialists', year, group))
          expect(at('specialists', year + 1, group)).toBe(
            at('specialists', year, group) +
              at('hired', year + 1, group) +
              at('inflow', year + 1, group) -
              gone,
          )
        }
      }),
      { numRuns: runs(40) },
    )
  })

  it('give the same bits for the same uniforms, whatever ran before', () => {
    fc.assert(
      fc.property(plans({ mostGroups: 3 }), fc.nat(), (plan, draw) => {
        const once = Float64Array.from(
          run(
            withChance(
              compile(plan),
              chanceOf(() => draw),
            ),
          ),
        )
        let which = draw + 1
        const compiled = withChance(
          compile(plan),
          chanceOf(() => which),
        )
        run(compiled)
        which = draw
        expect(run(compiled)).toEqual(once)
      }),
      { numRuns: runs(20) },
    )
  })

  it('leave what is expected as it is', () => {
    const plain = compile(examplePlan)
    const before = Float64Array.from(run(plain))
    run(
      withChance(
        plain,
        chanceOf(() => 1),
      ),
    )
    expect(run(plain)).toEqual(before)
  })
})

describe('whole people where all is certain', () => {
  it('are the expected run, figure by figure', () => {
    const plan = parsePlan({
      format: 'kohort.plan/1',
      id: 'certain',
      title: 'Nothing left to chance',
      base: 2000,
      to: 2010,
      training: {
        ...{ requirement: { min: 3, mode: 3, max: 3 }, workingTime: 1, away: 0, research: 0, attrition: 0 },
        ...{ rotationYears: 1, limits: { rotations: { places: { '2003': 5, '2006': 40 } }, posts: 60 } },
        ...{ baseStock: { byIntakeYear: { '1999': 12, '2000': 13 } } },
        intake: { fixed: { '2001': 14, '2004': 9 } },
      },
      specialists: {
        ...{ workingTime: 0.8, otherDuties: 0, hired: { '2001': 1, '2005': 0 }, hiringPosts: 11 },
        ...{ retention: { '0': 1, '3': 1, '4': 0 }, inflow: { perYear: 2, retention: { '0': 1, '1': 1 } } },
        incumbents: { total: 30, curve: { '0': 1, '4': 1, '5': 0 } },
      },
      need: { index: { unmet: 0, growth: {} } },
    })
    const expected = compile(plan)
    const output = run(expected)
    const of = drawing(plan)(3)
    for (const year of years(plan))
      for (const name of heads)
        expect(of(name, year), `${year} ${name}`).toEqual(output[outputIndex(expected, name, year)])
    expect(Math.max(...years(plan).map((year) => of('waiting', year)))).toBeGreaterThan(5)
  })
})

describe('pairing by the uniforms', () => {
  /** Two runs of a plan with the same chance, the second with some of its numbers changed. */
  const isNeverLess = (plan: Plan, draw: number, path: RegExp, change: (value: number) => number): void => {
    const compiled = withChance(
      compile(plan),
      chanceOf(() => draw),
    )
    const changed = Float64Array.from(compiled.parameters)
    for (const { path: own, start, figures } of compiled.slots)
      if (path.test(own))
        for (let at = start; at < start + figures.length; at += 1) changed[at] = change(changed[at]!)
    const one = Float64Array.from(run(compiled))
    const other = run(compiled, changed)
    for (const group of [undefined, ...Object.keys(plan.groups)]) {
      let [done, doneThen] = [0, 0]
      for (const year of years(plan).slice(1)) {
        const at = (name: SeriesName): number => outputIndex(compiled, name, year, group)
        done += one[at('completions')]!
        doneThen += other[at('completions')]!
        expect(doneThen, `${year} completions`).toBeGreaterThanOrEqual(done)
        expect(other[at('trainees')]!, `${year} trainees`).toBeGreaterThanOrEqual(one[at('trainees')]!)
      }
    }
  }

  it('a larger intake never means fewer trainees, or fewer completions up to any year', () => {
    fc.assert(
      fc.property(plans({ limits: false, policies: ['fixed'], mostGroups: 3 }), fc.nat(), (plan, draw) =>
        isNeverLess(plan, draw, /^training\.intake\.fixed$/, (value) => value + 3),
      ),
      { numRuns: runs(50) },
    )
  })

  it('nor do fewer leavers, from one opening stock', () => {
    const one = { limits: false, policies: ['fixed'], baseStocks: ['byIntakeYear'], mostGroups: 1 } as const
    fc.assert(
      fc.property(plans(one), fc.nat(), (plan, draw) =>
        isNeverLess(plan, draw, /training\.attrition$/, (value) => value / 2),
      ),
      { numRuns: runs(50) },
    )
  })

  it('a group more, of nobody, moves nobody else', () => {
    const plan = parsePlan(examplePlan)
    const more = edited(plan, (draft) => {
      Object.assign(draft.groups as object, { zz: { share: { [plan.base]: { value: 0 } } } })
    })
    for (let draw = 0; draw < 20; draw += 1) {
      const [one, other] = [drawing(plan)(draw), drawing(more)(draw)]
      for (const year of years(plan))
        for (const group of [undefined, ...Object.keys(plan.groups)])
          for (const name of heads) expect(other(name, year, group), name).toEqual(one(name, year, group))
    }
  })

  it('a longer past makes streams longer at their ends, and moves nobody', () => {
    const plan = parsePlan(examplePlan)
    let lengths: readonly number[] = []
    const source = chanceOf(() => 5)
    const compiled = withChance(compile(plan), (streams, uniforms) => {
      lengths = streams.map(({ length }) => length)
      source(streams, uniforms)
    })
    const before = Float64Array.from(run(compiled))
    const short = lengths
    const slow = Float64Array.from(compiled.parameters)
    const working = compiled.slots.find(({ path }) => path === 'training.workingTime')!
    slow[working.start] = 0.2
    run(compiled, slow)
    expect(lengths.some((length, index) => length > short[index]!)).toBe(true)
    expect(lengths.every((length, index) => length >= short[index]!)).toBe(true)
    expect(run(compiled)).toEqual(before)
  })
})
