import type { ChartLanguage, ChartText } from '../chart.js'

/** Between the groups of a large number and before a unit: no line may break there. */
const HARD_SPACE = '\u00a0'
const MINUS = '−'

/** A language's way with words and numbers. */
export interface Voice {
  readonly language: ChartLanguage
  readonly say: (text: ChartText) => string
  /** `1 100`, `−25,7`: groups of three by a hard space, a decimal comma in Swedish, a real minus. */
  readonly number: (value: number, decimals?: number) => string
  /** The same with its sign, + or −. */
  readonly signed: (value: number, decimals?: number) => string
  /** A share as per cent: `13 %`, in English `13%`. */
  readonly percent: (share: number, decimals?: number) => string
  /** `a, b och c`. */
  readonly list: (parts: readonly string[]) => string
}

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, HARD_SPACE)

const LONGEST_NAME = 200

/**
 * A text of a plan on one line: no line breaks, no control signs, none that turn the direction of reading, and no more
 * than a name's length.
 */
export const oneLine = (text: string): string => {
  const clean = text
    .slice(0, 4 * LONGEST_NAME)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  const letters = [...clean]
  return letters.length <= LONGEST_NAME ? clean : `${letters.slice(0, LONGEST_NAME).join('').trimEnd()}…`
}

const voice = (language: ChartLanguage): Voice => {
  const mark = language === 'sv' ? ',' : '.'
  const number = (value: number, decimals = 0): string => {
    const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.')
    const unsigned = part === undefined ? grouped(whole) : `${grouped(whole)}${mark}${part}`
    // What rounds to nothing has no sign.
    return Number(value.toFixed(decimals)) < 0 ? `${MINUS}${unsigned}` : unsigned
  }
  return {
    language,
    say: (text) => oneLine(typeof text === 'string' ? text : text[language]),
    number,
    signed: (value, decimals = 0) =>
      Number(value.toFixed(decimals)) > 0 ? `+${number(value, decimals)}` : number(value, decimals),
    percent: (share, decimals = 0) =>
      `${number(share * 100, decimals)}${language === 'sv' ? HARD_SPACE : ''}%`,
    list: (parts) =>
      parts.length < 2
        ? (parts[0] ?? '')
        : `${parts.slice(0, -1).join(', ')} ${language === 'sv' ? 'och' : 'and'} ${parts.at(-1) ?? ''}`,
  }
}

const voices = { sv: voice('sv'), en: voice('en') } as const

export const voiceOf = (language: ChartLanguage): Voice => voices[language]

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** `2024`, `2024–2027`, `2024 och 2026`, `2024–2025 och 2027`. */
export const yearsText = (years: readonly number[], voice: Voice): string => {
  const runs: (readonly [number, number])[] = []
  for (const year of years) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === year - 1) runs[runs.length - 1] = [last[0], year]
    else runs.push([year, year])
  }
  return voice.list(runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)))
}
