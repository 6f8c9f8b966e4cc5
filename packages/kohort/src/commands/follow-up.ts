import { series as registry } from '@kohort/core'
import { type FollowUp, followUp } from '@kohort/ensemble'
import { voiceOf } from '@kohort/report/words'
import { type CsvChoice, csv } from '../csv.js'
import { commandText, drawPairs, planPairs } from '../how-sure/again.js'
import { checkDraws, type DrawOptions, drawingOf, LEAST_DRAWS } from '../how-sure/draw-options.js'
import { withProgress } from '../how-sure/with-progress.js'
import type { Language } from '../language.js'
import { followUpLines } from '../learning/follow-up-lines.js'
import { inBothLanguages } from '../learning/in-both-languages.js'
import { type ObservedChoice, observedOf, observedPairs } from '../learning/observed-options.js'
import { screenOn } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import type { Terminal } from '../terminal.js'

export interface FollowUpCommandOptions extends PlanOptions, DrawOptions, ObservedChoice {
  readonly own?: boolean
  readonly exact?: boolean
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const followUpCsv = ({ observations, changes, goals }: FollowUp, form: CsvChoice): string =>
  csv(
    [
      ['kind', 'name', 'year', 'when', 'projected', 'p5', 'p50', 'p95', 'value', 'unit'],
      ...observations.map(({ series, year, value, projected, before, kind }) => [
        kind,
        series,
        year,
        'before',
        projected,
        before.p5,
        before.p50,
        before.p95,
        value,
        registry[series].unit.en,
      ]),
      ...changes.flatMap(({ series, year, before, after }) =>
        ([['before', before] as const, ['after', after] as const] as const).map(([when, side]) => [
          'series',
          series,
          year,
          when,
          side.projected,
          side.p5,
          side.p50,
          side.p95,
          null,
          registry[series].unit.en,
        ]),
      ),
      ...goals.flatMap(({ id, before, after }) =>
        ([['before', before] as const, ['after', after] as const] as const).map(([when, value]) => [
          'goal',
          id,
          null,
          when,
          null,
          null,
          null,
          null,
          value,
          'probability',
        ]),
      ),
    ],
    form,
  )

export const runFollowUp = async (
  written: string | undefined,
  options: FollowUpCommandOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan } = readPlan(written, options, terminal.folder)
  checkDraws(options, LEAST_DRAWS)
  const voice = voiceOf(language)
  return withProgress(terminal, voice, async (signal, onProgress) => {
    const found = await inBothLanguages(() =>
      followUp(plan, observedOf(options), {
        ...drawingOf(options),
        ...(options.error === undefined ? {} : { errors: options.error }),
        ...(options.own === undefined ? {} : { own: options.own }),
        ...(options.exact === true ? { replacement: 'exact' as const } : {}),
        signal,
        onProgress,
      }),
    )
    return () => {
      if (options.json === true) return `${JSON.stringify(found, null, 2)}\n`
      if (options.csv !== undefined) return followUpCsv(found, options.csv)
      const screen = screenOn(terminal, plan, voice)
      const again = commandText('follow-up', written === undefined ? [] : [written], [
        ...planPairs(options),
        ...observedPairs(options),
        ...(options.own === false ? [['--no-own'] as const] : []),
        ...(options.exact === true ? [['--exact'] as const] : []),
        ...drawPairs(found.manifest(), options),
      ])
      return `${followUpLines(found, again, screen).join('\n')}\n`
    }
  })
}
