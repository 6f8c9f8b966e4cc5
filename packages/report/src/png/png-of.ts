import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { ReportError } from '../errors.js'

export interface PngOptions {
  /** Pixels of the picture for each of the SVG's, 2 if left out. */
  readonly scale?: number
}

const require = createRequire(import.meta.url)

/** The fonts that are passed along: with none, all text would be missing without a word. */
export const fontFiles = (): string[] =>
  ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => require.resolve(`dejavu-fonts-ttf/ttf/${file}`))

const BIGGEST = 100_000_000

/**
 * A chart's SVG as a PNG, its text in DejaVu Sans whatever fonts the machine has. Node only.
 *
 * @param svg a chart's `svg`
 * @param options how many pixels for each of the SVG's
 * @returns the bytes of a PNG
 * @throws {ReportError} when the SVG cannot be read or the scale not used
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { traineesChart } from '@kohort/report'
 * import { pngOf } from '@kohort/report/png'
 *
 * const plan = stockholm()
 * const chart = traineesChart({ plan, projection: project(plan) }, { language: 'sv' })
 * const png = pngOf(chart.svg)
 * console.log(String.fromCharCode(...png.subarray(1, 4)))
 * // PNG
 * ```
 */
export const pngOf = (svg: string, { scale = 2 }: PngOptions = {}): Uint8Array => {
  if (!(scale > 0 && scale <= 10))
    throw new ReportError({
      code: 'scale',
      path: 'scale',
      message: `scale: found ${scale}, expected a number above 0 and at most 10.`,
      hint: 'Use 2 for screens and 4 for print.',
    })
  try {
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: {
        loadSystemFonts: false,
        fontFiles: fontFiles(),
        defaultFontFamily: 'DejaVu Sans',
        sansSerifFamily: 'DejaVu Sans',
      },
    })
    if (drawing.width * drawing.height * scale * scale > BIGGEST)
      throw new Error('the picture would be too big')
    return drawing.render().asPng()
  } catch (error) {
    throw new ReportError({
      code: 'svg',
      path: 'svg',
      message: `The SVG cannot be drawn: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'Pass the svg of a chart as it is, with a smaller scale if it is too big.',
    })
  }
}
