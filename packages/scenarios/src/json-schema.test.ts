import { describe, expect, it } from 'vitest'
import committed from '../schema/scenario.schema.json' with { type: 'json' }
import { scenarioJsonSchema } from './index.js'

describe('the JSON Schema of a scenario', () => {
  it('is the committed one: npm run schema writes it', () => {
    expect(JSON.parse(JSON.stringify(scenarioJsonSchema()))).toEqual(committed)
  })
})
