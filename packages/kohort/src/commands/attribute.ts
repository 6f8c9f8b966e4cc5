import { series } from '@kohort/core'
import { voiceOf } from '@kohort/report/words'
import { type Attribution, attribute, combine } from '@kohort/scenarios'
import { type CsvChoice, csv } from '../csv.js'
import type { Language } from '../language.js'
import { screenOn } from '../main-screen/screen.js'
import type { Terminal } from '../terminal.js'
import { attributionLines } from '../what-if/attribution-lines.js'
import { readWhatIf, type WhatIfOptions } from '../what-if/read-scenarios.js'
import { type TargetOptions, targetOf } from '../what-if/target.js'

export interface AttributeOptions extends WhatIfOptions, TargetOptions {
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const attributionCsv = (
  { changes, metric, year, interaction, total }: Attribution,
  choice: CsvChoice,
): string => {
  const unit = series[metric].unit.en
  return csv(
    [
      ['scenario', 'path', 'op', 'metric', 'year', 'alone', 'shapley', 'unit'],
      ...changes.map(({ scenario, path, op, alone, shapley }) => [
        scenario,
        path,
        op,
        metric,
        year,
        alone,
        shapley,
        unit,
      ]),
      ['', 'interaction', '', metric, year, interaction, null, unit],
      ['', 'total', '', metric, year, total, total, unit],
    ],
    choice,
  )
}

export const runAttribute = async (
  words: readonly string[],
  options: AttributeOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan, scenarios } = await readWhatIf(words, options, terminal.folder, true)
  const [only] = scenarios
  const scenario = scenarios.length === 1 && only !== undefined ? only : combine(scenarios)
  const found = attribute(plan, scenario, targetOf(options, plan))
  if (options.json === true) terminal.out(`${JSON.stringify(found, null, 2)}\n`)
  else if (options.csv !== undefined) terminal.out(attributionCsv(found, options.csv))
  else {
    const screen = screenOn(terminal, plan, voiceOf(language))
    terminal.out(`${attributionLines(found, scenario, screen).join('\n')}\n`)
  }
  return 0
}
