import type { Fact } from './fact.js'

/** A fact and the way to it, such as `regions.0.population.dec2023`. */
export interface PlacedFact {
  readonly path: string
  readonly fact: Fact<unknown>
}

const isFact = (value: object): value is Fact<unknown> =>
  'value' in value && 'kind' in value && 'asOf' in value

/** Every fact inside a value, in order: what a conclusion rests on, or what a test should look at. */
export function walkFacts(value: unknown, path = ''): readonly PlacedFact[] {
  if (typeof value !== 'object' || value === null) return []
  if (isFact(value)) return [{ path, fact: value }]
  return Object.entries(value).flatMap(([key, part]) => walkFacts(part, path === '' ? key : `${path}.${key}`))
}
