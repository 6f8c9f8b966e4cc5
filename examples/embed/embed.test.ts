import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as kohort from 'kohort'
import { project, scenario, set, simulate, stockholm } from 'kohort'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, serve } from '../../.ci/lib/browser.mjs'
import { run } from '../../.ci/lib/run.mjs'
import { deno, otherNode } from '../../.ci/lib/tools.mjs'
import { root } from '../../.ci/lib/workspace.mjs'
import { bitsOf } from './bits.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(root, 'packages/kohort/dist')
const folder = mkdtempSync(join(tmpdir(), 'kohort-embed-'))
const browser = await openBrowser()
const why = browser.missing === undefined ? '' : `: ${browser.missing}`
let served: Awaited<ReturnType<typeof serve>>

/** What a page's owner puts beside the page: three files of the package, and no more. */
beforeAll(async () => {
  for (const [from, to] of [
    ['kohort.script.js', 'kohort.script.js'],
    ['browser.js', 'kohort.js'],
    ['worker.js', 'worker.js'],
  ] as const) {
    if (!existsSync(join(dist, from))) throw new Error(`${from} is not built: npm run build`)
    cpSync(join(dist, from), join(folder, to))
  }
  cpSync(here, folder, { recursive: true })
  served = await serve(folder)
})
afterAll(async () => {
  served?.close()
  await browser.close?.()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const opened = async (file: string) => {
  if (browser.open === undefined) throw new Error('there is no browser')
  return browser.open(served.address, file)
}

/** In how many of the page's draws the trainees are within the corridor in all four years: counted, not asked for. */
const heldCorridors = async (): Promise<string> => {
  const corridors: readonly (readonly [year: number, min: number, max: number])[] = [
    [2024, 700, 720],
    [2025, 720, 740],
    [2026, 740, 760],
    [2027, 760, 780],
  ]
  const draws = 65_536
  const fan = await simulate(stockholm(), { draws, seed: 'page', series: ['trainees'] })
  const trainees = fan.raw('trainees')
  const held = Array.from({ length: draws }, (_, draw) =>
    corridors.every(([year, min, max]) => {
      const heads = trainees[fan.years.indexOf(year)]?.[draw] ?? Number.NaN
      return heads >= min && heads <= max
    }),
  ).filter(Boolean)
  // As Swedes write it, by hand: a comma, and a space that does not break.
  return `${((100 * held.length) / draws).toFixed(1).replace('.', ',')}\u00a0%`
}

describe.skipIf(browser.missing)(`a plain page, opened in Chromium${why}`, () => {
  it('works with one script tag, its workers too', async () => {
    const { page, strangers, troubles, close } = await opened('bits.js')
    // Before the page is there: its workers come and go while it is opened.
    const workers: string[] = []
    page.on('worker', (worker: { readonly url: () => string }) => workers.push(worker.url()))
    await page.goto(`${served.address}/script-tag.html`)
    const table = page.locator('#plan table').first()
    expect(await table.locator('caption').textContent()).toBe('stockholm, 2023–2034')
    const cells = await table.locator('tbody tr').nth(4).locator('th, td').allTextContents()
    expect([cells[0], cells[4]]).toEqual(['2027', '770'])
    await page.waitForFunction("document.querySelector('#probability').textContent !== '…'")
    expect(workers).toEqual([`${served.address}/worker.js`, `${served.address}/worker.js`])
    const sentence = `Spannen 2024–2027 hålls alla fyra åren i ${await heldCorridors()} av dragningarna`
    expect(await page.locator('#sure').textContent()).toBe(`${sentence}.`)
    const readme = readFileSync(join(here, 'README.md'), 'utf8').replaceAll(/\s+/g, ' ')
    expect(readme).toContain(`"${sentence.replaceAll('\u00a0', ' ')}"`)
    expect({ strangers, troubles }).toEqual({ strangers: [], troubles: [] })
    await close()
  }, 120_000)

  it('works as a module in a worker', async () => {
    const { page, strangers, troubles, close } = await opened('module-in-a-worker.html')
    const shown = (away: number): string => {
      const changed = scenario('Leave', 'r', (draft) => set(draft, 'training.away', away))
      const plan = away === 0.13 ? stockholm() : changed.applyTo(stockholm())
      return `${project(plan).at(2034).completions?.toFixed(1)} completions in 2034`
    }
    await page.waitForFunction("document.querySelector('#completions').textContent !== '…'")
    const before = await page.locator('#completions').textContent()
    expect(before).toBe(shown(0.13))
    await page.locator('#away').fill('0.1')
    await page.waitForFunction(
      `document.querySelector('#completions').textContent !== ${JSON.stringify(before)}`,
    )
    expect(await page.locator('#completions').textContent()).toBe(shown(0.1))
    expect(shown(0.1)).not.toBe(before)
    expect({ strangers, troubles }).toEqual({ strangers: [], troubles: [] })
    await close()
  }, 120_000)
})

describe('the same plans give the same bits', () => {
  const bits = bitsOf(kohort)
  const program = join(folder, 'print-bits.mjs')
  beforeAll(() => {
    writeFileSync(
      program,
      "import { bitsOf } from './bits.js'\nimport * as kohort from './kohort.js'\nconsole.log(bitsOf(kohort))\n",
    )
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  })

  it('of more than a thousand figures, and other bits for another plan', () => {
    expect(bits).toMatch(/^\d{4,} figures, [0-9a-f]{16}$/)
    const other = { ...kohort, examplePlan: { ...kohort.examplePlan, to: 2033 as const } }
    expect(bitsOf(other as never)).not.toBe(bits)
  })

  it.skipIf(browser.missing)(
    `in Chromium${why}`,
    async () => {
      const { page, close } = await opened('module-in-a-worker.html')
      await page.waitForFunction("document.querySelector('#bits').textContent !== '…'")
      expect(await page.locator('#bits').textContent()).toBe(bits)
      await close()
    },
    120_000,
  )

  it(`in Node ${process.versions.node}, from the build`, async () => {
    expect(await run(process.execPath, [program])).toEqual({ code: 0, output: `${bits}\n` })
  })

  it('in Node 24', async (context) => {
    const { path, missing } = await otherNode('24.21.0')
    if (path === undefined) return context.skip(missing)
    expect(await run(path, [program])).toEqual({ code: 0, output: `${bits}\n` })
  }, 120_000)

  it('in Deno', async (context) => {
    const { path, missing } = await deno()
    if (path === undefined) return context.skip(missing)
    expect(await run(path, ['run', '--quiet', '--no-remote', '--allow-env=NODE_ENV', program])).toEqual({
      code: 0,
      output: `${bits}\n`,
    })
  }, 120_000)
})
