import { resolve } from 'node:path'
import { type Plan, project } from '@kohort/core'
import { type Ensemble, type Process, simulate } from '@kohort/ensemble'
import { oneLine, voiceOf } from '@kohort/report/words'
import { compare, type Scenario } from '@kohort/scenarios'
import { CommandLineError } from '../command-line-error.js'
import { checkDraws, LEAST_DRAWS } from '../how-sure/draw-options.js'
import type { Language } from '../language.js'
import { progressOn } from '../progress.js'
import type { Terminal } from '../terminal.js'
import { readWhatIf, type WhatIfOptions } from '../what-if/read-scenarios.js'
import { workbookPictures } from '../workbook-pictures.js'
import { refuseExisting, writeFiles } from '../write.js'

export interface WorkbookOptions extends WhatIfOptions {
  readonly out?: string
  /** 0 for none. */
  readonly draws?: number
  readonly seed?: string
  readonly process?: Process
  readonly force?: boolean
}

const DRAWS = 1024
/** 128 and the number of SIGINT, as shells have it. */
const INTERRUPTED = 130

const notXlsx = (shown: string): CommandLineError =>
  new CommandLineError({
    code: 'not-xlsx',
    path: shown,
    text: {
      sv: `${shown}: arbetsboken skrivs som .xlsx.`,
      en: `${shown}: the workbook is written as .xlsx.`,
    },
    todo: { sv: 'Välj ett namn som slutar på .xlsx.', en: 'Choose a name that ends in .xlsx.' },
  })

/** The draws, or null when Ctrl-C ended them. */
const drawn = async (
  plan: Plan,
  scenarios: readonly Scenario[],
  options: WorkbookOptions,
  language: Language,
  terminal: Terminal,
): Promise<Ensemble | null> => {
  const progress = progressOn(terminal, voiceOf(language))
  const { signal, release } = terminal.interruptible()
  try {
    return await simulate(plan, {
      draws: options.draws ?? DRAWS,
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.process === undefined ? {} : { process: options.process }),
      scenarios,
      signal,
      onProgress: progress.report,
    })
  } catch (error) {
    if (signal.aborted) return null
    throw error
  } finally {
    progress.end()
    release()
  }
}

/** Writes a plan, and scenarios beside it, as a workbook: a new file, whole or not at all. */
export const runWorkbook = async (
  words: readonly string[],
  options: WorkbookOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan, scenarios } = await readWhatIf(words, options, terminal.folder, false, true)
  if (options.draws !== undefined && options.draws !== 0) checkDraws({ draws: options.draws }, LEAST_DRAWS)
  const file = options.out ?? `${plan.id}.xlsx`
  const path = resolve(terminal.folder, file)
  const shown = oneLine(file)
  if (!/\.xlsx$/i.test(file)) throw notXlsx(shown)
  refuseExisting(path, shown, options.force === true)
  const voice = voiceOf(language)
  const isDrawn = options.draws !== 0
  const ensemble = isDrawn ? await drawn(plan, scenarios, options, language, terminal) : null
  if (isDrawn && ensemble === null) {
    terminal.err(voice.say({ sv: 'kohort: Avbrutet.\n', en: 'kohort: Interrupted.\n' }))
    return INTERRUPTED
  }
  // Only who writes a workbook waits for what makes one.
  const { workbookOf } = await import('@kohort/report')
  const projection = project(plan)
  const bytes = await workbookOf({
    plan,
    projection,
    language,
    pictures: await workbookPictures(plan, projection, language),
    ...(scenarios.length === 0 ? {} : { comparison: compare(plan, scenarios) }),
    ...(ensemble === null ? {} : { ensemble }),
  })
  refuseExisting(path, shown, options.force === true)
  writeFiles([{ path, text: bytes }])
  terminal.out(`${voice.say({ sv: `Skrev ${shown}.`, en: `Wrote ${shown}.` })}\n`)
  return 0
}
