import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './workspace.mjs'

// Outside the workspace, since installing may clear node_modules.
const file = join(tmpdir(), `kohort-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`)

/** Does the work while nobody else installs or builds in this checkout. */
export async function alone(work) {
  while (!take()) await wait(100)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!holderLives()) rmSync(file, { force: true })
    return false
  }
}

function holderLives() {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
