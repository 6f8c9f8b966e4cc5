import { type Corps, corpsOf } from './corps.js'

/** Where the year loop finds each number: compiled once from a plan, read at every run. */

/** A number over the years; `table` is its row in the yearly tables. */
export type Table = number

/** A run of numbers in the parameter vector, with their years, years since entry or ages. */
export interface Points {
  readonly start: number
  readonly at: readonly number[]
}

/** What a run consists of; training comes first, and each of the others rests on those before it. */
export type ModelPart = 'training' | 'specialists' | 'need' | 'cost'

/** What a run is asked for. */
export interface Wanted {
  readonly specialists: boolean
  readonly need: boolean
  readonly cost: boolean
  /** Whether the groups' own figures of specialists and need are given, beside the totals. */
  readonly groups: boolean
}

/** The parts that a compiled plan's runs have. */
export interface Parts extends Wanted {
  readonly corps: readonly Corps[]
  /** The tables that these parts, or training, read: those of one value for all years, and the others. */
  readonly constant: Constants
  readonly dated: Int32Array
}

/** Tables of one value for all years, side by side: a run goes through all of them. */
export interface Constants {
  readonly rows: Int32Array
  /** Where the value stands in the parameter vector. */
  readonly starts: Int32Array
  /** 1 where it is read for years before the base year too. */
  readonly ofPast: Uint8Array
}

export interface YearlyTable extends Points {
  readonly part: ModelPart
  readonly reading: 'held' | 'limit' | 'line'
  /** One value for all years, which a limit never has: it is absent before its first. */
  readonly isConstant: boolean
  /** Whether it is read for years before the base year too. */
  readonly ofPast: boolean
}

/** Shares by age, from bands spread evenly over their ages. */
export interface Bands {
  readonly start: number
  readonly first: readonly number[]
  readonly last: readonly number[]
}

export interface GroupProgram {
  readonly id: string
  readonly share: Table
  readonly min: Table
  readonly mode: Table
  readonly max: Table
  /** Whether the requirement is another for some years of start. */
  readonly isRequirementDated: boolean
  /** Whether a cohort's years are alike whenever it started: one requirement, and training gained alike in all years. */
  readonly isSteady: boolean
  /** The slot of the requirement's max, for how far back anybody can still be in training. */
  readonly maxPoints: Points
  readonly workingTime: Table
  readonly away: Table
  readonly research: Table
  readonly attrition: Table
  /** The first group with the same attrition, which has the roots of it for both. */
  readonly stay: number
  /** −1 where no rotation limit needs it. */
  readonly rotationYears: Table
  readonly specialistWorkingTime: Table
  readonly otherDuties: Table
  readonly hired: Table
  readonly retention: number
  readonly retentionLast: number
  readonly inflow: InflowProgram | null
  readonly incumbents: IncumbentsProgram
}

export interface InflowProgram {
  readonly perYear: Table
  readonly retention: number
  readonly retentionLast: number
  /** The plan's inflow is split by the share in the base year; a group's own is its own. */
  readonly split: boolean
  readonly ages: Bands | null
}

export type IncumbentsProgram =
  | { readonly form: 'curve'; readonly split: boolean; readonly total: number; readonly curve: number }
  | {
      readonly form: 'ages'
      readonly split: boolean
      readonly ages: Bands
      readonly exits: Points
      readonly maxAge: number
      readonly lowestAge: number
      readonly completionAges: Bands
    }

export type BaseStockProgram =
  | { readonly form: 'total'; readonly total: number; readonly growth: number }
  | { readonly form: 'intakeHistory' | 'byIntakeYear'; readonly years: Points }

export type IntakeProgram =
  | { readonly policy: 'fixed'; readonly wanted: Table }
  | { readonly policy: 'growth'; readonly first: number; readonly rate: Table }
  | { readonly policy: 'followStock'; readonly target: Table }

/** Rows of the yearly tables, −1 for a limit that the plan does not have. */
export interface LimitsProgram {
  readonly places: Table
  readonly supervisingShare: Table
  readonly traineesPerSupervisor: Table
  readonly posts: Table
  readonly applicants: Table
  readonly hiringPosts: Table
}

export type NeedProgram =
  | {
      readonly form: 'norm'
      readonly population: Table
      readonly listed: Table
      readonly perSpecialist: Table
      readonly perTrainee: Table
    }
  | { readonly form: 'index'; readonly unmet: number; readonly factors: readonly (readonly Table[])[] }

export interface CostProgram {
  readonly perTrainee: Table
  readonly supervision: Table
  readonly courses: Table
  readonly perSpecialistFte: Table
  /** −1 where the plan gives no payment. */
  readonly payment: Table
  readonly priceIndex: Table
}

export interface Program {
  readonly base: number
  /** Projected years; the base year is year 0. */
  readonly horizon: number
  readonly groups: readonly GroupProgram[]
  readonly tables: readonly YearlyTable[]
  readonly curves: readonly Points[]
  readonly baseStock: BaseStockProgram
  readonly intake: IntakeProgram
  readonly fillRate: Table
  readonly limits: LimitsProgram
  readonly need: NeedProgram
  readonly cost: CostProgram | null
}

/** The parts of a run, with the tables that they read. */
export const partsOf = (
  { tables, groups }: Pick<Program, 'tables' | 'groups'>,
  wanted: Wanted = { specialists: true, need: true, cost: true, groups: true },
  individual = false,
): Parts => {
  const read = tables.flatMap((table, row) =>
    table.part === 'training' || wanted[table.part] ? [{ ...table, row }] : [],
  )
  const constant = read.filter(({ isConstant }) => isConstant)
  // A steady group asks for no year of the past but what it loses in each.
  const isAnyUnsteady = groups.some(({ isSteady }) => !isSteady)
  const losing = new Set(groups.map(({ attrition }) => attrition))
  return {
    specialists: wanted.specialists,
    need: wanted.need,
    cost: wanted.cost,
    groups: wanted.groups,
    corps: corpsOf(groups, wanted.groups, individual),
    constant: {
      rows: Int32Array.from(constant, ({ row }) => row),
      starts: Int32Array.from(constant, ({ start }) => start),
      ofPast: Uint8Array.from(constant, ({ ofPast, row }) =>
        Number(ofPast && (isAnyUnsteady || losing.has(row))),
      ),
    },
    dated: Int32Array.from(read.filter(({ isConstant }) => !isConstant).map(({ row }) => row)),
  }
}
