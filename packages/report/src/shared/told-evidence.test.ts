import { consistency, type PlanInput, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, test } from 'vitest'
import { intakeOrigin } from './computed-intake.js'
import { consistencyText } from './consistency-text.js'
import { counterFigures, counterGrowth } from './counter-evidence.js'
import { voiceOf } from './voice.js'

const copy = () => JSON.parse(JSON.stringify(stockholm()))
const parsed = (input: unknown) => parsePlan(input as PlanInput)
const note = { sv: 'Först detta. Sedan mer.', en: 'This first. Then more.' }

describe('what pulls the other way', () => {
  test('every stated figure that the model does not give, in the order of the series, each with its first sentence', () => {
    const input = copy()
    input.observed = {
      coverage: { 2025: { value: 0.5, note } },
      trainees: { 2024: { value: 900.5 } },
      specialistFte: {},
    }
    const plan = parsed(input)
    const found = counterFigures(plan, project(plan))
    expect(found.map(({ text }) => text.sv)).toEqual([
      expect.stringMatching(/^ST-läkare 2024 är 900,5 enligt planens uppgift, \d+ i modellen\.$/),
      expect.stringMatching(/ 2025 är 50\u00a0% enligt planens uppgift, \d\d,\d\u00a0% i modellen\.$/),
    ])
    expect(found.map((one) => one.note)).toEqual([null, { sv: 'Först detta.', en: 'This first.' }])
  })

  test('a growth that is told alike is none', () => {
    const input = copy()
    const { trainees } = project(input).at(2023)
    const seen = (growth: number) => {
      input.observed = { trainees: { 2022: { value: (trainees ?? 0) / (1 + growth) } } }
      const plan = parsed(input)
      return counterGrowth(plan, project(plan)).map(({ text }) => text.sv)
    }
    // The plan's own is 1%.
    expect(seen(0.01049)).toEqual([])
    expect(seen(0.0106)).toEqual([expect.stringContaining('är 1,1\u00a0% fler om året; planen antar')])
  })
})

describe('an intake that nobody has published', () => {
  const fixed = (figure: object) => {
    const input = copy()
    input.training.intake = { fixed: { 2024: figure, 2025: figure } }
    const plan = parsed(input)
    return intakeOrigin(plan, project(plan))
  }
  test('the plan’s reason, whole; what is only computed; what is published', () => {
    expect(fixed({ value: 140, kind: 'assumed', note })?.text.sv).toBe('Antagningen: Först detta. Sedan mer.')
    expect(fixed({ value: 140, kind: 'assumed', note })?.kind).toBe('reason')
    expect(fixed({ value: 140 })).toBeNull()
    expect(intakeOrigin(stockholm(), project(stockholm()))?.kind).toBe('made')
    // None of them is the plan's own.
    expect(intakeOrigin(stockholm(), project(stockholm()), () => false)).toBeNull()
  })
})

test('whether stock and completions go together names the edge that is asked for, and whose numbers they are', () => {
  const plan = stockholm()
  const [sv, en] = [voiceOf('sv'), voiceOf('en')]
  const said = consistencyText(consistency(plan), plan, sv, { sv: 'de här talen', en: 'these numbers' })
  expect(said.question).toBe('Går 880–900 ST-läkare ihop med minst 150 färdiga om året i längden?')
  expect(said.answer).toBe('Nej, inte med de här talen.')
  expect(said.why[0]).toContain('Båda nås bara om tiden är högst 6,0 år.')
  const nobody = consistencyText({ ...consistency(plan), yearsInTraining: null }, plan, en)
  expect(nobody.question).toContain('at least 150 completions')
  expect([nobody.answer, nobody.why]).toEqual(['No: nobody would finish.', []])
})
