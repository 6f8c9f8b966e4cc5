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
