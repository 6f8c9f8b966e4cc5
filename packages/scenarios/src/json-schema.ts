import type { JsonSchema } from '@kohort/core'
import * as z from 'zod'
import { SCENARIO_FORMAT, scenarioSchema } from './change/schema.js'

/** The JSON Schema of a scenario as people write it. */
export const scenarioJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(scenarioSchema, { io: 'input', reused: 'ref' }),
  $id: SCENARIO_FORMAT,
  title: 'Kohort: a scenario',
})
