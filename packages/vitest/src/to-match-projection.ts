import { type Projection, type ProjectionData, type SeriesName, series, seriesNames } from '@kohort/core'
import { fail } from './errors.js'
import { signedText } from './number-text.js'
import type { Outcome } from './outcome.js'
import { projectionOf } from './received.js'
import { tableText } from './table.js'

const MOST_SHOWN = 20

/** A projection kept from before: as `project` gave it, or read from JSON. */
export type Golden = Projection | ProjectionData

/** How far a figure may be from the golden one: relatively, in the series' unit, or the wider of both. */
export type Tolerance =
  | number
  | { readonly relative: number; readonly absolute?: number }
  | { readonly relative?: number; readonly absolute: number }

interface Allowed {
  readonly relative: number
  readonly absolute: number
}

interface Difference {
  readonly year: number
  readonly where: string
  readonly name: string
  readonly golden: string
  readonly found: string
  readonly band: string
  readonly margin: string
  /** How many times what is allowed; what is no number comes first. */
  readonly size: number
}

const allowedOf = (tolerance: unknown): Allowed => {
  const given =
    typeof tolerance === 'number' ? { relative: tolerance } : ((tolerance ?? {}) as Record<string, unknown>)
  const names = typeof given === 'object' ? Object.keys(given) : []
  const values = Object.values(given)
  const isRight =
    names.length > 0 &&
    names.every((name) => name === 'relative' || name === 'absolute') &&
    values.every((value) => typeof value === 'number' && Number.isFinite(value) && value >= 0)
  if (!isRight)
    return fail(
      'tolerance',
      'tolerance',
      `toMatchProjection: found ${tolerance === undefined ? 'no tolerance' : `the tolerance ${JSON.stringify(tolerance) ?? typeof tolerance}`}.`,
      'Say how far a figure may be: 1e-9 (relatively), 0 (not at all) or { absolute: 0.5 }.',
    )
  return { relative: 0, absolute: 0, ...given } as Allowed
}

/** As many digits as it takes to tell two figures apart, and no fewer than a person reads elsewhere. */
const apart = (one: number, other: number, decimals: number): readonly [string, string] => {
  for (let digits = decimals; digits < 15; digits += 1) {
    const texts = [one.toFixed(digits), other.toFixed(digits)] as const
    if (texts[0] !== texts[1]) return texts
  }
  return [String(one), String(other)]
}

const differenceOf = (
  golden: number | null,
  found: number | null,
  allowed: Allowed,
  name: SeriesName,
): Omit<Difference, 'year' | 'where' | 'name'> | undefined => {
  if (golden === found) return undefined
  if (golden === null || found === null) {
    const text = (value: number | null): string => (value === null ? 'none' : String(value))
    return {
      golden: text(golden),
      found: text(found),
      band: 'a figure where the other has none',
      margin: 'none',
      size: Number.POSITIVE_INFINITY,
    }
  }
  const most = Math.max(allowed.absolute, allowed.relative * Math.abs(golden))
  const distance = Math.abs(found - golden)
  if (distance <= most) return undefined
  const { decimals } = series[name]
  const [one, other] = apart(golden, found, decimals)
  return {
    golden: one.replace('-', '−'),
    found: other.replace('-', '−'),
    band: most === 0 ? 'exactly' : `±${Number(most.toPrecision(2))}`,
    margin: signedText(most - distance, decimals + 1),
    size: most === 0 ? Number.MAX_VALUE : distance / most,
  }
}

const differencesOf = (golden: Projection, found: Projection, allowed: Allowed): readonly Difference[] => {
  const differences: Difference[] = []
  const compare = (where: string, group: string | undefined): void => {
    for (const name of seriesNames) {
      const [wanted, given] = [golden.series(name, group), found.series(name, group)]
      golden.years.forEach((year, index) => {
        const difference = differenceOf(wanted[index] ?? null, given[index] ?? null, allowed, name)
        if (difference !== undefined) differences.push({ year, where, name, ...difference })
      })
    }
  }
  const word = (year: number, name: string, one: unknown, other: unknown): void => {
    if (one === other) return
    const [wanted, given] = [String(one ?? 'none'), String(other ?? 'none')]
    const size = Number.POSITIVE_INFINITY
    differences.push({
      year,
      where: 'total',
      name,
      golden: wanted,
      found: given,
      band: 'exactly',
      margin: 'none',
      size,
    })
  }
  compare('total', undefined)
  for (const group of Object.keys(golden.groups)) compare(group, group)
  golden.rows.forEach(({ year, limitedBy, overTarget }) => {
    word(year, 'limitedBy', limitedBy, found.at(year).limitedBy)
    word(year, 'overTarget', overTarget, found.at(year).overTarget)
  })
  golden.goals.forEach(({ id, to, met }) => {
    word(to, `goal ${id}`, met, found.goals.find((goal) => goal.id === id)?.met)
  })
  return differences
}

/** What must be alike before figures can be set beside each other. */
const framesOf = (golden: Projection, found: Projection): readonly string[] => {
  const frame = (what: string, one: string, other: string): readonly string[] =>
    one === other ? [] : [`${what}: golden ${one}, found ${other}`]
  const names = (list: readonly string[]): string =>
    list.length === 0 ? 'none' : [...list].sort().join(', ')
  return [
    ...frame('years', `${golden.base}–${golden.to}`, `${found.base}–${found.to}`),
    ...frame('groups', names(Object.keys(golden.groups)), names(Object.keys(found.groups))),
    ...frame('goals', names(golden.goals.map(({ id }) => id)), names(found.goals.map(({ id }) => id))),
  ]
}

const differenceTable = (differences: readonly Difference[]): string => {
  const rows = [...differences]
    .sort((one, other) => other.size - one.size || one.year - other.year)
    .slice(0, MOST_SHOWN)
    .map(({ year, where, name, golden, found, margin, band }) => [
      String(year),
      where,
      name,
      golden,
      found,
      margin,
      band,
    ])
  const more =
    differences.length > MOST_SHOWN ? `\nand ${differences.length - MOST_SHOWN} more, less far off` : ''
  return `${tableText(['year', 'group', 'series', 'golden', 'found', 'margin', 'allowed'], rows)}${more}`
}

/** `expect(projection).toMatchProjection(golden, 1e-9)`; see `KohortMatchers`. */
export const toMatchProjection = (received: unknown, golden: Golden, tolerance: Tolerance): Outcome => {
  const found = projectionOf(received, 'toMatchProjection')
  const wanted = projectionOf(golden, 'toMatchProjection', 'golden')
  const allowed = allowedOf(tolerance)
  const frames = framesOf(wanted, found)
  const differences = frames.length === 0 ? differencesOf(wanted, found, allowed) : []
  const pass = frames.length === 0 && differences.length === 0
  const within = [
    ...(allowed.relative > 0 ? [`${allowed.relative} relatively`] : []),
    ...(allowed.absolute > 0 ? [`${allowed.absolute} in the series' unit`] : []),
  ]
  const how = within.length === 0 ? 'exactly' : `within ${within.join(' or ')}`
  return {
    pass,
    message: () => {
      if (pass) return `expected the projection not to match the golden one ${how}, but every figure does`
      const head = `expected the projection to match the golden one ${how}`
      if (frames.length > 0) return `${head}, but they are not of the same kind\n\n${frames.join('\n')}`
      const count = differences.length === 1 ? 'one figure differs' : `${differences.length} figures differ`
      return `${head}, but ${count}\n\n${differenceTable(differences)}`
    },
  }
}
