import { KohortError } from '@kohort/core'

/** Something that cannot be drawn or written: where, why, and what to do. */
export class ReportError extends KohortError {
  override readonly name = 'ReportError'
}

/** The one way to throw: where, what is wrong, what to do. */
export const fail = (code: string, path: string, message: string, hint: string): never => {
  throw new ReportError({ code, path, message: path === '' ? message : `${path}: ${message}`, hint })
}
