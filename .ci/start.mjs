// npm start: installs, builds and runs the main job. What stands after `--` goes to it.
import { run } from './lib/run.mjs'
import { prepare } from './lib/setup.mjs'

await prepare()
const job = ['packages/kohort/dist/cli.js', 'project', ...process.argv.slice(2)]
const { code } = await run(process.execPath, job, { show: true })
process.exitCode = code
