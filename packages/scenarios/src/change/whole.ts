import type { Figure, FigureMap } from '@kohort/core'
import { fail } from '../errors.js'
import { stated } from '../plan/figures.js'
import { keysOf } from '../plan/paths.js'
import { isTree, type Tree, treeAt, valueAt } from '../plan/tree.js'
import type { Context } from './context.js'
import type { ChangeOf } from './schema.js'

const isFigure = (value: unknown): value is Figure => isTree(value) && typeof value.value === 'number'

/** A dated value of a policy: what it is in the years after the base year. */
const dated = ({ author, base }: Context, path: string, value: unknown): FigureMap => {
  if (typeof value === 'number' || isFigure(value)) return { [base + 1]: stated(value, author) }
  if (!isTree(value))
    return fail('value', path, 'this is neither a number nor years with numbers.', 'Give a number.')
  const early = Object.keys(value).find((year) => Number(year) <= base)
  if (early !== undefined)
    fail(
      'past',
      `${path}.${early}`,
      `the base year is ${base}, and an intake up to it is the past.`,
      'Begin later.',
    )
  return Object.fromEntries(
    Object.entries(value).map(([year, given]) => [year, stated(given as number | Figure, author)]),
  )
}

/** Another way to drive the intake, from the year after the base year. */
const intake = (context: Context, change: ChangeOf<'set'>): readonly string[] => {
  const { value, from, to } = change
  if ((from !== undefined && from !== context.base + 1) || to !== undefined)
    fail('years', 'training.intake', 'a policy holds for the whole horizon.', 'Leave out from and to.')
  const policies = isTree(value) ? Object.keys(value) : []
  const [policy] = policies
  const given = valueAt(value, [policy ?? ''])
  if (policies.length !== 1 || policy === undefined || !['fixed', 'growth', 'followStock'].includes(policy))
    return fail(
      'value',
      'training.intake',
      'a policy is one of fixed, growth and followStock.',
      'Give one of them.',
    )
  const path = `training.intake.${policy}`
  const training = treeAt(context.draft, ['training'])
  if (policy !== 'growth') {
    training.intake = { [policy]: dated(context, path, given) }
    return [path]
  }
  const { first, rate } = given as Tree
  training.intake = {
    growth: {
      first: stated(first as number | Figure, context.author),
      rate: dated(context, `${path}.rate`, rate),
    },
  }
  return [`${path}.first`, `${path}.rate`]
}

/** `set` on what consists of several numbers; the paths of the numbers written. */
export const setWhole = (
  context: Context,
  change: ChangeOf<'set'>,
  write: (path: string, value: ChangeOf<'set'>) => void,
): readonly string[] => {
  keysOf(change.path)
  if (change.path === 'training.intake') return intake(context, change)
  const parts =
    change.path === 'training.limits.supervision'
      ? ['supervisingShare', 'traineesPerSupervisor']
      : ['min', 'mode', 'max']
  const { value } = change
  if (!isTree(value) || parts.some((part) => valueAt(value, [part]) === undefined))
    fail('value', change.path, `this is set as a whole: ${parts.join(', ')}.`, 'Give all of them.')
  for (const part of parts)
    write(`${change.path}.${part}`, { ...change, value: (value as Tree)[part] as ChangeOf<'set'>['value'] })
  return parts.map((part) => `${change.path}.${part}`)
}

export const isWhole = (path: string): boolean =>
  path === 'training.intake' || path === 'training.limits.supervision'
