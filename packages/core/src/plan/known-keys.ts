import type * as z from 'zod/v4/core'
import { planSchema } from './schema.js'

type Schema = z.$ZodType

/** What a schema is made of once unions, options and transformations are opened. */
const opened = (schema: Schema): readonly z.$ZodTypes['_zod']['def'][] => {
  const { def } = (schema as z.$ZodTypes)._zod
  if (def.type === 'union') return def.options.flatMap(opened)
  if (def.type === 'optional') return opened(def.innerType)
  if (def.type === 'pipe') return opened(def.in)
  return [def]
}

/** The keys that would have been right at a path of a plan. */
export const keysAt = (path: readonly PropertyKey[]): readonly string[] => {
  let schemas: readonly Schema[] = [planSchema]
  for (const key of path) {
    schemas = schemas.flatMap(opened).flatMap((def): readonly Schema[] => {
      if (def.type === 'object') {
        const next = def.shape[String(key)]
        return next === undefined ? [] : [next]
      }
      if (def.type === 'record') return [def.valueType]
      return def.type === 'array' ? [def.element] : []
    })
  }
  return schemas.flatMap(opened).flatMap((def) => (def.type === 'object' ? Object.keys(def.shape) : []))
}
