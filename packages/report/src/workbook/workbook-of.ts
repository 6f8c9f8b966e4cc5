import { type Plan, type PlanInput, type Projection, parsePlan, project } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import { type Comparison, ScenarioError, type Tornado, tornado } from '@kohort/scenarios'
import { fail } from '../errors.js'
import { goalCounts, holdsText } from '../shared/verdict-text.js'
import { assumptionTable, statedTable } from '../tables/assumptions.js'
import {
  comparisonTable,
  scenarioChangeTable,
  scenarioGoalTable,
  scenarioTitles,
} from '../tables/comparison.js'
import { ensembleTable, probabilityTable } from '../tables/ensemble.js'
import { goalTable, goalYearTable } from '../tables/goals.js'
import { groupTable, projectionTable, startYearTable } from '../tables/projection.js'
import { inLanguage, type Language } from '../tables/table.js'
import { tornadoTable } from '../tables/tornado.js'
import { chartDataTable } from './chart-data.js'
import { chartSheet } from './chart-sheet.js'
import { methodSheet } from './method.js'
import type { Picture, Sheet } from './sheet.js'
import { type Subject, targetOf } from './subject.js'
import { summarySheet } from './summary.js'
import { tableSheet } from './table-sheet.js'
import { writeWorkbook } from './write-workbook.js'

export interface WorkbookInput {
  readonly plan: Plan | PlanInput
  /** Of this plan; made where it is left out. */
  readonly projection?: Projection
  /** Scenarios beside the plan, by `compare`. */
  readonly comparison?: Comparison
  /** Of this plan, by `simulate`; the scenarios that it was given are in it too. */
  readonly ensemble?: Ensemble
  /** Of this plan; of the figure that the missed goals hang on where it is left out. */
  readonly tornado?: Tornado
  /** Pictures for the sheet of charts, below those that the spreadsheet draws itself. */
  readonly pictures?: readonly Picture[]
  readonly language: Language
}

/** What is not of this plan has no place in its workbook. */
const checkSame = (plan: Plan, projection: Projection, input: WorkbookInput): void => {
  const own = project(plan).manifest().planHash
  const others = [
    ['projection', projection.manifest().planHash === own],
    ['ensemble', input.ensemble === undefined || input.ensemble.manifest().planHash === own],
    ['comparison', input.comparison === undefined || input.comparison.plan === plan.id],
    ['tornado', input.tornado === undefined || input.tornado.plan === plan.id],
  ] as const
  const [stranger] = others.find(([, isSame]) => !isSame) ?? []
  if (stranger !== undefined)
    fail('other-plan', stranger, `this is of another plan than "${plan.id}".`, 'Make it from the same plan.')
}

/** What the verdict hangs on; null where the figure cannot be moved. */
const sensitivityOf = (plan: Plan, projection: Projection): Tornado | null => {
  const { metric, year } = targetOf(plan, projection)
  try {
    return tornado(plan, metric, year)
  } catch (error) {
    if (error instanceof ScenarioError) return null
    throw error
  }
}

const sheetsOf = (subject: Subject, pictures: readonly Picture[]): readonly Sheet[] => {
  const { plan, projection, comparison, ensemble, titles, language } = subject
  const sensitivity = subject.tornado === null ? null : tornadoTable(plan, subject.tornado)
  const data = chartDataTable(subject)
  const stated = statedTable(plan)
  const sheet = (table: Parameters<typeof tableSheet>[0], frozen = 1): Sheet =>
    tableSheet(table, language, frozen)
  return [
    summarySheet(subject),
    chartSheet(subject, data, sensitivity, pictures),
    sheet(projectionTable(plan, projection)),
    ...(Object.keys(plan.groups).length > 1 ? [sheet(groupTable(plan, projection), 2)] : []),
    sheet(startYearTable(plan, projection)),
    ...(projection.goals.length === 0
      ? []
      : [sheet(goalTable(plan, projection.goals)), sheet(goalYearTable(plan, projection.goals))]),
    ...(comparison === null
      ? []
      : [
          sheet(comparisonTable(plan, comparison)),
          sheet(scenarioGoalTable(plan, comparison)),
          sheet(scenarioChangeTable(comparison)),
        ]),
    ...(ensemble === null
      ? []
      : [sheet(ensembleTable(plan, ensemble, titles)), sheet(probabilityTable(plan, ensemble, titles))]),
    ...(sensitivity === null ? [] : [sheet(sensitivity)]),
    sheet(assumptionTable(plan), 2),
    ...(stated.rows.length === 0 ? [] : [sheet(stated, 2)]),
    methodSheet(subject),
    sheet(data),
  ]
}

/**
 * A plan as a workbook that Excel, LibreOffice and Numbers open: the verdict first, charts that the spreadsheet draws
 * from the figures, the projection, the goals, scenarios and uncertainty where they are given, every number with its
 * source, and the method. One table a sheet, ready to be filtered or pivoted; an unknown figure is an empty cell; no
 * text becomes a formula.
 *
 * @param input the plan and what was made of it, all of the same plan
 * @returns the bytes of an .xlsx file; the same input gives the same bytes
 * @throws {PlanError} when the plan has problems
 * @throws {ReportError} when the projection, the ensemble, the comparison or the tornado is of another plan
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { workbookOf } from '@kohort/report'
 * import { compare, fromLibrary } from '@kohort/scenarios'
 *
 * const plan = stockholm()
 * const comparison = compare(plan, [fromLibrary(plan, 'less-leave')])
 * const bytes = await workbookOf({ plan, comparison, language: 'sv' })
 * console.log(String.fromCharCode(...bytes.slice(0, 2)))
 * // PK
 * ```
 */
export const workbookOf = async (input: WorkbookInput): Promise<Uint8Array> => {
  const plan = parsePlan(input.plan)
  const projection = input.projection ?? project(plan)
  checkSame(plan, projection, input)
  const { language } = input
  const comparison = input.comparison ?? null
  const subject: Subject = {
    plan,
    projection,
    comparison,
    ensemble: input.ensemble ?? null,
    tornado: input.tornado ?? sensitivityOf(plan, projection),
    titles: comparison === null ? new Map() : scenarioTitles(comparison),
    language,
  }
  return writeWorkbook({
    title: inLanguage(plan.title, language),
    subject: { sv: 'ST i allmänmedicin', en: 'Specialist training in general medicine' }[language],
    description: holdsText(goalCounts(projection.goals))[language],
    sheets: sheetsOf(subject, input.pictures ?? []),
  })
}
