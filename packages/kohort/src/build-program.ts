import { Command, Option } from 'commander'
import { version } from '../package.json'
import { errorText, helpTexts } from './commander-texts.js'
import { type CheckOptions, runCheck } from './commands/check.js'
import { type ConsistencyCommandOptions, runConsistency } from './commands/consistency.js'
import { runExplain } from './commands/explain.js'
import { type InitOptions, runInit } from './commands/init.js'
import { type ProjectOptions, runProject } from './commands/project.js'
import { type RegionsOptions, runRegions } from './commands/regions.js'
import { runSchema, type SchemaName, schemaNames } from './commands/schema.js'
import { csvOption } from './csv.js'
import { addHowSureCommands } from './how-sure-commands.js'
import { type Language, languages } from './language.js'
import { collect, type Say, wholeNumber, withPlan } from './plan-arguments.js'
import type { PlanOptions } from './read-plan.js'
import { addReportCommands } from './report-commands.js'
import { addSolveCommand } from './solve-command.js'
import type { Terminal } from './terminal.js'
import { addWhatIfCommands, type Making } from './what-if-commands.js'

const json = (say: Say, what: readonly [string, string]): Option =>
  new Option('--json', say(`skriv ${what[0]} som JSON`, `print ${what[1]} as JSON`))

const example = (say: Say, lines: readonly string[]): string =>
  `\n${say('Exempel:', 'Examples:')}\n${lines.map((line) => `  ${line}`).join('\n')}\n`

/** The commands, their options and their help; each hands its exit code to `done`. */
export const buildProgram = (
  language: Language,
  terminal: Terminal,
  done: (code: number) => void,
): Command => {
  const say: Say = (sv, en) => (language === 'sv' ? sv : en)
  const program = new Command('kohort')
  program
    .description(
      say(
        'Planera ST i allmänmedicin: vart leder planen, och håller den?',
        'Plan specialist training in general medicine: where does the plan lead, and does it hold?',
      ),
    )
    .version(version, '--version', say('visa versionen', 'print the version'))
    .helpOption('-h, --help', say('visa hjälp', 'show help'))
    .helpCommand(say('help [kommando]', 'help [command]'), say('hjälp om ett kommando', 'help on a command'))
    .addOption(
      new Option(
        '--lang <language>',
        say('språk; annars efter miljön (LANG)', "language; else the environment's (LANG)"),
      ).choices(languages),
    )
    .configureHelp(helpTexts(language))
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (message, write) => write(errorText(message, language)),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .addHelpText(
      'after',
      example(say, ['kohort project', 'kohort project skåne --to 2040', 'kohort check plan.yaml']),
    )

  const command = (name: string, sv: string, en: string, examples: readonly string[]): Command =>
    program
      .command(name)
      .description(say(sv, en))
      .helpOption('-h, --help', say('visa hjälp', 'show help'))
      .addHelpText('after', example(say, examples))

  withPlan(
    command(
      'project',
      'räkna fram en plan: år för år, om den håller, och vad det vilar på',
      'project a plan: year by year, whether it holds, and what that rests on',
      [
        'kohort project',
        'kohort project plan.yaml --set training.away=0.1 --set training.fillRate=0.9',
        'kohort project skåne --to 2040 --csv > skane.csv',
      ],
    ),
    say,
  )
    .addOption(json(say, ['projektionen', 'the projection']))
    .addOption(csvOption(say))
    .addOption(
      new Option(
        '--out <folder>',
        say('mapp för filerna (annars out)', 'folder for the files (default: out)'),
      ).conflicts(['json', 'csv']),
    )
    .option(
      '--all',
      say('visa alla omätta tal, med skälen', 'show every unmeasured number, with the reasons'),
    )
    .action((plan: string | undefined, options: ProjectOptions) =>
      done(runProject(plan, options, language, terminal)),
    )

  withPlan(
    command(
      'check',
      'säg vilka mål som missas; slutkod 1 när något missas',
      'say which goals are missed; exit code 1 when any is',
      ['kohort check plan.yaml', 'kohort check --goal corridors --set training.fillRate=0.85'],
    ),
    say,
  )
    .option(
      '--goal <id>',
      say('bara detta mål; kan upprepas', 'only this goal; may be repeated'),
      (id: string, before: readonly string[] | undefined) => collect(id, before),
    )
    .addOption(json(say, ['utfallen', 'the verdicts']))
    .action((plan: string | undefined, options: CheckOptions) =>
      done(runCheck(plan, options, language, terminal)),
    )

  withPlan(
    command(
      'consistency',
      'kan antalet ST-läkare och antalet färdiga hålla samtidigt?',
      'can the stock of trainees and the completions hold together?',
      ['kohort consistency', 'kohort consistency --set training.away=0.07'],
    ),
    say,
  )
    .option(
      '--year <year>',
      say('med vilket års tal (annars det sista)', "with which year's numbers (default: the last)"),
      wholeNumber(say, 1900),
    )
    .addOption(json(say, ['svaret', 'the finding']))
    .action((plan: string | undefined, options: ConsistencyCommandOptions) =>
      done(runConsistency(plan, options, language, terminal)),
    )

  const making: Making = {
    command,
    json: (sv, en) => json(say, [sv, en]),
    csv: () => csvOption(say),
    say,
    language,
    terminal,
    done,
  }
  addWhatIfCommands(making)
  addHowSureCommands(making)
  addSolveCommand(making)
  addReportCommands(making)

  command(
    'regions',
    'de 21 regionerna: riktvärde, beslut och behov',
    'the 21 regions: norm, decision and need',
    ['kohort regions', 'kohort regions --csv > regioner.csv'],
  )
    .addOption(json(say, ['tabellen', 'the table']))
    .addOption(csvOption(say))
    .action((options: RegionsOptions) => done(runRegions(options, language, terminal)))

  withPlan(
    command(
      'explain',
      'vad en serie eller ett tal betyder, och varifrån talet kommer',
      'what a series or a number means, and where the number comes from',
      ['kohort explain completions', 'kohort explain training.away skåne'],
    ).argument(
      '<name>',
      say(
        'en serie (completions) eller en parameter (training.away)',
        'a series (completions) or a parameter (training.away)',
      ),
    ),
    say,
  ).action((name: string, plan: string | undefined, options: PlanOptions) =>
    done(runExplain(name, plan, options, language, terminal)),
  )

  command('init', 'en kommenterad plan att börja från', 'a commented plan to start from', [
    'kohort init plan.yaml',
    'kohort init > plan.yaml',
  ])
    .argument(
      '[file]',
      say('ny .yaml-fil; utan: skriv ut planen', 'a new .yaml file; prints the plan if left out'),
    )
    .option('--force', say('skriv över en fil som finns', 'overwrite a file that exists'))
    .action((file: string | undefined, options: InitOptions) =>
      done(runInit(file, options, language, terminal)),
    )

  const schema = command(
    'schema',
    'JSON Schema för planer, projektioner och scenarier',
    'the JSON Schema of plans, projections and scenarios',
    ['kohort schema > plan.schema.json', 'kohort schema projection'],
  )
  schema
    .addArgument(
      schema.createArgument('[which]', say('vilket', 'which one')).choices(schemaNames).default('plan'),
    )
    .action((which: SchemaName) => done(runSchema(which, terminal)))

  return program
}
