import * as z from 'zod'
import { seriesNames } from '../model/series.js'
import { breakpoints, edgeAt, heldAt, yearOf } from './dated.js'
import type { FigureMap } from './figure.js'
import {
  bands,
  bilingualText,
  complain,
  curve,
  dated,
  figureBetween,
  figureKind,
  HELD,
  history,
  plainText,
  scalar,
  steps,
} from './figure.js'

export const PLAN_FORMAT = 'kohort.plan/1'

/** Names of groups, goals and sources: short, lower case, and never a name that a prototype owns. */
const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .refine((name) => name !== 'constructor', { error: 'another name' })

const calendarYear = z.int().min(1900).max(2199)

/** `exactlyOne('fixed', 'growth')`: one of these keys, and no more than one. */
const exactlyOne =
  (...keys: readonly string[]) =>
  (object: object, context: z.RefinementCtx): void => {
    const given = keys.filter((key) => (object as Record<string, unknown>)[key] !== undefined)
    if (given.length === 1) return
    const found = given.length === 0 ? 'none of them' : given.join(' and ')
    complain(context, [], found, `exactly one of ${keys.join(', ')}`, `Keep one of ${keys.join(', ')}.`)
  }

/** The same for the JSON Schema. */
const oneOf = (...keys: readonly string[]) => ({ oneOf: keys.map((key) => ({ required: [key] })) })

const requirementParts = z.strictObject({
  min: dated('training.requirement.min'),
  mode: dated('training.requirement.mode'),
  max: dated('training.requirement.max'),
})

const requirementOfYear = z.strictObject({
  min: scalar('training.requirement.min'),
  mode: scalar('training.requirement.mode'),
  max: scalar('training.requirement.max'),
})

type RequirementParts = z.output<typeof requirementParts>
type RequirementByYear = Record<string, z.output<typeof requirementOfYear>>

const isRequirementParts = (input: RequirementParts | RequirementByYear): input is RequirementParts =>
  'mode' in input

/** `{ min, mode, max }`, each possibly dated, or years with `{ min, mode, max }`: the year is that of starting. */
const requirement = z
  .union([requirementParts, z.record(z.string().regex(/^(19|20|21)\d\d$/), requirementOfYear)])
  .transform((input): RequirementParts => {
    if (isRequirementParts(input)) return input
    const years = input
    const part = (name: 'min' | 'mode' | 'max'): FigureMap =>
      Object.fromEntries(Object.entries(years).map(([year, figures]) => [year, figures[name]]))
    return { min: part('min'), mode: part('mode'), max: part('max') }
  })
  .superRefine(({ min, mode, max }, context) => {
    for (const year of breakpoints([min, mode, max])) {
      const [least, common, most] = [heldAt(min, year), heldAt(mode, year), heldAt(max, year)]
      if (least <= common && common <= most) continue
      const when = Number.isFinite(year) ? ` in ${year}` : ''
      complain(
        context,
        [],
        `${least}, ${common}, ${most}${when}`,
        'min, mode and max in rising order',
        'The commonest training lies between the shortest and the longest.',
      )
      return
    }
  })

/** What a group may override in training, and what the plan as a whole gives. */
const trainingOfGroup = {
  requirement: requirement.optional(),
  workingTime: dated('training.workingTime').optional(),
  away: dated('training.away').optional(),
  research: dated('training.research').optional(),
  attrition: dated('training.attrition').optional(),
  rotationYears: dated('training.rotationYears').optional(),
}

const baseStock = z
  .strictObject({
    total: scalar('training.baseStock.total').optional(),
    growth: scalar('training.baseStock.growth').optional(),
    intakeHistory: history('training.baseStock.intakeHistory').optional(),
    byIntakeYear: history('training.baseStock.byIntakeYear').optional(),
  })
  .superRefine((stock, context) => {
    exactlyOne('total', 'intakeHistory', 'byIntakeYear')(stock, context)
    if ((stock.total === undefined) !== (stock.growth === undefined)) {
      complain(
        context,
        [],
        'one without the other',
        'total and growth together',
        'A total needs the past growth of the intake: 0 if it was even.',
      )
    }
  })

const intake = z
  .strictObject({
    fixed: dated('training.intake.fixed').optional(),
    growth: z
      .strictObject({
        first: scalar('training.intake.growth.first'),
        rate: dated('training.intake.growth.rate'),
      })
      .optional(),
    followStock: dated('training.intake.followStock').optional(),
  })
  .superRefine(exactlyOne('fixed', 'growth', 'followStock'))
  .meta(oneOf('fixed', 'growth', 'followStock'))

const limits = z.strictObject({
  rotations: z.strictObject({ places: dated('training.limits.rotations.places') }).optional(),
  supervision: z
    .strictObject({
      supervisingShare: dated('training.limits.supervision.supervisingShare'),
      traineesPerSupervisor: dated('training.limits.supervision.traineesPerSupervisor'),
    })
    .optional(),
  posts: dated('training.limits.posts').optional(),
  applicants: dated('training.limits.applicants').optional(),
})

const training = z.strictObject({
  ...trainingOfGroup,
  baseStock,
  intake,
  fillRate: dated('training.fillRate').optional(),
  limits: limits.optional(),
})

const incumbents = z
  .strictObject({
    total: scalar('specialists.incumbents.total').optional(),
    curve: curve('specialists.incumbents.curve').optional(),
    ages: bands('specialists.incumbents.ages').optional(),
    exitByAge: steps('specialists.incumbents.exitByAge').optional(),
    maxAge: scalar('specialists.incumbents.maxAge').optional(),
    completionAges: bands('specialists.incumbents.completionAges').optional(),
  })
  .superRefine((given, context) => {
    exactlyOne('curve', 'ages')(given, context)
    const needed =
      given.ages === undefined ? (['total'] as const) : (['exitByAge', 'maxAge', 'completionAges'] as const)
    const other =
      given.ages === undefined ? (['exitByAge', 'maxAge', 'completionAges'] as const) : (['total'] as const)
    if (given.ages === undefined && given.curve === undefined) return
    const form = given.ages === undefined ? 'a curve' : 'ages'
    for (const key of needed) {
      if (given[key] === undefined)
        complain(
          context,
          [key],
          'nothing',
          `a value beside ${form}`,
          `Incumbents by ${form} need ${needed.join(', ')}.`,
        )
    }
    for (const key of other) {
      if (given[key] !== undefined)
        complain(
          context,
          [key],
          'a value',
          `nothing beside ${form}`,
          `Incumbents by ${form} have no use for ${key}: take it out.`,
        )
    }
    const { maxAge } = given
    if (maxAge !== undefined && !Number.isInteger(maxAge.value)) {
      complain(
        context,
        ['maxAge'],
        String(maxAge.value),
        'a whole number of years',
        'Ages are counted in whole years.',
      )
    }
    for (const [name, ages] of [
      ['ages', given.ages],
      ['completionAges', given.completionAges],
    ] as const) {
      for (const key of Object.keys(ages ?? {})) {
        if (maxAge !== undefined && Number(key.split('-')[1]) > maxAge.value) {
          complain(
            context,
            [name, key],
            key,
            `a band up to the highest age, ${maxAge.value}`,
            'Raise maxAge or end the band there.',
          )
        }
      }
    }
  })

const inflow = z.strictObject({
  perYear: dated('specialists.inflow.perYear'),
  retention: curve('specialists.inflow.retention'),
  ages: bands('specialists.inflow.ages').optional(),
})

const specialistsOfGroup = {
  workingTime: dated('specialists.workingTime').optional(),
  otherDuties: dated('specialists.otherDuties').optional(),
  hired: dated('specialists.hired').optional(),
  retention: curve('specialists.retention').optional(),
  inflow: inflow.optional(),
  incumbents: incumbents.optional(),
}

const specialists = z.strictObject({
  ...specialistsOfGroup,
  hiringPosts: dated('specialists.hiringPosts').optional(),
})

const group = z.strictObject({
  title: bilingualText.optional(),
  share: dated('groups.*.share'),
  training: z.strictObject(trainingOfGroup).optional(),
  specialists: z.strictObject(specialistsOfGroup).optional(),
})

const factorName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]{0,59}$/)
  .refine((name) => name !== 'constructor' && name !== 'value')
const growthLine = dated('need.index.growth.*')

const need = z
  .strictObject({
    norm: z
      .strictObject({
        population: dated('need.norm.population'),
        listed: dated('need.norm.listed'),
        perSpecialist: dated('need.norm.perSpecialist'),
        perTrainee: dated('need.norm.perTrainee'),
      })
      .optional(),
    index: z
      .strictObject({
        unmet: scalar('need.index.unmet'),
        growth: z.record(factorName, z.union([growthLine, z.record(factorName, growthLine)])),
      })
      .optional(),
  })
  .superRefine(exactlyOne('norm', 'index'))
  .meta(oneOf('norm', 'index'))

const cost = z.strictObject({
  perTrainee: dated('cost.perTrainee'),
  perSpecialistFte: dated('cost.perSpecialistFte'),
  supervisionPerTrainee: dated('cost.supervisionPerTrainee'),
  coursesPerTrainee: dated('cost.coursesPerTrainee'),
  paymentPerPost: dated('cost.paymentPerPost').optional(),
  priceIndex: dated('cost.priceIndex'),
  currency: z.string().regex(/^[A-Z]{3}$/),
})

const anyFigure = figureBetween(-1e15, 1e15)
const yearKey = z.string().regex(/^(19|20|21)\d\d$/)
const observation = z
  .union([anyFigure.bare, anyFigure.long])
  .transform((input) => (typeof input === 'number' ? { value: input } : input))
const edge = z
  .union([anyFigure.bare, z.record(yearKey, anyFigure.bare)])
  .transform((input): Record<string, number> => (typeof input === 'number' ? { [HELD]: input } : input))

/** An observed series of which nobody can hold two readings: one figure a year. */
const observed = z.partialRecord(z.enum(seriesNames), z.record(yearKey, observation))

const goal = z
  .strictObject({
    id: identifier,
    title: bilingualText.optional(),
    metric: z.enum(seriesNames),
    from: calendarYear,
    to: calendarYear,
    min: edge.optional(),
    max: edge.optional(),
    over: z.enum(['each', 'mean', 'last']),
    source: z.string().max(200).optional(),
    kind: figureKind.optional(),
    note: bilingualText.optional(),
  })
  .superRefine((given, context) => {
    if (given.from > given.to) {
      complain(
        context,
        ['from'],
        String(given.from),
        `a year up to ${given.to}`,
        'A goal starts before it ends: swap from and to.',
      )
    }
    const { min, max } = given
    if (min === undefined || max === undefined) return
    for (const year of Object.keys({ ...min, ...max }).map(yearOf)) {
      if (edgeAt(min, year) <= edgeAt(max, year)) continue
      const when = Number.isFinite(year) ? ` in ${year}` : ''
      complain(
        context,
        ['min'],
        `${edgeAt(min, year)}${when}`,
        `at most the max, ${edgeAt(max, year)}`,
        'A corridor has its min below its max: swap them.',
      )
      return
    }
  })

const source = z.strictObject({
  title: plainText,
  publisher: plainText.optional(),
  published: z.string().max(100).optional(),
  address: z.string().max(2_000).optional(),
  note: bilingualText.optional(),
})

export const sections = {
  format: z.literal(PLAN_FORMAT),
  id: identifier,
  title: bilingualText,
  region: z.string().max(40).optional(),
  base: calendarYear,
  to: calendarYear,
  groups: z
    .record(
      identifier.refine((name) => name !== 'total'),
      group,
    )
    .optional(),
  training,
  specialists,
  need,
  cost: cost.optional(),
  observed: observed.optional(),
  sources: z.record(identifier, source).optional(),
  goals: z.array(goal).max(500).optional(),
}

/** The one definition of a plan: what may be written, and what `parsePlan` makes of it. */
export const planSchema = z.strictObject(sections)

/** A plan as people write it: short forms allowed. */
export type PlanInput = z.input<typeof planSchema>
type Written = z.output<typeof planSchema>
export type GoalDefinition = z.output<typeof goal>
export type GroupOverrides = z.output<typeof group>
export type TrainingValues = Written['training']
export type SpecialistValues = Written['specialists']
export type Incumbents = z.output<typeof incumbents>
export type Inflow = z.output<typeof inflow>
export type SourceRecord = z.output<typeof source>
export type Observed = NonNullable<Written['observed']>

/** A plan in its one long form: every number a `Figure`, every dated number a map from years, nothing left out. */
export interface Plan extends Omit<Written, 'groups' | 'observed' | 'sources' | 'goals'> {
  readonly groups: Record<string, GroupOverrides>
  readonly observed: Observed
  readonly sources: Record<string, SourceRecord>
  readonly goals: GoalDefinition[]
}
