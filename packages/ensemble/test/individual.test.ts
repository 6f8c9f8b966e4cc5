import { type PlanInput, parsePlan, type SeriesName } from '@kohort/core'
import { regionPlan, stockholm } from '@kohort/regions'
import { scale, scenario } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import { condition, type Ensemble, EnsembleError, type SimulateOptions, simulate } from '../src/index.js'
import { withoutRanges } from '../src/learning/without-ranges.js'
import { chanceOfDraws } from '../src/process/chance-of-draws.js'
import { engineOf } from '../src/run/engine.js'
import { keptOf } from '../src/run/keep.js'
import { storesFor } from '../src/run/stores.js'
import { prepare } from '../src/uncertainty.js'

const plan = stockholm()
/** Gotland's counts are unknown: about its share of the country's. */
const gotland = regionPlan('09', { trainees: 20, specialists: 28 })
const fewerLeave = scenario('Fewer leave', 'a trial', (draft) => {
  scale(draft, 'training.attrition', 0.5, { from: 2025 })
})
const heads: readonly SeriesName[] = [
  ...([
    'intakeWanted',
    'intake',
    'attrition',
    'completions',
    'trainees',
    'waiting',
    'hired',
    'notHired',
  ] as const),
  ...(['inflow', 'entrantExits', 'incumbentExits', 'specialistExits', 'specialists'] as const),
]

const simulated = (options: SimulateOptions = {}, of: PlanInput = plan): Promise<Ensemble> =>
  simulate(of, { draws: 512, seed: 'chance', process: 'individual', ...options })

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
const varianceOf = (values: Float64Array): number => {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

describe('an ensemble of whole people', () => {
  it('has whole people in every draw, year, group and scenario, and loses nobody', async () => {
    const ensemble = await simulated({ keep: 'groups', scenarios: [fewerLeave], draws: 256 })
    for (const id of ensemble.scenarios)
      for (const group of [undefined, ...Object.keys(plan.groups)]) {
        const whose = { scenario: id, ...(group === undefined ? {} : { group }) }
        const of = Object.fromEntries(heads.map((name) => [name, ensemble.raw(name, whose)]))
        const notWhole = heads.flatMap((name) =>
          ensemble
            .raw(name, whose)
            .flatMap((column) =>
              [...column].filter((value) => !(Number.isInteger(value) || Number.isNaN(value))),
            ),
        )
        expect(notWhole).toEqual([])
        for (let year = 1; year < ensemble.years.length; year += 1)
          for (let draw = 0; draw < 256; draw += 1) {
            const at = (name: SeriesName, when = year): number => of[name]![when]![draw]!
            expect(at('trainees')).toBe(
              at('trainees', year - 1) + at('intake') - at('completions') - at('attrition'),
            )
            expect(at('specialists')).toBe(
              at('specialists', year - 1) + at('hired') + at('inflow') - at('specialistExits'),
            )
          }
      }
  })

  it('has the means of the expected run where nothing is bounded: within 5 standard errors, draw by draw', async () => {
    const draws = 2048
    const [whole, expected] = [
      await simulated({ draws, keep: 'groups' }),
      await simulated({ draws, keep: 'groups', process: 'expected' }),
    ]
    // The same numbers are drawn, so that chance alone is between the two.
    expect(whole.uniforms(7, 1)).toEqual(expected.uniforms(7, 1))
    for (const group of [undefined, ...Object.keys(plan.groups)])
      for (const name of heads) {
        const whose = group === undefined ? {} : { group }
        const others = expected.raw(name, whose)
        for (const [index, column] of whole.raw(name, whose).entries()) {
          const change = column.map((value, draw) => value - others[index]![draw]!)
          if (Number.isNaN(change[0])) continue
          const error = Math.sqrt(varianceOf(change) / draws)
          expect(Math.abs(meanOf(change)), `${expected.years[index]} ${name} ${group}`).toBeLessThanOrEqual(
            5 * error + 1e-9,
          )
        }
      }
  })

  it('shows that Gotland is mostly chance, and Stockholm is not', async () => {
    const draws = 1024
    const partOfChance = async (of: PlanInput, name: SeriesName): Promise<readonly number[]> => {
      const [whole, expected] = [
        await simulated({ draws, series: [name] }, of),
        await simulated({ draws, series: [name], process: 'expected' }, of),
      ]
      return whole
        .raw(name)
        .slice(2)
        .map((column, index) => 1 - varianceOf(expected.raw(name)[index + 2]!) / varianceOf(column))
    }
    const small = await partOfChance(gotland, 'completions')
    for (const part of small) expect(part).toBeGreaterThan(0.8)
    for (const part of await partOfChance(plan, 'trainees')) expect(part).toBeLessThan(0.3)
    const band = (await simulated({ draws, series: ['completions'] }, gotland)).band('completions').at(-1)
    const narrow = (await simulated({ draws, series: ['completions'], process: 'expected' }, gotland)).band(
      'completions',
    )
    const width = (values: readonly (number | null)[] | undefined): number =>
      (values?.[2] ?? 0) - (values?.[0] ?? 0)
    expect(width(band?.values)).toBeGreaterThan(3 * width(narrow.at(-1)?.values))
  })

  it('is what bands of shares say that they leave out, and how much', async () => {
    const draws = 1024
    for (const of of [plan, gotland]) {
      const certain = withoutRanges(parsePlan(of))
      const whole = await simulated({ draws, series: ['completions'] }, certain)
      const shares = await simulated({ draws: 8, series: ['completions'], process: 'expected' }, certain)
      expect(whole.noteTexts).toEqual([])
      const [said] = shares.notes
      expect(shares.notes).toEqual(shares.noteTexts.map(({ en }) => en))
      const [, many = '', most = ''] =
        /about ([\d.]+) completions a year .* up to (\d+) more/.exec(said ?? '') ?? []
      const columns = whole.raw('completions').slice(1)
      const mean = columns.reduce((sum, column) => sum + meanOf(column), 0) / columns.length
      expect(Math.abs(Number(many) / mean - 1)).toBeLessThan(0.03)
      for (const column of columns) {
        const reach = 1.645 * Math.sqrt(varianceOf(column))
        // At most so much, and not far less.
        expect(reach).toBeLessThan(Number(most) * 1.1 + 0.5)
        expect(reach).toBeGreaterThan(Number(most) * 0.5 - 0.5)
      }
      expect(shares.noteTexts[0]?.sv).toContain(`upp till ${most} fler eller färre`)
      expect(condition(shares, { 'completions.2025': meanOf(columns[1]!) }).noteTexts).toEqual(
        shares.noteTexts,
      )
    }
  })

  it('keeps Stockholm’s narrow corridors about half as often, in all four years', async () => {
    const held = async (process: 'expected' | 'individual'): Promise<number> =>
      (await simulate(plan, { draws: 8192, process, series: ['trainees'] })).probability('corridors') ?? 0
    const ratio = (await held('individual')) / (await held('expected'))
    // As the README and the page on limits say.
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(0.6)
  })

  it('has the exact moments where chance is all there is', async () => {
    const alone = parsePlan({
      format: 'kohort.plan/1',
      id: 'alone',
      title: 'One cohort',
      base: 2000,
      to: 2004,
      training: {
        ...{ requirement: { min: 9, mode: 9, max: 9 }, workingTime: 1, away: 0, research: 0 },
        ...{ attrition: 0.1, baseStock: { byIntakeYear: { '2000': 40 } }, intake: { fixed: 0 } },
      },
      specialists: {
        ...{ workingTime: 1, otherDuties: 0, hired: 1, retention: { '0': 1, '1': 1 } },
        incumbents: { total: 50, curve: { '0': 1, '2': 0.7, '4': 0.5 } },
      },
      need: { index: { unmet: 0, growth: {} } },
    })
    const draws = 8192
    const ensemble = await simulated({ draws, sampling: 'random' }, alone)
    const here = [1, 0.85, 0.7, 0.6, 0.5]
    for (let year = 1; year <= 4; year += 1)
      for (const [name, n, q] of [
        ['trainees', 40, 0.9 ** year],
        ['specialists', 50, here[year]!],
      ] as const) {
        const values = ensemble.raw(name)[year]!
        const variance = n * q * (1 - q)
        expect(Math.abs(meanOf(values) - n * q)).toBeLessThan(5 * Math.sqrt(variance / draws))
        expect(Math.abs(varianceOf(values) - variance)).toBeLessThan(5 * variance * Math.sqrt(2.1 / draws))
      }
  })

  it('has the same bits however the draws are split, and whatever is kept', async () => {
    const { drawings, mixing } = prepare(plan, { scenarios: [fewerLeave] })
    const parts = [drawings.base, ...drawings.scenarios].map(({ compiled, steps }) => ({
      ...{ compiled, steps, judges: [] },
      kept: keptOf(compiled, ['trainees', 'specialists'], []),
    }))
    const sampler = { seed: 'chance', sampling: 'sobol', draws: 512, randomisations: 1 } as const
    const work = { names: drawings.names, sampler, mixing, process: 'individual', parts } as const
    const whole = await simulated({ scenarios: [fewerLeave] })
    const years = whole.years.length
    // The last first, by an engine of its own, and then an odd stretch.
    for (const [from, count] of [
      [500, 12],
      [37, 150],
    ] as const) {
      const stores = storesFor(work, count)
      engineOf(work)(from, count, stores, 0, count)
      for (const [part, id] of whole.scenarios.entries())
        for (const [order, name] of (['trainees', 'specialists'] as const).entries())
          for (const [year, column] of whole.raw(name, { scenario: id }).entries()) {
            const start = (order * years + year) * count
            expect(stores[part]!.figures.slice(start, start + count)).toEqual(
              column.slice(from, from + count),
            )
          }
    }
    const some = await simulated({ series: ['specialists'] })
    expect(some.raw('specialists')).toEqual(whole.raw('specialists'))
    expect((await simulated({ seed: 'other' })).raw('specialists')).not.toEqual(whole.raw('specialists'))
  })

  it('pairs scenarios by their chance: fewer leavers never mean fewer trainees, in any draw', async () => {
    const same = scenario('Nothing new', 'a control', (draft) => {
      scale(draft, 'training.attrition', 1, { from: 2025 })
    })
    const ensemble = await simulated({ scenarios: [fewerLeave, same] })
    const trainees = ensemble.raw('trainees')
    expect(ensemble.raw('trainees', { scenario: 'nothing-new' })).toEqual(trainees)
    const more = ensemble.raw('trainees', { scenario: 'fewer-leave' })
    for (const [year, column] of trainees.entries())
      for (const [draw, value] of column.entries()) expect(more[year]![draw]).toBeGreaterThanOrEqual(value)
    const [last, moreLast] = [trainees.at(-1)!, more.at(-1)!]
    const difference = moreLast.map((value, draw) => value - last[draw]!)
    expect(meanOf(difference)).toBeGreaterThan(10)
    expect(varianceOf(difference)).toBeLessThan(varianceOf(last) / 2)
  })

  it('says so in its manifest, and refuses another process', async () => {
    expect((await simulated({ draws: 2 })).manifest().process).toBe('individual')
    expect((await simulate(plan, { draws: 2 })).manifest().process).toBe('expected')
    const refused = simulated({ process: 'agents' as 'individual' })
    await expect(refused).rejects.toThrow(EnsembleError)
    await expect(refused).rejects.toMatchObject({ code: 'process', path: 'process' })
  })
})

describe('the chance of draws', () => {
  const streams = [
    { kind: 'plan', group: null, start: 0, length: 40 },
    { kind: 'training', group: 'ordinary', start: 40, length: 60 },
    { kind: 'training', group: 'research', start: 100, length: 60 },
  ] as const
  const uniformsOf = (
    seed: string,
    draw: number,
    layout: Parameters<ReturnType<typeof chanceOfDraws>['source']>[0] = streams,
  ) => {
    const chance = chanceOfDraws(seed)
    chance.set(draw)
    const into = new Float64Array(layout.reduce((sum, { length }) => sum + length, 0))
    chance.source(layout, into)
    return into
  }

  it('is the same for a stream whatever other streams there are and however long it is', () => {
    const all = uniformsOf('seed', 3)
    const other = uniformsOf('seed', 3, [
      { kind: 'specialists', group: 'new', start: 0, length: 30 },
      { kind: 'training', group: 'research', start: 30, length: 90 },
    ])
    expect(other.slice(30, 90)).toEqual(all.slice(100, 160))
    for (const value of all) expect(value > 0 && value < 1).toBe(true)
  })

  it('is another for another seed, draw, kind and group', () => {
    const firsts = [
      ...[uniformsOf('seed', 3)[0], uniformsOf('seed', 4)[0], uniformsOf('seek', 3)[0]],
      ...[uniformsOf('seed', 3)[40], uniformsOf('seed', 3)[100]],
    ]
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('is uniform and independent from draw to draw, place to place and stream to stream', () => {
    const many = 20_000
    const chance = chanceOfDraws('seed')
    const into = new Float64Array(160)
    const columns = [0, 1, 40, 100].map(() => new Float64Array(many))
    for (let draw = 0; draw < many; draw += 1) {
      chance.set(draw)
      chance.source(streams, into)
      for (const [index, place] of [0, 1, 40, 100].entries()) columns[index]![draw] = into[place]!
    }
    for (const column of columns) {
      // Chi square of 64 cells: 63 degrees of freedom, 5 standard deviations.
      const cells = new Float64Array(64)
      for (const value of column) cells[Math.floor(value * 64)]! += 1
      const square = cells.reduce((sum, count) => sum + (count - many / 64) ** 2 / (many / 64), 0)
      expect(Math.abs(square - 63)).toBeLessThan(5 * Math.sqrt(2 * 63))
    }
    const correlation = (one: Float64Array, other: Float64Array): number => {
      let sum = 0
      for (const [index, value] of one.entries()) sum += (value - 0.5) * (other[index]! - 0.5)
      return (12 * sum) / one.length
    }
    const [first, second, third, fourth] = columns as [Float64Array, Float64Array, Float64Array, Float64Array]
    const pairs = [
      ...[
        [first, second],
        [first, third],
        [third, fourth],
        [second, fourth],
      ],
      ...columns.map((column) => [column.slice(1), column.slice(0, -1)]),
    ] as [Float64Array, Float64Array][]
    for (const [one, other] of pairs)
      expect(Math.abs(correlation(one, other))).toBeLessThan(5 / Math.sqrt(many))
  })
})
