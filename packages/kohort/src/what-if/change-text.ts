import { type Plan, parameterPathOf, parameters } from '@kohort/core'
import type { ChangedFigure, Scenario } from '@kohort/scenarios'
import { amountText, numberText, pathLabel } from '../figure-text.js'
import type { Voice } from '../format.js'

/** The parts of a requirement, of which the mode speaks for all. */
const part = /\.requirement\.(?:min|mode|max)$/

/** A policy that another takes the place of: it is gone, and the new one says so. */
const isReplaced = ({ path, to }: ChangedFigure): boolean =>
  to === null && path.startsWith('training.intake.')

/** The years of a change that does not last. */
const lasts = (path: string, { changes }: Scenario): number | undefined =>
  changes?.reduce<number | undefined>(
    (found, change) =>
      path.startsWith(change.path) && change.op !== 'ramp' && 'to' in change ? (change.to ?? found) : found,
    undefined,
  )

const pathText = (
  path: string,
  figures: readonly ChangedFigure[],
  scenario: Scenario,
  plan: Plan,
  voice: Voice,
): string => {
  const general = parameterPathOf(path)
  const last = figures.at(-1)
  if (general === undefined || last === undefined) return path
  const parameter = parameters[general]
  const label = pathLabel(part.test(path) ? path.replace(part, '.requirement') : path, plan, voice)
  const { from, to } = last
  const change =
    to === null
      ? voice.say({ sv: 'borttaget', en: 'taken out' })
      : from === null
        ? amountText(parameter, to, voice)
        : `${numberText(parameter, from, voice)} → ${amountText(parameter, to, voice)}`
  return `${label}${when(figures, parameter.form, lasts(path, scenario), plan, voice)} ${change}`
}

/** Of what year, age or years of service the change is told; nothing where it holds from the first year on. */
const when = (
  figures: readonly ChangedFigure[],
  form: string,
  until: number | undefined,
  plan: Plan,
  voice: Voice,
): string => {
  const [first, last] = [figures[0]?.at ?? '', figures.at(-1)?.at ?? '']
  if (form === 'curve') return voice.say({ sv: ` efter ${last} år`, en: ` after ${last} years` })
  if (form === 'steps' || form === 'bands') return voice.say({ sv: ` vid ${last} år`, en: ` at age ${last}` })
  if (last === '') return ''
  if (figures.length > 1) return ` ${last}`
  if (until !== undefined) return until === Number(first) ? ` ${first}` : ` ${first}–${until}`
  return Number(first) > plan.base + 1 ? voice.say({ sv: ` från ${first}`, en: ` from ${first}` }) : ''
}

/** What a scenario changes, number by number: the last figure of each, from what to what. */
export const changeTexts = (
  changed: readonly ChangedFigure[],
  scenario: Scenario,
  plan: Plan,
  voice: Voice,
): readonly string[] => {
  const told = changed.filter((figure) => !figure.byRest && !isReplaced(figure))
  const paths = [...new Set(told.map(({ path }) => path))].filter(
    (path) =>
      !/\.requirement\.(?:min|max)$/.test(path) ||
      !told.some((one) => one.path === path.replace(part, '.requirement.mode')),
  )
  return paths.map((path) =>
    pathText(
      path,
      told.filter((figure) => figure.path === path),
      scenario,
      plan,
      voice,
    ),
  )
}
