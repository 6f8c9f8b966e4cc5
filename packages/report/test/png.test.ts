import { inflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { ReportError } from '../src/index.js'
import { pngOf } from '../src/png.js'
import { chartsOf, plans, regionCharts } from './charts-gallery.js'

interface Picture {
  readonly width: number
  readonly height: number
  readonly dark: (left: number, top: number, right: number, bottom: number) => number
}

/** Reads an 8-bit RGBA PNG by the format's own rules. */
const read = (png: Uint8Array): Picture => {
  const bytes = Buffer.from(png)
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  expect([bytes[24], bytes[25]]).toEqual([8, 6])
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * 4
  const pixels = new Uint8Array(stride * height)
  const paeth = (a: number, b: number, c: number): number => {
    const p = a + b - c
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
  }
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let i = 0; i < stride; i += 1) {
      const a = i < 4 ? 0 : (pixels[y * stride + i - 4] as number)
      const b = y === 0 ? 0 : (pixels[(y - 1) * stride + i] as number)
      const c = i < 4 || y === 0 ? 0 : (pixels[(y - 1) * stride + i - 4] as number)
      const add = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter as number] as number
      pixels[y * stride + i] = ((raw[y * (stride + 1) + 1 + i] as number) + add) & 0xff
    }
  }
  return {
    width,
    height,
    dark: (left, top, right, bottom) => {
      let count = 0
      for (let y = Math.floor(top); y < bottom; y += 1)
        for (let x = Math.floor(left); x < right; x += 1)
          if ((pixels[y * stride + 4 * x + 1] as number) < 110) count += 1
      return count
    },
  }
}

const chart = chartsOf(plans.stockholm).trainees?.({ language: 'sv' }) as NonNullable<
  ReturnType<NonNullable<ReturnType<typeof chartsOf>[string]>>
>

describe('pngOf', () => {
  it('is as big as asked for', () => {
    for (const scale of [0.5, 1, 2]) {
      const { width, height } = read(pngOf(chart.svg, { scale }))
      expect(width).toBe(Math.round(720 * scale))
      expect(Math.abs(height - chart.height * scale)).toBeLessThanOrEqual(1)
    }
    expect(read(pngOf(chart.svg)).width).toBe(1440)
  })

  it('has its text: title, axis and source, where nothing is drawn without fonts', () => {
    const picture = read(pngOf(chart.svg, { scale: 1 }))
    const empty = read(new Resvg(chart.svg, { font: { loadSystemFonts: false } }).render().asPng())
    const title = [0, 8, 720, 34] as const
    const source = [0, chart.height - 40, 720, chart.height] as const
    for (const box of [title, source]) {
      expect(picture.dark(...box)).toBeGreaterThan(300)
      expect(empty.dark(...box)).toBe(0)
    }
  })

  it('has Swedish letters, hard spaces and signs in the font', () => {
    const width = (text: string): number => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><rect width="300" height="40" fill="#fff"/><text x="4" y="30" font-size="20" font-family="Arial, sans-serif" fill="#000">${text}</text></svg>`
      return read(pngOf(svg, { scale: 1 })).dark(0, 0, 300, 40)
    }
    for (const letter of ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö', '−', '–', '”', '“', '…', 'é', 'ü'])
      expect(width(letter), letter).toBeGreaterThan(3)
    expect(width('1\u00a0100')).toBe(width('1 100'))
  })

  it('draws every chart', () => {
    const makes = [...Object.values(chartsOf(plans.example)), ...Object.values(regionCharts)]
    for (const make of makes) {
      const drawn = make({ language: 'en', width: 320 })
      expect(read(pngOf(drawn.svg, { scale: 1 })).dark(0, 0, 320, drawn.height)).toBeGreaterThan(800)
    }
  })

  it('draws the same each time', () => {
    expect(Buffer.compare(pngOf(chart.svg), pngOf(chart.svg))).toBe(0)
  })

  it.each([
    ['no SVG', 'hello', 1],
    ['half an SVG', '<svg xmlns="http://www.w3.org/2000/svg"', 1],
    ['no scale', chart.svg, 0],
    ['an endless scale', chart.svg, Number.POSITIVE_INFINITY],
    ['no number', chart.svg, Number.NaN],
  ])('%s is one clear error', (_, svg, scale) => {
    expect(() => pngOf(svg, { scale })).toThrow(ReportError)
  })
})
