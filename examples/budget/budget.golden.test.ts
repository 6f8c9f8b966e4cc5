import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { compare, parseScenario } from '@kohort/scenarios'
import { afterAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../.ci/lib/browser.mjs'
import { run } from '../../.ci/lib/run.mjs'
import { otherNode } from '../../.ci/lib/tools.mjs'
import { root } from '../../.ci/lib/workspace.mjs'
import { writeBudget } from './budget.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const file = join(here, 'plan.json')
if (process.env.KOHORT_UPDATE === 'golden') writeFileSync(file, `${JSON.stringify(stockholm(), null, 1)}\n`)
const read = (name: string): unknown => JSON.parse(readFileSync(join(here, name), 'utf8')) as unknown

const folder = mkdtempSync(join(tmpdir(), 'kohort-budget-'))
const browser = await openBrowser()
const why = browser.missing === undefined ? '' : `: ${browser.missing}`
afterAll(async () => {
  await browser.close?.()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

type Cell = string | number | boolean | Date | null
type ReadSheets = (
  file: string,
) => Promise<readonly { readonly sheet: string; readonly data: readonly (readonly Cell[])[] }[]>

describe('the budget of a region', () => {
  const plan = parsePlan(read('plan.json'))
  const scenarios = ['one-post-in-ten-empty.json', 'less-leave.json'].map((name) => parseScenario(read(name)))
  const comparison = compare(plan, scenarios)

  it('is about the real plan (npm run golden writes it anew)', () => {
    expect(project(plan).manifest().planHash).toBe(project(stockholm()).manifest().planHash)
  })

  it('is written as a workbook and a page, the same bytes each time', async () => {
    await writeBudget(here, folder)
    expect(readdirSync(folder).sort()).toEqual(['budget.html', 'budget.xlsx'])
    const again = join(folder, 'again')
    await writeBudget(here, again)
    for (const name of ['budget.html', 'budget.xlsx'])
      expect(readFileSync(join(folder, name)).equals(readFileSync(join(again, name)))).toBe(true)
  }, 180_000)

  it('is a program that a later Node runs as it is', async (context) => {
    const { path, missing } = await otherNode('24.21.0')
    if (path === undefined) return context.skip(missing)
    const project = join(folder, 'project')
    cpSync(here, project, { recursive: true })
    mkdirSync(join(project, 'node_modules/@kohort'), { recursive: true })
    for (const name of ['core', 'ensemble', 'report', 'scenarios'])
      symlinkSync(join(root, 'packages', name), join(project, 'node_modules/@kohort', name), 'dir')
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
    const { code, output } = await run(path, ['budget.ts', 'out'], { cwd: project })
    expect({ code, output }).toEqual({ code: 0, output: '' })
    expect(readdirSync(join(project, 'out')).sort()).toEqual(['budget.html', 'budget.xlsx'])
  }, 120_000)

  it('has the figures of the plan and of both scenarios in the workbook', async () => {
    // A reader of workbooks that did not write this one.
    const ofReport = createRequire(join(root, 'packages/report/package.json'))
    const { default: readSheets } = (await import(
      pathToFileURL(ofReport.resolve('read-excel-file/node')).href
    )) as { default: ReadSheets }
    const sheets = await readSheets(join(folder, 'budget.xlsx'))
    const numbers = new Set(
      sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'number'),
    )
    const words = sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'string')
    for (const { scenario, series, year, value } of comparison.rows)
      if (year === 2034 && series === 'completions')
        expect(
          [...numbers].some((number) => Math.abs(number - (value ?? Number.NaN)) < 1e-9),
          scenario,
        ).toBe(true)
    for (const { title } of scenarios) expect(words.some((word) => word.includes(title.sv))).toBe(true)
  }, 60_000)

  it.skipIf(browser.missing)(
    `opens as a page that asks nobody for anything${why}`,
    async () => {
      if (browser.open === undefined) throw new Error('there is no browser')
      const { page, strangers, troubles, close } = await browser.open(`file://${folder}`, 'budget.html')
      await page.waitForFunction("document.querySelector('#levers input:not(:disabled)') !== null")
      const text = (await page.locator('#main').textContent()) ?? ''
      for (const { title } of scenarios) expect(text).toContain(title.sv)
      expect({ strangers, troubles }).toEqual({ strangers: [], troubles: [] })
      await close()
    },
    120_000,
  )
})
