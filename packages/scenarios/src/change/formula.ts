/** A formula that was read and found harmless: `@kohort/scenarios/formula` makes one of its text. */
export interface Formula {
  readonly text: string
  /** The names in it other than value, year and base. */
  readonly names: readonly string[]
  readonly usesYear: boolean
  /** The result, with a number for each name. */
  readonly evaluate: (numbers: ReadonlyMap<string, number>) => number
}

/** Reads a formula's text: `formula` of `@kohort/scenarios/formula`. */
export type FormulaReader = (text: string) => Formula
