import { type Bilingual, type Compiled, type Figure, type Plan, parsePlan } from '@kohort/core'
import { put, type Tree } from '../inputs/write-plan.js'
import type { CalibratedNumber } from './calibrated-numbers.js'
import type { KnownObservation } from './known-observation.js'

/** Digits that a number of a plan is written with. */
const DIGITS = 5

const short = (value: number): number => Number(value.toPrecision(DIGITS))

const textOf = (note: Figure['note'], language: 'sv' | 'en'): string =>
  note === undefined ? '' : typeof note === 'string' ? note : note[language]

const numeral = (value: number, mark: string): string => String(short(value)).replace('.', mark)

/** How the figure came to be, before what was said of it already. */
const noteOf = ({ note, value, range }: Figure, observations: readonly KnownObservation[]): Bilingual => {
  const said = (mark: string, minus: string): string =>
    observations
      .map(({ name, value: seen, error }) => `${name} = ${numeral(seen, mark)} ± ${numeral(error, mark)}`)
      .join(mark === ',' ? '; ' : ', ')
      .replaceAll('-', minus)
  const before = (mark: string): string =>
    range === undefined
      ? numeral(value, mark)
      : `${numeral(value, mark)} (${numeral(range[0], mark)}–${numeral(range[1], mark)})`
  return {
    sv: `Kalibrerat mot ${said(',', '−')}; före: ${before(',')}. ${textOf(note, 'sv')}`.trimEnd(),
    en: `Calibrated to ${said('.', '−')}; before: ${before('.')}. ${textOf(note, 'en')}`.trimEnd(),
  }
}

/** The ends of a range about a value, as short as a plan is written, the value between them. */
const rounded = ({ value, range }: CalibratedNumber['after']): Pick<Figure, 'value' | 'range'> => {
  const [low, middle, high] = [short(range[0]), short(value), short(range[1])]
  return { value: middle, range: [Math.min(low, middle), Math.max(high, middle)] }
}

/** The shares of the groups are one whole: the others give way, and the largest takes what rounding leaves. */
const putShares = (
  root: Tree,
  { slots }: Compiled,
  values: Float64Array,
  numbers: readonly CalibratedNumber[],
): void => {
  const shares = slots.filter(({ parameter }) => parameter === 'groups.*.share')
  if (!shares.some(({ path }) => numbers.some((one) => one.path === path))) return
  const [first] = shares
  first?.keys.forEach((key, order) => {
    const parts = shares.map(({ path, start, figures }) => ({
      path,
      figure: figures[order] as Figure,
      exact: values[start + order] as number,
      isOurs: numbers.some((one) => one.path === path),
    }))
    const rest = parts
      .filter(({ isOurs }) => !isOurs)
      .reduce<(typeof parts)[number] | undefined>(
        (largest, one) => (largest === undefined || one.exact > largest.exact ? one : largest),
        undefined,
      )
    const others = parts.filter((one) => one !== rest).reduce((sum, { exact }) => sum + short(exact), 0)
    for (const part of parts) {
      if (part.isOurs && rest !== undefined) continue
      const value =
        part === rest
          ? Number((1 - others).toPrecision(12))
          : rest === undefined
            ? part.exact
            : short(part.exact)
      const { range, ...own } = part.figure
      const holds = range !== undefined && range[0] <= value && value <= range[1]
      put(root, [...part.path.split('.'), key], { ...own, value, ...(holds ? { range } : {}) })
    }
  })
}

/** The plan with the calibrated numbers in it, each with what it was fitted to; sources stay. */
export const calibratedPlan = (
  plan: Plan,
  compiled: Compiled,
  values: Float64Array,
  numbers: readonly CalibratedNumber[],
  observations: readonly KnownObservation[],
): Plan => {
  const root: Tree = { ...plan }
  for (const { path, parameter, keys, figures } of compiled.slots) {
    // Shares are written for the same years in all groups; else the plan's own years are enough.
    const own = parameter === 'groups.*.share' ? null : keysAt(plan, path)
    figures.forEach((figure, order) => {
      const at = keys[order] ?? ''
      const found = numbers.find((one) => one.path === path && one.at === at)
      if (found === undefined || (own !== null && at !== '' && !own.includes(at))) return
      const { source, asOf } = figure
      put(root, [...path.split('.'), ...(at === '' ? [] : [at])], {
        ...rounded(found.after),
        kind: 'derived',
        ...(source === undefined ? {} : { source }),
        ...(asOf === undefined ? {} : { asOf }),
        note: noteOf({ ...figure, ...found.before, range: [...found.before.range] }, observations),
      })
    })
  }
  putShares(root, compiled, values, numbers)
  return parsePlan(root)
}

const keysAt = (plan: Plan, path: string): readonly string[] => {
  const found = path
    .split('.')
    .reduce<unknown>((here, key) => (here as Tree | undefined)?.[key], plan as unknown)
  return Object.keys((found ?? {}) as Tree)
}
