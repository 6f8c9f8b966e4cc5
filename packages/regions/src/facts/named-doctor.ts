import type { Fact } from './fact.js'
import { byRegion, type RegionCode } from './region-code.js'

/** The share of the inhabitants with a named doctor, in per cent, as each region reported it. */
export interface NamedDoctor {
  readonly dec2023: Fact<number | null>
  /** Given for a few regions only. */
  readonly dec2022?: Fact<number>
}

const rows: readonly (readonly [RegionCode, number | null])[] = [
  ['01', 67],
  ['03', 37],
  ['04', 60],
  ['05', 68],
  ['06', null],
  ['07', 20],
  ['08', 79],
  ['09', 59],
  ['10', 18],
  ['12', 75],
  ['13', 65],
  ['14', 95],
  ['17', null],
  ['18', 49],
  ['19', 83],
  ['20', 84],
  ['21', 39],
  ['22', 51],
  ['23', null],
  ['24', null],
  ['25', null],
]

// The article names the extremes and a few more.
const earlier: Readonly<Partial<Record<RegionCode, number>>> = {
  '07': 7,
  '10': 19,
  '12': 77,
  '14': 96,
  '19': 78,
  '20': 79,
  '24': 11,
}

const dec2023 = (code: RegionCode, value: number | null): Fact<number | null> => {
  if (value === null) {
    return {
      value,
      source: 'lakarforbundet-2024:appendix-3',
      kind: 'reported',
      asOf: '2023-12-31',
      note: 'One of the five regions that cannot report the share: unknown, not 0.',
      noteSv: 'En av de fem regioner som inte kan redovisa andelen: okänd, inte 0.',
    }
  }
  // Blekinge and Västra Götaland are named in the text, as the lowest and the highest.
  if (code === '10' || code === '14') {
    return { value, source: 'lakarforbundet-2024:appendix-3', kind: 'reported', asOf: '2023-12-31' }
  }
  return {
    value,
    source: 'lakarforbundet-2024:figure-2',
    kind: 'derived',
    asOf: '2023-12-31',
    note:
      'The figure holds 21 names and 16 values. The five regions that do not report are left out, and the values ' +
      'follow the other names in order; only swaps inside small blocks of neighbours could be wrong.',
    noteSv:
      'Figuren har 21 namn och 16 värden. De fem regioner som inte redovisar är struckna, och värdena följer de ' +
      'övriga namnen i ordning; bara byten inom små block av grannar kan vara fel.',
  }
}

/** The share with a named doctor, by region. What people answer themselves is much lower, about three in ten. */
export const namedDoctor = byRegion(rows, ([code, value]): NamedDoctor => {
  const before = earlier[code]
  return {
    dec2023: dec2023(code, value),
    ...(before === undefined
      ? {}
      : {
          dec2022: { value: before, source: 'lakartidningen-2023-08', kind: 'reported', asOf: '2022-12-31' },
        }),
  }
})
