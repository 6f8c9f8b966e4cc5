/** Writes the JSON Schema that is committed beside the package; a test holds it to the code. */
import { writeFileSync } from 'node:fs'
import { scenarioJsonSchema } from '../src/index.js'

const file = new URL('../schema/scenario.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
console.log('written: schema/scenario.schema.json')
