import '@kohort/vitest'
import { project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { expect, it } from 'vitest'

// Wrong on purpose: from 2026 the corridor is higher than the one that was decided.
it('stays inside a corridor that nobody decided', () => {
  expect(project(stockholm())).toStayWithin({
    metric: 'trainees',
    from: 2024,
    to: 2027,
    min: { 2024: 700, 2025: 720, 2026: 760, 2027: 780 },
    max: { 2024: 720, 2025: 740, 2026: 780, 2027: 800 },
  })
})
