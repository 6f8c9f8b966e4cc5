import { EnsembleError } from '@kohort/ensemble'
import { CommandLineError } from '../command-line-error.js'
import { wrap } from '../wrap.js'
import { asOption } from './observed-text.js'

const WIDTH = 100
/** `kohort: ` stands before the first line. */
const NAME = 8

const lines = (text: string, taken = 0): string => wrap(text, WIDTH - taken).join('\n')

const table = ['    year,trainees,intake', '    2019,580,110', '    2020,601,118']

/** How a history is handed in. */
const howToWrite = {
  sv: ['Skriv en rad för varje år i en fil, historik.csv; tomma celler är okända:', ...table, 'Kör sedan:'],
  en: ['Write a line for each year in a file, history.csv; empty cells are unknown:', ...table, 'Then:'],
} as const

/**
 * What the library says of a planner's own figures, in the planner's language.
 *
 * @param withHistory the command for this plan with a file of history
 */
export const inBothLanguages = async <Result>(
  work: () => Promise<Result>,
  withHistory?: (file: string) => string,
): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof EnsembleError) || error.said === null) throw error
    const { code, path, said } = error
    const { text, todo } = said
    // What the library takes as an option is one of the command line too.
    const series = /([A-Za-z]+)\.\d{4}$/.exec(path)?.[1] ?? 'trainees'
    const option =
      code === 'error-needed'
        ? {
            sv: `Till exempel --error ${series}=10%. ${todo.sv}`,
            en: `For example --error ${series}=10%. ${todo.en}`,
          }
        : todo
    const more =
      code === 'history-short' && withHistory !== undefined
        ? {
            sv: [...howToWrite.sv, `    ${withHistory('historik.csv')}`],
            en: [...howToWrite.en, `    ${withHistory('history.csv')}`],
          }
        : { sv: [], en: [] }
    throw new CommandLineError({
      code,
      path,
      text: { sv: lines(asOption(text.sv), NAME), en: lines(asOption(text.en), NAME) },
      todo: {
        sv: [lines(asOption(option.sv)), ...more.sv].join('\n'),
        en: [lines(asOption(option.en)), ...more.en].join('\n'),
      },
    })
  }
}
