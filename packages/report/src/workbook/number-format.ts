import type { CellFormat, Language } from '../tables/table.js'

/** A space before the sign of per cent, as Swedish has it, and none in English. */
const percent: Readonly<Record<Language, string>> = { sv: ' %', en: '%' }

const GENERAL = 'General'
/** From here on, digits stand in groups of three. */
const LARGE = 10_000

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
