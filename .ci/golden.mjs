// npm run golden: writes the golden figures anew. Look at the difference before you commit it.
import { tool } from './lib/run.mjs'
import { prepare } from './lib/setup.mjs'

await prepare()
const args = ['run', '--config', '.config/vitest.config.ts', 'golden', ...process.argv.slice(2)]
const { code } = await tool('vitest/vitest.mjs', args, { show: true, env: { KOHORT_UPDATE: 'golden' } })
process.exitCode = code
