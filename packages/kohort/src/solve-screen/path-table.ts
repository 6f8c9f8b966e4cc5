import type { Projection } from '@kohort/core'
import type { IntakeYear } from '@kohort/solve'
import type { Screen } from '../main-screen/screen.js'
import { tableLines } from '../table.js'

/** A path of intake and what it is called over its column. */
export interface NamedPath {
  readonly head: string
  readonly intake: readonly IntakeYear[]
}

const NOTHING = '–'

/** The plan's intake and others beside it, by year; with the stock and the completions of a projection. */
export const pathTable = (
  paths: readonly NamedPath[],
  solved: Projection | undefined,
  { projection, voice }: Screen,
): readonly string[] => {
  const figure = (value: number | null | undefined, decimals = 0): string =>
    value === null || value === undefined ? NOTHING : voice.number(value, decimals)
  const years = paths[0]?.intake.map(({ year }) => year) ?? []
  const isWhole = (intake: readonly IntakeYear[]): boolean =>
    intake.every(({ wanted }) => Number.isInteger(wanted))
  const heads = [
    { head: voice.say({ sv: 'År', en: 'Year' }) },
    ...[
      voice.say({ sv: 'Planens\nantagning,\npers./år', en: "The plan's\nintake,\nheads/year" }),
      ...paths.map(({ head }) => head),
      ...(solved === undefined
        ? []
        : [
            ...(paths.length === 1
              ? [voice.say({ sv: 'Skillnad\nmot planen', en: 'Against\nthe plan' })]
              : []),
            voice.say({ sv: 'ST-läkare\n31 dec', en: 'Trainees\n31 Dec' }),
            voice.say({ sv: 'Planens', en: "The plan's" }),
            voice.say({ sv: 'Färdiga,\npers./år', en: 'Completions,\nheads/year' }),
            voice.say({ sv: 'Planens', en: "The plan's" }),
          ]),
    ].map((head) => ({ head, align: 'right' as const })),
  ]
  const rows = years.map((year, index) => {
    const own = projection.at(year)
    const row = solved?.at(year)
    const wanted = paths.map(({ intake }) => figure(intake[index]?.wanted, isWhole(intake) ? 0 : 1))
    const difference = (paths[0]?.intake[index]?.wanted ?? 0) - (own.intakeWanted ?? 0)
    return [
      String(year),
      figure(own.intakeWanted),
      ...wanted,
      ...(row === undefined
        ? []
        : [
            ...(paths.length === 1 ? [voice.signed(difference)] : []),
            figure(row.trainees),
            figure(own.trainees),
            figure(row.completions),
            figure(own.completions),
          ]),
    ]
  })
  return tableLines(heads, rows)
}
