import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SeriesName, series, seriesNames } from '../src/index.js'
import { differences, seriesByGroup, totalDifferences } from './reference/compare.js'
import { balance, cumulative, everyRow, type Figures, plans } from './reference/invariant-helpers.js'
import { edited, scaledHeads, shifted, splitGroup } from './reference/plan-edits.js'
import { referenceProject } from './reference/project.js'
import { runs } from './reference/runs.js'
import { line } from './reference/values.js'
import { dataOf, kernel, reference, type View } from './reference/views.js'

// MODEL.md's "What must always hold", of the kernel, and of the reference that it is held against. 4 and 6 are in
// invariants-of-response, 10 and 11 in invariants-of-change.
describe.each([
  { side: 'the kernel', projected: kernel, share: 1 },
  { side: 'the reference', projected: reference, share: 0.25 },
])('what must always hold, of $side', ({ projected, share }) => {
  const always = <Arguments extends [unknown, ...unknown[]]>(
    usual: number,
    property: fc.IPropertyWithHooks<Arguments>,
  ): void => fc.assert(property, { numRuns: runs(usual * share) })

  it('1. stocks are their flows, in heads, by group and in total', () => {
    always(
      100,
      fc.property(plans(), (plan) => {
        const view = projected(plan)
        for (const rows of everyRow(view)) {
          rows.slice(1).forEach((now, index) => {
            const before = rows[index]!
            const trainees = [before.trainees!, now.intake!, -now.completions!, -now.attrition!]
            expect(balance(now.trainees!, trainees), `${now.year} trainees`).toBeLessThan(1e-9)
            const specialists = [
              before.specialists!,
              now.hired!,
              now.inflow!,
              -now.entrantExits!,
              -now.incumbentExits!,
            ]
            expect(balance(now.specialists!, specialists), `${now.year} specialists`).toBeLessThan(1e-9)
            expect(balance(now.completions!, [now.hired!, now.notHired!]), `${now.year} hired`).toBeLessThan(
              1e-9,
            )
            const exits = [now.entrantExits!, now.incumbentExits!]
            expect(balance(now.specialistExits!, exits), `${now.year} exits`).toBeLessThan(1e-9)
          })
        }
        const added = seriesByGroup.filter((name) => name !== 'meanYearsInTraining')
        view.rows.forEach((row, index) => {
          for (const name of added) {
            const parts = Object.values(view.groups).map((rows) => rows[index]![name] ?? null)
            if (parts.includes(null)) expect([...new Set(parts), row[name]], name).toEqual([null, null])
            else expect(balance(row[name]!, parts as number[]), `${row.year} ${name}`).toBeLessThan(1e-9)
          }
        })
        for (const id of [undefined, ...Object.keys(view.groups)]) {
          const rows = id === undefined ? view.rows : view.groups[id]!
          const byStart = view.traineesByStart(id)
          for (const row of rows) {
            const parts = byStart.filter(({ year }) => year === row.year).map(({ trainees }) => trainees)
            expect(balance(row.trainees!, parts), `${row.year} by start`).toBeLessThan(1e-9)
            expect(byStart.every(({ started, year }) => started <= year)).toBe(true)
          }
        }
      }),
    )
  })

  it('2. no stock or flow is negative, NaN or infinite; only what is undefined is null', () => {
    const signed: readonly SeriesName[] = ['shortfall', 'shortfallHeads', 'costAboveBase']
    const headsOrFte: readonly SeriesName[] = [
      ...([
        'intakeWanted',
        'intake',
        'attrition',
        'completions',
        'trainees',
        'traineeFte',
        'waiting',
      ] as const),
      ...(['hired', 'notHired', 'inflow', 'specialistExits', 'entrantExits', 'incumbentExits'] as const),
      ...(['specialists', 'specialistFte'] as const),
    ]
    const isWrong = (name: SeriesName, value: number | null | undefined, inBase: boolean): boolean => {
      if (value === null || value === undefined) {
        return headsOrFte.includes(name) && (!inBase || series[name].kind === 'stock')
      }
      return !Number.isFinite(value) || (value < 0 && !signed.includes(name))
    }
    always(
      120,
      fc.property(plans(), (plan) => {
        const wrong = everyRow(projected(plan)).flatMap((rows) =>
          rows.flatMap((row) =>
            seriesNames
              .filter((name) => isWrong(name, row[name], row.year === plan.base))
              .map((name) => `${row.year} ${name}: ${row[name]}`),
          ),
        )
        expect(wrong).toEqual([])
      }),
    )
  })

  it('3. all heads × c in, all heads × c out', () => {
    const ratios: readonly SeriesName[] = [
      ...([
        'rotationUse',
        'meanYearsInTraining',
        'coverage',
        'inhabitantsPerDoctor',
        'listedPerDoctor',
      ] as const),
    ]
    const scaledDown = (view: View, by: number): View => {
      const down = <Row extends Figures>(row: Row): Row =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            typeof value === 'number' && key !== 'year' && !ratios.includes(key as SeriesName)
              ? value / by
              : value,
          ]),
        ) as Row
      return {
        rows: view.rows.map(down),
        groups: Object.fromEntries(Object.entries(view.groups).map(([id, rows]) => [id, rows.map(down)])),
        traineesByStart: (id) =>
          view.traineesByStart(id).map((entry) => ({ ...entry, trainees: entry.trainees / by })),
      }
    }
    always(
      60,
      fc.property(plans(), fc.constantFrom(2, 0.1, 0.5, 3, 10), (plan, by) => {
        const scaled = scaledDown(projected(scaledHeads(plan, by)), by)
        const { decisions } = referenceProject(plan)
        expect(differences(plan, projected(plan), scaled, decisions)).toEqual([])
      }),
    )
  })

  it('5. every year + k in, the same figures k years on', () => {
    always(
      50,
      fc.property(plans(), fc.integer({ min: -20, max: 80 }), (plan, years) => {
        const moved = dataOf(projected(shifted(plan, years)))
        const onwards = <Entry extends { year: number }>(entry: Entry): Entry => ({
          ...entry,
          year: entry.year + years,
        })
        const start = <Entry extends { year: number; started: number }>(entry: Entry): Entry => ({
          ...onwards(entry),
          started: entry.started + years,
        })
        const { rows, groups, byStart, byStartOfGroup } = dataOf(projected(plan))
        expect(moved).toEqual({
          rows: rows.map(onwards),
          groups: Object.fromEntries(
            Object.entries(groups).map(([id, ofGroup]) => [id, ofGroup.map(onwards)]),
          ),
          byStart: byStart.map(start),
          byStartOfGroup: Object.fromEntries(
            Object.entries(byStartOfGroup).map(([id, ofGroup]) => [id, ofGroup.map(start)]),
          ),
        })
      }),
    )
  })

  it('7. an intake with nothing after it ends as completions + attrition = intake', () => {
    always(
      30,
      fc.property(
        plans({ limits: false, policies: ['fixed'], standstill: false, longestHorizon: 5 }),
        (plan) => {
          const alone = edited(plan, (draft) => {
            Object.assign(draft, { to: plan.base + 90, goals: [] })
            const start = { [plan.base + 1]: { value: 100 }, [plan.base + 2]: { value: 0 } }
            Object.assign(draft.training as object, {
              baseStock: { total: 0, growth: 0 },
              intake: { fixed: start },
            })
          })
          for (const rows of everyRow(projected(alone))) {
            const sum = (name: SeriesName) => cumulative(rows, name).at(-1)!
            expect(rows.at(-1)!.trainees).toBe(0)
            expect(sum('completions') + sum('attrition')).toBeCloseTo(sum('intake'), 9)
          }
        },
      ),
    )
  })

  it('8. followStock hits its target exactly in every year that is neither cut nor over target', () => {
    always(
      100,
      fc.property(plans({ policies: ['followStock'] }), (plan) => {
        const target = line(plan.training.intake.followStock!)
        for (const row of projected(plan).rows.slice(1)) {
          if (row.limitedBy !== null || row.overTarget) continue
          expect(balance(row.trainees!, [target(row.year)]), `${row.year}`).toBeLessThan(1e-9)
        }
      }),
    )
  })

  it('9. splitting a group in two with the same parameters changes no total', () => {
    const part = fc.oneof(fc.constantFrom(0.5, 0, 1), fc.double({ min: 0, max: 1, noNaN: true }))
    always(
      60,
      fc.property(plans(), fc.nat(), part, (plan, which, by) => {
        const ids = Object.keys(plan.groups)
        const split = splitGroup(plan, ids[which % ids.length]!, by)
        const { decisions } = referenceProject(plan)
        expect(totalDifferences(plan, projected(plan), projected(split), decisions)).toEqual([])
      }),
    )
  })
})
