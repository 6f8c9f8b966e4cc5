import {
  type DisplayCell,
  type DisplayTable,
  noteTables,
  type Plan,
  project,
  seriesCell,
  seriesReading,
  verdictTable,
} from '@kohort/core'
import { conflictTables } from './conflict-tables.js'
import { pathRows } from './path-rows.js'
import type { IntakeYear, SolvedIntake, SolveIntakeOptions } from './types.js'
import { both, INTAKE, limitWords, listed, quoted, yearList } from './words.js'

/** The question in words. */
const questionOf = (plan: Plan, { reach, within = [], ...bounds }: SolveIntakeOptions): DisplayCell => {
  const { minIntake, maxIntake, maxChange } = bounds
  const limits = [
    ...(minIntake === undefined ? [] : [both(`minst ${minIntake}`, `at least ${minIntake}`)]),
    ...(maxIntake === undefined ? [] : [both(`högst ${maxIntake}`, `at most ${maxIntake}`)]),
    ...(maxChange === undefined
      ? []
      : [
          both(
            `högst ${maxChange} mer eller färre från år till år`,
            `at most ${maxChange} more or fewer from year to year`,
          ),
        ]),
  ]
  return [
    `${plan.id}: `,
    both('vilken antagning når ', 'which intake reaches '),
    listed(reach.map(quoted)),
    ...(within.length === 0 ? [] : [both(', inom ', ', within '), listed(within.map(quoted))]),
    ...(limits.length === 0
      ? []
      : [both(', med ', ', with '), listed(limits), both(' antagna om året', ' starters a year')]),
    '? ',
  ]
}

const answerOf = ({ status, shortfalls, objective, since }: SolvedIntake): DisplayCell => {
  if (status === 'infeasible')
    return both(
      'Det går inte: ingen antagning ger allt detta.',
      'It cannot be done: no intake gives all of this.',
    )
  if (status === 'no-convergence')
    return both(
      'Ingen lösning hittades, men det kan finnas en. Den bästa som hittades:',
      'No solution was found, but there may be one. The best that was found:',
    )
  if (shortfalls.length > 0)
    return both(
      'Inte helt: det här är det närmaste, med mål som får missas.',
      'Not wholly: this is the nearest, with goals that may be missed.',
    )
  const how = {
    smooth: both('med så jämn antagning som möjligt', 'with the intake as even as can be'),
    cheapest: both('så billigt som möjligt', 'as cheaply as can be'),
    soonest:
      since === null
        ? both('målet hålls, men inte i förtid', 'the goal is met, but no sooner than it must be')
        : both(`så tidigt som möjligt, från ${since}`, `as early as can be, from ${since}`),
  }[objective.name]
  return both(
    `Det går, ${how.sv}. Räknat igenom modellen nås alla de målen.`,
    `It can be done, ${how.en}. Run through the model, all those goals are met.`,
  )
}

/** What a planner should know before believing the path. */
const cautions = (solved: SolvedIntake, own: ReadonlyMap<number, number | null>): readonly DisplayCell[] => {
  const { changes, intake, limitedBy, best, status, shortfalls } = solved
  const isSolved = status === 'solved' && shortfalls.length === 0
  const size = (heads: number): DisplayCell => ({ value: heads, decimals: 0 })
  const most = intake.reduce((high, one) => (one.wanted > high.wanted ? one : high))
  const least = intake.reduce((low, one) => (one.wanted < low.wanted ? one : low))
  const longRun = isSolved ? solved.longRun : null
  return [
    [
      both('Antagningen går mellan ', 'The intake goes between '),
      [size(least.wanted), ` (${least.year})`],
      both(' och ', ' and '),
      [size(most.wanted), ` (${most.year})`],
      both(' om året; planens högsta är ', " a year; the plan's highest is "),
      size(Math.max(...intake.map(({ year }) => own.get(year) ?? 0))),
      both('. Största ändring från ett år till nästa: ', '. The largest change from a year to the next: '),
      size(changes.largest),
      both(
        '. Den går att begränsa: största ändring från år till år, eller största antagning.',
        '. It can be bounded: maxChange from year to year, or maxIntake.',
      ),
    ],
    ...(longRun?.consistent === false
      ? [
          [
            both(
              'Det håller bara med en puckel i antagningen, inte i längden. En ST-läkare är i snitt ',
              'It holds only by a hump in the intake, not in the long run. A trainee is ',
            ),
            seriesCell('meanYearsInTraining', longRun.yearsInTraining),
            both(' år i utbildningen: ', ' years in training on average: '),
            quoted(longRun.completionsGoal),
            both(' kräver i längden ', ' takes '),
            longRun.stockNeeded === null ? '–' : size(longRun.stockNeeded),
            both(' ST-läkare.', ' trainees in the long run.'),
          ],
        ]
      : []),
    ...[...new Set(limitedBy.map(({ limit }) => limit))].map((limit) => [
      both('Begränsas av ', 'Limited by '),
      limitWords[limit] ?? limit,
      `: ${yearList(limitedBy.filter((one) => one.limit === limit).map(({ year }) => year))}.`,
    ]),
    ...(best || status !== 'solved'
      ? []
      : [
          both(
            'Det kan finnas en bättre väg: den här hittades steg för steg.',
            'There may be a better path: this one was found step by step.',
          ),
        ]),
  ]
}

/** The path beside the plan's own, or why there is none; the goals; and what should be known of it. */
export const solvedTables = (
  solved: SolvedIntake,
  plan: Plan,
  options: SolveIntakeOptions,
): readonly DisplayTable[] => {
  const { intake, projection, verdicts, conflict } = solved
  const base = project(plan)
  const own = new Map(base.rows.map(({ year, intakeWanted }) => [year, intakeWanted]))
  const caption: DisplayCell = [questionOf(plan, options), answerOf(solved)]
  if (conflict !== undefined) return conflictTables(solved, conflict, caption, own)
  const others = projection.goals.filter(
    ({ id, met }) => met !== null && !verdicts.some((goal) => goal.id === id),
  )
  return [
    {
      caption,
      heads: [
        both('År', 'Year'),
        both(`Planens antagning, ${INTAKE.sv}`, `The plan's intake, ${INTAKE.en}`),
        both(`Sökt antagning, ${INTAKE.sv}`, `Intake sought, ${INTAKE.en}`),
        both('Skillnad mot planen', 'Against the plan'),
        ...(['trainees', 'completions'] as const).flatMap((name) => {
          const { head } = seriesReading(name)
          return [head, [head, both(': planen', ': the plan')]]
        }),
      ],
      rows: pathRows([intake], own).map((cells, index) => {
        const { year, wanted } = intake[index] as IntakeYear
        const [now, then] = [projection.at(year), base.at(year)]
        return [
          ...cells,
          seriesCell('intakeWanted', wanted - (own.get(year) ?? 0), 'change'),
          seriesCell('trainees', now.trainees),
          seriesCell('trainees', then.trainees),
          seriesCell('completions', now.completions),
          seriesCell('completions', then.completions),
        ]
      }),
    },
    verdictTable(verdicts),
    ...(others.length === 0
      ? []
      : [
          {
            ...verdictTable(others),
            caption: both(
              'Planens övriga mål, med den antagningen',
              "The plan's other goals, with that intake",
            ),
          },
        ]),
    ...noteTables(cautions(solved, own)),
  ]
}
