import { resolve } from 'node:path'
import { oneLine, voiceOf } from '@kohort/report/words'
import { CommandLineError } from '../command-line-error.js'
import { checkDraws, LEAST_DRAWS } from '../how-sure/draw-options.js'
import type { Language } from '../language.js'
import { openFile } from '../open-file.js'
import type { Terminal } from '../terminal.js'
import { readWhatIf, type WhatIfOptions } from '../what-if/read-scenarios.js'
import { refuseExisting, writeFiles } from '../write.js'

export interface ReportOptions extends WhatIfOptions {
  readonly out?: string
  readonly draws?: number
  readonly seed?: string
  readonly open?: 'yes' | 'no'
  readonly force?: boolean
}

/** More would be felt at every move of a slider. */
const MOST_DRAWS = 16_384

const notHtml = (shown: string): CommandLineError =>
  new CommandLineError({
    code: 'not-html',
    path: shown,
    text: { sv: `${shown}: rapporten skrivs som .html.`, en: `${shown}: the report is written as .html.` },
    todo: { sv: 'Välj ett namn som slutar på .html.', en: 'Choose a name that ends in .html.' },
  })

const tooMany = (draws: number): CommandLineError =>
  new CommandLineError({
    code: 'draws',
    path: '--draws',
    text: {
      sv: `${draws} dragningar är fler än en sida räknar medan ett reglage dras.`,
      en: `${draws} draws are more than a page can compute while a slider moves.`,
    },
    todo: { sv: `Välj högst ${MOST_DRAWS}.`, en: `Choose at most ${MOST_DRAWS}.` },
  })

/** Writes a plan, and scenarios beside it, as a page that needs nothing else: a new file, whole or not at all. */
export const runReport = async (
  words: readonly string[],
  options: ReportOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan, scenarios } = await readWhatIf(words, options, terminal.folder, false, true)
  if (options.draws !== undefined) checkDraws({ draws: options.draws }, LEAST_DRAWS)
  const file = options.out ?? `${plan.id}.html`
  const path = resolve(terminal.folder, file)
  const shown = oneLine(file)
  if (!/\.html?$/i.test(file)) throw notHtml(shown)
  if (options.draws !== undefined && options.draws > MOST_DRAWS) throw tooMany(options.draws)
  refuseExisting(path, shown, options.force === true)
  // Only who writes a report waits for what makes one.
  const { pageDataOf, pageHtml } = await import('@kohort/report/page')
  const data = pageDataOf(plan, {
    language,
    scenarios,
    ...(options.draws === undefined ? {} : { draws: options.draws }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  })
  writeFiles([{ path, text: pageHtml(data) }])
  const voice = voiceOf(language)
  terminal.out(
    `${voice.say({
      sv: `Skrev ${shown}: öppna den i en webbläsare, eller skicka den.`,
      en: `Wrote ${shown}: open it in a browser, or send it.`,
    })}\n`,
  )
  if (options.open === 'yes') openFile(path)
  return 0
}
