import type { Axis } from '@kohort/scenarios'
import { type Command, Option } from 'commander'
import { type AttributeOptions, runAttribute } from './commands/attribute.js'
import { type CompareCommandOptions, runCompare } from './commands/compare.js'
import { runScenarios, type ScenariosOptions } from './commands/scenarios.js'
import { runSweep, type SweepCommandOptions } from './commands/sweep.js'
import { runTornado, type TornadoOptions } from './commands/tornado.js'
import type { Language } from './language.js'
import {
  collect,
  listOf,
  type Say,
  wholeNumber,
  withPlan,
  withPlanOptions,
  withScenarios,
  yearList,
} from './plan-arguments.js'
import type { Terminal } from './terminal.js'
import { axisOf } from './what-if/vary.js'

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

  withTarget(
    withScenarios(
      command(
        'attribute',
        'vilken del av ett scenario som gjorde skillnaden',
        'which part of a scenario made the difference',
        ['kohort attribute less-leave', 'kohort attribute less-leave better-retention --metric coverage'],
      ),
      say,
    ),
    say,
  )
    .addOption(json('fördelningen', 'the split'))
    .addOption(csv())
    .action(async (words: readonly string[], options: AttributeOptions) =>
      done(await runAttribute(words, options, language, terminal)),
    )

  withTarget(
    withPlan(
      command(
        'tornado',
        'känslighet: vilka osäkra tal en siffra hänger mest på',
        'sensitivity: which uncertain numbers a figure hangs on most',
        ['kohort tornado', 'kohort tornado skåne --metric coverage --year 2030'],
      ),
      say,
    ),
    say,
  )
    .option(
      '--most <n>',
      say('så många tal (annars 15)', 'so many numbers (default: 15)'),
      wholeNumber(say, 1),
    )
    .addOption(json('känsligheten', 'the sensitivity'))
    .addOption(csv())
    .action((plan: string | undefined, options: TornadoOptions) =>
      done(runTornado(plan, options, language, terminal)),
    )

  withPlan(
    command(
      'sweep',
      'svep: vad som händer när ett eller flera tal går från värde till värde',
      'sweep: what happens as one number or several go from value to value',
      [
        'kohort sweep --vary training.away=0.08:0.18:0.02',
        'kohort sweep --vary training.away=0.1,0.13 --vary training.fillRate=0.8:1:0.05 --series completions',
      ],
    ),
    say,
  )
    .option(
      '--vary <path=from:to:step>',
      say(
        'tal och värden, även =0.1,0.13; kan upprepas',
        'number and values, also =0.1,0.13; may be repeated',
      ),
      (text: string, before: readonly Axis[] | undefined) => collect(axisOf(text), before),
    )
    .option(
      '--series <series>',
      say('vilka serier (annars completions,coverage)', 'which series (default: completions,coverage)'),
      listOf,
    )
    .option(
      '--years <years>',
      say('vilka år (annars det sista)', 'which years (default: the last)'),
      yearList(say),
    )
    .addOption(json('raderna', 'the rows'))
    .addOption(csv())
    .action(async (plan: string | undefined, options: SweepCommandOptions) =>
      done(await runSweep(plan, options, language, terminal)),
    )
}

/** Which figure a question is about. */
const withTarget = (made: Command, say: Say): Command =>
  made
    .option(
      '--metric <series>',
      say('vilken serie (annars completions)', 'which series (default: completions)'),
    )
    .option(
      '--year <year>',
      say('vilket år (annars det sista)', 'which year (default: the last)'),
      wholeNumber(say, 1900),
    )
