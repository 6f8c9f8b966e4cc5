import { examplePlan, judge, type ProjectionData, project } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { MatcherError } from '../src/index.js'
import { broken, messageOf, planWith, projection, written } from './projections.js'

describe('toStayWithin', () => {
  it('passes where every year is inside, of a projection and of its JSON', () => {
    expect(projection).toStayWithin('corridors')
    expect(written()).toStayWithin('corridors')
    expect(projection).toStayWithin({ metric: 'trainees', from: 2024, to: 2027, min: 700, max: 760 })
    // An edge by year is a line between its years, as a goal's is.
    expect(projection).toStayWithin({
      metric: 'trainees',
      from: 2024,
      to: 2027,
      min: { 2024: 700, 2027: 760 },
      max: { 2024: 720, 2027: 780 },
    })
    expect({ fan: projection }).toEqual({ fan: expect.toStayWithin('corridors') })
  })

  it('says year, value, band and margin', () => {
    const higher = { metric: 'trainees', from: 2024, to: 2027, min: { 2024: 715, 2027: 775 } } as const
    expect(messageOf(() => expect(projection).toStayWithin(higher))).toBe(
      [
        'expected trainees to stay within the corridor, each year 2024–2027: 3 of 4 years are outside',
        '',
        'year  trainees          band  margin',
        '2024     706.3  at least 715    −8.7  below',
        '2025     732.0  at least 735    −3.0  below',
        '2026     756.3  at least 755    +1.3  inside',
        '2027     760.0  at least 775   −15.0  below',
      ].join('\n'),
    )
    expect(messageOf(() => expect(projection).not.toStayWithin('corridors'))).toBe(
      [
        'expected trainees not to stay within "corridors", each year 2024–2027',
        '',
        'year  trainees     band  margin',
        '2024     706.3  700–720    +6.3  inside',
        '2025     732.0  720–740    +8.0  inside',
        '2026     756.3  740–760    +3.7  inside',
        '2027     760.0  760–780       0  inside',
      ].join('\n'),
    )
  })

  it('judges a goal as the plan says, on average too', () => {
    expect(messageOf(() => expect(projection).toStayWithin('150-a-year'))).toBe(
      [
        'expected completions to stay within "150-a-year", on average 2032–2034',
        '',
        'year  completions          band  margin',
        '2032       122.37  at least 150  −27.63  below',
        '2033       115.23  at least 150  −34.77  below',
        '2034       110.64  at least 150  −39.36  below',
        'mean       116.08  at least 150  −33.92  outside',
      ].join('\n'),
    )
    const last = project(
      planWith({
        goals: [{ id: 'then', metric: 'completions', from: 2032, to: 2034, over: 'last', max: 100 }],
      }),
    )
    expect(messageOf(() => expect(last).toStayWithin('then'))).toBe(
      [
        'expected completions to stay within "then", in 2034',
        '',
        'year  completions         band  margin',
        '2034       110.64  at most 100  −10.64  above',
      ].join('\n'),
    )
  })

  it('shows a margin that would round to nothing', () => {
    const { trainees } = projection.at(2024)
    const message = messageOf(() =>
      expect(projection).toStayWithin({
        metric: 'trainees',
        from: 2024,
        to: 2024,
        min: (trainees ?? 0) + 1e-4,
      }),
    )
    expect(message).toContain('−1.0e−4  below')
  })

  it('fails for one year outside, above or below', () => {
    for (const trainees of [699, 721]) {
      const { min, max } = { min: 700, max: 720 }
      const inline = { metric: 'trainees', from: 2024, to: 2024, min, max } as const
      expect(messageOf(() => expect(broken(2024, { trainees })).toStayWithin(inline))).toContain('changed')
      const goals = judgedAgain({ trainees })
      expect(() => expect(goals).toStayWithin('corridors')).toThrow('1 of 4 years are outside')
      expect(goals).not.toStayWithin('corridors')
    }
  })
})

/** A projection of a wrong year whose verdicts follow from it: what a wrong plan would give. */
const judgedAgain = (changes: Readonly<Record<string, number>>): ProjectionData => {
  const data = broken(2024, changes)
  const [corridors] = examplePlan.goals
  const goal = { ...corridors, min: { ...corridors.min }, max: { ...corridors.max } }
  const verdict = judge(goal, (year) => data.rows.find((row) => row.year === year)?.trainees ?? null, false)
  return { ...data, goals: [verdict, ...data.goals.slice(1)] }
}

describe('toMeetGoals', () => {
  it('is for all goals, or for those named', () => {
    expect(projection).toMeetGoals('corridors')
    expect(written()).toMeetGoals(['corridors'])
    expect(projection).not.toMeetGoals()
    expect(projection).not.toMeetGoals(['corridors', '150-a-year'])
  })

  it('shows the goals that are missed and no other', () => {
    expect(messageOf(() => expect(projection).toMeetGoals())).toBe(
      [
        'expected the plan to meet all 2 goals, but one is missed',
        '',
        '"150-a-year" missed: completions on average 2032–2034',
        'year  completions          band  margin',
        '2032       122.37  at least 150  −27.63  below',
        '2033       115.23  at least 150  −34.77  below',
        '2034       110.64  at least 150  −39.36  below',
        'mean       116.08  at least 150  −33.92  outside',
      ].join('\n'),
    )
  })

  it('leaves goals without an edge out, unless they are named', () => {
    const follow = { id: 'follow', metric: 'completions', from: 2024, to: 2034, over: 'each' }
    const [corridors, yearly] = examplePlan.goals
    const met = project(planWith({ goals: [follow, corridors] }))
    expect(met).toMeetGoals()
    expect(() => expect(met).not.toMeetGoals()).toThrow('not to meet the goal, but it does')
    expect(() => expect(met).toMeetGoals('follow')).toThrow('the goal "follow" has no edge')
    expect(() => expect(met).toMeetGoals(['corridors', 'follow'])).toThrow('the goal "follow" has no edge')
    // Counted nowhere: of three goals two are judged.
    const missed = project(planWith({ goals: [follow, corridors, yearly] }))
    expect(() => expect(missed).toMeetGoals()).toThrow('all 2 goals, but one is missed')
    expect(missed).not.toMeetGoals()
    // One with an edge and without figures might be missed: it stays an error.
    const late = { id: 'late', metric: 'trainees', from: 2034, to: 2036, over: 'each', min: 1 }
    expect(() => expect(project(planWith({ goals: [follow, corridors, late] }))).toMeetGoals()).toThrow(
      'the goal "late" cannot be judged',
    )
  })

  it('says of a goal that is met by construction that it is', () => {
    const { limits: _, ...training } = examplePlan.training
    const steered = project(
      planWith({
        training: { ...training, intake: { followStock: { 2024: 706, 2027: 770 } } },
        goals: examplePlan.goals.slice(0, 1),
      }),
    )
    expect(steered).toMeetGoals()
    expect(messageOf(() => expect(steered).not.toMeetGoals())).toBe(
      [
        'expected the plan not to meet the goal, but it does',
        '',
        '"corridors" met by construction: the intake follows this stock: trainees each year 2024–2027',
        'year  trainees     band  margin',
        '2024     706.0  700–720    +6.0  inside',
        '2025     727.3  720–740    +7.3  inside',
        '2026     748.7  740–760    +8.7  inside',
        '2027     770.0  760–780   +10.0  inside',
      ].join('\n'),
    )
  })
})

describe('what cannot be judged fails, with not and without', () => {
  const goalless = project(planWith({ goals: [] }))
  const noEdge = project(
    planWith({ goals: [{ id: 'open', metric: 'trainees', from: 2024, to: 2025, over: 'each' }] }),
  )
  const late = project(
    planWith({ goals: [{ id: 'late', metric: 'trainees', from: 2034, to: 2036, over: 'each', min: 1 }] }),
  )
  const within = (received: unknown, corridor: unknown) => (not: boolean) =>
    not
      ? expect(received).not.toStayWithin(corridor as string)
      : expect(received).toStayWithin(corridor as string)
  const meet = (received: unknown, ids?: unknown) => (not: boolean) =>
    not ? expect(received).not.toMeetGoals(ids as string) : expect(received).toMeetGoals(ids as string)
  const years = { from: 2024, to: 2027 }

  it.each<[string, (not: boolean) => void, string, string]>([
    ['nothing', within(undefined, 'corridors'), 'not-a-projection', 'received is a undefined, not a proj'],
    ['a plan', within(examplePlan, 'corridors'), 'not-a-projection', 'this is a plan ("kohort.plan/1")'],
    ['rows', meet(projection.rows), 'not-a-projection', 'expected "kohort.projection/1"'],
    [
      'a later format',
      meet({ ...written(), format: 'kohort.projection/9' }),
      'not-a-projection',
      'version 9',
    ],
    [
      'a projection written over',
      within({ ...projection, rows: broken(2024, { trainees: 9 }).rows }, 'corridors'),
      'not-a-projection',
      'the verdict does not follow',
    ],
    ['an unknown goal', within(projection, 'coridors'), 'unknown-goal', 'Did you mean "corridors"?'],
    ['an unknown goal among others', meet(projection, ['corridors', 'x']), 'unknown-goal', 'no goal "x"'],
    ['no goals', meet(goalless), 'no-goals', 'has no goals'],
    ['an empty list', meet(projection, []), 'goals', 'an id, or a list of ids'],
    ['a goal without edges', within(noEdge, 'open'), 'no-edge', 'no edge to hold a figure to'],
    ['a goal without edges among all', meet(noEdge), 'no-edge', 'no edge to hold a figure to'],
    ['years past the horizon', meet(late), 'no-figure', 'trainees has no figure in 2035, 2036'],
    ['a number for a corridor', within(projection, 700), 'corridor', 'found a number for a corridor'],
    [
      'an unknown series',
      within(projection, { ...years, metric: 'trainee', min: 1 }),
      'unknown-series',
      '"trainees"',
    ],
    ['no series', within(projection, { ...years, min: 1 }), 'unknown-series', 'no series "undefined"'],
    ['an unknown key', within(projection, { ...years, metric: 'trainees', mim: 1 }), 'corridor', 'no "mim"'],
    ['no edge', within(projection, { ...years, metric: 'trainees' }), 'no-edge', 'the corridor has no edge'],
    [
      'NaN for an edge',
      within(projection, { ...years, metric: 'trainees', min: Number.NaN }),
      'corridor',
      'NaN',
    ],
    [
      'an empty edge',
      within(projection, { ...years, metric: 'trainees', min: {} }),
      'corridor',
      'holds nothing',
    ],
    [
      'min above max',
      within(projection, { ...years, metric: 'trainees', min: 800, max: 700 }),
      'corridor',
      "the corridor's min is above its max in 2024: 800 and 700",
    ],
    [
      'edges that cross',
      within(projection, {
        ...years,
        metric: 'trainees',
        min: { 2024: 700, 2027: 800 },
        max: { 2024: 720, 2027: 780 },
      }),
      'corridor',
      'above its max in 2026',
    ],
    [
      'years turned',
      within(projection, { metric: 'trainees', from: 2027, to: 2024, min: 1 }),
      'corridor',
      '2027',
    ],
    [
      'years not projected',
      within(projection, { metric: 'trainees', from: 2024, to: 2040, min: 1 }),
      'corridor',
      '2034',
    ],
    [
      'a series without figures',
      within(projection, { metric: 'intake', from: 2023, to: 2024, min: 1 }),
      'no-figure',
      'in 2023',
    ],
  ])('%s', (_, assertion, code, message) => {
    for (const not of [false, true]) {
      let caught: unknown
      try {
        assertion(not)
      } catch (error) {
        caught = error
      }
      expect(caught).toBeInstanceOf(MatcherError)
      expect(caught).toMatchObject({ code, message: expect.stringContaining(message) })
      expect((caught as MatcherError).hint).not.toBe('')
    }
  })
})
