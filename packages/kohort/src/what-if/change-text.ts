import { type Plan, parameterPathOf, parameters } from '@kohort/core'
import { amountText, numberText, pathLabel, type Voice } from '@kohort/report/words'
import type { ChangedFigure, Scenario } from '@kohort/scenarios'
import { yearsText } from '../years-text.js'

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

/** Computed figures to what a reader can use: per cent to a tenth, the rest to four figures or to the whole. */
const tidy = (value: number, isShare: boolean): number => {
  if (isShare) return Number(value.toFixed(3))
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4))
}

/** Of several years the one that changes most. */
const most = (figures: readonly ChangedFigure[]): ChangedFigure | undefined => {
  const size = ({ from, to }: ChangedFigure): number =>
    Math.abs((to ?? 0) - (from ?? 0)) / Math.max(Math.abs(from ?? 0), 1e-9)
  return figures.reduce<ChangedFigure | undefined>(
    (best, figure) => (best === undefined || size(figure) >= size(best) ? figure : best),
    undefined,
  )
}

const pathText = (
  path: string,
  figures: readonly ChangedFigure[],
  scenario: Scenario,
  plan: Plan,
  voice: Voice,
): string => {
  const general = parameterPathOf(path)
  const figure = most(figures)
  if (general === undefined || figure === undefined) return path
  const parameter = parameters[general]
  const label = pathLabel(part.test(path) ? path.replace(part, '.requirement') : path, plan, voice)
  const isShare = parameter.unit.en.startsWith('share')
  const isSaid = !isShare && label.toLowerCase().includes(voice.say(parameter.unit).toLowerCase())
  const amount = (value: number): string =>
    (isSaid ? numberText : amountText)(parameter, tidy(value, isShare), voice)
  const { from, to } = figure
  const change =
    to === null
      ? voice.say({ sv: 'borttaget', en: 'taken out' })
      : from === null
        ? amount(to)
        : `${numberText(parameter, tidy(from, isShare), voice)} → ${amount(to)}`
  const years = when(figure, figures.length > 1, parameter.form, lasts(path, scenario), plan, voice)
  return `${label}${years}: ${change}`
}

/** Of what year, age or years of service the change is told; nothing where it holds from the first year on. */
const when = (
  { at }: ChangedFigure,
  isOneOfMany: boolean,
  form: string,
  until: number | undefined,
  plan: Plan,
  voice: Voice,
): string => {
  if (form === 'curve') return voice.say({ sv: ` efter ${at} år`, en: ` after ${at} years` })
  if (form === 'steps' || form === 'bands') return voice.say({ sv: ` vid ${at} år`, en: ` at age ${at}` })
  if (at === '') return ''
  if (isOneOfMany) return voice.say({ sv: `, mest ${at}`, en: `, most in ${at}` })
  if (until !== undefined) return ` ${yearsText(Number(at), until)}`
  return Number(at) > plan.base + 1 ? voice.say({ sv: ` från ${at}`, en: ` from ${at}` }) : ''
}

/** What a scenario changes, number by number, from what to what: of several years the one that changes most. */
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
