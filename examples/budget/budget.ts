import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePlan } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { workbookOf } from '@kohort/report'
import { pageDataOf, pageHtml } from '@kohort/report/page'
import { compare, parseScenario } from '@kohort/scenarios'

const readJson = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown

/**
 * What a board gets before it decides: the plan, two what-ifs beside it, and how sure it is, as a workbook and as one
 * page that works without a network.
 *
 * @param from the folder with plan.json and the scenarios
 * @param to the folder that the two files are written in
 */
export const writeBudget = async (from: string, to: string): Promise<void> => {
  const plan = parsePlan(readJson(from, 'plan.json'))
  const scenarios = ['one-post-in-ten-empty.json', 'less-leave.json'].map((file) =>
    parseScenario(readJson(from, file)),
  )
  const comparison = compare(plan, scenarios)
  const ensemble = await simulate(plan, { draws: 1024, seed: 'budget', scenarios })
  // Both are made before either is written, so that nobody is left with half of it.
  const workbook = await workbookOf({ plan, comparison, ensemble, language: 'sv' })
  const page = pageHtml(pageDataOf(plan, { language: 'sv', scenarios, draws: 256 }))
  mkdirSync(to, { recursive: true })
  writeFileSync(join(to, 'budget.xlsx'), workbook)
  writeFileSync(join(to, 'budget.html'), page)
}

// `node budget.ts out`: what is in this folder, written to another.
const program = fileURLToPath(import.meta.url)
if (process.argv[1] === program) await writeBudget(join(program, '..'), process.argv[2] ?? 'out')
