import type { Figure } from '@kohort/core'
import * as z from 'zod/mini'

export const SCENARIO_FORMAT = 'kohort.scenario/1'
const MOST_CHANGES = 200

const plain = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest))
const bilingual = (longest: number) =>
  z.union([plain(longest), z.strictObject({ sv: plain(longest), en: plain(longest) })])

export const titleSchema = bilingual(200)
export const reasonSchema = bilingual(2_000)
export const idSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/))

const year = z.int().check(z.minimum(1900), z.maximum(2199))
const key = z.string().check(z.regex(/^(\d{1,4}|\d{1,3}-\d{1,3})$/))
const yearKey = z.string().check(z.regex(/^(19|20|21)\d\d$/))
const number = z.number()

const figure = z.strictObject({
  value: number,
  range: z.optional(z.tuple([number, number])).check(z.describe('the 5–95 % range')),
  source: z.optional(z.string().check(z.maxLength(200))),
  kind: z.optional(z.enum(['reported', 'derived', 'assumed'])),
  asOf: z.optional(z.string().check(z.maxLength(100))),
  note: z.optional(bilingual(20_000)),
})
const figureLike = z.union([number, figure])
const byYear = z.record(yearKey, figureLike)
const points = z.union([number, figure, z.record(key, figureLike)])
const dated = z.union([number, figure, byYear])

const value = z
  .union([
    points,
    z.strictObject({ fixed: dated }),
    z.strictObject({ followStock: dated }),
    z.strictObject({ growth: z.strictObject({ first: figureLike, rate: dated }) }),
    z.strictObject({ min: dated, mode: dated, max: dated }),
    z.strictObject({ supervisingShare: dated, traineesPerSupervisor: dated }),
  ])
  .check(
    z.describe(
      'a number, a figure with its provenance, the same by year (age, years since entry), or a whole policy',
    ),
  )

const amount = z
  .union([number, z.record(yearKey, number)])
  .check(
    z.describe(
      'one number, or years with numbers: held until the next, and linear between them where the value is a line',
    ),
  )

const path = z
  .string()
  .check(z.minLength(1), z.maxLength(200), z.describe("the number's path in the plan, such as training.away"))
const from = z.optional(year).check(z.describe('the first year; the year after the base year if left out'))
const to = z
  .optional(year)
  .check(z.describe("the last year, after which the plan's own value is back; on to the end if left out"))
const reason = z
  .optional(reasonSchema)
  .check(z.describe("why this change; the scenario's reason if left out"))

const changes = [
  z.strictObject({ op: z.literal('set'), path, value, from, to, reason }),
  z.strictObject({
    op: z.literal('scale'),
    path,
    by: amount,
    of: z
      .optional(z.enum(['value', 'rate']))
      .check(
        z.describe(
          'rate: of a curve, the yearly rate at which people leave, in place of the shares still here',
        ),
      ),
    from,
    to,
    reason,
  }),
  z.strictObject({ op: z.literal('add'), path, by: amount, from, to, reason }),
  z.strictObject({
    op: z.literal('shift'),
    path,
    years: z.int().check(z.minimum(-50), z.maximum(50), z.describe('later, or earlier when below 0')),
    from,
    reason,
  }),
  z.strictObject({
    op: z.literal('ramp'),
    path,
    start: z.optional(number).check(z.describe('the value in the first year; what it is there if left out')),
    end: number.check(z.describe('the value in the last year and after it')),
    from,
    to: year,
    reason,
  }),
  z.strictObject({
    op: z.literal('formula'),
    path,
    formula: plain(500).check(
      z.describe(
        'arithmetic on value, year, base and the plan’s numbers, such as value * (1 - training_attrition)',
      ),
    ),
    from,
    to,
    reason,
  }),
] as const

export const changeSchema = z.discriminatedUnion('op', changes)

const source = z.strictObject({
  title: plain(20_000),
  publisher: z.optional(plain(20_000)),
  published: z.optional(z.string().check(z.maxLength(100))),
  address: z.optional(z.string().check(z.maxLength(2_000))),
  note: z.optional(bilingual(20_000)),
})

/** The one definition of a scenario as data. */
export const scenarioSchema = z.strictObject({
  format: z.literal(SCENARIO_FORMAT),
  id: idSchema,
  title: titleSchema,
  reason: reasonSchema.check(z.describe("the planner's reason")),
  changes: z.array(changeSchema).check(z.maxLength(MOST_CHANGES)),
  sources: z
    .optional(z.record(idSchema, source))
    .check(z.describe('the sources that the changes name, added to those of the plan')),
})

type Loose<Value> = { readonly [Key in keyof Value]: Value[Key] }

/** One change as data. */
export type Change = Loose<z.output<typeof changeSchema>>
export type ChangeOf<Op extends Change['op']> = Extract<Change, { readonly op: Op }>
/** A scenario as data: JSON or YAML. */
export type ScenarioData = Loose<z.output<typeof scenarioSchema>>
/** A number, or years with numbers. */
export type Amount = number | Readonly<Record<string, number>>
export type DatedValue = number | Figure | Readonly<Record<string, number | Figure>>
