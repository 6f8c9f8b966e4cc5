import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { stockholm } from '@kohort/regions'
import { afterAll, describe, expect, it } from 'vitest'
import { type Bundle, bundled } from './worker-file.js'

/** What a user's program does, without a word on how a worker is started. */
const program = `
const use = async ({ simulate, startWorkers }) => {
  const { readFileSync } = await import('node:fs')
  const plan = JSON.parse(readFileSync(PLAN, 'utf8'))
  const settings = { draws: 2048, series: ['trainees'], seed: 'start' }
  const workers = startWorkers(2)
  const [one, other] = await Promise.all([simulate(plan, { ...settings, workers }), simulate(plan, settings)])
  const bits = (ensemble) => ensemble.raw('trainees').map((column) => Buffer.from(column.buffer).toString('base64')).join()
  console.log(JSON.stringify({ same: bits(one) === bits(other), started: globalThis.started ?? 'threads' }))
  // Nobody closes the workers: an idle worker keeps no program from ending.
}
`

/**
 * The part of a browser's workers that is used, made of threads: the page knows \`Worker\`, and a worker its scope, and
 * neither knows threads.
 */
const browser = `
import { Worker as Thread } from 'node:worker_threads'
globalThis.started = 0
globalThis.Worker = class {
  constructor(url, { type }) {
    if (!(url instanceof URL) || type !== 'module') throw new TypeError('a module by its address')
    globalThis.started += 1
    this.thread = new Thread(new URL('./scope.mjs', import.meta.url), { workerData: url.href })
  }
  postMessage(message, transfer) { this.thread.postMessage(message, transfer) }
  terminate() { void this.thread.terminate() }
  addEventListener(type, listener) {
    if (type === 'message') this.thread.on('message', (data) => listener({ data }))
    if (type === 'error') this.thread.on('error', listener)
  }
}
`
const scope = `
import { parentPort, workerData } from 'node:worker_threads'
globalThis.WorkerGlobalScope = class {}
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer)
globalThis.addEventListener = (type, listener) => parentPort.on(type, (data) => listener({ data }))
delete globalThis.process
await import(workerData)
`

const bundles: Bundle[] = []
afterAll(() => {
  for (const { remove } of bundles) remove()
})

const run = promisify(execFile)
const output = async (format: 'esm' | 'cjs', flags: (folder: string, text: string) => readonly string[]) => {
  const bundle = bundled(format)
  bundles.push(bundle)
  const { folder } = bundle
  const file = join(folder, 'plan.json')
  writeFileSync(file, JSON.stringify(stockholm()))
  if (format === 'esm') writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  const text = program.replace('PLAN', JSON.stringify(file))
  const { stdout } = await run(process.execPath, flags(folder, text), { cwd: folder, timeout: 50_000 })
  return JSON.parse(stdout)
}

const written = (folder: string, name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('workers start by themselves', () => {
  it('in Node, from a module', async () => {
    const found = await output('esm', (folder, text) => [
      written(folder, 'use.mjs', `${text}\nawait use(await import('./index.js'))`),
    ])
    expect(found).toEqual({ same: true, started: 'threads' })
  })
  it('in Node, from CommonJS', async () => {
    const found = await output('cjs', (folder, text) => [
      written(folder, 'use.cjs', `${text}\nuse(require('./index.cjs'))`),
    ])
    expect(found).toEqual({ same: true, started: 'threads' })
  })
  it('in Node, from a program that is no file', async () => {
    const found = await output('esm', (_, text) => [
      '--input-type=module',
      '--eval',
      `${text}\nawait use(await import('./index.js'))`,
    ])
    expect(found).toEqual({ same: true, started: 'threads' })
  })
  it('where there are Web Workers', async () => {
    const found = await output('esm', (folder, text) => {
      written(folder, 'scope.mjs', scope)
      return [
        written(
          folder,
          'use.mjs',
          `${browser}\n${text}\nawait use(await import('./index.js'))\nprocess.exit()`,
        ),
      ]
    })
    expect(found).toEqual({ same: true, started: 2 })
  })
})
