/** Writes the JSON Schemas that are committed beside the package; a test holds them to the code. */
import { writeFileSync } from 'node:fs'
import { comparisonJsonSchema, scenarioJsonSchema } from '../src/index.js'

for (const [name, schema] of [
  ['scenario', scenarioJsonSchema()],
  ['comparison', comparisonJsonSchema()],
] as const) {
  const file = new URL(`../schema/${name}.schema.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
  console.log(`written: schema/${name}.schema.json`)
}
