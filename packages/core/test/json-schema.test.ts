import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  examplePlan,
  type JsonSchema,
  planJsonSchema,
  project,
  projectionJsonSchema,
  series,
} from '../src/index.js'
import { projectionSchema } from '../src/read/projection-schema.js'

const committed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), 'utf8'))

describe('the JSON Schemas', () => {
  it.each<[string, JsonSchema]>([
    ['plan', planJsonSchema()],
    ['projection', projectionJsonSchema()],
  ])('%s: what is committed is what the code gives (npm run schema)', (name, schema) => {
    expect(committed(name)).toEqual(JSON.parse(JSON.stringify(schema)))
  })

  it('a projection as JSON is what its schema says', () => {
    expect(() => projectionSchema.parse(JSON.parse(JSON.stringify(project(examplePlan))))).not.toThrow()
    const rows = projectionSchema.shape.rows._zod.def.element.shape
    expect(Object.keys(rows)).toEqual(['year', ...Object.keys(series), 'limitedBy', 'overTarget'])
  })

  it('a plan’s schema knows its keys, its bounds, and that one policy excludes the others', () => {
    const text = JSON.stringify(planJsonSchema())
    for (const key of [
      'requirement',
      'intakeHistory',
      'supervisingShare',
      'exitByAge',
      'perSpecialistFte',
      'observed',
    ]) {
      expect(text).toContain(`"${key}"`)
    }
    expect(text).toContain('{"required":["followStock"]}')
    expect(text).toContain('"additionalProperties":false')
  })
})
