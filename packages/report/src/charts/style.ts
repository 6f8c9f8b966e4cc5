/**
 * The charts' colours, from Okabe and Ito's palette, some of them darkened: every line has 3:1 against the paper and
 * every text 4.5:1; neighbours differ in lightness as well as in hue, and lines in dash and marker too, so that nothing
 * is told by colour alone. Tests hold them to it.
 */
export const paper = '#ffffff'
export const ink = '#1a1f26'
export const muted = '#4d5661'
export const axisInk = '#7b8490'
export const grid = '#e4e7eb'

export const blue = '#0072b2'
export const vermillion = '#d55e00'
export const green = '#00805f'

/** The area of a goal or a norm. */
export const goalFill = '#f3dfb0'
export const goalInk = '#8a6100'

export type MarkerName = 'circle' | 'square' | 'triangle' | 'diamond' | 'times' | 'star'

export interface LineStyle {
  readonly stroke: string
  readonly width: number
  /** Left out: unbroken. */
  readonly dash?: string
  readonly marker?: MarkerName
  /** A hollow marker. */
  readonly hollow?: boolean
}

/** The plan's own line, wherever it stands. */
export const planLine: LineStyle = { stroke: ink, width: 2.4 }

const colours = ['#d55e00', '#0b4f83', '#009269', '#7b2d5e', '#2a86c8', '#5c4400'] as const
const dashes = ['7 3', undefined, '2 3', '9 3 2 3', '5 2'] as const
const markers = ['square', 'circle', 'triangle', 'diamond', 'star', 'times'] as const

/** The line of a scenario by its place: neighbours are light and dark in turn, and no two of thirty are alike. */
export const scenarioLine = (place: number): LineStyle => {
  const dash = dashes[place % dashes.length]
  return {
    stroke: colours[place % colours.length] as string,
    width: 2,
    ...(dash === undefined ? {} : { dash }),
    marker: markers[place % markers.length] as MarkerName,
  }
}

/** The shades of a band: 5–95 % and 25–75 %. */
export const bandOuter = '#cfe2f1'
export const bandInner = '#8fbfe0'

/** A ramp of one hue from light to dark, for what has an order: readable in grey as it is. */
const rampEnds = { light: [222, 235, 247], dark: [8, 48, 107] } as const

/** `count` shades, evenly apart in lightness as the eye sees it. */
export const ramp = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => shade(count === 1 ? 0.6 : index / (count - 1)))

const middle = [66, 146, 198] as const

/** From 0, light, to 1, dark. */
export const shade = (share: number): string => {
  const { light, dark } = rampEnds
  const [from, to, part] = share < 0.5 ? [light, middle, share * 2] : [middle, dark, share * 2 - 1]
  const channels = from.map((channel, index) =>
    Math.round(channel + ((to[index] as number) - channel) * part),
  )
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

/** Relative luminance of WCAG 2.2, of `#rrggbb`. */
export const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * (red as number) + 0.7152 * (green as number) + 0.0722 * (blue as number)
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
export const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light as number) + 0.05) / ((dark as number) + 0.05)
}

/** Ink or paper, whichever is easier to read on a colour. */
export const textOn = (colour: string): string =>
  contrast(colour, ink) >= contrast(colour, paper) ? ink : paper

/** What is wanted and not had. */
export const gapFill = '#cfe2f1'

/** Of a change by cause: far apart in lightness, so that grey tells them too. */
export const totalFill = '#3d4651'
export const increaseFill = '#0072b2'
export const decreaseFill = '#f0b13c'

/** The middle of a band. */
export const medianLine: LineStyle = { stroke: '#0b4f83', width: 2, dash: '6 3' }

/** Of a range: a light and a dark end. */
export const lowEnd = '#8fbfe0'
export const highEnd = '#0b4f83'
