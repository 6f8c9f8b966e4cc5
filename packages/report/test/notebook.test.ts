import { examplePlan, KohortError, project } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { compare, fromLibrary } from '@kohort/scenarios'
import { expect, it } from 'vitest'
import { htmlOf, type Shown, show } from '../src/index.js'

const plan = stockholm()
const projection = project(plan)

it('gives tables alone, and charts before them where the plan is given', async () => {
  const results: readonly (readonly [Shown, number])[] = [
    [projection, 2],
    [compare(plan, [fromLibrary(plan, 'less-leave')]), 1],
    [await simulate(plan, { draws: 64, seed: 'shown' }), 1],
    [projection.goals, 0],
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
})
