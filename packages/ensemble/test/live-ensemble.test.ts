import { examplePlan, type PlanInput, parsePlan, project, type SeriesName } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { parseScenario } from '@kohort/scenarios'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EnsembleError,
  LIVE_QUANTILES,
  type LiveChange,
  type LiveLever,
  liveEnsemble,
  simulate,
} from '../src/index.js'

const draws = 128
const seed = 'live'
const series: readonly SeriesName[] = [
  'trainees',
  'completions',
  'specialists',
  'coverage',
  'costTotal',
  'waiting',
]

/** The same moves by the library: a scenario, simulated; and the changed plan, projected. */
const byLibrary = async (plan: PlanInput, changes: readonly LiveChange[]) => {
  const scenario = parseScenario({
    format: 'kohort.scenario/1',
    id: 'moved',
    title: 'Moved',
    reason: 'a test',
    changes,
  })
  const ensemble = await simulate(plan, { draws, seed, series, scenarios: [scenario] })
  return { ensemble, projection: project(scenario.applyTo(parsePlan(plan))) }
}

const close = (found: number, wanted: number | null, what: string): void => {
  if (wanted === null) expect(found, what).toBeNaN()
  else
    expect(
      Math.abs(found - wanted) / Math.max(1e-3, Math.abs(wanted)),
      `${what}: ${found} for ${wanted}`,
    ).toBeLessThan(1e-9)
}

const expectSame = async (
  plan: PlanInput,
  levers: readonly LiveLever[],
  states: readonly (readonly LiveChange[])[],
): Promise<void> => {
  const live = liveEnsemble(plan, { draws, seed, series, levers })
  for (const changes of states) {
    const result = live.move(changes)
    const { ensemble, projection } = await byLibrary(plan, changes)
    const scenario = changes.length === 0 ? 'plan' : 'moved'
    const q = LIVE_QUANTILES.length
    series.forEach((name, order) => {
      ensemble.band(name, LIVE_QUANTILES, { scenario }).forEach(({ year, values }, index) => {
        const at = order * live.years.length + index
        values.forEach((value, place) => {
          close(result.bands[at * q + place] as number, value, `${name} ${year} ${LIVE_QUANTILES[place]}`)
        })
        close(result.central[at] as number, projection.at(year)[name], `${name} ${year}`)
      })
    })
    let row = 0
    for (const { id, years } of live.goals) {
      close(result.probabilities[row] as number, ensemble.probability(id, undefined, scenario), id)
      years.forEach((year, index) => {
        close(
          result.probabilities[row + 1 + index] as number,
          ensemble.probability(id, year, scenario),
          `${id} ${year}`,
        )
      })
      row += years.length + 1
    }
  }
}

const plan = stockholm()
const levers: readonly LiveLever[] = [
  { path: 'training.intake.fixed', byYear: true },
  { path: 'training.away' },
  { path: 'training.workingTime' },
  { path: 'training.attrition' },
  { path: 'groups.dual-specialist.share' },
  { path: 'training.limits.rotations.places' },
  { path: 'specialists.hired' },
  { path: 'specialists.retention' },
  { path: 'specialists.incumbents.curve' },
  { path: 'need.norm.perSpecialist' },
]
const set = (path: string, value: number, range?: readonly [number, number]): LiveChange => ({
  op: 'set',
  path,
  value: range === undefined ? value : { value, range: [...range] as [number, number] },
})
const scale = (path: string, by: number, of?: 'rate'): LiveChange =>
  of === undefined ? { op: 'scale', path, by } : { op: 'scale', path, by, of }
const intake = (by: (year: number) => number): LiveChange => ({
  op: 'set',
  path: 'training.intake.fixed',
  value: Object.fromEntries(
    Array.from({ length: plan.to - plan.base }, (_, n) => [plan.base + 1 + n, by(plan.base + 1 + n)]),
  ),
})

describe('liveEnsemble', () => {
  it('gives what the library gives, lever by lever and at rest again', async () => {
    await expectSame(plan, levers, [
      [],
      [scale('training.away', 0.5)],
      [scale('training.attrition', 3)],
      [set('training.workingTime', 1)],
      [set('training.workingTime', 0.97, [0.95, 0.985])],
      [set('specialists.hired', 0.95, [0.88, 0.985])],
      [set('groups.dual-specialist.share', 0.2)],
      [set('groups.dual-specialist.share', 0)],
      [set('training.limits.rotations.places', 170)],
      [scale('specialists.retention', 2, 'rate'), scale('specialists.incumbents.curve', 0.5, 'rate')],
      [set('need.norm.perSpecialist', 1300)],
      [intake((year) => 150 + 5 * (year - 2024))],
      [],
    ])
  })
  it('draws a scaled number from its moved range where an extreme draw would leave the bounds', async () => {
    // 0.96 × 1.03 is inside 1, the farthest draw times 1.03 is not.
    await expectSame(plan, levers, [[scale('training.workingTime', 1.03)], [scale('training.away', 4)]])
  })
  it('gives what the library gives for any moves, whatever was moved before', async () => {
    const any = (arbitrary: fc.Arbitrary<LiveChange>) => fc.option(arbitrary, { nil: undefined })
    const between = (min: number, max: number) =>
      fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
    const moves = fc
      .tuple(
        any(
          fc
            .array(between(0, 400), { minLength: 11, maxLength: 11 })
            .map((all) => intake((year) => all[year - 2024] ?? 0)),
        ),
        any(between(0.1, 2).map((by) => scale('training.away', by))),
        any(
          between(0.3, 0.9).map((value) => set('training.workingTime', value, [value - 0.05, value + 0.05])),
        ),
        any(between(0.1, 4).map((by) => scale('training.attrition', by))),
        any(between(0, 0.9).map((value) => set('groups.dual-specialist.share', value))),
        any(between(10, 400).map((value) => set('training.limits.rotations.places', value))),
        any(between(0.2, 5).map((by) => scale('specialists.retention', by, 'rate'))),
        any(between(700, 2000).map((value) => set('need.norm.perSpecialist', value))),
      )
      .map((all) => all.filter((change) => change !== undefined))
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 1, maxLength: 2 }), async (states) => {
        await expectSame(plan, levers, states)
      }),
      { numRuns: 8 },
    )
  })
  it('follows other plans: a limit that is there, a policy by stock, an index of need', async () => {
    const example = parsePlan(examplePlan)
    const path = (parent: object, child: string): boolean => Object.hasOwn(parent, child)
    expect(path(example.training, 'limits')).toBe(true)
    await expectSame(
      example,
      [
        { path: 'training.away' },
        { path: 'training.limits.rotations.places' },
        { path: 'training.limits.applicants' },
      ],
      [
        [],
        [set('training.limits.rotations.places', 90)],
        [set('training.limits.applicants', 110), scale('training.away', 1.4)],
      ],
    )
    const follow = stockholm({ intake: 'followStock' })
    const years = Array.from({ length: 11 }, (_, n) => 2024 + n)
    const stock: LiveChange = {
      op: 'set',
      path: 'training.intake.followStock',
      value: Object.fromEntries(years.map((year) => [year, 700 + 25 * (year - 2024)])),
    }
    await expectSame(
      { ...follow, observed: {} },
      [{ path: 'training.intake.followStock', byYear: true }, { path: 'training.fillRate' }],
      [[], [stock], [set('training.fillRate', 0.9), stock]],
    )
  })
  it('follows a target stock that is itself uncertain, at rest and set year by year', async () => {
    const follow = stockholm({ intake: 'followStock' })
    const years = Array.from({ length: 11 }, (_, n) => 2024 + n)
    const stock: LiveChange = {
      op: 'set',
      path: 'training.intake.followStock',
      value: Object.fromEntries(years.map((year) => [year, 700 + 25 * (year - 2024)])),
    }
    const at = (value: number) => ({ value, range: [value * 0.9, value * 1.12] as [number, number] })
    // One point held, as in a region without a decision; and points with years between and after them.
    for (const line of [{ '2023': at(650) }, { '2023': at(650), '2027': at(750), '2031': { value: 800 } }])
      await expectSame(
        {
          ...follow,
          observed: {},
          training: { ...follow.training, intake: { followStock: line } },
        } as PlanInput,
        [{ path: 'training.intake.followStock', byYear: true }, { path: 'training.fillRate' }],
        [[], [stock], [set('training.fillRate', 0.9)], []],
      )
    const live = liveEnsemble(
      {
        ...follow,
        observed: {},
        training: { ...follow.training, intake: { followStock: { '2023': at(650) } } },
      },
      { draws, seed, series, levers: [{ path: 'training.intake.followStock', byYear: true }] },
    )
    expect(() => live.move([scale('training.intake.followStock', 1.1)])).toThrow(EnsembleError)
  })
  it('gives the same from parts as from the whole', () => {
    const live = liveEnsemble(plan, { draws, seed, series, levers })
    const changes = [scale('training.away', 0.7), set('training.workingTime', 0.95, [0.93, 0.97])]
    const parts = [live.part(0, 50), live.part(50, 78)]
    const joined = live.join(parts.map((part) => part(changes)))
    expect(joined).toEqual(live.move(changes))
  })
  it('refuses what it cannot do, with the reason', () => {
    const live = liveEnsemble(plan, { draws, seed, series, levers })
    const refused = (changes: readonly LiveChange[]): string => {
      try {
        live.move(changes)
      } catch (error) {
        if (error instanceof EnsembleError) return error.code
        throw error
      }
      return 'nothing'
    }
    expect(refused([set('training.fillRate', 0.9)])).toBe('unknown-path')
    expect(refused([set('training.workingTime', 1.2)])).toBe('bounds')
    expect(refused([scale('training.workingTime', 1.2)])).toBe('bounds')
    expect(refused([scale('training.away', 0.5), set('training.away', 0.1)])).toBe('live')
    expect(refused([{ op: 'set', path: 'training.away', value: 0.1, from: 2029 }])).toBe('live')
    expect(refused([set('groups.dual-specialist.share', 0.2, [0.1, 0.3])])).toBe('live')
    expect(() =>
      liveEnsemble(plan, { draws, series, levers: [{ path: 'training.limits.nothing' }] }),
    ).toThrow(EnsembleError)
    // And it still works after a refusal.
    expect(live.move([])).toEqual(liveEnsemble(plan, { draws, seed, series, levers }).move([]))
  })
})
