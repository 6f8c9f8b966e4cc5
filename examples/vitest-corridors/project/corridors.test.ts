import '@kohort/vitest'
import { parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'

const projection = project(stockholm())

describe("the region's plan", () => {
  it('keeps the trainees inside the decided corridors 2024–2027', () => {
    expect(projection).toStayWithin('corridors')
    // The same, written here: the corridor as the decision has it, a line between its years.
    expect(projection).toStayWithin({
      metric: 'trainees',
      from: 2024,
      to: 2027,
      min: { 2024: 700, 2027: 760 },
      max: { 2024: 720, 2027: 780 },
    })
  })

  it('meets the goals that are about the stock, and not yet the 150 a year', () => {
    expect(projection).toMeetGoals(['corridors', 'scenario-2034'])
    expect(projection).not.toMeetGoals('150-mean-2024-2034')
    expect(projection).not.toMeetGoals()
  })

  it('meets all its goals without those of 150 a year and the norm; the cost has no edge to hold it to', () => {
    const wanted = ['corridors', 'scenario-2034', 'cost-above-base']
    const goals = stockholm().goals.filter(({ id }) => wanted.includes(id))
    expect(goals).toHaveLength(3)
    expect(project(parsePlan({ ...stockholm(), goals }))).toMeetGoals()
    expect(() => expect(projection).toMeetGoals('cost-above-base')).toThrow('has no edge')
  })

  it('loses nobody on the way', () => {
    expect(projection).toConserveHeads()
  })

  it('is the same read from its file', () => {
    const file = JSON.stringify(projection)
    expect(JSON.parse(file)).toMatchProjection(projection, 0)
  })

  it('falls out of the corridors when one post in ten stays empty', () => {
    const plan = parsePlan({ ...stockholm(), training: { ...stockholm().training, fillRate: 0.9 } })
    expect(project(plan)).not.toStayWithin('corridors')
  })
})
