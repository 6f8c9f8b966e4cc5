import { type Plan, parsePlan } from '@kohort/core'
import type { LiveChange } from '@kohort/ensemble'
import { parseScenario, SCENARIO_FORMAT, type ScenarioData } from '@kohort/scenarios'

/** The levers as a scenario file. */
export const scenarioOf = (plan: Plan, changes: readonly LiveChange[]): ScenarioData => ({
  format: SCENARIO_FORMAT,
  id: 'changed-in-the-page',
  title: { sv: 'Ändrad i sidan', en: 'Changed in the page' },
  reason: {
    sv: `Reglagen i sidan om planen ${plan.id}.`,
    en: `The levers of the page on the plan ${plan.id}.`,
  },
  changes: [...changes],
})

/** The plan as the levers stand. */
export const changedPlan = (plan: Plan, changes: readonly LiveChange[]): Plan =>
  changes.length === 0 ? parsePlan(plan) : parseScenario(scenarioOf(plan, changes)).applyTo(parsePlan(plan))
