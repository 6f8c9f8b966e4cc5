/** What a matcher says. */
export interface Outcome {
  readonly pass: boolean
  readonly message: () => string
}
