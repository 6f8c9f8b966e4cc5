// npm run docs: builds the site of the docs into docs/dist; its tools are installed for it alone.
import { docs } from './lib/docs.mjs'
import { prepare } from './lib/setup.mjs'

await prepare()
const { failed, output } = await docs()
process.stdout.write(`${output}\n`)
process.exitCode = failed ? 1 : 0
