import { describe, expect, it } from 'vitest'
import { displayOf, examplePlan, judge, parseProjection, project } from '../src/index.js'
import { displayed } from '../src/read/display.js'
import { displayedGoals } from '../src/read/projection-tables.js'

const projection = project(examplePlan)
const JUPYTER = Symbol.for('Jupyter.display')

describe('results in a notebook', () => {
  it('show themselves where a kernel looks, read from JSON too', () => {
    for (const one of [projection, parseProjection(JSON.stringify(projection))]) {
      for (const result of [one, one.goals]) {
        const show = (result as unknown as Record<symbol, () => unknown>)[JUPYTER]
        expect(show?.()).toEqual(displayOf(result))
        expect(Object.keys(show?.() as object)).toEqual(['text/html', 'text/plain'])
      }
      expect(displayOf(one)).toEqual(displayOf(projection))
    }
    expect(displayOf(projection.rows)).toBeUndefined()
  })

  it('as a text: the years, then the goals', () => {
    const lines = displayOf(projection)?.['text/plain'].split('\n') ?? []
    expect(lines[0]).toBe('example, 2023–2034')
    expect(lines[1]).toBe(
      'Year  Intake  Completions  Attrition  Trainees  Hired  Specialists  Coverage  Shortfall, FTE',
    )
    expect(lines[2]?.replaceAll('\u00a0', '_')).toBe(
      '2023       –         96.5        9.8       650      –        1_080     52.3%           1_032',
    )
    expect(lines[13]).toMatch(/^2034 {3}158\.0/)
    expect(lines.slice(-4)).toEqual([
      'Goals',
      'Goal        Verdict  About                          Value  Band     Margin',
      'corridors   met      trainees, each year 2024–2027    760  760–780       0',
      '150-a-year  missed   completions, mean 2032–2034    116.1  min 150   −33.9',
    ])
  })

  it('shares in per cent and money in millions, differences of shares in points', () => {
    const goals = [
      { id: 'share', metric: 'coverage', from: 2034, to: 2034, over: 'each', min: 0.8, max: 1 },
      { id: 'cost', metric: 'costTotal', from: 2034, to: 2034, over: 'each', max: 12_500_000 },
    ] as const
    const { coverage } = projection.at(2034)
    const judged = [
      judge({ ...goals[0], min: { 2034: 0.8 }, max: { 2034: 1 } }, () => coverage, false),
      judge({ ...goals[1], max: { 2034: 12_500_000 } }, () => 15_300_000, false),
    ]
    const shown = (language: 'sv' | 'en') =>
      displayOf(displayedGoals([...judged]), language)
        ?.['text/plain'].replaceAll('\u00a0', '_')
        .split('\n')
        .slice(-2)
    const percent = (100 * (coverage ?? 0)).toFixed(1)
    const points = (100 * ((coverage ?? 0) - 0.8)).toFixed(1).replace('-', '−')
    expect(shown('en')?.map((line) => line.split(/ {2,}/).slice(3))).toEqual([
      [`${percent}%`, '80–100%', `${points}_points`],
      ['15.3_million', 'max 12.5_million', '−2.8_million'],
    ])
    expect(shown('sv')?.map((line) => line.split(/ {2,}/).slice(3))).toEqual([
      [`${percent.replace('.', ',')}_%`, '80–100_%', `${points.replace('.', ',')}_%-enheter`],
      ['15,3_milj.', 'högst 12,5_milj.', '−2,8_milj.'],
    ])
  })

  it('in Swedish, with its numbers', () => {
    const swedish = displayOf(projection, 'sv')
    expect(swedish?.['text/html']).toContain('<table lang="sv">')
    expect(swedish?.['text/html']).toContain(
      '<th scope="col" style="text-align:right">Färdiga specialister</th>',
    )
    expect(swedish?.['text/html']).toContain('>96,5<')
    expect(swedish?.['text/plain']).toContain('minst 150')
  })

  it('changes nothing that a loop, a comparison or JSON sees', () => {
    expect(Object.getOwnPropertySymbols({ ...projection })).toEqual([])
    expect(Object.getOwnPropertyDescriptor(projection, JUPYTER)).toMatchObject({ enumerable: false })
    expect(Object.keys(projection.goals)).toEqual(['0', '1'])
    expect(projection.goals).toStrictEqual(JSON.parse(JSON.stringify(projection.goals)))
    expect(JSON.stringify(projection)).not.toContain('text/html')
    expect(Object.isFrozen(projection)).toBe(true)
  })

  it('makes nothing before it is asked', () => {
    let made = 0
    const result = displayed({}, () => {
      made += 1
      return []
    })
    expect(made).toBe(0)
    displayOf(result)
    expect(made).toBe(1)
  })

  it('escapes every text, and leaves no control character', () => {
    const evil = '<script>alert("1")</script>&\'\u001b[31m\u202e\n'
    const shown = displayOf(
      displayed({}, () => [{ caption: evil, heads: [evil, { sv: evil, en: evil }], rows: [[evil, evil]] }]),
    )
    const { 'text/html': html, 'text/plain': plain } = shown ?? { 'text/html': '', 'text/plain': '' }
    expect(html.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;&#39;/g)).toHaveLength(5)
    expect(html).not.toContain('<script')
    for (const text of [html, plain]) expect(text).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u)
    const data = JSON.parse(JSON.stringify(projection))
    const renamed = { ...data, plan: '<b>x</b>', manifest: { ...data.manifest, plan: '<b>x</b>' } }
    expect(displayOf(parseProjection(renamed))?.['text/html']).not.toContain('<b>')
  })
})
