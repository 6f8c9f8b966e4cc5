import { type Bilingual, KohortError } from '@kohort/core'

/** What somebody wrote on the command line, or a file they named, that cannot be used. */
export class CommandLineError extends KohortError {
  override readonly name = 'CommandLineError'
  /** The message and the hint in both languages; `message` and `hint` are the English ones. */
  readonly text: Bilingual
  readonly todo: Bilingual

  constructor(problem: { code: string; path: string; text: Bilingual; todo: Bilingual }) {
    super({ code: problem.code, path: problem.path, message: problem.text.en, hint: problem.todo.en })
    this.text = problem.text
    this.todo = problem.todo
  }
}
