import { KohortError } from '@kohort/core'

/** An assertion that cannot be judged: it fails whichever way it was put, with and without `not`. */
export class MatcherError extends KohortError {
  override readonly name = 'MatcherError'
}

/** The one way to throw: where, what is wrong, what to do. */
export const fail = (code: string, path: string, message: string, hint: string): never => {
  throw new MatcherError({ code, path, message: `${message} ${hint}`, hint })
}
