import { describe, expect, it } from 'vitest'
import { placeLabel } from '../src/charts/parts/level-label.js'
import { balanceText, shorten, textWidth, wrapText } from '../src/charts/text/measure.js'
import { chartsOf, plans, regionCharts } from './charts-gallery.js'
import { fontAdvance, parseSvg, type TextBox, textBoxes } from './charts-svg.js'

const apart = (one: TextBox, other: TextBox): boolean =>
  one.right <= other.left + 0.5 ||
  other.right <= one.left + 0.5 ||
  one.bottom <= other.top + 0.5 ||
  other.bottom <= one.top + 0.5

const all = [
  ...Object.entries(plans).flatMap(([plan, given]) =>
    Object.entries(chartsOf(given)).map(([name, make]) => [`${plan} ${name}`, make] as const),
  ),
  ...Object.entries(regionCharts),
]

// Both languages at the width of a telephone and of a column; the longer one, Swedish, at the others.
const sizes = [
  [280, ['sv']],
  [320, ['sv', 'en']],
  [520, ['sv']],
  [720, ['sv', 'en']],
  [1200, ['sv']],
] as const

describe.each(sizes)('%i px', (width, languages) => {
  it.each(all)('%s: no text on another, none over the edge', (_, make) => {
    for (const language of languages) {
      const chart = make({ language, width })
      expect(chart.width).toBe(width)
      const boxes = textBoxes(parseSvg(chart.svg))
      expect(boxes.length).toBeGreaterThan(8)
      const over = boxes.filter(
        ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > chart.height,
      )
      if (over.length > 0) expect.fail(JSON.stringify(over))
      boxes.forEach((box, index) => {
        for (const other of boxes.slice(index + 1)) {
          if (!apart(box, other))
            expect.fail(`"${box.text}" (${box.part}) on "${other.text}" (${other.part}), ${language}`)
        }
      })
    }
  })
})

describe('the height', () => {
  it('grows when more is asked for, and never cuts', () => {
    const make = chartsOf(plans.stockholm).trainees
    const small = make?.({ language: 'sv', height: 1 })
    const tall = make?.({ language: 'sv', height: 900 })
    expect(small?.height).toBeGreaterThan(300)
    expect(tall?.height).toBe(900)
    expect(Math.max(...textBoxes(parseSvg(tall?.svg ?? '')).map(({ bottom }) => bottom))).toBeGreaterThan(860)
  })
})

describe('measured widths', () => {
  it("are the font's own", () => {
    const letters = [
      ...Array.from({ length: 95 }, (_, index) => 0x20 + index),
      ...Array.from({ length: 96 }, (_, index) => 0xa0 + index),
      ...[...'–—‘’“”…−→'].map((letter) => letter.codePointAt(0) as number),
    ]
    for (const code of letters) {
      const letter = String.fromCodePoint(code)
      expect(textWidth(letter, 1000), letter).toBeCloseTo(fontAdvance.regular(code), -0.31)
      expect(textWidth(letter, 1000, true), letter).toBeCloseTo(fontAdvance.bold(code), -0.31)
    }
  })

  it('hold for wrapped and shortened text', () => {
    const text =
      'De färdiga specialisterna når inte 150 om året: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'
    for (const width of [40, 90, 200, 1000])
      for (const wrap of [wrapText, balanceText]) {
        const lines = wrap(text, width, 12)
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width)
        expect(lines.length > 7 || lines.join('').replaceAll(' ', '') === text.replaceAll(' ', '')).toBe(true)
      }
    expect(wrapText(text, 90, 12, { lines: 2 })).toHaveLength(2)
    expect(wrapText(text, 90, 12, { lines: 2 })[1]).toMatch(/…$/)
    expect(shorten('kort', 100, 12)).toBe('kort')
    expect(textWidth(shorten(text, 100, 12), 12)).toBeLessThanOrEqual(100)
    expect(balanceText('ett två tre fyra fem sex', 120, 12).length).toBe(
      wrapText('ett två tre fyra fem sex', 120, 12).length,
    )
  })

  it('never break at a hard space', () => {
    expect(wrapText('minst 1\u00a0100 personer', 60, 12).some((line) => line.includes('1\u00a0100'))).toBe(
      true,
    )
  })
})

describe("a level's name", () => {
  const inner = { x: 0, y: 0, width: 400, height: 200 }
  const place = (lines: readonly (readonly (readonly [number, number])[])[], level = 100) =>
    placeLabel(80, 12, 0, 400, level, inner, lines)

  it('stands on the level at its start when nothing is in the way', () => {
    expect(place([])).toEqual({ x: 2, y: 95 })
    expect(place([[[0, 180], [400, 150]]])).toEqual({ x: 2, y: 95 }) // biome-ignore format: points
  })

  it('moves along, or under the level, where a line runs', () => {
    const start = place([[[0, 92], [60, 92]]]) // biome-ignore format: points
    expect(start.y).toBe(95)
    expect(start.x).toBeGreaterThan(60)
    expect(place([[[-10, 92], [410, 92]]]).y).toBeGreaterThan(100) // biome-ignore format: points
    // A line through it without a point in it.
    expect(place([[[-60, 20], [60, 140]]]).x).toBeGreaterThan(2) // biome-ignore format: points
  })

  it('stands under a level at the upper edge', () => {
    expect(place([], 4).y).toBeGreaterThan(4)
  })
})
