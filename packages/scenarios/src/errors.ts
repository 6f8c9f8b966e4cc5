import { KohortError } from '@kohort/core'

/** A scenario, a change or a question about them that cannot be answered: where, why, and what to do. */
export class ScenarioError extends KohortError {
  override readonly name = 'ScenarioError'

  constructor(problem: { code: string; path: string; message: string; hint: string; cause?: unknown }) {
    super(problem)
    if (problem.cause !== undefined) this.cause = problem.cause
  }
}

/** The one way to throw: where, what is wrong, what to do. */
export const fail = (code: string, path: string, message: string, hint: string, cause?: unknown): never => {
  throw new ScenarioError({ code, path, message: path === '' ? message : `${path}: ${message}`, hint, cause })
}
