import { type Bilingual, type Figure, type FigureMap, type Plan, parsePlan } from '@kohort/core'
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

const ending: Bilingual = { sv: '– ändrad i sidan', en: '– changed in the page' }
const setHere: Bilingual = {
  sv: 'Satt med reglagen i planens sida.',
  en: "Set with the levers of the plan's page.",
}

const titled = (title: Plan['title'], id: string): Bilingual => {
  const own = title ?? id
  const [sv, en] = typeof own === 'string' ? [own, own] : [own.sv, own.en]
  return { sv: `${sv} ${ending.sv}`, en: `${en} ${ending.en}` }
}

/**
 * Years that somebody has set are that person's assumption, and no longer computed from any source. A year that the
 * scenario only wrote out before them, for the value to begin somewhere, goes again.
 */
const asSet = (map: FigureMap, own: FigureMap, base: number): FigureMap =>
  Object.fromEntries(
    Object.entries(map).flatMap(([year, figure]): readonly [string, Figure][] => {
      if (Number(year) > base) return [[year, { value: figure.value, kind: 'assumed', note: setHere }]]
      return own[year] === undefined ? [] : [[year, figure]]
    }),
  )

/** The plan as the levers stand, as a file of its own: nobody may take it for the plan that it was made from. */
export const savedPlan = (plan: Plan, changes: readonly LiveChange[], suffix: string): Plan => {
  if (changes.length === 0) return parsePlan(plan)
  const changed = changedPlan(plan, changes)
  const { intake } = changed.training
  const isSet = (part: string): boolean => changes.some(({ path }) => path === `training.intake.${part}`)
  const own = {
    ...intake,
    ...(intake.fixed !== undefined && isSet('fixed')
      ? { fixed: asSet(intake.fixed, plan.training.intake.fixed ?? {}, plan.base) }
      : {}),
    ...(intake.followStock !== undefined && isSet('followStock')
      ? { followStock: asSet(intake.followStock, plan.training.intake.followStock ?? {}, plan.base) }
      : {}),
  }
  return parsePlan({
    ...changed,
    id: `${plan.id}-${suffix}`,
    title: titled(plan.title, plan.id),
    training: { ...changed.training, intake: own },
  })
}
