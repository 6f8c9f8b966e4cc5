import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { project, scale, scenario, stockholm } from 'kohort'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, serve } from '../../.ci/lib/browser.mjs'
import { run } from '../../.ci/lib/run.mjs'
import { npmTool } from '../../.ci/lib/tools.mjs'
import { root } from '../../.ci/lib/workspace.mjs'

const kit = await npmTool({ '@observablehq/notebook-kit': '2.1.8', vite: '8.3.8' })
const browser = await openBrowser()
const missing = kit.missing ?? browser.missing
let folder = ''
let served: Awaited<ReturnType<typeof serve>> | undefined

describe.skipIf(missing)(`a notebook of Observable's Notebook Kit${missing ? `: ${missing}` : ''}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kohort-observable-'))
    const modules = join(kit.path ?? '', 'node_modules')
    mkdirSync(join(folder, 'node_modules'))
    for (const name of readdirSync(modules).filter((one) => !one.startsWith('.')))
      symlinkSync(join(modules, name), join(folder, 'node_modules', name), 'dir')
    symlinkSync(join(root, 'packages/kohort'), join(folder, 'node_modules/kohort'), 'dir')
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    const notebook = fileURLToPath(new URL('stockholm.html', import.meta.url))
    copyFileSync(notebook, join(folder, 'stockholm.html'))
    const program = join(modules, '@observablehq/notebook-kit/dist/bin/notebooks.js')
    const { code, output } = await run(
      process.execPath,
      [program, 'build', '--root', '.', '--out', 'built', '--', 'stockholm.html'],
      // Nothing but what is on this machine.
      { cwd: folder, env: { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' } },
    )
    if (code !== 0) throw new Error(output)
    served = await serve(join(folder, 'built'))
  }, 240_000)
  afterAll(async () => {
    served?.close()
    await browser.close?.()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  const completions = (leave: number): string => {
    const less = scenario('Leave', 'r', (draft) => scale(draft, 'training.away', leave))
    const plan = leave === 1 ? stockholm() : less.applyTo(stockholm())
    return project(plan).at(2034).completions?.toFixed(1) ?? ''
  }

  it('is built offline, opens in Chromium, asks nobody for anything and follows its slider', async () => {
    if (browser.open === undefined || served === undefined) throw new Error('there is no page')
    const { page, strangers, troubles, close } = await browser.open(served.address, 'stockholm.html')
    const said = page.locator('p strong')
    await page.waitForFunction("document.querySelector('#projection table') !== null", undefined, {
      timeout: 60_000,
    })
    expect(await said.textContent()).toBe(completions(1))
    expect(await page.locator('#projection svg').count()).toBe(2)
    expect(await page.locator('#projection caption').first().textContent()).toBe('stockholm, 2023–2034')
    await page.locator('#leave').fill('0.8')
    await page.waitForFunction(
      `document.querySelector('p strong')?.textContent !== ${JSON.stringify(completions(1))}`,
    )
    expect(await said.textContent()).toBe(completions(0.8))
    expect(completions(0.8)).not.toBe(completions(1))
    expect({ strangers, troubles }).toEqual({ strangers: [], troubles: [] })
    await close()
  }, 180_000)
})
