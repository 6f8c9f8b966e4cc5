import { parsePlan } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { scale, scenario } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import {
  EnsembleError,
  sensitivity,
  simulate,
  sobolIndices,
  startWorkers,
  uncertaintyOf,
  valueOfKnowing,
} from '../src/index.js'

const plan = stockholm()
const given = (distribution: unknown, path = 'training.away', at?: string) => ({ path, at, distribution })
const pert = { family: 'pert', min: 0.1, mode: 0.13, max: 0.18 }
const pair = ['training.away', 'training.attrition']
const less = scenario('Less', 'r', (draft) => scale(draft, 'training.away', 0.8))

/** Options that cannot be, the code and the path of the refusal, and what its hint must name. */
const cases: readonly (readonly [unknown, string, string, string])[] = [
  [{ drows: 16 }, 'unknown-option', 'drows', '"draws"'],
  ['many', 'options', 'options', 'draws: 1024'],
  [{ draws: '16' }, 'draws', 'draws', 'whole number'],
  [{ sampling: 'sobel' }, 'sampling', 'sampling', '"sobol"'],
  [{ seed: {} }, 'seed', 'seed', 'text or a number'],
  [{ keep: 'group' }, 'keep', 'keep', '"groups"'],
  [{ keep: 'foo' }, 'keep', 'keep', 'totals, groups'],
  [{ process: 'individuals' }, 'process', 'process', '"individual"'],
  [{ series: 'completions' }, 'unknown-series', 'series', 'completions'],
  [{ series: ['completion'] }, 'unknown-series', 'series', '"completions"'],
  [{ noise: { foo: 0.1 } }, 'noise', 'noise.foo', 'training.fillRate'],
  [{ noise: { fillRate: 0.1 } }, 'noise', 'noise.fillRate', '"training.fillRate"'],
  [{ noise: [0.1] }, 'noise', 'noise', 'training.fillRate'],
  [{ noise: { 'training.fillRate': '0.05' } }, 'noise', 'training.fillRate', 'above 0'],
  [{ correlations: 'x' }, 'correlation', 'correlations', 'between'],
  [{ correlations: [null] }, 'correlation', 'correlations.0', 'between'],
  [{ correlations: [{ between: pair, rank: 1 }] }, 'correlation', 'correlations.0', 'between −1 and 1'],
  [
    { correlations: [{ between: ['training.awy', pair[1]], rank: 0.5 }] },
    'correlation',
    'correlations',
    '"training.away"',
  ],
  [
    {
      correlations: [
        { between: pair, rank: 0.5 },
        { between: [...pair].reverse(), rank: -0.5 },
      ],
    },
    'correlation',
    'correlations.1',
    'once',
  ],
  [{ inputs: 'x' }, 'inputs', 'inputs', 'distribution'],
  [{ inputs: [{ distribution: pert }] }, 'inputs', 'inputs.0', 'distribution'],
  [{ inputs: [given(pert), given(pert)] }, 'inputs', 'training.away', 'at'],
  [{ inputs: [given(pert), given(pert, 'training.away', '2023')] }, 'inputs', 'training.away.2023', 'at'],
  [{ inputs: [given(pert, 'training.awy')] }, 'unknown-path', 'training.awy', '"training.away"'],
  [{ inputs: [given(pert, 'training.away', '1999')] }, 'unknown-path', 'training.away.1999', ''],
  [{ inputs: [given(undefined)] }, 'distribution', 'training.away', ''],
  [{ inputs: [given({ family: 'gamma' })] }, 'distribution', 'training.away', 'lognormal'],
  [{ inputs: [given({ family: 'logitnormal' })] }, 'distribution', 'training.away', '"logit-normal"'],
  [{ inputs: [given({ family: 'lognormal', sigma: 0.1 })] }, 'distribution', 'training.away', 'median'],
  [{ inputs: [given({ ...pert, maks: 1 })] }, 'distribution', 'training.away', 'min, mode, max'],
  [{ inputs: [given({ ...pert, max: '1' })] }, 'distribution', 'training.away', ''],
  [{ scenarios: 'x' }, 'scenarios', 'scenarios', 'scenario()'],
  [{ scenarios: [less, 'x'] }, 'scenarios', 'scenarios.1', 'scenario()'],
  [{ scenarios: [less, less] }, 'scenarios', 'scenarios', 'id'],
  [{ workers: 'two' }, 'workers', 'workers', '0 to 256'],
  [{ workers: -1 }, 'workers', 'workers', '0 to 256'],
  [{ workers: null }, 'workers', 'workers', '0 to 256'],
  [{ workers: {} }, 'workers', 'workers', '0 to 256'],
  [{ workers: { count: 2, strat: () => null } }, 'unknown-option', 'strat', '"start"'],
  [{ workers: { count: 2, start: 3 } }, 'workers', 'workers.start', 'function'],
  [{ workers: { count: 2, close: () => undefined } }, 'workers', 'workers', 'startWorkers'],
  [{ signal: true }, 'options', 'signal', 'AbortController'],
  [{ onProgress: 'x' }, 'options', 'onProgress', 'function'],
]

const refusalOf = async (work: () => unknown): Promise<EnsembleError> => {
  try {
    await work()
  } catch (error) {
    expect(error).toBeInstanceOf(EnsembleError)
    return error as EnsembleError
  }
  return expect.unreachable('nothing was refused')
}

const heldTo = (error: EnsembleError, code: string, path: string, named: string): void => {
  expect([error.code, error.path]).toEqual([code, path])
  expect(error.hint).toContain(named)
  expect(error.hint).toBe(error.said?.todo.en)
  expect(error.message).toBe(error.said?.text.en)
  expect(error.said?.text.sv.length).toBeGreaterThan(path.length)
  expect(error.said?.text.sv).not.toBe(error.said?.text.en)
  expect(error.said?.todo.sv).not.toBe(error.said?.todo.en)
}

describe('options that cannot be', () => {
  it.each(cases)('of simulate: %j', async (options, code, path, named) => {
    // As from JavaScript, where no type stands at the door.
    heldTo(await refusalOf(() => simulate(plan, options as never)), code, path, named)
  })
  it('of the other functions', async () => {
    const goal = 'corridors'
    const of = [goal]
    const asked: readonly (readonly [() => unknown, string, string, string])[] = [
      [() => uncertaintyOf(plan, { draws: 2 } as never), 'unknown-option', 'draws', 'inputs'],
      [() => sensitivity(plan, { of, series: [] } as never), 'unknown-option', 'series', 'of'],
      [() => sensitivity(plan, { of, noise: { foo: 1 } } as never), 'noise', 'noise.foo', 'fillRate'],
      [() => sensitivity(plan, { of: 'corridors' } as never), 'of', 'of', 'series'],
      [() => sensitivity(plan, { of: [7] } as never), 'of', 'of', 'series'],
      [() => sensitivity(plan, { of, chanceBy: 'month' } as never), 'chance-by', 'chanceBy', 'path, year'],
      [
        () => sensitivity(plan, { of, draws: 4, randomisations: 4 }),
        'randomisations',
        'randomisations',
        'fewer',
      ],
      [() => valueOfKnowing(plan, goal, { levl: 0.5 } as never), 'unknown-option', 'levl', '"level"'],
      [() => valueOfKnowing(plan, goal, { level: 2 }), 'level', 'level', 'at most 1'],
      [() => valueOfKnowing(plan, 'corridor'), 'unknown-goal', 'of', '"corridors"'],
      [() => sobolIndices(() => 0, 2, { drws: 2 } as never), 'unknown-option', 'drws', '"draws"'],
      [() => startWorkers('x' as never), 'workers', 'workers', '1 to 256'],
    ]
    for (const [work, code, path, named] of asked) heldTo(await refusalOf(work), code, path, named)
  })
  it('of an ensemble’s answers', async () => {
    const fan = await simulate(plan, { draws: 4, series: ['trainees'] })
    const asked: readonly (readonly [() => unknown, string, string])[] = [
      [() => fan.band('trainee' as 'trainees'), 'unknown-series', '"trainees"'],
      [() => fan.band('completions'), 'not-kept', 'trainees'],
      [() => fan.band('trainees', [2]), 'probability', '0 to 1'],
      [() => fan.mean('trainees', { scenario: 'pln' }), 'unknown-scenario', '"plan"'],
      [() => fan.probability('corridor'), 'unknown-goal', '"corridors"'],
      [() => fan.probability('corridors', 2030), 'unknown-year', '2024 to 2027'],
    ]
    for (const [work, code, named] of asked) heldTo(await refusalOf(work), code, '', named)
  })
})

describe('ranges that have no room for each other', () => {
  const share = (value: number, range?: readonly [number, number]) => ({
    share: { '2023': range === undefined ? { value } : { value, range } },
  })
  const withGroups = (one: readonly [number, number], other: readonly [number, number]) =>
    parsePlan({
      ...plan,
      groups: { ordinary: share(0.1), one: share(0.5, one), other: share(0.4, other) },
    } as never)
  it('are named, with what is drawn in their place', () => {
    const { notes, noteTexts, inputs, vector, compiled } = uncertaintyOf(withGroups([0.2, 0.8], [0.2, 0.6]))
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/^groups\.other\.share: the range 0\.2–0\.6 has no room .* 5–95 % at /)
    expect(noteTexts.map(({ en }) => en)).toEqual(notes)
    expect(noteTexts[0]?.sv).toContain('spannet 0.2–0.6')
    // What it says is so: drawn by another way, over a grid of both.
    const place = compiled().slots.find(({ path }) => path === 'groups.other.share')?.start ?? -1
    const grid = Array.from({ length: 60 }, (_, node) => (node + 0.5) / 60)
    const drawn = grid
      .flatMap((a) =>
        grid.map(
          (b) =>
            vector(
              inputs.map(({ name }) =>
                name === 'groups.one.share' ? a : name === 'groups.other.share' ? b : 0.5,
              ),
            )[place] as number,
        ),
      )
      .sort((a, b) => a - b)
    const [low = 0, high = 0] = (notes[0]?.match(/at ([\d.]+)–([\d.]+)\./) ?? []).slice(1).map(Number)
    expect(Math.abs((drawn[Math.floor(drawn.length * 0.05)] ?? 0) - low)).toBeLessThan(0.01)
    expect(Math.abs((drawn[Math.floor(drawn.length * 0.95)] ?? 0) - high)).toBeLessThan(0.01)
  })
  it('are not spoken of where they have', () => {
    const groups = { ordinary: share(0.7), one: share(0.2, [0.18, 0.22]), other: share(0.1, [0.08, 0.12]) }
    expect(uncertaintyOf(parsePlan({ ...plan, groups } as never)).notes).toEqual([])
  })
})
