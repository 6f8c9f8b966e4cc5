import { type PlanInput, parsePlan, project } from '@kohort/core'
import { compare, scale, scenario } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import {
  intakeChart,
  regionsChart,
  regionTiles,
  scenarioChart,
  sensitivityChart,
  traineesChart,
} from '../src/index.js'
import { barePlan, chartsOf, plans, regionCharts } from './charts-gallery.js'
import { parseSvg, textBoxes, walkSvg } from './charts-svg.js'

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</title></svg><svg onload=alert(1)>',
  ']]><!--',
  '&lt;script&gt;&amp;&#x3c;',
  'rad 1\nrad 2\r\u2028rad 3\u0000\u0008\ufffe',
  '\ud800 lone \udc00 surrogates',
  '\u202egnp.exe\u202c\u200b',
  'javascript:alert(1)',
  'W'.repeat(20_000),
  '😀'.repeat(400),
  '{{constructor}} $' + '{1} %s =1+1',
] as const

const elements = new Set(['svg', 'title', 'desc', 'rect', 'g', 'text', 'line', 'path', 'pattern'])
const attributes =
  /^(?:xmlns|id|role|aria-[a-z]+|lang|width|height|viewBox|font-(?:family|size|weight)|x[12]?|y[12]?|rx|d|fill|text-anchor|stroke(?:-[a-z]+)?|paint-order|data-(?:part|region)|transform|pattern(?:Units|Transform))$/

const check = (svg: string, id: string): void => {
  const nodes = walkSvg(parseSvg(svg.replace(/ patternTransform="rotate\(45\)"/, '')))
  const ids = nodes.flatMap(({ node }) => node.attributes.id ?? [])
  const strange = nodes.flatMap(({ node }) => [
    ...(elements.has(node.name) ? [] : [node.name]),
    ...Object.entries(node.attributes).flatMap(([name, value]) =>
      attributes.test(name) &&
      !/url\((?!#)|javascript:|https?:(?!\/\/www\.w3\.org\/2000\/svg$)|NaN|undefined|null|Infinity/.test(
        value,
      )
        ? []
        : [`${name}="${value}"`],
    ),
  ])
  expect(strange).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  for (const one of ids) expect(one === id || one.startsWith(`${id}-`), one).toBe(true)
}

const observed = (title: string, publisher: string): PlanInput => ({
  ...(structuredClone(barePlan) as unknown as PlanInput),
  title,
  observed: { trainees: { '2024': { value: 40, source: 'bad', kind: 'reported' } } },
  sources: { bad: { title, publisher, published: '2024"><b>' } },
  goals: [
    {
      id: 'g',
      title,
      metric: 'completions',
      from: 2026,
      to: 2026,
      over: 'last',
      min: 10,
      source: 'bad',
      note: title,
    },
  ],
})

describe.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text] as const))('%s', (_, text) => {
  const plan = parsePlan(observed(text, text))
  const projection = project(plan)
  const cases = [
    ...(['sv', 'en'] as const).flatMap((language) => [
      traineesChart({ plan, projection }, { language, width: 320 }),
      intakeChart({ plan, projection }, { language }),
      sensitivityChart(
        { plan, metric: 'completions', year: 2030, bars: [{ name: text, first: 0.5, total: 0.6 }] },
        { language },
      ),
      regionsChart(
        {
          regions: {
            ...regionTiles(),
            tiles: regionTiles().tiles.map((tile) => ({ ...tile, name: text })),
            sources: [text],
          },
          show: 'need',
        },
        { language },
      ),
    ]),
    ...[320, 720].map((width) => {
      const one = scenario('Less time away', 'x', (draft) => {
        scale(draft, 'training.away', 0.5, { from: 2026 })
      })
      const compared = compare(plan, [one], { series: ['completions'] })
      const title = { sv: text, en: text }
      const comparison = { ...compared, scenarios: compared.scenarios.map((each) => ({ ...each, title })) }
      return scenarioChart({ plan, comparison, series: 'completions' }, { language: 'sv', width })
    }),
  ]

  it('comes out as text, well-formed, on the paper', () => {
    for (const chart of cases) {
      check(chart.svg, chart.id)
      expect(chart.svg).not.toMatch(/<(?:script|img|b)\b/i)
      expect(chart.svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      expect(chart.svg.length).toBeLessThan(60_000)
      expect(chart.height).toBeLessThan(1100)
      for (const box of textBoxes(parseSvg(chart.svg.replace(/ patternTransform="rotate\(45\)"/, ''))))
        if (/^[\u0020-\u00ff–−…”“’]*$/.test(box.text))
          expect(box.right, box.text.slice(0, 40)).toBeLessThanOrEqual(chart.width)
    }
  })

  it('is still there to be read', () => {
    const start = text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu, ' ')
      .trim()
      .slice(0, 6)
    if (/^[ -~]+$/.test(start)) {
      const scenarios = cases.at(-1)
      expect(scenarios?.alt).toContain(start)
    }
  })
})

describe('every chart', () => {
  const all = [
    ...[plans.stockholm, plans.example, plans.bare].flatMap((plan) => Object.entries(chartsOf(plan))),
    ...Object.entries(regionCharts),
  ]

  it('is a picture with a name and a description, of known elements, with ids of its own', () => {
    for (const [, make] of all) {
      const chart = make({ language: 'sv', id: 'my-chart' })
      check(chart.svg, 'my-chart')
      const root = parseSvg(chart.svg.replace(/ patternTransform="rotate\(45\)"/, ''))
      expect(root.attributes).toMatchObject({
        role: 'img',
        lang: 'sv',
        'aria-labelledby': 'my-chart-title my-chart-desc',
      })
      const [title, desc] = root.children as readonly { name: string; children: readonly string[] }[]
      expect([title?.name, desc?.name]).toEqual(['title', 'desc'])
      expect(title?.children.join('')).toBe(chart.title)
      expect(chart.alt).toBe(`${chart.title}. ${desc?.children.join('')}`)
      expect(chart.alt).toMatch(/\d/)
      expect(chart.source).toMatch(/^Källa: .+; (?:beräknat|sammanställt) med Kohort \d+\.\d+\.\d+$/)
    }
  })

  it('writes numbers as its language does', () => {
    for (const [, make] of all) {
      const swedish = make({ language: 'sv' })
      const english = make({ language: 'en' })
      const texts = (svg: string): string =>
        textBoxes(parseSvg(svg.replace(/ patternTransform="rotate\(45\)"/, '')))
          .map(({ text }) => text)
          .filter((text) => !text.includes('Kohort'))
          .join('\n')
      expect(texts(swedish.svg)).not.toMatch(/\d\.\d|\d%/)
      expect(texts(english.svg)).not.toMatch(/\d,\d|\d\u00a0%/)
      // A large number has its groups, a year has none.
      expect(texts(swedish.svg)).not.toMatch(/\b2\u00a00[23]\d\b(?!.*%)|\d{5}/)
      expect(swedish.title).not.toBe(english.title)
    }
  })

  it('is the same string each time', () => {
    for (const [, make] of all) {
      const first = make({ language: 'en', width: 640 })
      expect(make({ language: 'en', width: 640 })).toEqual(first)
      expect(Object.isFrozen(first)).toBe(true)
    }
  })
})
