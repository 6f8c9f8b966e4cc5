// Runs a tool that is no dependency, in the version that package.json pins under `config`.
import { npx } from './lib/run.mjs'

const [name, ...args] = process.argv.slice(2)
const { code } = await npx(name, args, { show: true })
process.exitCode = code
