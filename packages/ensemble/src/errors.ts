import { KohortError } from '@kohort/core'

/** An ensemble that cannot be drawn or asked: where, why, and what to do. */
export class EnsembleError extends KohortError {
  override readonly name = 'EnsembleError'
}

/** The one way to throw: where, what is wrong, what to do. */
export const fail = (code: string, path: string, message: string, hint: string): never => {
  throw new EnsembleError({ code, path, message: path === '' ? message : `${path}: ${message}`, hint })
}
