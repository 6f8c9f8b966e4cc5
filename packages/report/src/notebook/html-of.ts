import { type Display, displayOf, type Plan, type PlanInput } from '@kohort/core'
import { fail } from '../errors.js'
import { chartsOf, type Shown } from './charts-of.js'

export type { Shown } from './charts-of.js'

export interface NotebookOptions {
  /** English if left out. */
  readonly language?: 'sv' | 'en'
  /** The plan of the result: its charts are drawn too. */
  readonly plan?: Plan | PlanInput
}

const shownOf = (result: Shown, { language = 'en', plan }: NotebookOptions): Display => {
  const tables = displayOf(result, language)
  if (tables === undefined)
    return fail(
      'not-a-result',
      'result',
      'nothing is known of how to show this.',
      'Give what a function of Kohort gave: a projection, its goals, a comparison, an ensemble, a solved intake …',
    )
  const charts = plan === undefined ? [] : chartsOf(result, plan, language)
  const [first] = charts
  return {
    ...tables,
    'text/html': [...charts.map(({ svg }) => svg), tables['text/html']].join('\n'),
    ...(first === undefined ? {} : { 'image/svg+xml': first.svg }),
  }
}

/**
 * A result as HTML for Observable and other pages: its tables, and its charts where its plan is given. Every text in it
 * is escaped, and it has no script and no link.
 *
 * @throws {ReportError} for what is no result, or the result of another plan
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { htmlOf } from '@kohort/report'
 *
 * const html = htmlOf(project(stockholm()), { language: 'sv', plan: stockholm() })
 * console.log(html.startsWith('<svg'), html.includes('<table lang="sv">'), html.includes('<script'))
 * // true true false
 * ```
 */
export const htmlOf = (result: Shown, options: NotebookOptions = {}): string =>
  shownOf(result, options)['text/html']

/**
 * A result for the last line of a notebook's cell, in Deno's and other Jupyter kernels: with the language and the charts
 * that it cannot know of by itself.
 *
 * @throws {ReportError} for what is no result, or the result of another plan
 */
export const show = (result: Shown, options: NotebookOptions = {}): object => {
  const shown = Object.freeze(shownOf(result, options))
  return Object.freeze({ [Symbol.for('Jupyter.display')]: () => shown })
}
