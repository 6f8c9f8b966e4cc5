import type { GroupRow, Projection, SeriesName } from '@kohort/core'
import { signedText } from './number-text.js'
import type { Outcome } from './outcome.js'
import { projectionOf } from './received.js'
import { tableText } from './table.js'

/** MODEL.md, "What must always hold", 1. */
const EQUAL = 1e-9
const MOST_SHOWN = 20

type Terms = readonly (readonly [sign: 1 | -1, series: SeriesName])[]

/** Stocks that are the year before's with what came and went. */
const stocks: Readonly<Partial<Record<SeriesName, Terms>>> = {
  trainees: [
    [1, 'intake'],
    [-1, 'completions'],
    [-1, 'attrition'],
  ],
  specialists: [
    [1, 'hired'],
    [1, 'inflow'],
    [-1, 'specialistExits'],
  ],
}

/** Figures that are the sum of others of the same year. */
const sums: Readonly<Partial<Record<SeriesName, Terms>>> = {
  completions: [
    [1, 'hired'],
    [1, 'notHired'],
  ],
  specialistExits: [
    [1, 'entrantExits'],
    [1, 'incumbentExits'],
  ],
}

const headSeries = [...Object.keys(stocks), ...Object.values({ ...stocks, ...sums }).flat(2)].filter(
  (name, index, all): name is SeriesName => typeof name === 'string' && all.indexOf(name) === index,
)

interface Leak {
  readonly year: number
  readonly where: string
  readonly balance: string
  readonly expected: number | null
  readonly found: number | null
}

/** Whether two sides of a balance are equal, held to the largest number in it. */
const closes = (expected: number | null, found: number | null, scale: number): boolean =>
  expected !== null && found !== null && Math.abs(expected - found) <= EQUAL * scale

const added = (row: GroupRow, terms: Terms, opening: number | null): readonly (number | null)[] => [
  opening,
  ...terms.map(([sign, name]) => {
    const value = row[name] ?? null
    return value === null ? null : sign * value
  }),
]

const balanceOf = (stock: string, terms: Terms, opening: string): string =>
  `${stock} = ${opening}${terms.map(([sign, name]) => `${sign > 0 ? '+' : '−'} ${name}`).join(' ')}`.replace(
    '= + ',
    '= ',
  )

const leaksOfRow = (row: GroupRow, before: GroupRow, where: string): readonly Leak[] => {
  const check = (name: string, terms: Terms, opening: number | null, text: string): readonly Leak[] => {
    const parts = added(row, terms, opening)
    const found = row[name as SeriesName] ?? null
    const expected = parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
    const scale = Math.max(...[...parts, found].map((part) => Math.abs(part ?? 0)))
    return closes(expected, found, scale)
      ? []
      : [{ year: row.year, where, balance: balanceOf(name, terms, text), expected, found }]
  }
  return [
    ...Object.entries(stocks).flatMap(([name, terms]) =>
      check(name, terms, before[name as SeriesName] ?? null, 'last year '),
    ),
    ...Object.entries(sums).flatMap(([name, terms]) => check(name, terms, 0, '')),
  ]
}

/** The groups are the whole, in every figure that counts heads. */
const leaksOfGroups = (projection: Projection, index: number): readonly Leak[] =>
  headSeries.flatMap((name) => {
    const row = projection.rows[index]
    const found = row?.[name] ?? null
    const parts = Object.values(projection.groups).map((rows) => rows[index]?.[name] ?? null)
    const expected = parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
    const scale = Math.max(...[...parts, found].map((part) => Math.abs(part ?? 0)))
    return closes(expected, found, scale)
      ? []
      : [{ year: row?.year ?? 0, where: 'total', balance: `${name} = the groups' sum`, expected, found }]
  })

const leaksOf = (projection: Projection): readonly Leak[] =>
  projection.years.slice(1).flatMap((_, index) => {
    const pairs: readonly (readonly [string, readonly GroupRow[]])[] = [
      ['total', projection.rows],
      ...Object.entries(projection.groups),
    ]
    return [
      ...pairs.flatMap(([where, rows]) => {
        const [before, row] = [rows[index], rows[index + 1]]
        return before === undefined || row === undefined ? [] : leaksOfRow(row, before, where)
      }),
      ...leaksOfGroups(projection, index + 1),
    ]
  })

const text = (value: number | null): string => (value === null ? 'none' : value.toFixed(3).replace('-', '−'))

const leakTable = (leaks: readonly Leak[]): string => {
  const rows = leaks
    .slice(0, MOST_SHOWN)
    .map(({ year, where, balance, expected, found }) => [
      String(year),
      where,
      text(expected),
      text(found),
      expected === null || found === null ? 'none' : signedText(found - expected, 3),
      balance,
    ])
  const more = leaks.length > MOST_SHOWN ? `\nand ${leaks.length - MOST_SHOWN} more` : ''
  return `${tableText(['year', 'group', 'adds up to', 'found', 'difference', 'balance'], rows)}${more}`
}

/** `expect(projection).toConserveHeads()`; see `KohortMatchers`. */
export const toConserveHeads = (received: unknown): Outcome => {
  const projection = projectionOf(received, 'toConserveHeads')
  const leaks = leaksOf(projection)
  const pass = leaks.length === 0
  return {
    pass,
    message: () =>
      pass
        ? `expected heads not to be conserved, but every balance of ${projection.base + 1}–${projection.to} closes, in total and in ${Object.keys(projection.groups).length === 1 ? 'the one group' : `${Object.keys(projection.groups).length} groups`}`
        : `expected heads to be conserved, but ${leaks.length === 1 ? 'one balance does' : `${leaks.length} balances do`} not close\n\n${leakTable(leaks)}`,
  }
}
