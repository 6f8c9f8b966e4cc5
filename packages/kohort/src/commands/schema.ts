import { planJsonSchema, projectionJsonSchema } from '@kohort/core'
import type { Terminal } from '../terminal.js'

export const schemaNames = ['plan', 'projection'] as const
export type SchemaName = (typeof schemaNames)[number]

export const runSchema = (name: SchemaName, terminal: Terminal): number => {
  const schema = name === 'plan' ? planJsonSchema() : projectionJsonSchema()
  terminal.out(`${JSON.stringify(schema, null, 2)}\n`)
  return 0
}
