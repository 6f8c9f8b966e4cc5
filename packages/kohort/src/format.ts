import type { Bilingual } from '@kohort/core'
import type { Language } from './language.js'
import { inLanguage } from './language.js'

/** Between the groups of a large number and before a unit: no line may break there. */
const HARD_SPACE = '\u00a0'
const MINUS = '−'

/** A language's way with words and numbers. */
export interface Voice {
  readonly language: Language
  readonly say: (text: string | Bilingual) => string
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
  /** Two words of a list or more: `a, b och c`. */
  readonly list: (parts: readonly string[]) => string
}

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, HARD_SPACE)

/** The fewest decimals, at most three, that show the number as it is. */
const decimalsOf = (value: number): number => {
  const found = [0, 1, 2].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9)
  return found ?? 3
}

export const voiceOf = (language: Language): Voice => {
  const mark = language === 'sv' ? ',' : '.'
  const unsigned = (value: number, decimals: number): string => {
    const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.')
    return part === undefined ? grouped(whole) : `${grouped(whole)}${mark}${part}`
  }
  /** What rounds to nothing has no sign. */
  const isBelow = (value: number, decimals: number): boolean => Number(value.toFixed(decimals)) < 0
  const number = (value: number, decimals = 0): string =>
    `${isBelow(value, decimals) ? MINUS : ''}${unsigned(value, decimals)}`
  const percent = (share: number, decimals = 0): string =>
    `${number(share * 100, decimals)}${language === 'sv' ? HARD_SPACE : ''}%`
  return {
    language,
    say: (text) => inLanguage(text, language),
    number,
    signed: (value, decimals = 0) => {
      const text = number(value, decimals)
      return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text
    },
    percent,
    plain: (value) => number(value, decimalsOf(value)),
    plainPercent: (share) => percent(share, decimalsOf(share * 100)),
    list: (parts) => {
      if (parts.length < 2) return parts[0] ?? ''
      return `${parts.slice(0, -1).join(', ')} ${language === 'sv' ? 'och' : 'and'} ${parts.at(-1) ?? ''}`
    },
  }
}

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** `2024`, or `2024–2027`. */
export const yearsText = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`)
