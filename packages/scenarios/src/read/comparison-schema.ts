import { series, seriesNames } from '@kohort/core'
import * as z from 'zod'
import { COMPARISON_FORMAT } from '../questions/compare.js'

const value = z.number().nullable()
const year = z.int()
const bilingual = z.strictObject({ sv: z.string(), en: z.string() })
const seriesName = z
  .enum(seriesNames)
  .describe(`a yearly series: ${seriesNames.map((name) => `${name} (${series[name].unit.en})`).join(', ')}`)

const goal = z.strictObject({
  id: z.string(),
  metric: seriesName,
  met: z.boolean().nullable().describe('null when it cannot be said'),
  metInBase: z.boolean().nullable().describe('whether the base plan meets it'),
  byConstruction: z.boolean().describe('true when the plan steers by this stock'),
  value,
  margin: value.describe("to the nearest edge, in the metric's unit: above 0 inside, below 0 outside"),
  firstMet: year.nullable(),
  metSince: year.nullable(),
})

const changedFigure = z.strictObject({
  path: z.string(),
  at: z
    .string()
    .describe('the year from which, or the age or years since entry at which; empty for one number'),
  from: value.describe('null where the plan had no such number'),
  to: value.describe('null where the number is gone'),
  unit: bilingual,
  label: bilingual,
  scenario: z.string(),
  reason: bilingual,
  byRest: z.boolean().describe('true for a share that only takes what the named shares leave'),
})

const ids = z.array(z.string())

/** What `JSON.stringify` makes of a comparison. */
export const comparisonSchema = z.strictObject({
  format: z.literal(COMPARISON_FORMAT),
  plan: z.string().describe("the plan's id"),
  years: z.array(year),
  series: z.array(seriesName),
  scenarios: z
    .array(
      z.strictObject({
        id: z.string(),
        title: bilingual,
        reason: bilingual.nullable(),
        changed: z.array(changedFigure),
        goals: z.array(goal),
        met: ids,
        missed: ids,
        unknown: ids,
      }),
    )
    .describe('the base plan first, with the id "base"'),
  rows: z
    .array(
      z.strictObject({
        scenario: z.string(),
        year,
        series: seriesName,
        value,
        base: value,
        difference: value.describe('value − base'),
      }),
    )
    .describe('by scenario, series and year'),
})
