import type { Program, YearlyTable } from './program.js'

/** What a run is asked for. */
export interface Wanted {
  readonly specialists: boolean
  readonly need: boolean
  readonly cost: boolean
}

/** The parts that a compiled plan's runs have. */
export interface Parts extends Wanted {
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

/** The parts of a run, with the tables that they read. */
export const partsOf = (
  { tables, groups }: Pick<Program, 'tables' | 'groups'>,
  wanted: Wanted = { specialists: true, need: true, cost: true },
): Parts => {
  // A steady group asks for no year of the past but what it loses in each.
  const isAnyUnsteady = groups.some(({ isSteady }) => !isSteady)
  const losing = groups.map(({ attrition }) => attrition)
  const constant: number[] = []
  const dated: number[] = []
  tables.forEach(({ part, isConstant }, row) => {
    if (part !== 'training' && !wanted[part]) return
    if (isConstant) constant.push(row)
    else dated.push(row)
  })
  const tableAt = (row: number): YearlyTable => tables[row] as YearlyTable
  return {
    specialists: wanted.specialists,
    need: wanted.need,
    cost: wanted.cost,
    constant: {
      rows: Int32Array.from(constant),
      starts: Int32Array.from(constant, (row) => tableAt(row).start),
      ofPast: Uint8Array.from(constant, (row) =>
        Number(tableAt(row).ofPast && (isAnyUnsteady || losing.includes(row))),
      ),
    },
    dated: Int32Array.from(dated),
  }
}
