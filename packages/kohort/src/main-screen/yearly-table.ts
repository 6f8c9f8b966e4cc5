import {
  edgeAt,
  type GoalDefinition,
  type Plan,
  type Projection,
  type Row,
  type YearVerdict,
} from '@kohort/core'
import { intakeOrigin, wholePercent } from '@kohort/report/words'
import { bandText, distanceText, edgeFigure } from '../metric-text.js'
import { isSetOnCommandLine } from '../set-value.js'
import { type Column, tableLines } from '../table.js'
import { wrap } from '../wrap.js'
import type { Screen } from './screen.js'

const NOTHING = '–'
/** Beside an intake that is explained below the table. */
const MARK = '*'

/** The verdicts on the trainees of a year that say something of that very year. */
const bandsOf = (projection: Projection, year: number): readonly YearVerdict[] =>
  projection.goals
    .filter(
      ({ metric, over, to }) =>
        metric === 'trainees' && (over === 'each' || (over === 'last' && to === year)),
    )
    .flatMap(({ years }) => years.filter((one) => one.year === year && one.standing !== 'unknown'))

const standingText = ({ standing, margin }: YearVerdict, { voice, paint }: Screen): string => {
  if (standing === 'inside') return paint.good(`✓ ${voice.say({ sv: 'i spannet', en: 'inside' })}`)
  const size = distanceText('trainees', margin ?? 0, voice)
  return paint.bad(
    standing === 'below'
      ? `↓ ${size} ${voice.say({ sv: 'under', en: 'below' })}`
      : `↑ ${size} ${voice.say({ sv: 'över', en: 'above' })}`,
  )
}

/** What completions are held to: the goal that reaches furthest, the last one named where several do. */
export const completionsGoal = (plan: Plan): GoalDefinition | undefined =>
  plan.goals
    .filter(({ metric, min }) => metric === 'completions' && min !== undefined)
    .reduce<GoalDefinition | undefined>(
      (best, goal) => (best === undefined || goal.to >= best.to ? goal : best),
      undefined,
    )

const isConstant = (edge: Readonly<Record<string, number>>): boolean =>
  new Set(Object.values(edge)).size === 1

/** The year's completions less what they are held to; an edge that never changes is a measure for every year. */
const againstGoal = (goal: GoalDefinition, row: Row): number | null => {
  const { min = {}, from, to } = goal
  if (row.completions === null || (!isConstant(min) && (row.year < from || row.year > to))) return null
  return row.completions - edgeAt(min, row.year)
}

/** How many start, and of how many wanted where they are not the same. */
const intakeText = (row: Row, screen: Screen): string => {
  const { voice } = screen
  if (row.intake === null) return NOTHING
  const mark = row.limitedBy !== null || row.overTarget ? MARK : ''
  const wanted = row.intakeWanted ?? row.intake
  const [found, asked] = [flow(row.intake, screen), flow(wanted, screen)]
  return found === asked ? `${found}${mark}` : `${found} ${voice.say({ sv: 'av', en: 'of' })} ${asked}${mark}`
}

interface YearColumn extends Column {
  readonly cell: (row: Row) => string
}

/**
 * The whole projection, a line a year, the base year first; then what the marks in it mean.
 *
 * @param unchanged the projection of the plan before anything was set on the command line
 */
export const yearlyTable = (screen: Screen, unchanged: Projection): readonly string[] => {
  const { plan, projection, voice } = screen
  const goal = completionsGoal(plan)
  const follows = plan.training.intake.followStock !== undefined
  const hasBands = projection.years.some((year) => bandsOf(projection, year).length > 0)
  const column = (
    sv: string,
    en: string,
    cell: YearColumn['cell'],
    align: 'left' | 'right' = 'right',
  ): YearColumn => ({
    head: voice.say({ sv, en }),
    align,
    cell,
  })
  const share = plan.need.norm === undefined ? ['behovet', 'need'] : ['riktvärdet', 'the norm']
  const against =
    goal?.min !== undefined && isConstant(goal.min)
      ? edgeFigure('completions', Object.values(goal.min)[0] ?? 0, voice)
      : ''
  const columns: readonly YearColumn[] = [
    column('År', 'Year', ({ year }) => String(year)),
    follows
      ? column('Antagning\nsom krävs/år', 'Intake it\ntakes/year', (row) => intakeText(row, screen))
      : column('Antagning,\npers./år', 'Intake,\nheads/year', (row) => intakeText(row, screen)),
    column('ST-läkare\n31 dec', 'Trainees\n31 Dec', ({ trainees }) => figure(trainees, screen)),
    ...(hasBands
      ? [
          column('Spann för\nST-läkare', 'Corridor,\ntrainees', ({ year }) =>
            bandsOf(projection, year)
              .map(({ min, max }) => bandText('trainees', min, max, voice))
              .join('; '),
          ),
          column(
            'Läge',
            'Standing',
            ({ year }) =>
              bandsOf(projection, year)
                .map((one) => standingText(one, screen))
                .join('; '),
            'left',
          ),
        ]
      : []),
    column('Färdiga,\npers./år', 'Completions,\nheads/year', ({ completions }) =>
      completions === null ? NOTHING : flow(completions, screen),
    ),
    ...(goal === undefined
      ? []
      : [
          column(
            against === '' ? 'Skillnad\nmot målet' : `Skillnad\nmot ${against}`,
            against === '' ? 'Against\nthe goal' : `Against\n${against}`,
            (row) => {
              const difference = againstGoal(goal, row)
              return difference === null ? '' : voice.signed(difference)
            },
          ),
        ]),
    column('Specialister\n31 dec', 'Specialists\n31 Dec', ({ specialists }) => figure(specialists, screen)),
    column(`Täckning av\n${share[0]}`, `Coverage of\n${share[1]}`, ({ coverage }) =>
      coverage === null ? NOTHING : wholePercent(coverage, voice),
    ),
  ]
  const rows = projection.rows.map((row) => columns.map(({ cell }) => cell(row)))
  return [...tableLines(columns, rows), ...markNotes(screen), ...intakeNote(screen, unchanged)]
}

/** People a year: whole ones, but where there are few, for 3,4 and 3,6 are not 3 and 4. */
const flow = (value: number, { projection, voice }: Screen): string => {
  const most = Math.max(
    ...projection.rows.flatMap(({ completions, intake }) => [completions ?? 0, intake ?? 0]),
  )
  return voice.number(value, most < 10 ? 1 : 0)
}

const figure = (value: number | null, { voice }: Screen): string =>
  value === null ? NOTHING : voice.number(value)

const markNotes = ({ projection, voice }: Screen): readonly string[] =>
  projection.notes
    .filter(({ code }) => code === 'intake-cut' || code === 'over-target')
    .map(({ text }) => `${MARK} ${voice.say(text)}`)

/** Said where nobody has published the intake, so that a corridor that it was made to keep is no surprise. */
const intakeNote = ({ plan, voice, width }: Screen, unchanged: Projection): readonly string[] => {
  const origin = intakeOrigin(plan, unchanged, (figure) => !isSetOnCommandLine(figure))
  if (origin === null) return []
  const text = voice.say(origin.text)
  const where = ': kohort explain training.intake.fixed.'
  return wrap(origin.kind === 'computed' ? text.replace(/\.$/, where) : text, width, '', '  ')
}
