/** A number in both languages' way: a decimal comma and a real minus in Swedish. */
export const inSwedish = (digits: string): string => digits.replace('.', ',').replace('-', '−')

/** Groups of three, by a hard space. */
export const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')

/** In English a comma would do for the groups; a hard space is read in both. */
export const spoken = (value: number, digits = 4): string =>
  String(Number(value.toPrecision(digits))).replace('-', '−')
export const said = (value: number, digits = 4): string => inSwedish(spoken(value, digits))
