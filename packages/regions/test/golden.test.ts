import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { consistency, project } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { national, regionPlan, stockholm } from '../src/index.js'

/**
 * The figures of the real plans as they were when somebody last looked at them. `npm run golden` writes them anew; a
 * change belongs in the changelog, with the reason.
 */
const file = new URL('./golden/plans.json', import.meta.url)

const COLUMNS = [
  'intake',
  'completions',
  'attrition',
  'trainees',
  'specialists',
  'coverage',
  'shortfall',
  'costAboveBase',
] as const

/** Every number of a plan with its range and kind: what the uncertainty of the answer rests on. */
const provenance = (
  value: unknown,
  path: string,
): readonly (readonly [string, unknown, unknown, unknown])[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const { value: number, range, kind } = value as { value?: unknown; range?: unknown; kind?: unknown }
  if (typeof number === 'number') return [[path, number, range ?? null, kind ?? null]]
  return Object.entries(value).flatMap(([key, inner]) =>
    provenance(inner, path === '' ? key : `${path}.${key}`),
  )
}

const figures = () => {
  const plans = {
    stockholm: stockholm(),
    'stockholm-follow-stock': stockholm({ intake: 'followStock' }),
    skåne: regionPlan('12'),
  }
  const projections = Object.entries(plans).map(([name, plan]) => {
    const { rows, goals } = project(plan)
    return [
      name,
      {
        rows: rows.map((row) =>
          Object.fromEntries([['year', row.year], ...COLUMNS.map((column) => [column, row[column]])]),
        ),
        goals: goals.map(({ id, met, value, margin, firstMet }) => ({ id, met, value, margin, firstMet })),
      },
    ]
  })
  const { yearsInTraining, stockNeeded, completionsGiven, levers } = consistency(stockholm())
  const { needed2019, needed2034, rows } = national()
  return {
    ...Object.fromEntries(projections),
    provenance: provenance(
      (({ groups, training, specialists, need, cost }) => ({ groups, training, specialists, need, cost }))(
        stockholm(),
      ),
      '',
    ),
    consistency: {
      yearsInTraining,
      stockNeeded,
      completionsGiven,
      levers: levers.map(({ path, needed }) => ({ path, needed })),
    },
    national: { needed2019, needed2034, last: rows.at(-1) },
  }
}

describe('golden figures of the plans', () => {
  const found: unknown = JSON.parse(JSON.stringify(figures()))
  if (process.env.KOHORT_UPDATE === 'golden') writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`)

  it('are what they were', () => {
    expect(existsSync(file), 'npm run golden writes them').toBe(true)
    const compare = (one: unknown, wanted: unknown, path: string): void => {
      if (typeof wanted === 'number' && typeof one === 'number') {
        // A solved value is known to the tolerance of its search, a power to its last bit.
        expect(Math.abs(one - wanted), path).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(wanted)))
      } else if (typeof wanted === 'object' && wanted !== null) {
        expect(Object.keys(one as object), path).toEqual(Object.keys(wanted))
        for (const [key, inner] of Object.entries(wanted))
          compare((one as Record<string, unknown>)[key], inner, `${path}.${key}`)
      } else expect(one, path).toBe(wanted)
    }
    compare(found, JSON.parse(readFileSync(file, 'utf8')), 'figures')
  })
})
