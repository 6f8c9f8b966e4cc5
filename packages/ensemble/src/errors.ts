import { type Bilingual, KohortError } from '@kohort/core'

/** An ensemble that cannot be drawn or asked: where, why, and what to do. */
export class EnsembleError extends KohortError {
  override readonly name = 'EnsembleError'
  /** The message and the hint in both languages, where the planner's own figures are what is wrong. */
  readonly said: { readonly text: Bilingual; readonly todo: Bilingual } | null

  constructor(
    problem: ConstructorParameters<typeof KohortError>[0],
    said: { readonly text: Bilingual; readonly todo: Bilingual } | null = null,
  ) {
    super(problem)
    this.said = said
  }
}

/** The one way to throw: where, what is wrong, what to do. */
export const fail = (code: string, path: string, message: string, hint: string): never => {
  throw new EnsembleError({ code, path, message: path === '' ? message : `${path}: ${message}`, hint })
}

/** Written out, so that the compiler knows that nothing comes after it. */
type Refuse = (code: string, path: string, text: Bilingual, todo: Bilingual) => never

/** The same of what a planner wrote, in both languages; without the path where the text names it. */
export const refuse: Refuse = (code, path, text, todo) => {
  const at = (said: string): string => (path === '' ? said : `${path}: ${said}`)
  const both = { sv: at(text.sv), en: at(text.en) }
  throw new EnsembleError({ code, path, message: both.en, hint: todo.en }, { text: both, todo })
}

/** The same trouble, said of where it was found. */
export const refuseAt = ({ code, message, hint, said }: EnsembleError, path: string): never =>
  refuse(code, path, said?.text ?? { sv: message, en: message }, said?.todo ?? { sv: hint, en: hint })
