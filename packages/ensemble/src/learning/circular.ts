import type { Note, Plan } from '@kohort/core'
import { figuresOfPlan, sourceId } from './figures-of-plan.js'
import type { KnownObservation } from './known-observation.js'

/**
 * Numbers of the plan that were computed from what is now observed, and have no range: they fit by the way they were
 * made, so that the observation seems to confirm the others more than it does.
 */
export const circular = (observations: readonly KnownObservation[], plan: Plan): readonly Note[] => {
  const computed = figuresOfPlan(plan, ['training', 'specialists', 'groups']).filter(
    ([, { kind, source, range }]) => kind === 'derived' && source !== undefined && range === undefined,
  )
  return observations.flatMap(({ name, source, year }): readonly Note[] => {
    if (source === null) return []
    // A dated number of a later year than the observation cannot have been set by it.
    const from = computed.filter(([path, figure]) => {
      const at = Number(/\.(\d{4})$/.exec(path)?.[1] ?? plan.base)
      return sourceId(figure.source ?? '') === sourceId(source) && at <= year
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
