import { examplePlan, type PlanInput, project } from '@kohort/core'
import { expect, test } from 'vitest'
import { goalCounts, holdsText, planHolds } from './verdict-text.js'

const years = (min: number | null) => [
  { year: 2030, value: 1, min, max: null, standing: 'unknown', margin: null } as const,
]
const goal = (met: boolean | null, min: number | null = 1) => ({ met, years: years(min) })

test.each([
  [[], null, 'Planen har inga mål att hålla den mot.'],
  // A figure that is only to be shown is no goal to hold a plan to.
  [[goal(null, null)], null, 'Planen har inga mål att hålla den mot.'],
  [[goal(null)], null, 'Det går inte att säga om planen håller: inget mål går att bedöma.'],
  [
    [goal(true), goal(null)],
    null,
    'Det går inte att säga om planen håller: 1 av 2 mål nås, resten går inte att bedöma.',
  ],
  [[goal(true)], true, 'Planen håller: målet nås.'],
  [[goal(true), goal(true), goal(null, null)], true, 'Planen håller: alla 2 mål nås.'],
  [[goal(false)], false, 'Planen håller inte: målet missas.'],
  [[goal(false), goal(null)], false, 'Planen håller inte: inget av 2 mål nås.'],
  [[goal(false), goal(true)], false, 'Planen håller inte: 1 av 2 mål nås.'],
])('%j: %s, %s', (goals, holds, text) => {
  const counts = goalCounts(goals)
  expect(planHolds(counts)).toBe(holds)
  expect(holdsText(counts).sv).toBe(text)
})

test('the verdicts of a projection', () => {
  const { goals } = project(examplePlan as PlanInput)
  const { met, missed, open } = goalCounts(goals)
  expect(met + missed + open).toBe(goals.filter(({ min, max }) => (min ?? max) !== null).length)
})
