import { KohortError, PlanError } from '@kohort/core'
import { CommanderError } from 'commander'
import { buildProgram } from './build-program.js'
import { CommandLineError } from './command-line-error.js'
import { withoutGreedyCsv } from './csv.js'
import { type Language, languageOf } from './language.js'
import { problemInSwedish } from './problem-text.js'
import type { Terminal } from './terminal.js'
import { manyLines } from './terminal-text.js'

const WRONG_INPUT = 2
/** EX_SOFTWARE of sysexits.h. */
const BUG = 70

/** One message, on what is wrong and what to do. */
const messageOf = (error: KohortError, language: Language): string => {
  if (error instanceof PlanError) {
    const [first = '', ...lines] = error.message.split('\n')
    if (language === 'en') return [first, ...lines].join('\n')
    // What core says of a rare problem is said in English alone.
    const said = error.problems.map((problem, index) => {
      const text = problemInSwedish(problem)
      return text === undefined ? lines[index] : `- ${text}`
    })
    return [`Planen har ${said.length} fel:`, ...said].join('\n')
  }
  if (error instanceof CommandLineError) return `${error.text[language]}\n${error.todo[language]}`
  const isSaid = error.path === '' || error.message.startsWith(error.path)
  return `${isSaid ? '' : `${error.path}: `}${error.message}\n${error.hint}`.trimEnd()
}

const report = (error: unknown, language: Language, terminal: Terminal): number => {
  // Commander has written its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_INPUT
  if (error instanceof KohortError) {
    terminal.err(`kohort: ${manyLines(messageOf(error, language))}\n`)
    return WRONG_INPUT
  }
  const message = error instanceof Error ? error.message : String(error)
  terminal.err(
    language === 'sv'
      ? `kohort: Det här är ett fel i Kohort: ${manyLines(message)}\nAnmäl det gärna, med kommandot och planen. KOHORT_DEBUG=1 visar var det hände.\n`
      : `kohort: This is a bug in Kohort: ${manyLines(message)}\nPlease report it, with the command and the plan. KOHORT_DEBUG=1 shows where it happened.\n`,
  )
  if (terminal.environment.KOHORT_DEBUG === '1' && error instanceof Error)
    terminal.err(`${error.stack ?? ''}\n`)
  return BUG
}

/**
 * Runs the command line.
 *
 * @param words the arguments after the program's name
 * @returns the exit code: 0, 1 when `check` finds a goal missed or `solve` no answer, 2 for input that cannot be used or a check of nothing,
 *   70 for a bug, 130 when Ctrl-C ended it
 */
export const main = async (words: readonly string[], terminal: Terminal): Promise<number> => {
  const language = languageOf(words, terminal.environment)
  let code = 0
  try {
    const program = buildProgram(language, terminal, (result) => {
      code = result
    })
    if (words.length === 0) terminal.out(program.helpInformation())
    else await program.parseAsync(withoutGreedyCsv(words), { from: 'user' })
    return code
  } catch (error) {
    return report(error, language, terminal)
  }
}
