import { displayed, displayOf, noteTables, type PlanInput, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { fromLibrary } from '@kohort/scenarios'
import { beforeAll, describe, expect, it } from 'vitest'
import { condition, type Ensemble, simulate } from '../src/index.js'
import { placeOf } from '../src/learning/observation-tables.js'
import { probabilityCell } from '../src/read/words.js'
import { ensembleTables } from '../src/results/ensemble-tables.js'
import { cellsOf, plainOf, points, read } from './shown.js'

const plan = stockholm()

describe('an ensemble in a notebook', () => {
  let fan: Ensemble
  beforeAll(async () => {
    fan = await simulate(plan, {
      draws: 256,
      seed: 'shown',
      sampling: 'random',
      scenarios: [fromLibrary(plan, 'less-leave')],
    })
  })

  it('has the bands of its first series and the plan’s own figures, shares in per cent', () => {
    const [bands = []] = plainOf(fan)
    expect(bands[0]).toBe('stockholm, 256 draws')
    const heads = cellsOf(bands[1])
    expect(heads.slice(0, 5)).toEqual([
      'Year',
      'Trainees, heads: 5%',
      'Trainees, heads: 50%',
      'Trainees, heads: 95%',
      'Trainees, heads: the plan',
    ])
    expect(bands).toHaveLength(2 + 12)
    const [low, middle, high] = fan.band('coverage').at(-1)?.values ?? []
    const own = project(plan).at(2034).coverage
    expect(cellsOf(bands.at(-1)).slice(-4)).toEqual(
      [low, middle, high, own].map((value) => `${read(100 * (value as number), 1)}%`),
    )
    const [least, mean, most] = fan.band('specialists').at(-1)?.values ?? []
    expect(cellsOf(bands.at(-1)).slice(9, 12)).toEqual(
      [least, mean, most].map((value) => read(value as number, 0)),
    )
    const [spann = []] = plainOf(fan, 'sv')
    expect(spann[0]).toBe('stockholm, 256 dragningar')
    expect(cellsOf(spann.at(-1)).at(-1)).toBe(`${read(100 * (own as number), 1).replace('.', ',')}_%`)
  })

  it('has probabilities in per cent with their errors, and none surer than its draws', () => {
    const [, goals = []] = plainOf(fan)
    expect(goals[0]).toBe('stockholm: how probable it is that the goals are met')
    expect(goals).toHaveLength(2 + fan.goals().length)
    const corridors = fan.probability('corridors') as number
    const error = fan.probabilityError('corridors') as number
    expect(cellsOf(goals[2])).toEqual([
      'The corridors 2024–2027 (corridors)',
      'the plan',
      `${read(100 * corridors, 0)}%`,
      points(error, 1),
    ])
    const never = fan.goals().findIndex(({ probability }) => probability === 0)
    expect(never).toBeGreaterThan(0)
    expect(cellsOf(goals[2 + never]).slice(1)).toEqual(['the plan', '<_1.2%', '–'])
    const unknown = fan.goals().findIndex(({ probability }) => probability === null)
    expect(cellsOf(goals[2 + unknown]).slice(1)).toEqual(['the plan', '–', '–'])
    const last = (probability: number) =>
      displayOf(displayed({}, () => noteTables([probabilityCell(probability, 256)])))
        ?.['text/plain'].split(/\s{2,}|\n/)
        .at(-1)
    expect([0, 0.003, 0.005, 0.5, 1].map(last)).toEqual([
      '<\u00a01.2%',
      '<\u00a01.2%',
      '0.5%',
      '50%',
      '>\u00a098.8%',
    ])
  })

  it('has what each scenario changes draw by draw, in points for shares', () => {
    const [, , differences = []] = plainOf(fan)
    const row = fan.difference('coverage', 'less-leave', 'plan', [0.05, 0.5, 0.95]).at(-1)
    expect(cellsOf(differences.at(-1))).toEqual([
      'less-leave',
      'Coverage',
      ...(row?.values ?? []).map((value) => points(value as number, 1, true)),
      // Above it in every draw: no surer than 256 draws can be.
      '>_98.8%',
    ])
    expect(row?.above).toBe(1)
  })

  it('says what was drawn, what nobody measured, and that the middle is not the plan’s figure', () => {
    const notes = plainOf(fan).at(-1)?.join('\n') ?? ''
    const { inputs, compiled } = fan.uncertainty
    const open = inputs.filter(({ name }) =>
      compiled()
        .slots.find(({ path }) => path === name)
        ?.figures.some(({ kind }) => kind === undefined || kind === 'assumed'),
    )
    expect(notes).toContain(`${inputs.length} uncertain numbers were drawn`)
    expect(notes).toContain(`; ${open.length} of them nobody has measured.`)
    const middle = fan.band('completions').at(-1)?.values[1] as number
    expect(notes).toContain(
      `completions 2034: ${read(middle, 1)} in the middle, ${read(project(plan).at(2034).completions as number, 1)} in the plan.`,
    )
    expect(plainOf(fan, 'sv').at(-1)?.join()).toContain('Mitten av dragningarna ligger bredvid')
  })

  it('has no column of errors where none is known', async () => {
    const one = await simulate(plan, { draws: 64 })
    expect(one.goals().every(({ error }) => error === null)).toBe(true)
    const [, goals = []] = plainOf(one, 'sv')
    expect(cellsOf(goals[1])).toEqual(['Mål', 'Scenario', 'Sannolikhet'])
    expect(cellsOf(goals[2]).slice(0, 2)).toEqual(['Spannen 2024–2027 (corridors)', 'planen'])
  })

  it('of whole people says what becomes of a stock that is none', async () => {
    const { baseStock } = plan.training
    const half = { ...plan, training: { ...plan.training, baseStock: { ...baseStock, total: 650.5 } } }
    const some = await simulate(half as PlanInput, { draws: 8, process: 'individual' })
    expect(plainOf(some, 'sv').at(-1)?.join()).toContain(
      'Planen börjar 2023 med antal som inte är hela personer',
    )
    expect(plainOf(fan, 'sv').at(-1)?.join()).not.toContain('Planen börjar 2023')
  })

  it('escapes what others wrote', () => {
    const evil = '<script>alert(1)</script>'
    const goals = fan.goals().map((goal) => ({ ...goal, id: evil, scenario: evil }))
    const named = { ...fan, plan: evil, goals: () => goals }
    const html = displayOf(displayed({}, () => ensembleTables(named, [evil])))?.['text/html'] ?? ''
    expect(html).not.toContain('<script')
    expect(html.match(/&lt;script&gt;/g)?.length).toBe(2 * goals.length + 3)
  })

  it('is seen by nothing else', () => {
    expect(JSON.stringify(fan)).not.toContain('text/html')
    expect(Object.getOwnPropertySymbols({ ...fan })).toEqual([])
  })

  describe('conditioned', () => {
    it('has its own weighted figures, the observations, and how many draws they amount to', () => {
      const view = condition(fan, { 'trainees.2024': 706 })
      expect(view.effectiveSampleSize).toBeLessThan(200)
      const size = view.effectiveSampleSize.toFixed(0)
      const [bands = [], seen = [], goals = []] = plainOf(view)
      expect(cellsOf(goals[1])).toEqual(['Goal', 'Scenario', 'Probability'])
      expect(bands[0]).toBe(`stockholm, 256 draws, weighted by what was counted; they amount to ${size}`)
      const weighted = view
        .band('trainees')
        .at(-1)
        ?.values.map((value) => read(value as number, 0))
      const before = fan
        .band('trainees')
        .at(-1)
        ?.values.map((value) => read(value as number, 0))
      expect(weighted).not.toEqual(before)
      expect(cellsOf(bands.at(-1)).slice(1, 4)).toEqual(weighted)
      const [fit] = view.observations
      expect(cellsOf(seen[2])).toEqual([
        'trainees 2024',
        '706',
        read(fit?.error as number, 0),
        `${read(fit?.before.p5 as number, 0)}–${read(fit?.before.p95 as number, 0)}`,
        `${read(fit?.after.p5 as number, 0)}–${read(fit?.after.p95 as number, 0)}`,
        `as expected (${read(100 * (fit?.percentile as number), 0)}% lay below)`,
        `+${read(fit?.z as number, 1)}`,
      ])
      const corridors = view.probability('corridors') as number
      expect(corridors).not.toBe(fan.probability('corridors'))
      expect(cellsOf(goals[2])).toEqual([
        'The corridors 2024–2027 (corridors)',
        'the plan',
        `${read(100 * corridors, 0)}%`,
      ])
      const notes = plainOf(view).at(-1)?.join('\n') ?? ''
      expect(notes).toContain(
        `The weights amount to ${size} of 256 draws, below 200: bands and probabilities are rough.`,
      )
      expect(notes).not.toContain('lies beside the plan')
      expect(plainOf(view, 'sv').at(-1)?.join()).toContain('band och sannolikheter är grova')
    })

    it('says of no figure that every draw lay below it, or none', () => {
      const shownOf = (percentile: number, draws: number, language: 'sv' | 'en') =>
        displayOf(
          displayed({}, () => noteTables([placeOf({ percentile }, draws)])),
          language,
        )
          ?.['text/plain'].replaceAll('\u00a0', '_')
          .split(/\s{2,}|\n/)
          .at(-1)
      expect(shownOf(1, 256, 'en')).toBe('unexpectedly high (>_98.8% lay below)')
      expect(shownOf(1, 64, 'sv')).toBe('oväntat högt (>_95,3_% låg under)')
      expect(shownOf(0, 64, 'sv')).toBe('oväntat lågt (<_4,7_% låg under)')
      expect(shownOf(0.4, 64, 'sv')).toBe('väntat (40_% låg under)')
      // Half of 256 equal draws, weighted to fewer: as many as they amount to.
      const view = condition(fan, { 'trainees.2024': 725 }, { warnBelow: 1 })
      const size = view.effectiveSampleSize
      const edge = Math.ceil((3 / Math.max(10, Math.round(size))) * 1000) / 10
      const sure = view.goals().findIndex(({ probability }) => probability === 0)
      expect(cellsOf(plainOf(view)[2]?.[2 + sure]).at(-1)).toBe(`<_${edge.toFixed(1)}%`)
    })

    it('without the warning says the same plainly; what is far out is unexpected', () => {
      const view = condition(fan, { 'trainees.2024': 725 }, { warnBelow: 1 })
      const shown = plainOf(view, 'sv')
      expect(shown[1]?.[2]).toContain('oväntat högt (')
      const size = Math.max(1, view.effectiveSampleSize).toFixed(0)
      expect(shown.at(-1)?.[2]).toContain(`Vikterna motsvarar ${size} av 256 dragningar.`)
      expect(JSON.stringify(view)).not.toContain('text/html')
      expect(Object.isFrozen(view)).toBe(true)
    })
  })
})
