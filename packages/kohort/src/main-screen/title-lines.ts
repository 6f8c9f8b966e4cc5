import { compile, type Figure, type Plan, parameterPathOf, parameters } from '@kohort/core'
import { numberText, pathLabel, titleText } from '../figure-text.js'
import { wrap } from '../wrap.js'
import type { Screen } from './screen.js'

/** How many of the plan's numbers somebody reports, how many are computed, and how many rest on nobody's measure. */
const counts = (plan: Plan, { voice }: Screen): string => {
  const figures = compile(plan).slots.flatMap((slot) => {
    const isCurve = parameters[slot.parameter].form === 'curve'
    return slot.figures.filter((_, index) => !(isCurve && slot.at[index] === 0))
  })
  const count = (kind: Figure['kind']): number => figures.filter((figure) => figure.kind === kind).length
  const part = (amount: number, sv: string, en: string): readonly string[] =>
    amount === 0 ? [] : [`${voice.number(amount)} ${voice.say({ sv, en })}`]
  const parts = [
    ...part(count('reported'), 'ur källor', 'sourced'),
    ...part(count('derived'), 'härledda', 'derived'),
    ...part(count('assumed'), 'antagna', 'assumed'),
    ...part(count(undefined), 'utan angiven källa', 'without a source'),
  ]
  return voice.say({
    sv: `${voice.number(figures.length)} tal: ${parts.join(', ')}`,
    en: `${voice.number(figures.length)} numbers: ${parts.join(', ')}`,
  })
}

/** What the plan is, how far it is projected, and what its numbers are. */
export const titleLines = (screen: Screen): readonly string[] => {
  const { plan, projection, voice, paint, width } = screen
  const title = titleText(plan.title, voice)
  const what = voice.say({
    sv: `basår ${plan.base}, till ${projection.to}; ${counts(plan, screen)}.`,
    en: `base ${plan.base}, to ${projection.to}; ${counts(plan, screen)}.`,
  })
  return wrap(`${title} – ${what}`, width, '', '  ').map((line) =>
    line.replace(title, () => paint.strong(title)),
  )
}

const valuesText = (path: string, plan: Plan, { voice }: Screen): string => {
  const parameter = parameterPathOf(path) ?? parameterPathOf(path.split('.').slice(0, -1).join('.'))
  const slot = compile(plan).slots.find((one) => one.path === path || path.startsWith(`${one.path}.`))
  if (slot === undefined || parameter === undefined) return voice.say({ sv: 'inget', en: 'nothing' })
  const number = (figure: Figure): string => numberText(parameters[parameter], figure.value, voice)
  const key = path === slot.path ? undefined : path.slice(slot.path.length + 1)
  if (key !== undefined) {
    const figure = slot.figures[slot.keys.indexOf(key)]
    return figure === undefined
      ? voice.say({ sv: 'inget eget värde', en: 'no value of its own' })
      : number(figure)
  }
  const all = slot.figures.map(number)
  if (new Set(all).size === 1) return all[0] ?? ''
  if (all.length > 4)
    return voice.say({
      sv: `${all[0]} … ${all.at(-1)} (${all.length} år)`,
      en: `${all[0]} … ${all.at(-1)} (${all.length} years)`,
    })
  return slot.keys.map((at, index) => `${all[index]} (${at})`).join(', ')
}

/** Which numbers are not the plan's own, since they were set on the command line. */
export const changeLines = (screen: Screen, before: Plan, paths: readonly string[]): readonly string[] => {
  const { plan, voice, paint, width } = screen
  return [...new Set(paths)].flatMap((path) => {
    const isPoint =
      parameterPathOf(path) === undefined || !compile(plan).slots.some((slot) => slot.path === path)
    const key = isPoint ? ` ${path.split('.').at(-1) ?? ''}` : ''
    const label = pathLabel(isPoint ? path.split('.').slice(0, -1).join('.') : path, plan, voice)
    const [now, then] = [valuesText(path, plan, screen), valuesText(path, before, screen)]
    const text = voice.say({
      sv: `Ändrat med --set: ${label}${key} är ${now} i stället för planens ${then} (${path}).`,
      en: `Changed with --set: ${label}${key} is ${now} instead of the plan's ${then} (${path}).`,
    })
    return wrap(text, width, '', '  ').map(paint.strong)
  })
}
