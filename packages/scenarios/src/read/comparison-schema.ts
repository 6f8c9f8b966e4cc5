import { series, seriesNames } from '@kohort/core'
import * as z from 'zod/mini'
import { COMPARISON_FORMAT } from '../questions/compare.js'

const value = z.nullable(z.number())
const year = z.int()
const bilingual = z.strictObject({ sv: z.string(), en: z.string() })
const seriesName = z
  .enum(seriesNames)
  .check(
    z.describe(
      `a yearly series: ${seriesNames.map((name) => `${name} (${series[name].unit.en})`).join(', ')}`,
    ),
  )

const goal = z.strictObject({
  id: z.string(),
  metric: seriesName,
  met: z.nullable(z.boolean()).check(z.describe('null when it cannot be said')),
  metInBase: z.nullable(z.boolean()).check(z.describe('whether the base plan meets it')),
  byConstruction: z.boolean().check(z.describe('true when the plan steers by this stock')),
  value: value.check(z.describe("of a goal without a limit about each year, the last year's figure")),
  year: z
    .nullable(year)
    .check(z.describe('the year that value and margin are of; null for a mean of several years')),
  margin: value.check(
    z.describe("to the nearest edge, in the metric's unit: above 0 inside, below 0 outside"),
  ),
  firstMet: z.nullable(year),
  metSince: z.nullable(year),
})

const changedFigure = z.strictObject({
  path: z.string(),
  at: z
    .string()
    .check(z.describe('the year from which, or the age or years since entry at which; empty for one number')),
  from: value.check(z.describe('null where the plan had no such number')),
  to: value.check(z.describe('null where the number is gone')),
  unit: bilingual,
  label: bilingual,
  scenario: z.string(),
  reason: bilingual,
  byRest: z.boolean().check(z.describe('true for a share that only takes what the named shares leave')),
})

const ids = z.array(z.string())

/** What `JSON.stringify` makes of a comparison. */
export const comparisonSchema = z.strictObject({
  format: z.literal(COMPARISON_FORMAT),
  plan: z.string().check(z.describe("the plan's id")),
  years: z.array(year),
  series: z.array(seriesName),
  scenarios: z
    .array(
      z.strictObject({
        id: z.string(),
        title: bilingual,
        reason: z.nullable(bilingual),
        changed: z.array(changedFigure),
        goals: z.array(goal),
        met: ids,
        missed: ids,
        unknown: ids,
      }),
    )
    .check(z.describe('the base plan first, with the id "base"')),
  rows: z
    .array(
      z.strictObject({
        scenario: z.string(),
        year,
        series: seriesName,
        value,
        base: value,
        difference: value.check(z.describe('value − base')),
      }),
    )
    .check(z.describe('by scenario, series and year')),
})
