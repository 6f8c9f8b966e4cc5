import { describe, expect, it } from 'vitest'
import comparison from '../schema/comparison.schema.json' with { type: 'json' }
import scenario from '../schema/scenario.schema.json' with { type: 'json' }
import { comparisonJsonSchema, scenarioJsonSchema } from './index.js'

describe('the JSON Schemas', () => {
  it('are the committed ones: npm run schema writes them', () => {
    expect(JSON.parse(JSON.stringify(scenarioJsonSchema()))).toEqual(scenario)
    expect(JSON.parse(JSON.stringify(comparisonJsonSchema()))).toEqual(comparison)
  })
})
