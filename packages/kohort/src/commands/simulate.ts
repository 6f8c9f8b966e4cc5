import { project, type SeriesName } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { voiceOf } from '@kohort/report/words'
import { paintFor } from '../colour.js'
import type { CsvChoice } from '../csv.js'
import { checkDraws, drawingOf, LEAST_DRAWS } from '../how-sure/draw-options.js'
import { keyYears } from '../how-sure/key-years.js'
import { type SimulateOptionsWritten, simulateCommands } from '../how-sure/simulate-commands.js'
import { simulateCsv, simulateJson } from '../how-sure/simulate-data.js'
import { simulateLines } from '../how-sure/simulate-lines.js'
import { withProgress } from '../how-sure/with-progress.js'
import type { Language } from '../language.js'
import { inBothLanguages } from '../learning/in-both-languages.js'
import type { Screen } from '../main-screen/screen.js'
import { type Terminal, widthOf } from '../terminal.js'
import { readWhatIf } from '../what-if/read-scenarios.js'
import { seriesOf, yearsOf } from '../what-if/series-head.js'

export interface SimulateCommandOptions extends SimulateOptionsWritten {
  readonly workers?: number
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const usual: readonly SeriesName[] = ['trainees', 'completions', 'specialists', 'coverage']

export const runSimulate = async (
  words: readonly string[],
  options: SimulateCommandOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan, scenarios } = await readWhatIf(words, options, terminal.folder, false, true)
  checkDraws(options, LEAST_DRAWS)
  const series = options.series === undefined ? undefined : seriesOf(options.series)
  const years = options.years === undefined ? null : yearsOf(options.years, plan)
  const quantiles = options.quantiles ?? null
  const isData = options.json === true || options.csv !== undefined
  const voice = voiceOf(language)
  const kept = series ?? (isData ? undefined : usual)
  return withProgress(terminal, voice, async (signal, onProgress) => {
    const fan = await inBothLanguages(() =>
      simulate(plan, {
        ...drawingOf(options),
        ...(options.randomisations === undefined ? {} : { randomisations: options.randomisations }),
        ...(options.workers === undefined ? {} : { workers: options.workers, rows: options.json === true }),
        ...(kept === undefined ? {} : { series: kept }),
        scenarios,
        signal,
        onProgress,
      }),
    )
    return () => {
      if (options.json === true) return simulateJson(fan, { quantiles, years })
      if (options.csv !== undefined) return simulateCsv(fan, { quantiles, years }, options.csv)
      const screen: Screen = {
        plan,
        projection: project(plan),
        voice,
        paint: paintFor(terminal.isTerminal, terminal.environment),
        width: widthOf(terminal),
      }
      const asked = {
        series: fan.series,
        years: years ?? keyYears(plan),
        quantiles: quantiles ?? [0.05, 0.5, 0.95],
      }
      const commands = simulateCommands(fan.manifest(), scenarios.length, { words, options })
      return `${simulateLines(fan, scenarios, asked, commands, screen).join('\n')}\n`
    }
  })
}
