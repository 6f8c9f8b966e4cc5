/** The root of every error that Kohort throws on purpose: a machine-readable code, where, and what to do. */
export class KohortError extends Error {
  override readonly name: string = 'KohortError'
  readonly code: string
  /** Where in the plan or the call, or '' for the whole. */
  readonly path: string
  readonly hint: string

  constructor(problem: { code: string; path: string; message: string; hint: string }) {
    super(problem.message)
    this.code = problem.code
    this.path = problem.path
    this.hint = problem.hint
  }
}

/** A name or a year that is none of those there are. */
export const unknown = (what: string, found: string, known: readonly string[]): KohortError =>
  new KohortError({
    code: `unknown-${what}`,
    path: '',
    message: `There is no ${what} "${found}".`,
    hint: `Known: ${known.join(', ')}.`,
  })

/** One thing wrong with a plan. */
export interface Problem {
  readonly code: string
  /** In the plan's own names, joined by dots; '' is the plan as a whole. */
  readonly path: string
  readonly found: string
  readonly expected: string
  readonly hint: string
}

const sentence = (problem: Problem): string =>
  `${problem.path === '' ? 'the plan' : problem.path}: found ${problem.found}, expected ${problem.expected}. ${problem.hint}`.trimEnd()

/** A plan that cannot be used: all its problems at once. */
export class PlanError extends KohortError {
  override readonly name = 'PlanError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly [Problem, ...Problem[]]) {
    const [first] = problems
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
    super({
      code: 'plan',
      path: first.path,
      message: `The plan has ${count}:\n${problems.map((problem) => `- ${sentence(problem)}`).join('\n')}`,
      hint: first.hint,
    })
    this.problems = Object.freeze([...problems])
  }
}
