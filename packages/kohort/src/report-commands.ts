import { Option } from 'commander'
import { type ReportOptions, runReport } from './commands/report.js'
import { runWorkbook, type WorkbookOptions } from './commands/workbook.js'
import { processOption } from './how-sure/draw-options.js'
import { wholeNumber, withScenarios } from './plan-arguments.js'
import type { Making } from './what-if-commands.js'

/** The commands that make files for people. */
export const addReportCommands = ({ command, say, language, terminal, done }: Making): void => {
  withScenarios(
    command(
      'workbook',
      'en arbetsbok för Excel: svaret, diagram, siffror, mål, antaganden med källor',
      'a workbook for Excel: the verdict, charts, figures, goals, assumptions with their sources',
      [
        'kohort workbook',
        'kohort workbook skåne --out skane.xlsx',
        'kohort workbook plan.yaml less-leave mitt.yaml --draws 4096',
      ],
    ),
    say,
    true,
  )
    .option(
      '--out <file>',
      say('ny .xlsx-fil (annars planens namn)', "a new .xlsx file (default: the plan's name)"),
    )
    .option(
      '--draws <n>',
      say(
        'så många dragningar av det osäkra, en tvåpotens (annars 1024); 0 för inga',
        'so many draws of what is uncertain, a power of two (default: 1024); 0 for none',
      ),
      wholeNumber(say, 0),
    )
    .option('--seed <seed>', say('dragningarnas frö (annars kohort)', "the draws' seed (default: kohort)"))
    .addOption(processOption(say))
    .option('--force', say('skriv över en fil som finns', 'overwrite a file that exists'))
    .action(async (words: readonly string[], options: WorkbookOptions) =>
      done(await runWorkbook(words, options, language, terminal)),
    )

  withScenarios(
    command(
      'report',
      'en sida i en enda fil: svaret, diagram, antaganden, och reglage som räknar om planen',
      'a page in a single file: the verdict, charts, assumptions, and sliders that compute the plan anew',
      [
        'kohort report',
        'kohort report skåne --out skane.html',
        'kohort report plan.yaml less-leave mitt.yaml --lang en --open yes',
      ],
    ),
    say,
    true,
  )
    .option(
      '--out <file>',
      say('ny .html-fil (annars planens namn)', "a new .html file (default: the plan's name)"),
    )
    .option(
      '--draws <n>',
      say(
        'så många dragningar av det osäkra, en tvåpotens (annars 1024)',
        'so many draws of what is uncertain, a power of two (default: 1024)',
      ),
      wholeNumber(say, 1),
    )
    .option('--seed <seed>', say('dragningarnas frö (annars kohort)', "the draws' seed (default: kohort)"))
    .addOption(
      new Option(
        '--open <yes|no>',
        say('öppna sidan när den är skriven (annars no)', 'open the page when it is written (default: no)'),
      ).choices(['yes', 'no']),
    )
    .option('--force', say('skriv över en fil som finns', 'overwrite a file that exists'))
    .action(async (words: readonly string[], options: ReportOptions) =>
      done(await runReport(words, options, language, terminal)),
    )
}
