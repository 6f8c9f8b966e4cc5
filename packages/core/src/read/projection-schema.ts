import * as z from 'zod/mini'
import { limitNames, type SeriesFacts, seriesFacts, seriesNames } from '../model/series-facts.js'
import { wholeNumber } from '../plan/figure.js'
import { PROJECTION_FORMAT } from '../projection.js'

const says = (description: string) => z.meta({ description })

const make = () => {
  const value = z.nullable(z.number())
  const bilingual = z.strictObject({ sv: z.string(), en: z.string() })
  const year = wholeNumber

  const columns = (wanted: (facts: SeriesFacts) => boolean) =>
    Object.fromEntries(
      seriesNames
        .filter((name) => wanted(seriesFacts[name]))
        .map((name) => [name, value.check(z.meta({ series: name }))]),
    )

  const yearVerdict = z.strictObject({
    year,
    value,
    min: value,
    max: value,
    standing: z.enum(['below', 'inside', 'above', 'unknown']),
    margin: value,
  })

  const verdict = z.strictObject({
    id: z.string(),
    metric: z.enum(seriesNames),
    over: z.enum(['each', 'mean', 'last']),
    from: year,
    to: year,
    met: z.nullable(z.boolean()).check(says('null when it cannot be said')),
    byConstruction: z.boolean().check(says('true when the plan steers by this stock')),
    value,
    min: value,
    max: value,
    margin: value.check(says("to the nearest edge, in the metric's unit: above 0 inside, below 0 outside")),
    years: z.array(yearVerdict),
    firstMet: z.nullable(year),
    metSince: z.nullable(year),
  })

  const note = z.strictObject({ code: z.string(), path: z.string(), years: z.array(year), text: bilingual })

  const observedStock = z.record(z.string(), z.number())

  const source = z.strictObject({
    title: z.string(),
    publisher: z.optional(z.string()),
    published: z.optional(z.string()),
    address: z.optional(z.string()),
    note: z.optional(z.union([z.string(), bilingual])),
  })

  return z.strictObject({
    format: z.enum([PROJECTION_FORMAT]),
    plan: z.string().check(says("the plan's id")),
    base: year,
    to: year,
    years: z.array(year),
    rows: z.array(
      z.strictObject({
        year,
        ...columns(() => true),
        limitedBy: z.nullable(z.enum(limitNames)).check(says('which limit cut the intake')),
        overTarget: z.boolean().check(says('followStock would have needed an intake below nobody')),
      }),
    ),
    groups: z.record(z.string(), z.array(z.strictObject({ year, ...columns(({ byGroup }) => byGroup) }))),
    traineesByStart: z.array(z.strictObject({ year, started: year, trainees: z.number() })),
    goals: z.array(verdict),
    notes: z.array(note),
    manifest: z.strictObject({
      version: z.string(),
      plan: z.string(),
      planHash: z.string().check(says('FNV-1a, 64 bits, of the plan in its long form with sorted keys')),
      base: year,
      to: year,
      seed: z.null(),
      observed: z
        .optional(
          z.strictObject({ trainees: z.optional(observedStock), specialists: z.optional(observedStock) }),
        )
        .check(says('the stocks on 31 December, in heads, that were put in place of the projected ones')),
      sources: z.record(z.string(), source),
    }),
  })
}

/** What `JSON.stringify` makes of a projection. */
export const projectionSchema = /* @__PURE__ */ make()
