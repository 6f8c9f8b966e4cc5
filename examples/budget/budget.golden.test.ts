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
import { parsePlan, project, series, seriesNames } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { parseScenario } from '@kohort/scenarios'
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

  it('has the figures of the plan and of both scenarios in the workbook, every line of them', async () => {
    // A reader of workbooks that did not write this one.
    const ofReport = createRequire(join(root, 'packages/report/package.json'))
    const { default: readSheets } = (await import(
      pathToFileURL(ofReport.resolve('read-excel-file/node')).href
    )) as { default: ReadSheets }
    const sheets = await readSheets(join(folder, 'budget.xlsx'))
    const [head = [], ...lines] = sheets.find(({ sheet }) => sheet === 'Scenarier')?.data ?? []
    const cell = (line: readonly Cell[], heading: string): Cell => line[head.indexOf(heading)] ?? null
    // Each projected by itself, from the files: the comparison that the workbook was written from is not asked.
    const projections = new Map([
      ['base', project(plan)],
      ...scenarios.map((scenario) => [scenario.id, project(scenario.applyTo(plan))] as const),
    ])
    const titles = new Map([['base', 'planen'], ...scenarios.map(({ id, title }) => [id, title.sv] as const)])
    const seen = lines.map((line) => {
      const [id, year] = [String(cell(line, 'Scenariots namn')), Number(cell(line, 'År'))]
      const name = seriesNames.find((one) => series[one].label.sv === cell(line, 'Serie'))
      const [value, inPlan] = [projections.get(id), projections.get('base')].map((projection) =>
        name === undefined ? undefined : (projection?.at(year)[name] ?? undefined),
      )
      const what = `${id}, ${name} ${year}`
      // Money is in millions, as its unit says.
      const shown = (figure = Number.NaN): number =>
        /^(?:milj\.|miljoner|mkr)/i.test(String(cell(line, 'Enhet'))) ? figure / 1e6 : figure
      expect(cell(line, 'Scenario'), what).toBe(titles.get(id))
      expect(cell(line, 'Värde'), what).toBeCloseTo(shown(value), 9)
      expect(cell(line, 'Planen'), what).toBeCloseTo(shown(inPlan), 9)
      expect(cell(line, 'Skillnad'), what).toBeCloseTo(shown(value) - shown(inPlan), 9)
      return what
    })
    // No line stands twice, and none of these is missing.
    const asked = ['intake', 'trainees', 'completions', 'specialists', 'coverage']
    const years = Array.from({ length: 11 }, (_, after) => 2024 + after)
    const all = [...projections.keys()].flatMap((id) =>
      asked.flatMap((name) => years.map((year) => `${id}, ${name} ${year}`)),
    )
    expect(new Set(seen).size).toBe(seen.length)
    expect(all.filter((what) => !seen.includes(what))).toEqual([])
    // The scenarios change something, and not the same.
    const in2034 = [...projections.values()].map((projection) => projection.at(2034).completions)
    expect(new Set(in2034).size).toBe(3)
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
