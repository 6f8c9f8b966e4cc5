import { resolve } from 'node:path'
import { oneLine, voiceOf } from '@kohort/report/words'
import { CommandLineError } from '../command-line-error.js'
import type { Language } from '../language.js'
import { planTemplate } from '../plan-template.js'
import type { Terminal } from '../terminal.js'
import { refuseExisting, writeFiles } from '../write.js'

export interface InitOptions {
  readonly force?: boolean
}

export const runInit = (
  file: string | undefined,
  options: InitOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const template = planTemplate(language)
  if (file === undefined) {
    terminal.out(template)
    return 0
  }
  const path = resolve(terminal.folder, file)
  const shown = oneLine(file)
  if (!/\.ya?ml$/i.test(file)) {
    throw new CommandLineError({
      code: 'not-yaml',
      path: shown,
      text: { sv: `${shown}: planen skrivs som YAML.`, en: `${shown}: the plan is written as YAML.` },
      todo: { sv: 'Välj ett namn som slutar på .yaml.', en: 'Choose a name that ends in .yaml.' },
    })
  }
  refuseExisting(path, shown, options.force === true)
  writeFiles([{ path, text: template }])
  terminal.out(
    `${voiceOf(language).say({ sv: `Skrev ${shown}. Räkna: kohort project ${shown}`, en: `Wrote ${shown}. Project it: kohort project ${shown}` })}\n`,
  )
  return 0
}
