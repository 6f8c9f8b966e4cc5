import { describe, expect, it } from 'vitest'
import { displayOf, examplePlan, parseProjection, project } from '../src/index.js'
import { displayed } from '../src/read/display.js'

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
      '2023       –         96.5        9.8       650      –        1_080     0.523           1_032',
    )
    expect(lines[13]).toMatch(/^2034 {3}158\.0/)
    expect(lines.slice(-4)).toEqual([
      'Goals',
      'Goal        Verdict  About                          Value  Band     Margin',
      'corridors   met      trainees, each year 2024–2027    760  760–780       0',
      '150-a-year  missed   completions, mean 2032–2034    116.1  min 150   −33.9',
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
