import type { Bilingual } from '@kohort/core'
import type { ChartLanguage, ChartText } from '../chart.js'

/** Between the groups of a large number and before a unit: no line may break there. */
const HARD_SPACE = '\u00a0'
const MINUS = '−'

/** A language's way with words and numbers. */
export interface Voice {
  readonly language: ChartLanguage
  /** Of our own words in both languages, those of this one. */
  readonly say: (text: Bilingual) => string
  /** A text of a plan or a scenario, as one short line. */
  readonly name: (text: ChartText) => string
  /** `tre`, and figures from thirteen on. */
  readonly count: (value: number) => string
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

const counts = {
  sv: ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: [
    'none',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
} as const

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
    say: (text) => text[language],
    name: (text) => oneLine(typeof text === 'string' ? text : text[language]),
    count: (value) => counts[language][value] ?? number(value),
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

const months = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const

/** `2024-04` as `april 2024`; a year, or what is no month, as it is. */
export const monthText = (date: string, { language }: Voice): string => {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(date) ?? []
  const name = months[language][Number(month) - 1]
  return year === undefined || name === undefined ? oneLine(date) : `${name} ${year}`
}
