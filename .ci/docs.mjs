// npm run docs: builds the site of the docs into docs/dist; its tools are installed for it alone.
//   npm run docs -- --serve    and shows it on this machine, until Ctrl-C
import { serve } from './lib/browser.mjs'
import { docs, siteFolder } from './lib/docs.mjs'
import { prepare } from './lib/setup.mjs'

await prepare()
const { failed, output } = await docs()
if (output) process.stdout.write(`${output}\n`)
process.exitCode = failed ? 1 : 0
if (!failed && process.argv.includes('--serve')) {
  const { address } = await serve(siteFolder)
  process.stdout.write(`${address}\n`)
}
