import { type Plan, type PlanInput, parsePlan, type SourceRecord } from '@kohort/core'
import { type Source, type SourceId, sourceIdOf, sources } from '../facts/index.js'

const idsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'source' && typeof inner === 'string' ? [sourceIdOf(inner)] : idsIn(inner),
  )
}

const record = ({ title, publisher, published, address, note }: Source): SourceRecord => ({
  title,
  publisher,
  published,
  ...(address === undefined ? {} : { address }),
  ...(note === undefined ? {} : { note }),
})

/** The plan with a record of every source that it names, so that it stands alone in a mail. */
export const withSources = (plan: PlanInput): Plan => {
  const ids = [...new Set(idsIn(plan))].sort()
  return parsePlan({
    ...plan,
    sources: Object.fromEntries(ids.map((id) => [id, record(sources[id as SourceId])])),
  })
}
