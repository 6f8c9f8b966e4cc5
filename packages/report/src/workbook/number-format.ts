import { leastTold } from '../shared/probability-text.js'
import type { CellFormat, Language } from '../tables/table.js'

/** A space before the sign of per cent, as Swedish has it, and none in English. */
const percent: Readonly<Record<Language, string>> = { sv: ' %', en: '%' }

const GENERAL = 'General'
/** From here on, digits stand in groups of three. */
const LARGE = 10_000

const inWords = (share: number, language: Language): string => {
  const text = `${(share * 100).toFixed(1)}${percent[language]}`
  return language === 'sv' ? text.replace('.', ',') : text
}

/**
 * The share of so many draws, told by the rule of `probabilityText`: to the whole per cent, at the ends to a tenth, and
 * never 0 or 100. The cell keeps the figure itself.
 */
export const probabilityFormat = (draws: number, language: Language, value: number): string => {
  const edge = leastTold(draws)
  const bound = (share: number): string => String(Number(share.toFixed(9)))
  const told = `${value < 0.0095 || value > 0.9905 ? '0.0' : '0'}${percent[language]}`
  return `[<${bound(edge / 3)}]"< ${inWords(edge, language)}";[>${bound(1 - edge / 3)}]"> ${inWords(1 - edge, language)}";${told}`
}

/**
 * A number format as Excel stores it, for a number as it was written by its size;
 * Excel shows it with the marks of its own language.
 */
export const numberFormat = (format: CellFormat, language: Language, value = 0): string => {
  switch (format) {
    case 'whole':
      return '#,##0'
    case 'one':
    case 'money':
      return '#,##0.0'
    case 'two':
      return '#,##0.00'
    case 'percent':
    case 'probability':
      return `0.0${percent[language]}`
    case 'share':
      return `0.0##${percent[language]}`
    case 'year':
      return '0'
    case 'plain':
      return Number.isInteger(value) && Math.abs(value) >= LARGE ? '#,##0' : GENERAL
    case 'text':
      return GENERAL
  }
}

/** The same for a margin: red below 0, and with its minus for those who do not see the colour. */
export const marginFormat = (format: CellFormat, language: Language): string => {
  const code = numberFormat(format, language)
  return code === GENERAL ? code : `${code};[Red]-${code}`
}
