import * as z from 'zod/mini'
import { type SeriesName, series } from './model/series.js'
import { type Bilingual, type ParameterPath, parameters } from './plan/parameters.js'
import { PLAN_FORMAT, planSchema } from './plan/schema.js'
import { PROJECTION_FORMAT } from './projection.js'
import { projectionSchema } from './read/projection-schema.js'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

const text = (meta: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { parameter, series: name, ...others } = meta
  const unit = (of: { readonly unit: Bilingual }, what: Bilingual) => ({
    description: `${what.en} (${of.unit.en})`,
    'x-unit': of.unit.en,
    ...others,
  })
  if (parameter !== undefined) {
    const of = parameters[parameter as ParameterPath]
    return unit(of, of.meaning)
  }
  if (name !== undefined) {
    const of = series[name as SeriesName]
    return unit(of, of.definition)
  }
  return others
}

/**
 * What is said of each part of a schema. A schema names its parameter or its series alone, so that reading a plan does
 * not take the registries' texts.
 */
const described = (): z.core.$ZodRegistry<Record<string, unknown>> =>
  Object.assign(z.registry<Record<string, unknown>>(), {
    get: (schema: z.core.$ZodType) => {
      const meta = z.globalRegistry.get(schema)
      return meta === undefined ? undefined : text(meta)
    },
  })

/** The JSON Schema of a plan as people write it, short forms allowed. */
export const planJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(planSchema, { io: 'input', reused: 'ref', metadata: described() }),
  $id: PLAN_FORMAT,
  title: 'Kohort: a plan',
})

/** The JSON Schema of a projection as `JSON.stringify` writes it. */
export const projectionJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(projectionSchema, { reused: 'ref', metadata: described() }),
  $id: PROJECTION_FORMAT,
  title: 'Kohort: a projection',
})
