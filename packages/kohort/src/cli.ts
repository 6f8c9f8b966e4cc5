import process from 'node:process'
import { main } from './main.js'

const WRONG_INPUT = 2

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader who has seen enough (`| head`) is no error.
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`kohort: ${error.message}\n`)
  process.exit(WRONG_INPUT)
})

process.exitCode = main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  folder: process.cwd(),
})
