// npm run docs: builds the site of the docs into docs/dist; its tools are installed for it alone.
//   npm run docs -- --serve    and shows it on this machine, until Ctrl-C
import { serve } from './lib/browser.mjs'
import { docs, siteFolder } from './lib/docs.mjs'
import { prepare } from './lib/setup.mjs'

await prepare()
const { failed, skipped, unchanged, output } = await docs()
if (output) process.stdout.write(`${output}\n`)
if (skipped) process.stderr.write(`docs: ${skipped}\n`)
if (unchanged) process.stdout.write('the site in docs/dist is what the sources say\n')
const built = !failed && !skipped
process.exitCode = built ? 0 : 1
if (built && process.argv.includes('--serve')) {
  const { address } = await serve(siteFolder)
  process.stdout.write(`${address}\n`)
}
