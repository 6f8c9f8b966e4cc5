import { examplePlan, type FigureMap, parsePlan, project } from '@kohort/core'
import { describe, expect, test } from 'vitest'
import { isSetOnCommandLine, settingOf, withSettings } from './set-value.js'

const plan = parsePlan(examplePlan)
const set = (...written: readonly string[]) => parsePlan(withSettings(plan, written.map(settingOf)))
const values = (map: FigureMap | undefined) =>
  Object.fromEntries(Object.entries(map ?? {}).map(([key, { value }]) => [key, value]))

describe('withSettings', () => {
  test('a number on a dated value holds from the year after the base year; the past stays', () => {
    const { away } = set('training.away=0.1').training
    expect(values(away)).toEqual({ '2023': 0.13, '2024': 0.1 })
    expect(Object.values(away ?? {}).map(isSetOnCommandLine)).toEqual([false, true])
    for (const written of ['training.away=0.1', 'training.requirement.mode=4.8', 'specialists.hired=0.7'])
      expect(project(set(written)).rows[0], written).toEqual(project(plan).rows[0])
  })

  test('a year that is not after the base year says otherwise', () => {
    expect(values(set('training.away.2023=0.1').training.away)).toEqual({ '2023': 0.1, '2027': 0.12 })
    expect(project(set('training.away.2023=0.1')).rows[0]).not.toEqual(project(plan).rows[0])
  })

  test('a line keeps its past, and a value that begins later its base-year value', () => {
    const norm = { ...plan.need.norm, population: { '2020': 100, '2030': 200 } }
    const other = parsePlan({ ...plan, need: { norm } } as never)
    const line = parsePlan(withSettings(other, [{ path: 'need.norm.population', value: 500 }]))
    expect(values(line.need.norm?.population)).toEqual({ '2020': 100, '2023': 130, '2024': 500 })
    const later = parsePlan({ ...plan, training: { ...plan.training, away: { '2030': 0.2 } } } as never)
    const away = (path: string) =>
      values(parsePlan(withSettings(later, [{ path, value: 0.1 }])).training.away)
    expect(away('training.away')).toEqual({ '2023': 0.2, '2024': 0.1 })
    expect(away('training.away.2026')).toEqual({ '2023': 0.2, '2026': 0.1, '2030': 0.2 })
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
      '2023': 0.13,
      '2024': 0.2,
    })
    expect(values(set('specialists.hiringPosts.2026=50').specialists.hiringPosts)).toEqual({
      '2023': 140,
      '2026': 50,
    })
  })

  test('several together', () => {
    const both = set('groups.research.share=0.03', 'groups.ordinary.share=0.89')
    expect(values(both.groups.research?.share)).toEqual({ '2023': 0.02, '2024': 0.03 })
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
