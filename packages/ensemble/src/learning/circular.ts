import type { Figure, Note, Plan } from '@kohort/core'
import type { KnownObservation } from './known-observation.js'

const idOf = (source: string): string => source.split(':')[0] ?? source

/** Every figure of a plan with its path. */
const figuresOf = (value: unknown, path: string): readonly (readonly [string, Figure])[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if (typeof (value as Partial<Figure>).value === 'number') return [[path, value as Figure]]
  return Object.entries(value).flatMap(([key, inner]) =>
    figuresOf(inner, path === '' ? key : `${path}.${key}`),
  )
}

/**
 * Numbers of the plan that were computed from what is now observed, and have no range: they fit by the way they were
 * made, so that the observation seems to confirm the others more than it does.
 */
export const circular = (observations: readonly KnownObservation[], plan: Plan): readonly Note[] => {
  const parts = { training: plan.training, specialists: plan.specialists, groups: plan.groups }
  const computed = figuresOf(parts, '').filter(
    ([, { kind, source, range }]) => kind === 'derived' && source !== undefined && range === undefined,
  )
  return observations.flatMap(({ name, source, year }): readonly Note[] => {
    if (source === null) return []
    // A dated number of a later year than the observation cannot have been set by it.
    const from = computed.filter(([path, figure]) => {
      const at = Number(/\.(\d{4})$/.exec(path)?.[1] ?? plan.base)
      return idOf(figure.source ?? '') === idOf(source) && at <= year
    })
    if (from.length === 0) return []
    const paths = from.map(([path]) => path).join(', ')
    return [
      {
        code: 'circular',
        path: name,
        years: [year],
        text: {
          sv: `${name} har samma källa som ${paths} och kan ha varit med när det sattes: att de stämmer överens bevisar då lite.`,
          en: `${name} has the same source as ${paths} and may have been used to set it: that they agree then proves little.`,
        },
      },
    ]
  })
}
