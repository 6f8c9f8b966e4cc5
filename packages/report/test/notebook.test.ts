import { consistency, examplePlan, KohortError, project } from '@kohort/core'
import {
  backtest,
  calibrate,
  condition,
  followUp,
  sensitivity,
  simulate,
  sobolIndices,
  valueOfKnowing,
} from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { attribute, compare, fromLibrary, sweep, tornado } from '@kohort/scenarios'
import { solveIntake, solveParameter } from '@kohort/solve'
import { expect, it } from 'vitest'
import { htmlOf, type Shown, show } from '../src/index.js'

const plan = stockholm()
const projection = project(plan)

it('gives tables alone, and charts before them where the plan is given', async () => {
  const lessLeave = fromLibrary(plan, 'less-leave')
  const target = { metric: 'completions', year: 2030 } as const
  const fan = await simulate(plan, { draws: 64, seed: 'shown' })
  const grid = sweep(plan, [{ path: 'training.away', values: [0.1, 0.13] }], { series: ['completions'] })
  const history = Array.from({ length: 6 }, (_, index) => [2016 + index, 500 + 20 * index] as const)
  const results: readonly (readonly [Shown, number])[] = [
    [projection, 2],
    [projection.goals, 0],
    [consistency(plan), 0],
    [compare(plan, [lessLeave]), 1],
    [tornado(plan, 'completions', 2034), 1],
    [attribute(plan, lessLeave, target), 0],
    [grid, 0],
    [await grid.columns(), 0],
    [fan, 1],
    [condition(fan, { 'trainees.2024': 706 }), 1],
    [await sensitivity(plan, { of: [{ series: 'completions', year: 2034 }, 'corridors'], draws: 32 }), 1],
    [sobolIndices(([x = 0, y = 0]) => x + y, 2, { draws: 64 }), 0],
    [await valueOfKnowing(plan, 'corridors', { draws: 32, about: ['training.away'] }), 0],
    [await calibrate(plan, { 'trainees.2024': 706 }, ['training.attrition'], { draws: 256 }), 0],
    [await backtest(plan, { trainees: Object.fromEntries(history) }, { draws: 16 }), 0],
    [await followUp(plan, { 'trainees.2025': 731 }, { draws: 64 }), 1],
    [solveIntake(plan, { reach: ['corridors'] }), 2],
    [solveParameter(plan, 'training.away', 'corridors'), 0],
  ]
  for (const [result, charts] of results) {
    for (const language of ['sv', 'en'] as const) {
      expect(htmlOf(result, { language })).toMatch(new RegExp(`^<table lang="${language}">`))
      const html = htmlOf(result, { language, plan })
      expect(html.match(/<svg /g) ?? []).toHaveLength(charts)
      expect(html).toContain(htmlOf(result, { language }))
      expect(html).not.toMatch(/<script|<link|\son\w+=|src=|url\((?!#)/)
    }
  }
})

it('shows itself in a kernel, with the chart as a picture', () => {
  const shown = show(projection, { plan }) as Record<symbol, () => Record<string, string>>
  const bundle = shown[Symbol.for('Jupyter.display')]?.()
  expect(Object.keys(bundle ?? {})).toEqual(['text/html', 'text/plain', 'image/svg+xml'])
  expect(bundle?.['image/svg+xml']).toMatch(/^<svg /)
})

it('refuses what is no result, and another plan', () => {
  expect(() => htmlOf({} as Shown)).toThrow(KohortError)
  expect(() => htmlOf(projection, { plan: examplePlan })).toThrow('the plan is "example"')
  const found = tornado(plan, 'completions', 2034)
  expect(() => htmlOf(found, { plan: examplePlan })).toThrow('the plan is "example"')
})
