import { type PlanInput, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import {
  add,
  applyScenario,
  combine,
  overlaps,
  parseScenario,
  ramp,
  ScenarioError,
  scale,
  scenario,
  set,
  shift,
  toData,
  undo,
} from '../index.js'

const plan = stockholm()
const head = { format: 'kohort.scenario/1', id: 'one', title: 't', reason: 'r' }
const data = (...changes: readonly object[]) => parseScenario({ ...head, changes })
const values = (map: Readonly<Record<string, { readonly value: number }>> | undefined) =>
  Object.fromEntries(Object.entries(map ?? {}).map(([at, { value }]) => [at, value]))

/** The error of work that must fail. */
const failure = (work: () => unknown): ScenarioError => {
  try {
    work()
  } catch (error) {
    if (error instanceof ScenarioError) return error
    throw error
  }
  throw new Error('It did not fail.')
}

describe('a change', () => {
  it('holds from its year, keeps range and source, and says what was done', () => {
    const less = scenario('Less time away', 'the review', (draft) => {
      scale(draft, 'training.away', 0.8, { from: 2026 })
    })
    const applied = applyScenario(plan, less)
    expect(applied.plan.training.away).toEqual({
      '2023': plan.training.away?.['2023'],
      '2026': expect.objectContaining({
        value: 0.13 * 0.8,
        range: [0.1 * 0.8, 0.16 * 0.8],
        kind: 'derived',
        source: 'lakarforbundet-2024:appendix-4',
        note: expect.objectContaining({
          sv: expect.stringMatching(/^Less time away: 0,13 gånger 0,8\. Andel/),
        }),
      }),
    })
    expect(applied.patches.map(({ op, path }) => [op, path.join('.')])).toEqual([
      ['add', 'training.away.2026'],
    ])
    expect(applied.changed).toEqual([
      expect.objectContaining({
        path: 'training.away',
        at: '2026',
        from: 0.13,
        to: 0.13 * 0.8,
        byRest: false,
      }),
    ])
    expect(undo(applied)).toEqual(plan)
  })

  it('that was assumed is still assumed; a number that is set is the planner’s', () => {
    const { plan: after } = applyScenario(
      plan,
      data(
        { op: 'scale', path: 'training.fillRate', by: 0.9 },
        { op: 'set', path: 'specialists.hired', value: 0.9, reason: 'an agreement' },
        { op: 'set', path: 'training.away', value: { value: 0.1, range: [0.08, 0.12] } },
      ),
    )
    expect(after.training.fillRate?.['2024']?.kind).toBe('assumed')
    expect(after.specialists.hired?.['2024']).toEqual({
      value: 0.9,
      kind: 'assumed',
      note: { sv: 't: an agreement', en: 't: an agreement' },
    })
    expect(after.training.away?.['2024']?.range).toEqual([0.08, 0.12])
  })

  it('may end: the plan’s own value is back', () => {
    const { plan: after } = applyScenario(
      plan,
      data({ op: 'set', path: 'specialists.hired', value: 0, from: 2026, to: 2027 }),
    )
    expect(values(after.specialists.hired)).toEqual({ '2023': 0.88, '2026': 0, '2028': 0.88 })
  })

  it('of a line moves nothing before it', () => {
    const { plan: after } = applyScenario(
      plan,
      data({ op: 'scale', path: 'need.norm.population', by: 1.1, from: 2030 }),
    )
    const [one, other] = [project(plan), project(after)]
    for (let year = 2023; year < 2030; year += 1) expect(other.at(year)).toEqual(one.at(year))
    expect(other.at(2030).population).toBeCloseTo((one.at(2030).population ?? 0) * 1.1, 6)
    expect(other.at(2034).population).toBeCloseTo((one.at(2034).population ?? 0) * 1.1, 6)
  })

  it('of a line by years is a line from the base year', () => {
    const { plan: after } = applyScenario(
      plan,
      data({ op: 'scale', path: 'need.norm.population', by: { '2034': 1.11 } }),
    )
    const [one, other] = [project(plan), project(after)]
    for (let year = 2023; year <= 2034; year += 1)
      expect((other.at(year).population ?? 0) / (one.at(year).population ?? 1)).toBeCloseTo(
        1 + (year - 2023) / 100,
        12,
      )
  })

  it('of amounts by year holds each until the next', () => {
    const { plan: after } = applyScenario(
      plan,
      data({ op: 'add', path: 'training.requirement', by: { '2025': 0.25, '2030': 0.5 } }),
    )
    expect(values(after.training.requirement?.mode)).toEqual({ '2023': 5, '2025': 5.25, '2030': 5.5 })
  })

  it('pins the base year where the plan’s first year is later', () => {
    const later = parsePlan({ ...plan, training: { ...plan.training, away: { '2027': 0.13 } } } as PlanInput)
    const { plan: after } = applyScenario(later, data({ op: 'scale', path: 'training.away', by: 0.5 }))
    expect(values(after.training.away)).toEqual({ '2023': 0.13, '2024': 0.065, '2027': 0.065 })
  })

  it('shifts years, later and earlier', () => {
    const at = (years: number) =>
      values(
        applyScenario(plan, data({ op: 'shift', path: 'training.intake.fixed', years, from: 2030 })).plan
          .training.intake.fixed,
      )
    expect(at(2)).toMatchObject({ '2029': 134, '2032': 152, '2033': 156, '2034': 149 })
    expect(at(2)['2030']).toBeUndefined()
    expect(at(-2)).toMatchObject({ '2029': 134, '2030': 149, '2031': 148, '2032': 150 })
  })

  it('shifts curves and ages', () => {
    const curve = (years: number) =>
      values(
        applyScenario(plan, data({ op: 'shift', path: 'specialists.retention', years })).plan.specialists
          .retention,
      )
    expect(curve(3)).toEqual({ '0': 1, '3': 1, '8': 0.904, '13': 0.817 })
    expect(curve(-5)).toEqual({ '0': 1, '5': 0.817 / 0.904 })
    const refused = failure(() => curve(-10))
    expect(refused.code).toBe('shift')
  })

  it('ramps evenly and stays', () => {
    const { plan: after } = applyScenario(
      plan,
      data({ op: 'ramp', path: 'training.away', start: 0.12, end: 0.1, from: 2026, to: 2030 }),
    )
    expect(values(after.training.away)).toEqual({
      '2023': 0.13,
      '2026': 0.12,
      '2027': 0.12 + (-0.02 * 1) / 4,
      '2028': 0.12 + ((0.1 - 0.12) * 2) / 4,
      '2029': 0.12 + ((0.1 - 0.12) * 3) / 4,
      '2030': 0.1,
    })
  })

  it('brings in limits, policies and groups’ own values', () => {
    const { plan: after } = applyScenario(
      plan,
      scenario('s', 'r', (draft) => {
        set(draft, 'training.limits.supervision', { supervisingShare: 0.7, traineesPerSupervisor: 1 })
        set(draft, 'training.limits.posts', { 2026: 760, 2030: 900 })
        set(draft, 'specialists.hiringPosts', 100, { from: 2027 })
        set(draft, 'training.intake', { growth: { first: 150, rate: 0.02 } })
        set(draft, 'groups.ordinary.training.away', 0.1, { from: 2026 })
        add(draft, 'groups.research.training.requirement', 0.5)
      }),
    )
    expect(values(after.training.limits?.posts)).toEqual({ '2026': 760, '2030': 900 })
    expect(values(after.specialists.hiringPosts)).toEqual({ '2027': 100 })
    expect(Object.keys(after.training.intake)).toEqual(['growth'])
    expect(values(after.groups.ordinary?.training?.away)).toEqual({ '2023': 0.13, '2026': 0.1 })
    expect(values(after.groups.research?.training?.requirement?.max)).toEqual({ '2023': 6.5, '2024': 7 })
    expect(values(after.training.requirement?.max)).toEqual({ '2023': 6.5 })
    expect(project(after).at(2023)).toEqual(project(plan).at(2023))
  })

  it('of a share leaves the rest to the groups that no change names', () => {
    const { plan: after, changed } = applyScenario(
      plan,
      data(
        { op: 'set', path: 'groups.dual-specialist.share', value: 0.15, from: 2026 },
        { op: 'set', path: 'groups.research.share', value: 0.05, from: 2028 },
      ),
    )
    expect(values(after.groups.ordinary?.share)).toEqual({
      '2023': 0.9,
      '2026': expect.closeTo(0.83, 12),
      '2028': expect.closeTo(0.8, 12),
    })
    expect(changed.filter(({ byRest }) => byRest).map(({ path }) => path)).toEqual([
      'groups.ordinary.share',
      'groups.ordinary.share',
    ])
    expect(
      failure(() =>
        data(
          { op: 'set', path: 'groups.dual-specialist.share', value: 0.6 },
          { op: 'set', path: 'groups.research.share', value: 0.5 },
        ).applyTo(plan),
      ).code,
    ).toBe('shares')
  })
})

describe('what a change may not do', () => {
  const refused: readonly (readonly [string, string, object])[] = [
    [
      'nothing',
      'training.away',
      { op: 'set', path: 'training.away', value: { value: 0.13, range: [0.1, 0.16] } },
    ],
    ['nothing', 'training.away', { op: 'shift', path: 'training.away', years: 2 }],
    ['unknown-path', 'training.awya', { op: 'scale', path: 'training.awya', by: 0.5 }],
    ['unknown-path', 'groups.others.share', { op: 'scale', path: 'groups.others.share', by: 0.5 }],
    [
      'unknown-path',
      'groups.research.training.fillRate',
      { op: 'set', path: 'groups.research.training.fillRate', value: 0.5 },
    ],
    ['unknown-path', 'goals', { op: 'set', path: 'goals', value: 1 }],
    ['unknown-path', 'base', { op: 'set', path: 'base', value: 2024 }],
    ['forbidden', '__proto__.polluted', { op: 'set', path: '__proto__.polluted', value: 1 }],
    ['forbidden', 'training.constructor', { op: 'set', path: 'training.constructor', value: 1 }],
    ['forbidden', 'groups.prototype.share', { op: 'set', path: 'groups.prototype.share', value: 1 }],
    ['bounds', 'training.workingTime.2024', { op: 'scale', path: 'training.workingTime', by: 2 }],
    ['bounds', 'training.workingTime.2024', { op: 'scale', path: 'training.workingTime', by: 1.05 }],
    ['bounds', 'specialists.retention.5', { op: 'scale', path: 'specialists.retention', by: 1.2 }],
    ['past', 'training.away', { op: 'scale', path: 'training.away', by: 0.5, from: 2023 }],
    ['past', 'training.away', { op: 'set', path: 'training.away', value: { '2020': 0.1 } }],
    ['past', 'training.away', { op: 'add', path: 'training.away', by: { '2022': 0.1 } }],
    ['past', 'training.baseStock.total', { op: 'set', path: 'training.baseStock.total', value: 700 }],
    ['past', 'training.baseStock.growth', { op: 'add', path: 'training.baseStock.growth', by: 0.01 }],
    ['past', 'specialists.incumbents.total', { op: 'scale', path: 'specialists.incumbents.total', by: 1.1 }],
    [
      'past',
      'training.intake.fixed.2023',
      { op: 'set', path: 'training.intake', value: { fixed: { '2023': 100 } } },
    ],
    ['years', 'training.away', { op: 'scale', path: 'training.away', by: 0.5, from: 2035 }],
    ['years', 'training.away', { op: 'scale', path: 'training.away', by: 0.5, from: 2030, to: 2028 }],
    ['years', 'specialists.retention', { op: 'scale', path: 'specialists.retention', by: 0.9, from: 2026 }],
    ['absent', 'training.limits.posts', { op: 'scale', path: 'training.limits.posts', by: 0.9 }],
    [
      'absent',
      'training.limits.posts',
      { op: 'set', path: 'training.limits.posts', value: 700, from: 2026, to: 2028 },
    ],
    ['absent', 'training.intake.followStock', { op: 'set', path: 'training.intake.followStock', value: 700 }],
    [
      'absent',
      'need.index.growth.demography',
      { op: 'set', path: 'need.index.growth.demography', value: 0.1 },
    ],
    [
      'absent',
      'groups.research.specialists.inflow.perYear',
      { op: 'set', path: 'groups.research.specialists.inflow.perYear', value: 2 },
    ],
    ['breaks-plan', 'training.requirement', { op: 'set', path: 'training.requirement.min', value: 6 }],
    [
      'breaks-plan',
      'specialists.retention.10',
      { op: 'set', path: 'specialists.retention', value: { '5': 0.8, '10': 0.9 } },
    ],
    [
      'breaks-plan',
      'training.limits.supervision.traineesPerSupervisor',
      { op: 'set', path: 'training.limits.supervision.supervisingShare', value: 0.5 },
    ],
    ['form', 'training.intake', { op: 'scale', path: 'training.intake', by: 0.5 }],
    ['form', 'training.away', { op: 'scale', path: 'training.away', by: 0.5, of: 'rate' }],
    ['value', 'specialists.retention', { op: 'set', path: 'specialists.retention', value: 0.9 }],
    ['value', 'training.intake', { op: 'set', path: 'training.intake', value: 100 }],
    ['value', 'training.limits.supervision', { op: 'set', path: 'training.limits.supervision', value: 1 }],
  ]

  it.each(refused)('%s at %s: %j', (code, path, change) => {
    const error = failure(() => applyScenario(plan, data(change)))
    expect([error.code, error.path]).toEqual([code, path])
    expect(error.message.length).toBeGreaterThan(10)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it('names the nearest path', () => {
    expect(failure(() => data({ op: 'scale', path: 'training.awya', by: 2 }).applyTo(plan)).hint).toBe(
      'Did you mean "training.away"?',
    )
  })

  it('passes over what does nothing where it is told to', () => {
    const nothing = data({ op: 'scale', path: 'need.norm.perSpecialist', by: 1 })
    expect(applyScenario(plan, nothing, { allowNothing: true }).changed).toEqual([])
  })
})

describe('data', () => {
  const cyclic: Record<string, unknown> = { ...head, changes: [] }
  cyclic.self = cyclic
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { value: deep(levels - 1) })
  const hostile: readonly unknown[] = [
    null,
    undefined,
    1,
    'text',
    [],
    {},
    () => 1,
    { ...head },
    { ...head, changes: {} },
    { ...head, changes: [null] },
    { ...head, changes: [{ op: 'set' }] },
    { ...head, changes: [{ op: 'eval', path: 'training.away', value: 1 }] },
    { ...head, changes: [{ op: 'set', path: 'training.away', value: Number.NaN }] },
    { ...head, changes: [{ op: 'set', path: 'training.away', value: '0.1' }] },
    { ...head, changes: [{ op: 'set', path: 'training.away', value: deep(30) }] },
    { ...head, changes: [{ op: 'scale', path: 'training.away', by: Number.POSITIVE_INFINITY }] },
    { ...head, changes: [{ op: 'scale', path: 'training.away', by: 2, extra: 1 }] },
    { ...head, changes: [{ op: 'shift', path: 'training.away', years: 1.5 }] },
    {
      ...head,
      changes: Array.from({ length: 201 }, () => ({ op: 'scale', path: 'training.away', by: 0.9 })),
    },
    { ...head, id: '../up', changes: [] },
    { ...head, title: '', changes: [] },
    { ...head, title: 'x'.repeat(201), changes: [] },
    { ...head, changes: [], formula: 1 },
    { ...head, changes: [], sources: { ok: { title: 't', extra: 1 } } },
    JSON.parse(
      '{"format":"kohort.scenario/1","id":"a","title":"t","reason":"r","changes":[],"__proto__":{"a":1}}',
    ),
    JSON.parse(
      '{"format":"kohort.scenario/1","id":"a","title":"t","reason":"r","changes":[{"op":"set","path":"training.away","value":{"__proto__":1}}]}',
    ),
    cyclic,
    new Map(),
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no')
        },
      },
    ),
    Object.defineProperty({ ...head }, 'changes', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    }),
  ]
  it.each(hostile.map((input, index) => [index, input] as const))('hostile %i is refused', (_, input) => {
    const error = failure(() => parseScenario(input))
    expect(error.code).toBe('data')
  })

  it('that says where it is wrong', () => {
    const error = failure(() =>
      parseScenario({ ...head, changes: [{ op: 'scale', path: 'training.away', by: 'much' }] }),
    )
    expect(error.path).toBe('changes.0.by')
  })

  it('is frozen, and its input is not touched', () => {
    const input = { ...head, changes: [{ op: 'scale', path: 'training.away', by: 0.8 }] }
    const read = parseScenario(input)
    expect(Object.isFrozen(read.changes?.[0])).toBe(true)
    expect(Object.isFrozen(input.changes[0])).toBe(false)
  })
})

describe('a recipe', () => {
  it('may write directly, but not in the past and not beside the numbers', () => {
    const direct = scenario('s', 'r', (draft) => {
      const { away } = draft.training
      if (away !== undefined) away['2026'] = { value: 0.1 }
    })
    expect(applyScenario(plan, direct).changed).toEqual([
      expect.objectContaining({ path: 'training.away', at: '2026', from: 0.13, to: 0.1 }),
    ])
    expect(failure(() => toData(direct, plan)).code).toBe('direct')
    const refused = (recipe: Parameters<typeof scenario>[2]) =>
      failure(() => scenario('s', 'r', recipe).applyTo(plan))
    expect(
      refused((draft) => {
        draft.training.away = { '2020': { value: 0.1 } }
      }).code,
    ).toBe('past')
    expect(
      refused((draft) => {
        draft.base = 2024
      }).code,
    ).toBe('not-a-lever')
    expect(
      refused((draft) => {
        draft.goals = []
      }).code,
    ).toBe('not-a-lever')
    expect(
      refused((draft) => {
        draft.training.baseStock = { total: { value: 1 }, growth: { value: 0 } }
      }).code,
    ).toBe('not-a-lever')
    expect(
      refused((draft) => {
        delete draft.groups.research
      }).code,
    ).not.toBe('')
    expect(refused(() => 1 as unknown as undefined).code).toBe('recipe')
    expect(refused((async () => undefined) as unknown as () => void).code).toBe('recipe')
    expect(
      refused(() => {
        throw new Error('of its own')
      }).message,
    ).toContain('of its own')
  })

  it('is the only place where the helpers work', () => {
    expect(failure(() => scale(plan as never, 'training.away', 0.5)).code).toBe('draft')
    let kept: unknown
    scenario('s', 'r', (draft) => {
      kept = draft
      scale(draft, 'training.away', 0.5)
    }).applyTo(plan)
    expect(failure(() => scale(kept as never, 'training.away', 0.5)).code).toBe('draft')
  })

  it('becomes data that does the same', () => {
    const recipe = scenario('s', 'r', (draft) => {
      set(draft, 'groups.dual-specialist.share', 0.15)
      ramp(draft, 'training.fillRate', 0.9, { from: 2025, to: 2028, reason: 'fewer apply' })
      shift(draft, 'training.intake.fixed', 2, { from: 2026 })
    })
    const again = parseScenario(JSON.parse(JSON.stringify(toData(recipe, plan))))
    expect(applyScenario(plan, again)).toEqual(applyScenario(plan, recipe))
  })
})

describe('several scenarios', () => {
  const less = data({ op: 'scale', path: 'training.away', by: 0.8, from: 2026 })
  const more = parseScenario({
    ...head,
    id: 'two',
    changes: [{ op: 'set', path: 'training.away', value: 0.2, from: 2030 }],
  })

  it('are applied in their order', () => {
    const forward = applyScenario(plan, [less, more]).plan.training.away
    const back = combine([more, less]).applyTo(plan).training.away
    expect(values(forward)).toEqual({ '2023': 0.13, '2026': 0.13 * 0.8, '2030': 0.2 })
    expect(values(back)).toEqual({ '2023': 0.13, '2026': 0.13 * 0.8, '2030': 0.2 * 0.8 })
    expect(forward?.['2030']?.value).toBe(0.2)
  })

  it('say which numbers they both write', () => {
    expect(overlaps(plan, [less, more])).toEqual([
      { path: 'training.away', at: ['2030', '2031', '2032', '2033', '2034'], scenarios: ['one', 'two'] },
    ])
    const posts = data({ op: 'set', path: 'training.limits.posts', value: 800 })
    const fewer = parseScenario({
      ...head,
      id: 'fewer',
      changes: [{ op: 'scale', path: 'training.limits.posts', by: 0.9 }],
    })
    expect(overlaps(plan, [posts, fewer]).map(({ path }) => path)).toEqual(['training.limits.posts'])
    expect(overlaps(plan, [less, posts])).toEqual([])
  })
})
