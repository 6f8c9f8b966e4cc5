import type { JsonSchema } from '@kohort/core'
import * as z from 'zod/mini'
import { SCENARIO_FORMAT, scenarioSchema } from './change/schema.js'
import { COMPARISON_FORMAT } from './questions/compare.js'
import { comparisonSchema } from './read/comparison-schema.js'

/** The JSON Schema of a scenario as people write it. */
export const scenarioJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(scenarioSchema, { io: 'input', reused: 'ref' }),
  $id: SCENARIO_FORMAT,
  title: 'Kohort: a scenario',
})

/** The JSON Schema of a comparison as `JSON.stringify` writes it. */
export const comparisonJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(comparisonSchema, { reused: 'ref' }),
  $id: COMPARISON_FORMAT,
  title: 'Kohort: a comparison',
})
