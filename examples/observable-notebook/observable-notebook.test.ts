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
import { networkInReach, runOffline } from './offline.js'

const kit = await npmTool({ '@observablehq/notebook-kit': '2.1.8', vite: '8.3.8' })
const browser = await openBrowser()
const inReach = await networkInReach()
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
    const build = [program, 'build', '--root', '.', '--out', 'built', '--', 'stockholm.html']
    const { code, output } = await runOffline(process.execPath, build, { cwd: folder })
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
    return project(plan).at(2034).completions?.toFixed(1).replace('.', ',') ?? ''
  }

  it.skipIf(inReach)(
    `is built where no network is${inReach ? `: ${inReach}` : ''}`,
    async () => {
      if (served === undefined) throw new Error('there is no page')
      // The very server that the page comes from: found from here, and not from where it was built.
      const asks = `fetch(${JSON.stringify(`${served.address}/stockholm.html`)}).then(({ status }) => process.exit(status === 200 ? 0 : 1), () => process.exit(7))`
      expect((await run(process.execPath, ['-e', asks])).code).toBe(0)
      expect((await runOffline(process.execPath, ['-e', asks])).code).toBe(7)
    },
    60_000,
  )

  it('opens in Chromium, asks nobody for anything and follows its slider', async () => {
    if (browser.open === undefined || served === undefined) throw new Error('there is no page')
    const { page, strangers, troubles, close } = await browser.open(served.address, 'stockholm.html')
    const said = page.locator('p strong')
    await page.waitForFunction("document.querySelector('#projection table') !== null", undefined, {
      timeout: 60_000,
    })
    expect(await said.textContent()).toBe(completions(1))
    expect(completions(1)).toMatch(/^\d+,\d$/)
    // By the words beside it, as one who hears the page finds it.
    expect(await page.getByLabel('Ledighet, mot dagens').getAttribute('id')).toBe('leave')
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
