import { planJsonSchema, projectionJsonSchema } from '@kohort/core'
import { comparisonJsonSchema, scenarioJsonSchema } from '@kohort/scenarios'
import type { Terminal } from '../terminal.js'

export const schemaNames = ['plan', 'projection', 'scenario', 'comparison'] as const
export type SchemaName = (typeof schemaNames)[number]

const schemas = {
  plan: planJsonSchema,
  projection: projectionJsonSchema,
  scenario: scenarioJsonSchema,
  comparison: comparisonJsonSchema,
}

export const runSchema = (name: SchemaName, terminal: Terminal): number => {
  terminal.out(`${JSON.stringify(schemas[name](), null, 2)}\n`)
  return 0
}
