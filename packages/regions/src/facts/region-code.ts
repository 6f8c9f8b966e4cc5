import { deepFreeze } from '@kohort/core'

/** The county code (länskod) of each of the 21 regions, in the order of the codes. */
export const regionCodes = deepFreeze([
  '01',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '12',
  '13',
  '14',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
] as const)

export type RegionCode = (typeof regionCodes)[number]

/** The names used here; they are those of the survey's appendix 4. */
export const regionNames = deepFreeze({
  '01': 'Stockholm',
  '03': 'Uppsala',
  '04': 'Sörmland',
  '05': 'Östergötland',
  '06': 'Jönköpings län',
  '07': 'Kronoberg',
  '08': 'Kalmar',
  '09': 'Gotland',
  '10': 'Blekinge',
  '12': 'Skåne',
  '13': 'Halland',
  '14': 'Västra Götaland',
  '17': 'Värmland',
  '18': 'Örebro län',
  '19': 'Västmanland',
  '20': 'Dalarna',
  '21': 'Gävleborg',
  '22': 'Västernorrland',
  '23': 'Jämtland Härjedalen',
  '24': 'Västerbotten',
  '25': 'Norrbotten',
} satisfies Record<RegionCode, string>) as Readonly<Record<RegionCode, string>>

/** A name that a source prints otherwise. */
export interface PrintedName {
  readonly name: string
  readonly source: string
}

export const printedNames: Readonly<Partial<Record<RegionCode, readonly PrintedName[]>>> = deepFreeze({
  '06': [{ name: 'Jönköping', source: 'lakarforbundet-2024:appendix-1' }],
  '23': [{ name: 'Jämtland/Härjedalen', source: 'lakarforbundet-2024:appendix-1' }],
})

/** One row a region, made into a record by code; a code that is missing or given twice is an error in this package. */
export function byRegion<Row extends readonly [RegionCode, ...unknown[]], Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
): Readonly<Record<RegionCode, Value>> {
  const found = new Map(rows.map((row) => [row[0], read(row)] as const))
  if (found.size !== regionCodes.length || rows.length !== regionCodes.length) {
    throw new Error(`A table of regions needs ${regionCodes.length} rows, one for each code.`)
  }
  return deepFreeze(Object.fromEntries(found) as Record<RegionCode, Value>)
}
