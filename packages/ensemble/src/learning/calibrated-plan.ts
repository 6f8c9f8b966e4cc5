import { type Bilingual, type Compiled, type Figure, type Plan, parsePlan } from '@kohort/core'
import { put, type Tree } from '../inputs/write-plan.js'
import type { CalibratedNumber } from './calibrated-numbers.js'
import type { KnownObservation } from './known-observation.js'
import { said, spoken } from './numerals.js'
import { calibrationRecord, fittedBefore } from './used-before.js'

/** Digits that a number of a plan is written with. */
const DIGITS = 5

const short = (value: number): number => Number(value.toPrecision(DIGITS))

const textOf = (note: Figure['note'], language: 'sv' | 'en'): string =>
  note === undefined ? '' : typeof note === 'string' ? note : note[language]

/** How the figure came to be, before what was said of it already. */
const noteOf = (
  { note, value, range, source }: Figure,
  observations: readonly KnownObservation[],
): Bilingual => {
  const text = (
    numeral: (value: number, digits: number) => string,
    to: string,
    error: string,
    mark: string,
  ) => {
    const fitted = observations
      .map(
        ({ name, value: seen, error: sd }) =>
          `${name} = ${numeral(seen, DIGITS)} (${error} ${numeral(sd, DIGITS)})`,
      )
      .join(mark)
    const own = numeral(value, DIGITS)
    if (range === undefined) return { fitted, before: own }
    const [low, high] = range
    const between = low < 0 ? to : '–'
    return { fitted, before: `${own} (${numeral(low, DIGITS)}${between}${numeral(high, DIGITS)})` }
  }
  const sv = text(said, ' till ', 'standardavvikelse', '; ')
  const en = text(spoken, ' to ', 'standard deviation', ', ')
  const from =
    source === undefined
      ? { sv: '', en: '' }
      : { sv: ` Källa före: ${source}.`, en: ` Source before: ${source}.` }
  return {
    sv: `Kalibrerat mot ${sv.fitted}; före: ${sv.before}.${from.sv} ${textOf(note, 'sv')}`.trimEnd(),
    en: `Calibrated to ${en.fitted}; before: ${en.before}.${from.en} ${textOf(note, 'en')}`.trimEnd(),
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

/**
 * The plan with the calibrated numbers in it, each with what it was fitted to: in words in its note, and by its source,
 * a record of the calibration that names the observations, those of an earlier calibration among them.
 */
export const calibratedPlan = (
  plan: Plan,
  compiled: Compiled,
  values: Float64Array,
  numbers: readonly CalibratedNumber[],
  observations: readonly KnownObservation[],
): Plan => {
  const root: Tree = { ...plan }
  const earlier = numbers.flatMap(({ path, at }) => {
    const slot = compiled.slots.find((one) => one.path === path)
    return fittedBefore(plan, slot?.figures[slot.keys.indexOf(at)]?.source ?? slot?.figures[0]?.source)
  })
  const names = [...new Set([...earlier, ...observations.map(({ name }) => name)])]
  const { id, record } = calibrationRecord(plan, names)
  root.sources = { ...plan.sources, [id]: record }
  for (const { path, parameter, keys, figures } of compiled.slots) {
    // Shares are written for the same years in all groups; else the plan's own years are enough.
    const own = parameter === 'groups.*.share' ? null : keysAt(plan, path)
    figures.forEach((figure, order) => {
      const at = keys[order] ?? ''
      const found = numbers.find((one) => one.path === path && one.at === at)
      if (found === undefined || (own !== null && at !== '' && !own.includes(at))) return
      const { asOf } = figure
      put(root, [...path.split('.'), ...(at === '' ? [] : [at])], {
        ...rounded(found.after),
        kind: 'derived',
        source: id,
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
