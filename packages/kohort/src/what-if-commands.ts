import { type Command, Option } from 'commander'
import { type CompareCommandOptions, runCompare } from './commands/compare.js'
import { runScenarios, type ScenariosOptions } from './commands/scenarios.js'
import type { Language } from './language.js'
import { listOf, type Say, withPlanOptions, withScenarios, yearList } from './plan-arguments.js'
import type { Terminal } from './terminal.js'

/** What every command is made with. */
export interface Making {
  readonly command: (name: string, sv: string, en: string, examples: readonly string[]) => Command
  readonly json: (sv: string, en: string) => Option
  readonly csv: () => Option
  readonly say: Say
  readonly language: Language
  readonly terminal: Terminal
  readonly done: (code: number) => void
}

/** The commands that ask what happens if. */
export const addWhatIfCommands = ({ command, json, csv, say, language, terminal, done }: Making): void => {
  withPlanOptions(
    command(
      'scenarios',
      'biblioteket: vanliga vad händer om, hur stora och enligt vem',
      'the library: the usual what-ifs, how large and who says so',
      ['kohort scenarios', 'kohort scenarios less-leave', 'kohort scenarios less-leave --yaml > mitt.yaml'],
    )
      .argument('[id]', say('ett av dem, helt', 'one of them, whole'))
      .option('--plan <plan>', say('i vilken plan (annars Stockholm)', 'in which plan (default: Stockholm)')),
    say,
  )
    .option('--all', say('visa skäl, storlek och källa', 'show reason, size and source'))
    .addOption(json('biblioteket eller scenariot', 'the library or the scenario'))
    .addOption(
      new Option(
        '--yaml',
        say('skriv det som YAML: en fil att ändra i', 'print it as YAML: a file to change'),
      ).conflicts('json'),
    )
    .action((id: string | undefined, options: ScenariosOptions) =>
      done(runScenarios(id, options, language, terminal)),
    )

  withScenarios(
    command(
      'compare',
      'vad händer om: scenarier bredvid planen, siffror och mål',
      'what if: scenarios beside the plan, figures and goals',
      [
        'kohort compare less-leave more-leave',
        'kohort compare plan.yaml mitt.yaml no-expansion --years 2027,2030,2034',
        'kohort compare less-leave better-retention --together',
      ],
    ),
    say,
  )
    .option(
      '--years <years>',
      say('vilka år (annars det sista)', 'which years (default: the last)'),
      yearList(say),
    )
    .option(
      '--series <series>',
      say('vilka serier, som trainees,completions', 'which series, such as trainees,completions'),
      listOf,
    )
    .option(
      '--together',
      say('alla på en gång, i den ordning de står', 'all of them at once, in the order written'),
    )
    .addOption(json('jämförelsen', 'the comparison'))
    .addOption(csv())
    .action(async (words: readonly string[], options: CompareCommandOptions) =>
      done(await runCompare(words, options, language, terminal)),
    )
}
