import { examplePlan, type Plan, type PlanInput, parsePlan, project } from '@kohort/core'
import { regionPlan, stockholm } from '@kohort/regions'
import { compare, scale, scenario, tornado } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import {
  bandChart,
  coverageChart,
  intakeChart,
  pipelineChart,
  ReportError,
  regionsChart,
  regionTiles,
  scenarioChart,
  sensitivityChart,
  specialistChangeChart,
  tornadoChart,
  traineesChart,
} from '../src/index.js'
import { barePlan } from './charts-gallery.js'
import { parseSvg, walkSvg } from './charts-svg.js'

const sv = { language: 'sv' } as const
const en = { language: 'en' } as const
const HARD = '\u00a0'

/** The example with no limits and with other goals and intakes. */
interface Draft {
  training: { limits?: unknown }
  need: { norm: object }
}

const changed = (change: (draft: Draft) => void): Plan => {
  const draft = structuredClone(examplePlan) as unknown as Draft
  delete draft.training.limits
  change(draft)
  return parsePlan(draft as unknown as PlanInput)
}
const withGoals = (goals: PlanInput['goals'], intake?: number): Plan =>
  changed((draft) => {
    Object.assign(draft, { goals })
    if (intake !== undefined) Object.assign(draft.training, { intake: { fixed: intake } })
  })
const trainees = (plan: Plan, options: typeof sv | typeof en = sv): string =>
  traineesChart({ plan, projection: project(plan) }, options).title
const intake = (plan: Plan, options: typeof sv | typeof en = sv): string =>
  intakeChart({ plan, projection: project(plan) }, options).title

const corridor = (min: number, max: number) =>
  [{ id: 'c', metric: 'trainees', from: 2024, to: 2026, over: 'each', min, max }] as NonNullable<
    PlanInput['goals']
  >
const floor = (min: number) =>
  [{ id: 'f', metric: 'completions', from: 2034, to: 2034, over: 'last', min }] as NonNullable<
    PlanInput['goals']
  >

describe('the trainees title says what the figures say', () => {
  it('inside', () => {
    expect(trainees(stockholm())).toBe(
      'ST-läkarna håller sig inom spannet till 2027 och är 890 år 2034, inom målet 880–900',
    )
    expect(trainees(stockholm(), en)).toBe(
      'Trainees stay inside the corridor until 2027 and number 890 in 2034, inside the goal of 880–900',
    )
  })
  it('inside by construction is not told as a success', () => {
    expect(trainees(stockholm({ intake: 'followStock' }))).toContain('eftersom planen styr efter antalet')
  })
  it('below, above, and both', () => {
    expect(trainees(withGoals(corridor(800, 900)))).toContain('är under spannet 2024–2026 och är')
    expect(trainees(withGoals(corridor(100, 200)))).toContain('är över spannet 2024–2026 och är')
    const mixed = withGoals([
      {
        id: 'c',
        metric: 'trainees',
        from: 2024,
        to: 2026,
        over: 'each',
        min: { '2024': 100, '2026': 2000 },
        max: { '2024': 200, '2026': 2100 },
      },
    ])
    expect(trainees(mixed)).toMatch(/är under spannet .*2026 och över spannet 2024/)
  })
  it('no goals', () => {
    expect(trainees(withGoals([]))).toMatch(/^ST-läkarna går från 650 år 2023 till \d+ år 2034$/)
    expect(trainees(parsePlan(barePlan), en)).toMatch(/^Trainees go from 33 in 2023 to \d+ in 2030$/)
  })
  it('does not round a miss into a hit', () => {
    const plan = withGoals([])
    const last = project(plan).at(2034).trainees as number
    // An edge above the figure that rounds to the same number of heads.
    const min = last + (Math.round(last) + 0.49 - last) * 0.9
    expect(min).toBeGreaterThan(last + 0.01)
    const goal = withGoals([
      { id: 'g', metric: 'trainees', from: 2034, to: 2034, over: 'last', min, max: last + 50 },
    ])
    expect(trainees(goal)).toMatch(
      new RegExp(`till ${last.toFixed(1).replace('.', ',')} år 2034, under målet`),
    )
  })
})

describe('the intake title', () => {
  it('never, from a year, all along, in between', () => {
    expect(intake(stockholm())).toMatch(
      /når inte 150 om året: som mest \d+, år \d{4}; inget av planens tre mål nås$/,
    )
    expect(intake(withGoals(floor(110), 160))).toMatch(/är minst 110 om året från \d{4}; planens mål nås$/)
    expect(intake(withGoals(floor(1)), en)).toBe(
      "Completions are at least 1 a year all along; the plan's goal is met",
    )
    expect(intake(parsePlan(examplePlan))).toContain('planens mål nås inte')
    const dip = changed((draft) => {
      Object.assign(draft, { goals: floor(120) })
      Object.assign(draft.training, {
        intake: { fixed: { '2024': 250, '2026': 20 } },
      })
    })
    expect(intake(dip)).toMatch(/når 120 om året 20\d\d–20\d\d men är \d+ år 2034; planens mål nås inte$/)
  })
  it('tells what cut the intake', () => {
    const plan = parsePlan(examplePlan)
    const chart = intakeChart({ plan, projection: project(plan) }, sv)
    const cut = project(plan).rows.filter(({ limitedBy }) => limitedBy !== null)
    expect(cut.length).toBeGreaterThan(0)
    expect(chart.subtitle).toContain(`stoppas av tak ${cut[0]?.year}`)
    expect(chart.subtitle).toContain('(tjänster)')
  })
})

describe('coverage', () => {
  const title = (plan: Plan): string => coverageChart({ plan, projection: project(plan) }, sv).title
  const norm = (perSpecialist: number): Plan =>
    changed((draft) => {
      Object.assign(draft.need.norm, { perSpecialist })
    })
  it('short of the norm, from a year, and all along', () => {
    expect(title(stockholm())).toMatch(
      new RegExp(`^Läkarna räcker till \\d+${HARD}% av riktvärdet 1${HARD}100 år 2034, upp från`),
    )
    expect(title(norm(1700))).toMatch(/räcker till riktvärdet 1.700 från \d{4}/)
    expect(title(norm(4000))).toMatch(/hela tiden/)
  })
  it('against an index', () => {
    const plan = parsePlan(barePlan)
    const chart = coverageChart({ plan, projection: project(plan) }, en)
    expect(chart.title).toContain('the need')
    expect(chart.subtitle).toContain('share of the need')
  })
})

describe('the others', () => {
  const plan = stockholm()
  const projection = project(plan)

  it('waterfall: the steps add up to the change', () => {
    const chart = specialistChangeChart({ plan, projection }, sv)
    const change =
      Math.round(projection.at(2034).specialists as number) -
      Math.round(projection.at(2023).specialists as number)
    expect(chart.title).toContain(`${change} fler till 2034`)
    const bars = walkSvg(parseSvg(chart.svg)).filter(
      ({ node, part }) => node.name === 'rect' && part === 'marks',
    )
    expect(bars).toHaveLength(6)
    // The last step ends where the last total ends.
    const right = ({ attributes }: { attributes: Readonly<Record<string, string>> }): number =>
      Number(attributes.x) + Number(attributes.width)
    const [, last] = bars.map(({ node }) => node).filter(({ attributes }) => attributes.x === '0')
    const steps = bars.map(({ node }) => Number(node.attributes.x)).sort((a, b) => a - b)
    expect(steps.some((x) => Math.abs(x - right(last as never)) < 0.1)).toBe(true)
  })

  it('pipeline: the classes add up to the trainees', () => {
    const { alt } = pipelineChart({ plan, projection }, en)
    const told = /2034: (.*?)\. All/.exec(alt)?.[1] ?? ''
    const sum = [...told.matchAll(/: (\d+)/g)].reduce((total, [, number]) => total + Number(number), 0)
    expect(Math.abs(sum - (projection.at(2034).trainees as number))).toBeLessThanOrEqual(4)
  })

  it.each([
    [
      'smaller',
      { '2024': 140, '2029': 165, '2031': 320 },
      'En mindre andel går länge',
      'A smaller share stays long',
    ],
    [
      'smaller',
      { '2024': 90, '2029': 90, '2031': 320 },
      'En mindre andel går länge',
      'A smaller share stays long',
    ],
    [
      'larger',
      { '2024': 200, '2029': 200, '2031': 30 },
      'En större andel går länge',
      'A larger share stays long',
    ],
    ['alike', { '2024': 115 }, 'Ungefär lika stor andel går länge', 'About the same share stays long'],
  ] as const)(
    'pipeline: a %s share, told as a share with the number of people',
    (expected, fixed, swedish, english) => {
      const given = changed((draft) => {
        Object.assign(draft.training, { intake: { fixed } })
      })
      const found = project(given)
      const late = (year: number) => {
        const rows = found.traineesByStart().filter((row) => row.year === year)
        const sum = (list: typeof rows): number => list.reduce((all, { trainees: heads }) => all + heads, 0)
        const heads = sum(rows.filter(({ started }) => year - started >= 5))
        return { heads: heads.toFixed(0), share: heads / sum(rows) }
      }
      const [then, now] = [late(2023), late(2034)]
      // The share may fall while the number rises.
      if (fixed['2024'] === 140) expect(Number(now.heads)).toBeGreaterThan(Number(then.heads))
      const points = 100 * (now.share - then.share)
      expect(Math.abs(points) < 2 ? 'alike' : points < 0 ? 'smaller' : 'larger').toBe(expected)
      const percent = (share: number): string => (100 * share).toFixed(0)
      const told = (options: typeof sv | typeof en) =>
        pipelineChart({ plan: given, projection: found }, options).title
      expect(told(sv)).toBe(
        `${swedish}: ${percent(now.share)}${HARD}% av ST-läkarna är på sitt sjätte år eller senare 2034 (${now.heads} personer), mot ${percent(then.share)}${HARD}% år 2023 (${then.heads})`,
      )
      expect(told(en)).toBe(
        `${english}: ${percent(now.share)}% of the trainees are in their sixth year or later in 2034 (${now.heads} people), ${percent(then.share)}% in 2023 (${then.heads})`,
      )
    },
  )

  it('pipeline: more people but no larger share is not called fewer, nor more', () => {
    const { title } = pipelineChart({ plan, projection }, sv)
    expect(title).toMatch(/^Ungefär lika stor andel går länge: .*\(1\d\d personer\), mot .*\(1\d\d\)$/)
    expect(title).not.toMatch(/Färre|Fler/)
  })

  it('waterfall: what comes less what leaves is the change, of a small region too', () => {
    const [come, go] = [/(\d+(?:\.\d)?) come/, /(\d+(?:\.\d)?) leave/]
    const regions = [
      regionPlan('07'),
      ...[18, 23, 31].map((specialists) => regionPlan('09', { trainees: 11, specialists })),
    ]
    for (const small of regions) {
      const { title } = specialistChangeChart({ plan: small, projection: project(small) }, en)
      const told = [come, go, /(\d+(?:\.\d)?) (?:more|fewer)/].map((part) =>
        Number(part.exec(title)?.[1] ?? 0),
      )
      const [coming = 0, going = 0, change = 0] = told
      expect(Math.abs(Math.abs(coming - going) - change), title).toBeLessThan(0.11)
    }
  })

  it('band: below, above, inside and across a goal', () => {
    const title = (goals: NonNullable<PlanInput['goals']>, values: readonly number[]): string => {
      const given = withGoals(goals)
      const band = [2033, 2034].map((year) => ({ year, values }))
      return bandChart({ plan: given, projection: project(given), series: 'completions', band }, sv).title
    }
    expect(title(floor(150), [90, 95, 100, 105, 110])).toBe(
      'De färdiga specialisterna blir i nio fall av tio 90–110 år 2034: under målet 150',
    )
    expect(title(floor(80), [90, 95, 100, 105, 110])).toContain(': målet 80 nås där')
    expect(title(floor(100), [90, 95, 100, 105, 110])).toContain(': målet 100 är osäkert')
    expect(title([], [90, 95, 100, 105, 110])).toMatch(/90–110 år 2034$/)
  })

  it('scenarios: the greatest change, one alone, and none', () => {
    const make = (factor: number) => scenario('Fler antas', 'x', (draft) => { scale(draft, 'training.intake.fixed', factor, { from: 2025 }) }) // biome-ignore format: short
    const late = scenario('Sent', 'x', (draft) => { scale(draft, 'training.intake.fixed', 2, { from: 2034 }) }) // biome-ignore format: short
    const titleOf = (list: Parameters<typeof compare>[1]): string =>
      scenarioChart(
        { plan, comparison: compare(plan, list, { series: ['completions'] }), series: 'completions' },
        sv,
      ).title
    expect(titleOf([make(1.2)])).toMatch(/^”Fler antas” ändrar de färdiga specialisterna år 2034 med \+\d/)
    expect(titleOf([make(0.8), late])).toMatch(
      /^”Fler antas” ändrar de färdiga specialisterna år 2034 mest: −\d/,
    )
    expect(titleOf([late])).toMatch(/^”Sent” ändrar inte/)
  })

  it('tornado: the widest bar, and how many are left out', () => {
    const data = tornado(plan, 'completions', 2034)
    const chart = tornadoChart({ plan, tornado: data, bars: 3 }, sv)
    expect(chart.title).toContain(data.bars[0]?.label.sv)
    expect(chart.subtitle).toContain(`${data.bars.length - 3} tal med mindre betydelse`)
    const all = tornadoChart({ plan, tornado: data, bars: 30 }, sv).alt
    expect(all).toContain('Längsta utbildning, 6–7,5 heltidsår:')
    expect(all).toContain('Längsta utbildning (Dubbelspecialister), 2,7–5 heltidsår:')
    expect(all).toContain(`Avhopp, 0,5–4${HARD}% per år:`)
    expect(all).not.toContain('dual-specialist')
  })

  it('regions: all 21, and Gotland unknown, never 0', () => {
    const chart = regionsChart({ regions: regionTiles(), show: 'need' }, sv)
    const tiles = walkSvg(parseSvg(chart.svg)).filter(
      ({ node }) => node.attributes['data-region'] !== undefined,
    )
    expect(tiles).toHaveLength(21)
    expect(new Set(tiles.map(({ node }) => node.attributes['data-region'])).size).toBe(21)
    const gotland = tiles.find(({ node }) => node.attributes['data-region'] === '09')
    const texts = walkSvg(gotland?.node as never)
      .filter(({ node }) => node.name === 'text')
      .map(({ node }) => node.children.join(''))
    expect(texts).toEqual(['Gotland', 'okänt'])
    expect(chart.alt).toContain('Gotland: okänt')
    // Figures of 2019 are told as of 2019.
    expect(chart.title).toContain('Alla 20 regioner med känt antal hade 2019 för få läkare')
    expect(chart.title).toContain('Gotland är okänt')
    // No two tiles in one place.
    const places = walkSvg(parseSvg(chart.svg)).filter(({ node }) => node.attributes.rx !== undefined)
    expect(new Set(places.map(({ node }) => `${node.attributes.x} ${node.attributes.y}`)).size).toBe(21)
  })

  it('regions: the decisions as the survey has them', () => {
    const chart = regionsChart({ regions: regionTiles(), show: 'decision' }, en)
    expect(chart.title).toBe(
      `10 of 21 regions have decided on 1${HARD}100 inhabitants per specialist; 7 have not and 4 are in between`,
    )
    expect(chart.source).toMatch(/^Source: Sveriges läkarförbund 2024; compiled with Kohort/)
  })

  it('sensitivity: what is unknown is said, not drawn', () => {
    const chart = sensitivityChart(
      {
        plan,
        metric: 'completions',
        year: 2034,
        bars: [
          { name: 'a', first: null, total: null },
          { name: 'b', first: 0.2, total: 0.3 },
        ],
      },
      sv,
    )
    expect(chart.alt).toContain('A: okänt')
    expect(
      walkSvg(parseSvg(chart.svg)).filter(({ node, part }) => node.name === 'rect' && part === 'marks'),
    ).toHaveLength(2)
  })
})

describe('unknown years', () => {
  it('are gaps in a line and in a band, never 0', () => {
    const plan = parsePlan(barePlan)
    const band = Array.from({ length: 8 }, (_, index) => ({
      year: 2023 + index,
      values: index === 3 ? [null, null, null, null, null] : [40, 45, 50, 55, 60],
    }))
    const chart = bandChart({ plan, series: 'trainees', band }, sv)
    const paths = walkSvg(parseSvg(chart.svg)).filter(
      ({ node, part }) => node.name === 'path' && part === 'marks',
    )
    const median = paths.at(-1)?.node.attributes.d ?? ''
    expect(median.match(/M/g)).toHaveLength(2)
    expect(paths[0]?.node.attributes.d?.match(/M/g)).toHaveLength(2)
    expect(chart.alt).not.toContain('2026')
  })

  it('a base year without flows is no zero', () => {
    const plan = stockholm()
    const { alt } = intakeChart({ plan, projection: project(plan) }, sv)
    expect(project(plan).at(2023).intake).toBeNull()
    expect(alt).toMatch(/Antagning: 2024:/)
  })
})

describe('what cannot be drawn', () => {
  const plan = stockholm()
  it.each([
    ['a band without figures', () => bandChart({ plan, series: 'trainees', band: [] }, sv)],
    [
      'a series that was not compared',
      () =>
        scenarioChart(
          { plan, comparison: compare(plan, [], { series: ['trainees'] }), series: 'coverage' },
          sv,
        ),
    ],
    ['no bars', () => sensitivityChart({ plan, metric: 'trainees', year: 2030, bars: [] }, sv)],
    ['too narrow', () => traineesChart({ plan, projection: project(plan) }, { language: 'sv', width: 100 })],
    [
      'no width',
      () => traineesChart({ plan, projection: project(plan) }, { language: 'sv', width: Number.NaN }),
    ],
    ['a bad id', () => traineesChart({ plan, projection: project(plan) }, { language: 'sv', id: 'a b"' })],
  ])('%s is one clear error', (_, make) => {
    expect(make).toThrow(ReportError)
  })
})
