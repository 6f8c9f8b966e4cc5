import { examplePlan, type FigureMap, parsePlan, project } from '@kohort/core'
import { describe, expect, test } from 'vitest'
import { isSetOnCommandLine, settingOf, withSettings } from './set-value.js'

const plan = parsePlan(examplePlan)
const set = (...written: readonly string[]) => parsePlan(withSettings(plan, written.map(settingOf)))
const values = (map: FigureMap | undefined) =>
  Object.fromEntries(Object.entries(map ?? {}).map(([key, { value }]) => [key, value]))

describe('withSettings', () => {
  test('a number replaces the whole of a dated value', () => {
    const { away } = set('training.away=0.1').training
    expect(values(away)).toEqual({ '2023': 0.1 })
    expect(Object.values(away ?? {}).every(isSetOnCommandLine)).toBe(true)
  })

  test('a year, a point or a band is set beside the others', () => {
    expect(values(set('training.away.2026=0.1').training.away)).toEqual({
      '2023': 0.13,
      '2026': 0.1,
      '2027': 0.12,
    })
    expect(values(set('specialists.retention.5=0.9').specialists.retention)).toEqual({
      '0': 1,
      '1': 0.98,
      '5': 0.9,
    })
  })

  test('a group gets a value of its own, and a limit comes into being', () => {
    expect(values(set('groups.research.training.away=0.2').groups.research?.training?.away)).toEqual({
      '2023': 0.2,
    })
    expect(values(set('specialists.hiringPosts.2026=50').specialists.hiringPosts)).toEqual({
      '2023': 140,
      '2026': 50,
    })
  })

  test('several together', () => {
    const both = set('groups.research.share=0.03', 'groups.ordinary.share=0.89')
    expect(values(both.groups.research?.share)).toEqual({ '2023': 0.03 })
  })

  test('the plan itself is not changed', () => {
    const before = JSON.stringify(plan)
    set('training.away=0.3')
    expect(JSON.stringify(plan)).toBe(before)
  })

  test('what was already so changes nothing', () => {
    expect(project(set('training.fillRate=1')).rows).toEqual(project(plan).rows)
  })
})
