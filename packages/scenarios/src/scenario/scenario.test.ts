import { project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import { formula } from '../formula.js'
import {
  add,
  applyScenario,
  compute,
  parseScenario,
  ramp,
  scale,
  scenario,
  set,
  shift,
  toData,
  undo,
} from '../index.js'

const plan = stockholm()

describe('scenario', () => {
  it('changes a number from a year on and leaves the past', () => {
    const less = scenario('Less time away', 'the review', (draft) => {
      scale(draft, 'training.away', 0.8, { from: 2026 })
    })
    const applied = applyScenario(plan, less)
    expect(applied.plan.training.away).toEqual({
      '2023': plan.training.away?.['2023'],
      '2026': expect.objectContaining({ value: 0.13 * 0.8, range: [0.1 * 0.8, 0.16 * 0.8], kind: 'derived' }),
    })
    expect(applied.patches.map(({ op, path }) => [op, path.join('.')])).toEqual([
      ['add', 'training.away.2026'],
    ])
    expect(project(applied.plan).at(2025)).toEqual(project(plan).at(2025))
    expect(undo(applied)).toEqual(plan)
    console.log(applied.changed, applied.plan.training.away?.['2026'])
  })
  it('does the rest', () => {
    const s = scenario('All', 'r', (draft) => {
      set(draft, 'groups.dual-specialist.share', 0.15)
      ramp(draft, 'training.fillRate', 0.9, { from: 2025, to: 2028 })
      add(draft, 'training.requirement', { 2024: 0.15, 2030: 0.4 })
      shift(draft, 'training.intake.fixed', 2, { from: 2026 })
      set(draft, 'training.limits.supervision', { supervisingShare: 0.7, traineesPerSupervisor: 1 })
      set(draft, 'groups.ordinary.training.away', 0.1)
      scale(draft, 'specialists.retention', 0.5, { of: 'rate' })
      scale(draft, 'need.norm.population', { 2034: 1.03 })
      compute(draft, 'specialists.hired', formula('min(0.95, value + training_away / 2)'), { from: 2030 })
    })
    const applied = applyScenario(plan, s)
    console.log(applied.changed.map((c) => `${c.path} ${c.at} ${c.from} ${c.to} ${c.byRest}`).join('\n'))
    const data = toData(s, plan)
    const again = applyScenario(plan, parseScenario(JSON.parse(JSON.stringify(data)), { formula }))
    expect(again.plan).toEqual(applied.plan)
    expect(undo(applied)).toEqual(plan)
  })
})
