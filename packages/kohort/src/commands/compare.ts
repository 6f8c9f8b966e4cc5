import { project, type SeriesName, series } from '@kohort/core'
import { voiceOf } from '@kohort/report/words'
import { type Comparison, combine, compare, overlaps } from '@kohort/scenarios'
import { paintFor } from '../colour.js'
import { type CsvChoice, csv } from '../csv.js'
import type { Language } from '../language.js'
import type { Screen } from '../main-screen/screen.js'
import { type Terminal, widthOf } from '../terminal.js'
import { comparisonLines, overlapLines } from '../what-if/comparison-lines.js'
import { readWhatIf, type WhatIfOptions } from '../what-if/read-scenarios.js'
import { seriesOf, yearsOf } from '../what-if/series-head.js'

export interface CompareCommandOptions extends WhatIfOptions {
  readonly series?: readonly string[]
  readonly years?: readonly number[]
  readonly together?: boolean
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const usual: readonly SeriesName[] = ['intake', 'trainees', 'completions', 'specialists', 'coverage']

const comparisonCsv = ({ rows }: Comparison, choice?: CsvChoice): string =>
  csv(
    [
      ['scenario', 'series', 'year', 'value', 'base', 'difference', 'unit'],
      ...rows.map((row) => [
        row.scenario,
        row.series,
        row.year,
        row.value,
        row.base,
        row.difference,
        series[row.series].unit.en,
      ]),
    ],
    choice,
  )

export const runCompare = async (
  words: readonly string[],
  options: CompareCommandOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const isOne = options.together === true
  const { plan, scenarios } = await readWhatIf(words, options, terminal.folder, isOne)
  const compared = isOne ? [combine(scenarios)] : scenarios
  const found = compare(plan, compared, {
    series: options.series === undefined ? usual : seriesOf(options.series),
    years: yearsOf(options.years, plan),
  })
  if (options.json === true || options.csv !== undefined) {
    terminal.out(
      options.json === true ? `${JSON.stringify(found, null, 2)}\n` : comparisonCsv(found, options.csv),
    )
    return 0
  }
  const screen: Screen = {
    plan,
    projection: project(plan),
    voice: voiceOf(language),
    paint: paintFor(terminal.isTerminal, terminal.environment),
    width: widthOf(terminal),
  }
  const both = overlapLines(overlaps(plan, scenarios), scenarios, isOne, screen)
  terminal.out(`${comparisonLines(found, compared, both, screen).join('\n')}\n`)
  return 0
}
