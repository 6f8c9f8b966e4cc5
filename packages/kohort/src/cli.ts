import process from 'node:process'
import { main } from './main.js'
import type { Interruptible } from './terminal.js'

const WRONG_INPUT = 2

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader who has seen enough (`| head`) is no error.
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`kohort: ${error.message}\n`)
  process.exit(WRONG_INPUT)
})

const interruptible = (): Interruptible => {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  process.once('SIGINT', abort)
  return { signal: controller.signal, release: () => process.off('SIGINT', abort) }
}

const finished = main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  isTerminal: process.stdout.isTTY === true,
  isErrTerminal: process.stderr.isTTY === true,
  columns: process.stdout.columns,
  folder: process.cwd(),
  interruptible,
})
finished.then((code) => {
  process.exitCode = code
})
