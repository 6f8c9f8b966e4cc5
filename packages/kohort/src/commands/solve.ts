import { resolve } from 'node:path'
import { type Plan, project } from '@kohort/core'
import { oneLine, voiceOf } from '@kohort/report/words'
import {
  type Objective,
  type SolvedIntake,
  type SolveIntakeOptions,
  solveIntake,
  solveParameter,
} from '@kohort/solve'
import { paintFor } from '../colour.js'
import { CommandLineError } from '../command-line-error.js'
import { type CsvChoice, csv } from '../csv.js'
import { checkGoals } from '../known-goal.js'
import type { Language } from '../language.js'
import type { Screen } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { parameterLines } from '../solve-screen/parameter-lines.js'
import { solvedLines } from '../solve-screen/solved-lines.js'
import { type Terminal, widthOf } from '../terminal.js'
import { refuseExisting, writeFiles } from '../write.js'
import { yamlText } from '../yaml-text.js'

export interface SolveOptions extends PlanOptions {
  readonly reach?: readonly string[]
  readonly within?: readonly string[]
  readonly objective?: Objective
  readonly integer?: boolean
  readonly soft?: boolean
  readonly ignoreLimits?: boolean
  readonly minIntake?: number
  readonly maxIntake?: number
  readonly maxChange?: number
  readonly parameter?: string
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const UNSOLVED = 1

const refused = (
  code: string,
  path: string,
  text: [string, string],
  todo: [string, string],
): CommandLineError =>
  new CommandLineError({
    code,
    path,
    text: { sv: text[0], en: text[1] },
    todo: { sv: todo[0], en: todo[1] },
  })

/** The goals that were asked for, checked; at least one to reach. */
const goalsOf = (plan: Plan, { reach = [], within = [], parameter }: SolveOptions): void => {
  const known = plan.goals.map(({ id }) => id)
  checkGoals([...reach, ...within], known)
  const all = known.length === 0 ? '–' : known.join(', ')
  if (reach.length === 0)
    throw refused(
      'no-goal',
      '--reach',
      ['Säg vilket mål som ska nås: --reach.', 'Say which goal is to be reached: --reach.'],
      [`Målen är: ${all}.`, `The goals are: ${all}.`],
    )
  if (parameter !== undefined && (reach.length > 1 || within.length > 0))
    throw refused(
      'one-goal',
      '--parameter',
      ['Ett tal söks för ett mål i taget.', 'A number is sought for one goal at a time.'],
      ['Ange ett --reach och inget --within.', 'Give one --reach and no --within.'],
    )
}

const optionsOf = (options: SolveOptions): SolveIntakeOptions => ({
  reach: options.reach ?? [],
  within: options.within ?? [],
  ...(options.objective === undefined ? {} : { objective: options.objective }),
  ...(options.integer === undefined ? {} : { integer: options.integer }),
  ...(options.soft === undefined ? {} : { soft: options.soft }),
  ...(options.ignoreLimits === true ? { limits: 'ignore' as const } : {}),
  ...(options.minIntake === undefined ? {} : { minIntake: options.minIntake }),
  ...(options.maxIntake === undefined ? {} : { maxIntake: options.maxIntake }),
  ...(options.maxChange === undefined ? {} : { maxChange: options.maxChange }),
})

/** Where the solved plan is to be written, refused before anything is computed. */
const fileOf = (options: SolveOptions, folder: string): string | undefined => {
  if (options.out === undefined) return undefined
  const path = resolve(folder, options.out)
  const shown = oneLine(options.out)
  if (!/\.(?:json|ya?ml)$/i.test(path))
    throw refused(
      'not-a-plan-file',
      shown,
      [`${shown}: planen skrivs som YAML eller JSON.`, `${shown}: the plan is written as YAML or JSON.`],
      ['Välj ett namn som slutar på .yaml eller .json.', 'Choose a name that ends in .yaml or .json.'],
    )
  refuseExisting(path, shown, options.force === true)
  return path
}

/** The solved plan as a file, if one was asked for; a line that says so. */
const write = (
  plan: Plan | null,
  path: string | undefined,
  options: SolveOptions,
  screen: Screen,
): readonly string[] => {
  if (path === undefined) return []
  const { voice } = screen
  const shown = oneLine(options.out ?? '')
  if (plan === null)
    return [
      '',
      voice.say({
        sv: `${shown} skrevs inte: det finns ingen lösning.`,
        en: `${shown} was not written: there is no solution.`,
      }),
    ]
  const text = /\.json$/i.test(path) ? `${JSON.stringify(plan, null, 2)}\n` : yamlText(plan)
  writeFiles([{ path, text }])
  return [
    '',
    voice.say({
      sv: `Skrev planen med lösningen: ${shown}. Räkna: kohort project ${shown}`,
      en: `Wrote the plan with the solution: ${shown}. Project it: kohort project ${shown}`,
    }),
  ]
}

/** The path beside the plan's own, and what the model makes of it. */
const pathCsv = (
  { intake, projection }: SolvedIntake,
  own: Screen['projection'],
  choice: CsvChoice,
): string =>
  csv(
    [
      ['year', 'intake_wanted', 'plan_intake_wanted', 'intake', 'trainees', 'completions', 'unit'],
      ...intake.map(({ year, wanted }) => {
        const row = projection.at(year)
        return [year, wanted, own.at(year).intakeWanted, row.intake, row.trainees, row.completions, 'heads']
      }),
    ],
    choice,
  )

export const runSolve = (
  written: string | undefined,
  options: SolveOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const { plan } = readPlan(written, options, terminal.folder)
  goalsOf(plan, options)
  const path = fileOf(options, terminal.folder)
  const screen: Screen = {
    plan,
    projection: project(plan),
    voice: voiceOf(language),
    paint: paintFor(terminal.isTerminal, terminal.environment),
    width: widthOf(terminal),
  }
  const found =
    options.parameter === undefined
      ? solveIntake(plan, optionsOf(options))
      : solveParameter(plan, options.parameter, options.reach?.[0] ?? '')
  const isSolved = found.status === 'solved'
  const isAnswered = isSolved || found.status === 'always'
  const lines = write(isSolved ? found.plan : null, path, options, screen)
  if (options.json === true) terminal.out(`${JSON.stringify(found, null, 2)}\n`)
  else if (options.csv !== undefined && 'intake' in found)
    terminal.out(pathCsv(found, screen.projection, options.csv))
  else {
    const told = 'intake' in found ? solvedLines(found, options, screen) : parameterLines(found, screen)
    terminal.out(`${[...told, ...lines].join('\n')}\n`)
  }
  return isAnswered ? 0 : UNSOLVED
}
