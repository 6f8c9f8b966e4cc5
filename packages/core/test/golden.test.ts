import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { examplePlan, project } from '../src/index.js'

/**
 * The example plan's figures as they were when somebody last looked at them. `npm run golden` writes them anew; a
 * change belongs in the changelog, with the reason.
 */
const file = new URL('./golden/example-plan.json', import.meta.url)
const projection = project(examplePlan)
const figures = { rows: projection.rows, groups: projection.groups, goals: projection.goals }

describe('golden figures of the example plan', () => {
  if (process.env.KOHORT_UPDATE === 'golden') writeFileSync(file, `${JSON.stringify(figures, null, 1)}\n`)

  it('are what they were', () => {
    expect(existsSync(file), 'npm run golden writes them').toBe(true)
    const golden = JSON.parse(readFileSync(file, 'utf8')) as unknown
    const compare = (found: unknown, wanted: unknown, path: string): void => {
      if (typeof wanted === 'number' && typeof found === 'number') {
        // Powers may differ in their last bit between engines.
        expect(Math.abs(found - wanted), path).toBeLessThanOrEqual(1e-12 * Math.abs(wanted))
      } else if (typeof wanted === 'object' && wanted !== null) {
        expect(Object.keys(found as object), path).toEqual(Object.keys(wanted))
        for (const [key, inner] of Object.entries(wanted))
          compare((found as Record<string, unknown>)[key], inner, `${path}.${key}`)
      } else expect(found, path).toBe(wanted)
    }
    compare(JSON.parse(JSON.stringify(figures)), golden, 'projection')
  })
})
