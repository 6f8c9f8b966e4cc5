import * as z from 'zod/mini'
import { seriesNames } from '../model/series.js'
import { breakpoints, edgeAt, heldAt, inYear, yearOf } from './dated.js'
import type { Figure, FigureMap } from './figure.js'
import {
  bandEnds,
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
  textLike,
  textUpTo,
  wholeNumber,
  yearKey,
} from './figure.js'

export const PLAN_FORMAT = 'kohort.plan/1'

/** A name that means something else. */
const otherThan = (...names: readonly string[]) =>
  z.superRefine((name: string, context) => {
    if (names.includes(name))
      complain(context, [], JSON.stringify(name), 'another name', 'This name cannot be used: choose another.')
  })

/** Names of groups, goals and sources: short, lower case, and never a name that a prototype owns. */
const identifier = textLike(/^[a-z0-9][a-z0-9-]{0,59}$/).check(otherThan('constructor'))

const calendarYear = wholeNumber.check(z.minimum(1900), z.maximum(2199))

/** `exactlyOne('fixed', 'growth')`: one of these keys, and no more than one. */
const exactlyOne =
  (...keys: readonly string[]) =>
  (object: object, context: z.core.$RefinementCtx): void => {
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
  .pipe(
    z.union([requirementParts, z.record(yearKey, requirementOfYear)]),
    z.transform((input: RequirementParts | RequirementByYear): RequirementParts => {
      if (isRequirementParts(input)) return input
      const years = input
      const part = (name: 'min' | 'mode' | 'max'): FigureMap =>
        Object.fromEntries(Object.entries(years).map(([year, figures]) => [year, figures[name]]))
      return { min: part('min'), mode: part('mode'), max: part('max') }
    }),
  )
  .check(
    z.superRefine(({ min, mode, max }, context) => {
      for (const year of breakpoints([min, mode, max])) {
        const [least, common, most] = [heldAt(min, year), heldAt(mode, year), heldAt(max, year)]
        if (least <= common && common <= most) continue
        complain(
          context,
          [],
          `${least}, ${common}, ${most}${inYear(year)}`,
          'min, mode and max in rising order',
          'The commonest training lies between the shortest and the longest.',
        )
        return
      }
    }),
  )

/** What a group may override in training, and what the plan as a whole gives. */
const trainingOfGroup = {
  requirement: z.optional(requirement),
  workingTime: z.optional(dated('training.workingTime')),
  away: z.optional(dated('training.away')),
  research: z.optional(dated('training.research')),
  attrition: z.optional(dated('training.attrition')),
  rotationYears: z.optional(dated('training.rotationYears')),
}

const baseStock = z
  .strictObject({
    total: z.optional(scalar('training.baseStock.total')),
    growth: z.optional(scalar('training.baseStock.growth')),
    intakeHistory: z.optional(history('training.baseStock.intakeHistory')),
    byIntakeYear: z.optional(history('training.baseStock.byIntakeYear')),
  })
  .check(
    z.superRefine((stock, context) => {
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
    }),
  )

const intake = z
  .strictObject({
    fixed: z.optional(dated('training.intake.fixed')),
    growth: z.optional(
      z.strictObject({
        first: scalar('training.intake.growth.first'),
        rate: dated('training.intake.growth.rate'),
      }),
    ),
    followStock: z.optional(dated('training.intake.followStock')),
  })
  .check(
    z.superRefine(exactlyOne('fixed', 'growth', 'followStock')),
    z.meta(oneOf('fixed', 'growth', 'followStock')),
  )

const limits = z.strictObject({
  rotations: z.optional(z.strictObject({ places: dated('training.limits.rotations.places') })),
  supervision: z.optional(
    z.strictObject({
      supervisingShare: dated('training.limits.supervision.supervisingShare'),
      traineesPerSupervisor: dated('training.limits.supervision.traineesPerSupervisor'),
    }),
  ),
  posts: z.optional(dated('training.limits.posts')),
  applicants: z.optional(dated('training.limits.applicants')),
})

const training = z.strictObject({
  ...trainingOfGroup,
  baseStock,
  intake,
  fillRate: z.optional(dated('training.fillRate')),
  limits: z.optional(limits),
})

const incumbents = z
  .strictObject({
    total: z.optional(scalar('specialists.incumbents.total')),
    curve: z.optional(curve('specialists.incumbents.curve')),
    ages: z.optional(bands('specialists.incumbents.ages')),
    exitByAge: z.optional(steps('specialists.incumbents.exitByAge')),
    maxAge: z.optional(scalar('specialists.incumbents.maxAge')),
    completionAges: z.optional(bands('specialists.incumbents.completionAges')),
  })
  .check(
    z.superRefine((given, context) => {
      exactlyOne('curve', 'ages')(given, context)
      const { ages, curve, maxAge } = given
      if (ages === undefined && curve === undefined) return
      const ofAges = ['exitByAge', 'maxAge', 'completionAges'] as const
      const ofCurve = ['total'] as const
      const [form, needed, other] =
        ages === undefined ? (['a curve', ofCurve, ofAges] as const) : (['ages', ofAges, ofCurve] as const)
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
      if (maxAge === undefined) return
      if (!Number.isInteger(maxAge.value))
        complain(
          context,
          ['maxAge'],
          String(maxAge.value),
          'a whole number of years',
          'Ages are counted in whole years.',
        )
      for (const name of ['ages', 'completionAges'] as const) {
        for (const key of Object.keys(given[name] ?? {})) {
          if (bandEnds(key)[1] > maxAge.value)
            complain(
              context,
              [name, key],
              key,
              `a band up to the highest age, ${maxAge.value}`,
              'Raise maxAge or end the band there.',
            )
        }
      }
    }),
  )

const inflow = z.strictObject({
  perYear: dated('specialists.inflow.perYear'),
  retention: curve('specialists.inflow.retention'),
  ages: z.optional(bands('specialists.inflow.ages')),
})

const specialistsOfGroup = {
  workingTime: z.optional(dated('specialists.workingTime')),
  otherDuties: z.optional(dated('specialists.otherDuties')),
  hired: z.optional(dated('specialists.hired')),
  retention: z.optional(curve('specialists.retention')),
  inflow: z.optional(inflow),
  incumbents: z.optional(incumbents),
}

const specialists = z.strictObject({
  ...specialistsOfGroup,
  hiringPosts: z.optional(dated('specialists.hiringPosts')),
})

const group = z.strictObject({
  title: z.optional(bilingualText),
  share: dated('groups.*.share'),
  training: z.optional(z.strictObject(trainingOfGroup)),
  specialists: z.optional(z.strictObject(specialistsOfGroup)),
})

const factorName = textLike(/^[a-z][A-Za-z0-9-]{0,59}$/).check(otherThan('constructor', 'value'))
const growthLine = dated('need.index.growth.*')

const need = z
  .strictObject({
    norm: z.optional(
      z.strictObject({
        population: dated('need.norm.population'),
        listed: dated('need.norm.listed'),
        perSpecialist: dated('need.norm.perSpecialist'),
        perTrainee: dated('need.norm.perTrainee'),
      }),
    ),
    index: z.optional(
      z.strictObject({
        unmet: scalar('need.index.unmet'),
        growth: z.record(factorName, z.union([growthLine, z.record(factorName, growthLine)])),
      }),
    ),
  })
  .check(z.superRefine(exactlyOne('norm', 'index')), z.meta(oneOf('norm', 'index')))

const cost = z.strictObject({
  perTrainee: dated('cost.perTrainee'),
  perSpecialistFte: dated('cost.perSpecialistFte'),
  supervisionPerTrainee: dated('cost.supervisionPerTrainee'),
  coursesPerTrainee: dated('cost.coursesPerTrainee'),
  paymentPerPost: z.optional(dated('cost.paymentPerPost')),
  priceIndex: dated('cost.priceIndex'),
  currency: textLike(/^[A-Z]{3}$/),
})

const anyFigure = figureBetween(-1e15, 1e15)
const observation = z.pipe(
  z.union([anyFigure.bare, anyFigure.long]),
  z.transform((input: number | Figure): Figure => (typeof input === 'number' ? { value: input } : input)),
)
const edge = z.pipe(
  z.union([anyFigure.bare, z.record(yearKey, anyFigure.bare)]),
  z.transform(
    (input: number | Record<string, number>): Record<string, number> =>
      typeof input === 'number' ? { [HELD]: input } : input,
  ),
)

/** An observed series of which nobody can hold two readings: one figure a year. */
const observed = z.partialRecord(z.enum(seriesNames), z.record(yearKey, observation))

const goal = z
  .strictObject({
    id: identifier,
    title: z.optional(bilingualText),
    metric: z.enum(seriesNames),
    from: calendarYear,
    to: calendarYear,
    min: z.optional(edge),
    max: z.optional(edge),
    over: z.enum(['each', 'mean', 'last']),
    source: z.optional(textUpTo(200)),
    kind: z.optional(figureKind),
    note: z.optional(bilingualText),
  })
  .check(
    z.superRefine((given, context) => {
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
        complain(
          context,
          ['min'],
          `${edgeAt(min, year)}${inYear(year)}`,
          `at most the max, ${edgeAt(max, year)}`,
          'A corridor has its min below its max: swap them.',
        )
        return
      }
    }),
  )

const source = z.strictObject({
  title: plainText,
  publisher: z.optional(plainText),
  published: z.optional(textUpTo(100)),
  address: z.optional(textUpTo(2_000)),
  note: z.optional(bilingualText),
})

export const sections = {
  format: z.enum([PLAN_FORMAT]),
  id: identifier,
  title: bilingualText,
  region: z.optional(textUpTo(40)),
  base: calendarYear,
  to: calendarYear,
  groups: z.optional(z.record(identifier.check(otherThan('total')), group)),
  training,
  specialists,
  need,
  cost: z.optional(cost),
  observed: z.optional(observed),
  sources: z.optional(z.record(identifier, source)),
  goals: z.optional(z.array(goal).check(z.maxLength(500))),
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
