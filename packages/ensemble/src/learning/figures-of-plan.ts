import type { Figure, Plan } from '@kohort/core'

const within = (value: unknown, path: string): readonly (readonly [string, Figure])[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if (typeof (value as Partial<Figure>).value === 'number') return [[path, value as Figure]]
  return Object.entries(value).flatMap(([key, inner]) => within(inner, path === '' ? key : `${path}.${key}`))
}

/** Every figure of some sections of a plan with its path. */
export const figuresOfPlan = (
  plan: Plan,
  sections: readonly ('training' | 'specialists' | 'groups' | 'need' | 'cost')[],
): readonly (readonly [path: string, figure: Figure])[] =>
  sections.flatMap((section) => within(plan[section], section))

/** The id of the source that a reference names, without the place in it. */
export const sourceId = (reference: string): string => reference.split(':')[0] ?? reference
