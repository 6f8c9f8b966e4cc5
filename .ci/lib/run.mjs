import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readJson, root } from './workspace.mjs'

/** Runs a program and gives its exit code and all that it printed. With `show`, prints it at once instead. */
export function run(command, args, { cwd = root, env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...(show ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }), ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // npx is a script on Windows, and no program.
      shell: process.platform === 'win32' && command === 'npx',
    })
    let output = ''
    const take = (chunk) => {
      output += chunk
    }
    child.stdout?.setEncoding('utf8').on('data', take)
    child.stderr?.setEncoding('utf8').on('data', take)
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs a JavaScript file of an installed package with this very node. */
export const tool = (file, args, options) =>
  run(process.execPath, [join(root, 'node_modules', file), ...args], options)

/** Runs a package that is no dependency, in the version that package.json pins under `config`. */
export function npx(name, args, options) {
  const version = readJson('package.json').config[name]
  return run('npx', ['-y', `${name}@${version}`, ...args], options)
}

/** Does the work for every item, no more than two at once: as many as a small machine has cores. */
export async function twoAtOnce(items, work) {
  const results = []
  const waiting = [...items.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all([lane(), lane()])
  return results
}
