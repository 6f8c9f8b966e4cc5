import type { Bilingual } from '@kohort/core'
import { shortLine } from './one-line.js'

/** The languages that a planner reads. */
export type Language = 'sv' | 'en'

export const inLanguage = (text: string | Bilingual, language: Language): string =>
  typeof text === 'string' ? text : text[language]

/** Between the groups of a large number and before a unit: no line may break there. */
const HARD_SPACE = '\u00a0'
const MINUS = '−'

/** A language's way with words and numbers. */
export interface Voice {
  readonly language: Language
  /** Of words in both languages those of this one; of a plan's they are not yet safe to show. */
  readonly say: (text: string | Bilingual) => string
  /** A text of a plan or a scenario, as one short line. */
  readonly name: (text: string | Bilingual) => string
  /** `tre`, and figures from thirteen on. */
  readonly count: (value: number) => string
  /** `1 100`, `−25,7`: groups of three by a hard space, a decimal comma in Swedish, a real minus. */
  readonly number: (value: number, decimals?: number) => string
  /** The same with its sign, + or −. */
  readonly signed: (value: number, decimals?: number) => string
  /** A share as per cent: `13 %`, in English `13%`. */
  readonly percent: (share: number, decimals?: number) => string
  /** As many decimals as a person wrote: `0,9`, `4,05`, `1 100`. */
  readonly plain: (value: number) => string
  /** The same of a share. */
  readonly plainPercent: (share: number) => string
  /** `a, b och c`. */
  readonly list: (parts: readonly string[]) => string
}

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, HARD_SPACE)

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

/** The fewest decimals, at most three, that show the number as it is. */
const written = (value: number): number =>
  [0, 1, 2].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? 3

const voice = (language: Language): Voice => {
  const mark = language === 'sv' ? ',' : '.'
  const number = (value: number, decimals = 0): string => {
    const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.')
    const unsigned = part === undefined ? grouped(whole) : `${grouped(whole)}${mark}${part}`
    // What rounds to nothing has no sign.
    return Number(value.toFixed(decimals)) < 0 ? `${MINUS}${unsigned}` : unsigned
  }
  const percent = (share: number, decimals = 0): string =>
    `${number(share * 100, decimals)}${language === 'sv' ? HARD_SPACE : ''}%`
  return {
    language,
    say: (text) => inLanguage(text, language),
    name: (text) => shortLine(inLanguage(text, language)),
    count: (value) => counts[language][value] ?? number(value),
    number,
    signed: (value, decimals = 0) =>
      Number(value.toFixed(decimals)) > 0 ? `+${number(value, decimals)}` : number(value, decimals),
    percent,
    plain: (value) => number(value, written(value)),
    plainPercent: (share) => percent(share, written(share * 100)),
    list: (parts) =>
      parts.length < 2
        ? (parts[0] ?? '')
        : `${parts.slice(0, -1).join(', ')} ${language === 'sv' ? 'och' : 'and'} ${parts.at(-1) ?? ''}`,
  }
}

const voices = { sv: voice('sv'), en: voice('en') } as const

export const voiceOf = (language: Language): Voice => voices[language]

/** A text made in each language. */
export const inBoth = (make: (voice: Voice) => string): Bilingual => ({
  sv: make(voices.sv),
  en: make(voices.en),
})

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
  return year === undefined || name === undefined ? shortLine(date) : `${name} ${year}`
}
