import { resolve } from 'node:path'
import { type Calibration, calibrate, type Process } from '@kohort/ensemble'
import { oneLine, voiceOf } from '@kohort/report/words'
import { CommandLineError } from '../command-line-error.js'
import { type CsvChoice, csv } from '../csv.js'
import { chancePairs, commandText, planPairs } from '../how-sure/again.js'
import { checkDraws } from '../how-sure/draw-options.js'
import { withProgress } from '../how-sure/with-progress.js'
import type { Language } from '../language.js'
import { calibrateLines } from '../learning/calibrate-lines.js'
import { inBothLanguages } from '../learning/in-both-languages.js'
import { type ObservedChoice, observedOf, observedPairs } from '../learning/observed-options.js'
import { screenOn } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import type { Terminal } from '../terminal.js'
import { refuseExisting, writeFiles } from '../write.js'
import { yamlText } from '../yaml-text.js'

export interface CalibrateCommandOptions extends PlanOptions, ObservedChoice {
  readonly paths?: readonly string[]
  readonly others?: 'plan' | 'drawn'
  readonly draws?: number
  readonly seed?: string
  readonly process?: Process
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const LEAST = 64

const calibrateCsv = ({ numbers, observations }: Calibration, form: CsvChoice): string =>
  csv(
    [
      [
        'kind',
        'name',
        'at',
        'before',
        'before_p5',
        'before_p95',
        'after',
        'after_p5',
        'after_p95',
        'seen',
        'error',
        'chance',
      ],
      ...numbers.map(({ path, at, before, after }) => [
        'number',
        path,
        at,
        before.value,
        ...before.range,
        after.value,
        ...after.range,
        null,
        null,
        null,
      ]),
      ...observations.map(({ series, year, before, fitted, value, error, chance }) => [
        'observation',
        series,
        year,
        before,
        null,
        null,
        fitted,
        null,
        null,
        value,
        error,
        chance,
      ]),
    ],
    form,
  )

const noPaths = (): CommandLineError =>
  new CommandLineError({
    code: 'paths',
    path: '--paths',
    text: {
      sv: 'Säg vilka tal som ska kalibreras: --paths.',
      en: 'Say which numbers to calibrate: --paths.',
    },
    todo: {
      sv: 'Till exempel --paths training.attrition,training.away.',
      en: 'For example --paths training.attrition,training.away.',
    },
  })

/** Where the calibrated plan goes, refused before anything is computed. */
const fileOf = ({ out, force }: CalibrateCommandOptions, folder: string): string | undefined => {
  if (out === undefined) return undefined
  const [path, shown] = [resolve(folder, out), oneLine(out)]
  if (!/\.(?:json|ya?ml)$/i.test(path))
    throw new CommandLineError({
      code: 'not-a-plan-file',
      path: shown,
      text: {
        sv: `${shown}: planen skrivs som YAML eller JSON.`,
        en: `${shown}: the plan is written as YAML or JSON.`,
      },
      todo: {
        sv: 'Välj ett namn som slutar på .yaml eller .json.',
        en: 'Choose a name that ends in .yaml or .json.',
      },
    })
  refuseExisting(path, shown, force === true)
  return path
}

export const runCalibrate = async (
  written: string | undefined,
  options: CalibrateCommandOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan } = readPlan(written, options, terminal.folder)
  const { paths = [], draws, seed, others = 'plan', process } = options
  if (paths.length === 0) throw noPaths()
  checkDraws(draws === undefined ? {} : { draws }, LEAST)
  const path = fileOf(options, terminal.folder)
  const given = observedOf(options)
  const voice = voiceOf(language)
  return withProgress(terminal, voice, async (signal, onProgress) => {
    const found = await inBothLanguages(() =>
      calibrate(plan, given.length === 0 ? 'plan' : given, paths, {
        others,
        ...(draws === undefined ? {} : { draws }),
        ...(seed === undefined ? {} : { seed }),
        ...(process === undefined ? {} : { process }),
        ...(options.error === undefined ? {} : { errors: options.error }),
        signal,
        onProgress,
      }),
    )
    if (path !== undefined)
      writeFiles([
        {
          path,
          text: /\.json$/i.test(path) ? `${JSON.stringify(found.plan, null, 2)}\n` : yamlText(found.plan),
        },
      ])
    return () => {
      if (options.json === true) return `${JSON.stringify(found, null, 2)}\n`
      if (options.csv !== undefined) return calibrateCsv(found, options.csv)
      const screen = screenOn(terminal, plan, voice)
      const out = options.out === undefined ? undefined : oneLine(options.out)
      const words = written === undefined ? [] : [written]
      const fan = [...planPairs(options), ...observedPairs(options)]
      const { draws: made, seed: used } = found.manifest()
      const chance = chancePairs(process === undefined ? {} : { process })
      const commands = {
        again: commandText('calibrate', words, [
          ['--paths', paths.join()],
          ...(others === 'plan' ? [] : [['--others', others] as const]),
          ...fan,
          ['--draws', String(made)],
          ['--seed', used],
          ...chance,
        ]),
        // The base year's figures say what the past was; a follow-up begins after it.
        followUp: commandText('follow-up', words, [
          ...planPairs(options),
          ...chance,
          ...observedPairs({
            ...options,
            observed: (options.observed ?? []).filter(({ year }) => year > plan.base),
            contested: (options.contested ?? []).filter(({ year }) => year > plan.base),
          }),
        ]),
        out,
      }
      return `${calibrateLines(found, others === 'drawn', commands, screen).join('\n')}\n`
    }
  })
}
