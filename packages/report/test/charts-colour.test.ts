import { describe, expect, it } from 'vitest'
import * as style from '../src/charts/style.js'
import { chartsOf, plans, regionCharts } from './charts-gallery.js'
import { parseSvg, walkSvg } from './charts-svg.js'

type Rgb = readonly [number, number, number]
const channels = (colour: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as unknown as Rgb
const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

/** WCAG 2.2's relative luminance and contrast, written anew. */
const luminance = (colour: string): number => {
  const [red, green, blue] = channels(colour).map(linear) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Linear RGB as a deuteranope and a protanope see it: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const seenBy = {
  everybody: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], // biome-ignore format: a matrix
  deuteranopes: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]], // biome-ignore format: a matrix
  protanopes: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]], // biome-ignore format: a matrix
} as const

/** CIE L*a*b* (D65) of a colour as somebody sees it. */
const lab = (colour: string, who: keyof typeof seenBy): Rgb => {
  const rgb = channels(colour).map(linear)
  const [red, green, blue] = seenBy[who].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce<number>((sum, weight, index) => sum + weight * (rgb[index] as number), 0),
      ),
    ),
  ) as unknown as Rgb
  const [x, y, z] = [
    (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
    0.2126 * red + 0.7152 * green + 0.0722 * blue,
    (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
  ].map((value) =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116,
  ) as unknown as Rgb
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
const difference = (one: string, other: string, who: keyof typeof seenBy): number =>
  Math.hypot(...lab(one, who).map((value, index) => value - (lab(other, who)[index] as number)))

/** What has to be told apart because it lies side by side. */
const neighbours: readonly (readonly [string, string, string])[] = [
  ...style
    .ramp(7)
    .slice(1)
    .map((colour, index) => [`ramp of 7, ${index}`, style.ramp(7)[index] as string, colour] as const),
  ...style
    .ramp(5)
    .slice(1)
    .map((colour, index) => [`ramp of 5, ${index}`, style.ramp(5)[index] as string, colour] as const),
  ['band, outer and inner', style.bandOuter, style.bandInner],
  ['band and paper', style.bandOuter, style.paper],
  ['ends of a range', style.lowEnd, style.highEnd],
  ['more and less', style.increaseFill, style.decreaseFill],
  ['total and more', style.totalFill, style.increaseFill],
  ['total and less', style.totalFill, style.decreaseFill],
  ['intake and completions', style.blue, style.planLine.stroke],
  ['median and the plan', style.medianLine.stroke, style.planLine.stroke],
]

describe('colours side by side', () => {
  it.each(neighbours)('%s: apart in grey and for every eye', (_, one, other) => {
    expect(contrast(one, other)).toBeGreaterThan(1.2)
    for (const who of ['everybody', 'deuteranopes', 'protanopes'] as const)
      expect(difference(one, other, who), who).toBeGreaterThan(8)
  })

  it('measures luminance as WCAG does', () => {
    expect(style.contrast('#000000', '#ffffff')).toBeCloseTo(21, 9)
    // The nearest grey to 4.5:1 on white, as everybody quotes it.
    expect(style.contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    for (const colour of [style.blue, style.vermillion, style.green, style.goalInk])
      expect(style.luminance(colour)).toBeCloseTo(luminance(colour), 12)
  })

  it('simulates as published: red and green that are one to a deuteranope', () => {
    expect(difference('#c05030', '#807000', 'everybody')).toBeGreaterThan(40)
    expect(difference('#c05030', '#807000', 'deuteranopes')).toBeLessThan(
      difference('#c05030', '#807000', 'everybody') / 2,
    )
  })
})

describe('lines of scenarios', () => {
  const lines = Array.from({ length: 30 }, (_, place) => style.scenarioLine(place))

  it('differ in colour, dash or marker, all thirty', () => {
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(30)
  })

  it('neighbours differ in lightness, hue, dash and marker at once', () => {
    const withPlan = [style.planLine, ...lines.slice(0, 12)]
    withPlan.slice(1).forEach((line, index) => {
      const before = withPlan[index] as style.LineStyle
      expect(contrast(line.stroke, before.stroke), `${index}`).toBeGreaterThan(1.3)
      expect(line.dash).not.toBe(before.dash)
      expect(line.marker).not.toBe(before.marker)
      for (const who of ['everybody', 'deuteranopes', 'protanopes'] as const)
        expect(difference(line.stroke, before.stroke, who), `${index} ${who}`).toBeGreaterThan(10)
    })
  })

  it('can be seen on the paper: 3:1 at least', () => {
    for (const { stroke } of [style.planLine, style.medianLine, ...lines])
      expect(contrast(stroke, style.paper), stroke).toBeGreaterThanOrEqual(3)
  })
})

describe('text', () => {
  it('has 4.5:1 against what it stands on, in every chart', () => {
    const makes = [...Object.values(chartsOf(plans.stockholm)), ...Object.values(regionCharts)]
    for (const make of makes) {
      const nodes = walkSvg(parseSvg(make({ language: 'sv' }).svg))
      let tile: string = style.paper
      for (const { node } of nodes) {
        if (node.name === 'rect' && node.attributes.rx !== undefined)
          tile = node.attributes.fill?.startsWith('#') ? (node.attributes.fill as string) : style.grid
        if (node.attributes['data-part'] !== undefined) tile = style.paper
        if (node.name !== 'text') continue
        const { fill = '' } = node.attributes
        expect(contrast(fill, tile), `${node.children.join('')}: ${fill} on ${tile}`).toBeGreaterThanOrEqual(
          4.5,
        )
      }
    }
  })
})
