import { uncertaintyOf } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { describe, expect, test } from 'vitest'
import { causesLead, causeTexts, leanCauses } from './lean.js'

const plan = stockholm()

describe('why the middle lies beside the projection', () => {
  const found = leanCauses(uncertaintyOf(plan), 'completions', 2034)

  test('each number alone at its middle draw; requirements and shares stay whole', () => {
    expect(found[0]?.path).toBe('training.attrition')
    expect(found[0]?.effect).toBeLessThan(0)
    expect(found.map(({ effect }) => Math.abs(effect))).toEqual(
      found.map(({ effect }) => Math.abs(effect)).sort((one, other) => other - one),
    )
    // Of several numbers the last speaks.
    expect(found.find(({ path }) => path === 'specialists.incumbents.curve')?.at).toBe('10')
    expect(found[0]?.at).toBeNull()
    // Money moves nobody.
    expect(found.find(({ path }) => path === 'cost.perTrainee')?.effect).toBe(0)
  })

  test('a point of a curve is told with where it stands; what would be told as nothing is not', () => {
    const lean = { metric: 'completions', year: 2034, own: 1, middle: 2, side: 'inside' } as const
    const cause = { path: 'specialists.retention', at: '5', value: 0.9, middle: 0.85 }
    const causes = [
      { ...cause, effect: -2 },
      { ...cause, effect: 0.01 },
    ]
    expect(causeTexts({ ...lean, causes }, plan).map(({ sv }) => sv)).toEqual([
      expect.stringMatching(/ \(efter 5 år\) 90\u00a0%.* i planen, 85\u00a0%.* \(−2,0\)$/),
    ])
    expect(causesLead([]).sv).toBe('Inget enskilt tal står för det.')
  })
})
