import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Plan, type SeriesDefinition, type SeriesName, series, seriesNames } from '../src/index.js'
import { scaleOf } from './reference/compare.js'
import { cumulative, everyRow, plans } from './reference/invariant-helpers.js'
import { rewriteFuture } from './reference/plan-edits.js'
import { runs } from './reference/runs.js'
import { kernel, reference } from './reference/views.js'

describe.each([
  { side: 'the kernel', projected: kernel, share: 1 },
  { side: 'the reference', projected: reference, share: 0.25 },
])('what must always hold of a response, of $side', ({ projected, share }) => {
  const always = <Arguments extends [unknown, ...unknown[]]>(
    usual: number,
    property: fc.IPropertyWithHooks<Arguments>,
  ): void => fc.assert(property, { numRuns: runs(usual * share) })

  /** The series in which every head counts alike. */
  const linear = seriesNames.filter((name) => {
    const needs = (series[name] as SeriesDefinition).needs
    const heads: readonly SeriesName[] = [
      ...([
        'intakeWanted',
        'intake',
        'attrition',
        'completions',
        'trainees',
        'traineeFte',
        'waiting',
        'hired',
      ] as const),
      ...([
        'notHired',
        'inflow',
        'specialistExits',
        'entrantExits',
        'incumbentExits',
        'specialists',
      ] as const),
      ...(['specialistFte', 'listable', 'doctorEquivalents'] as const),
    ]
    return needs === 'cost' || heads.includes(name)
  })
  const withIntake = (plan: Plan, intake: readonly number[]): Plan =>
    rewriteFuture(plan, 'training.intake.fixed', (_value, year) => intake[year - plan.base - 1]!)
  const intakes = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 30, maxLength: 30 })

  it('4. the response to a sum of intakes is the sum of the responses, where no bottleneck binds', () => {
    always(
      50,
      fc.property(plans({ limits: false, policies: ['fixed'] }), intakes, intakes, (plan, one, other) => {
        const both = one.map((intake, index) => intake + other[index]!)
        const [none, first, second, sum] = [one.map(() => 0), one, other, both].map((intake) =>
          projected(withIntake(plan, intake)),
        )
        const { heads, moneyPerHead } = scaleOf(plan, sum!)
        everyRow(sum!).forEach((rows, group) => {
          rows.forEach((row, index) => {
            for (const name of linear) {
              const [zero, a, b] = [none, first, second].map((view) => everyRow(view!)[group]![index]![name])
              if (row[name] === null || row[name] === undefined) continue
              const unit = name.startsWith('cost') ? moneyPerHead : name === 'listable' ? 2000 : 1
              const apart = Math.abs(row[name] + zero! - a! - b!)
              expect(apart, `${row.year} ${name}`).toBeLessThanOrEqual(1e-9 * heads * Math.max(1, unit))
            }
          })
        })
      }),
    )
  })

  it('6. more intake never lowers a later stock or cumulative completions, where no bottleneck binds', () => {
    always(
      40,
      fc.property(plans({ limits: false, policies: ['fixed'] }), intakes, (plan, extra) => {
        const fewer = projected(plan)
        const more = projected(
          rewriteFuture(plan, 'training.intake.fixed', (value, year) => value + extra[year - plan.base - 1]!),
        )
        const slack = 1e-12 * scaleOf(plan, more).heads
        everyRow(more).forEach((rows, group) => {
          const before = everyRow(fewer)[group]!
          const completions = cumulative(before, 'completions')
          cumulative(rows, 'completions').forEach((sum, index) => {
            expect(sum, `completions up to ${rows[index + 1]!.year}`).toBeGreaterThanOrEqual(
              completions[index]! - slack,
            )
          })
          rows.forEach((row, index) => {
            expect(row.trainees, `trainees ${row.year}`).toBeGreaterThanOrEqual(
              before[index]!.trainees! - slack,
            )
            expect(row.specialists, `specialists ${row.year}`).toBeGreaterThanOrEqual(
              before[index]!.specialists! - slack,
            )
          })
        })
      }),
    )
  })

  it.each([
    { what: 'less away', path: 'training.away', better: (value: number, by: number) => value * by },
    {
      what: 'more working time',
      path: 'training.workingTime',
      better: (value: number, by: number) => 1 - (1 - value) * by,
    },
    { what: 'fewer leavers', path: 'training.attrition', better: (value: number, by: number) => value * by },
  ])('6. $what never lowers cumulative completions, where no bottleneck binds', ({ path, better }) => {
    const factors = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 30, maxLength: 30 })
    always(
      40,
      // With followStock a longer stay asks for fewer to start.
      fc.property(plans({ limits: false, policies: ['fixed', 'growth'] }), factors, (plan, by) => {
        const before = projected(plan)
        const after = projected(
          rewriteFuture(plan, path, (value, year) => better(value, by[year - plan.base - 1]! / 10)),
        )
        const slack = 1e-12 * scaleOf(plan, before).heads
        everyRow(after).forEach((rows, group) => {
          const was = cumulative(everyRow(before)[group]!, 'completions')
          cumulative(rows, 'completions').forEach((sum, index) => {
            expect(sum, `up to ${rows[index + 1]!.year}`).toBeGreaterThanOrEqual(
              was[index]! * (1 - 1e-9) - slack,
            )
          })
        })
      }),
    )
  })
})
