import { consistencyText, titleText } from '@kohort/report/words'
import type { SolvedIntake } from '@kohort/solve'
import { goalLines } from '../main-screen/goal-lines.js'
import type { Screen } from '../main-screen/screen.js'
import { wrap } from '../wrap.js'
import { conflictLines } from './conflict-lines.js'
import { goalName } from './goal-names.js'
import { pathTable } from './path-table.js'

/** What was asked, as the screens repeat it. */
interface Asked {
  readonly reach?: readonly string[]
  readonly within?: readonly string[]
  readonly soft?: boolean
  readonly minIntake?: number
  readonly maxIntake?: number
  readonly maxChange?: number
}

/** The bounds of the intake that were asked for. */
const boundsText = ({ minIntake, maxIntake, maxChange }: Asked, { voice }: Screen): string => {
  const { plain } = voice
  const bounds = [
    ...(minIntake === undefined
      ? []
      : [voice.say({ sv: `minst ${plain(minIntake)}`, en: `at least ${plain(minIntake)}` })]),
    ...(maxIntake === undefined
      ? []
      : [voice.say({ sv: `högst ${plain(maxIntake)}`, en: `at most ${plain(maxIntake)}` })]),
  ]
  const parts = [
    ...(bounds.length === 0
      ? []
      : [
          voice.say({
            sv: `${voice.list(bounds)} antagna om året`,
            en: `${voice.list(bounds)} starters a year`,
          }),
        ]),
    ...(maxChange === undefined
      ? []
      : [
          voice.say({
            sv: `högst ${plain(maxChange)} mer eller färre från år till år`,
            en: `at most ${plain(maxChange)} more or fewer from year to year`,
          }),
        ]),
  ]
  return parts.length === 0
    ? ''
    : voice.say({ sv: `, med ${voice.list(parts)}`, en: `, with ${voice.list(parts)}` })
}

/** The question in words. */
const questionText = ({ verdicts }: SolvedIntake, asked: Asked, screen: Screen): string => {
  const { reach = [] } = asked
  const { voice } = screen
  const names = (isReach: boolean): string =>
    voice.list(
      verdicts.filter(({ id }) => reach.includes(id) === isReach).map(({ id }) => goalName(id, screen)),
    )
  const [wanted, kept] = [names(true), names(false)]
  return voice.say({
    sv: `Räkna baklänges: vilken antagning når ${wanted}${kept === '' ? '' : `, inom ${kept}`}${boundsText(asked, screen)}?`,
    en: `Backwards: which intake reaches ${wanted}${kept === '' ? '' : `, within ${kept}`}${boundsText(asked, screen)}?`,
  })
}

const answerText = (
  { status, shortfalls, objective, since }: SolvedIntake,
  { soft }: Asked,
  screen: Screen,
): string => {
  const { voice } = screen
  if (status === 'infeasible')
    return voice.say({
      sv: 'Det går inte: ingen antagning ger allt detta.',
      en: 'It cannot be done: no intake gives all of this.',
    })
  if (status === 'no-convergence')
    return voice.say({
      sv: 'Ingen lösning hittades, men det kan finnas en. Den bästa som hittades:',
      en: 'No solution was found, but there may be one. The best that was found:',
    })
  if (soft === true && shortfalls.length > 0)
    return voice.say({
      sv: 'Inte helt: det här är det närmaste, med mål som får missas.',
      en: 'Not wholly: this is the nearest, with goals that may be missed.',
    })
  const how = {
    smooth: { sv: 'med så jämn antagning som möjligt', en: 'with the intake as even as can be' },
    cheapest: { sv: 'så billigt som möjligt', en: 'as cheaply as can be' },
    soonest:
      since === null
        ? { sv: 'målet hålls, men inte i förtid', en: 'the goal is met, but no sooner than it must be' }
        : { sv: `så tidigt som möjligt, från ${since}`, en: `as early as can be, from ${since}` },
  }[objective.name]
  return voice.say({
    sv: `Det går, ${how.sv}. Räknat igenom modellen nås alla de målen.`,
    en: `It can be done, ${how.en}. Run through the model, all those goals are met.`,
  })
}

const limitWords: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  supervision: { sv: 'handledningen', en: 'supervision' },
  posts: { sv: 'tjänsterna', en: 'the funded posts' },
  applicants: { sv: 'de sökande', en: 'the applicants' },
  rotations: { sv: 'sidotjänstgöringen', en: 'the side rotations' },
  hiringPosts: { sv: 'tjänsterna för nyfärdiga', en: 'the posts for the newly finished' },
}

/** What a planner should know before believing the path. */
const cautions = (solved: SolvedIntake, screen: Screen): readonly string[] => {
  const { voice, projection } = screen
  const { changes, intake, limitedBy, longRun, best, status, shortfalls } = solved
  const own = Math.max(...intake.map(({ year }) => projection.at(year).intakeWanted ?? 0))
  const most = intake.reduce((high, one) => (one.wanted > high.wanted ? one : high))
  const least = intake.reduce((low, one) => (one.wanted < low.wanted ? one : low))
  const size = (heads: number): string => voice.number(heads)
  const limits = [...new Set(limitedBy.map(({ limit }) => limit))]
  return [
    voice.say({
      sv: `Antagningen går mellan ${size(least.wanted)} (${least.year}) och ${size(most.wanted)} (${most.year}) om året; planens högsta är ${size(own)}. Största ändring från ett år till nästa: ${size(changes.largest)}. Begränsa den med --max-change eller --max-intake.`,
      en: `The intake goes between ${size(least.wanted)} (${least.year}) and ${size(most.wanted)} (${most.year}) a year; the plan's highest is ${size(own)}. The largest change from a year to the next: ${size(changes.largest)}. Bound it with --max-change or --max-intake.`,
    }),
    ...(longRun?.consistent === false && status === 'solved' && shortfalls.length === 0
      ? [
          `${voice.say({ sv: 'Det håller bara med en puckel i antagningen, inte i längden.', en: 'It holds only by a hump in the intake, not in the long run.' })} ${consistencyText(longRun, screen.plan, voice).why[0] ?? ''}`,
        ]
      : []),
    ...limits.map((limit) => {
      const years = limitedBy.filter((one) => one.limit === limit).map(({ year }) => year)
      const what = limitWords[limit] ?? { sv: limit, en: limit }
      return voice.say({
        sv: `Begränsas av ${what.sv}: ${years.join(', ')}.`,
        en: `Limited by ${what.en}: ${years.join(', ')}.`,
      })
    }),
    ...(best || status !== 'solved'
      ? []
      : [
          voice.say({
            sv: 'Det kan finnas en bättre väg: den här hittades steg för steg.',
            en: 'There may be a better path: this one was found step by step.',
          }),
        ]),
  ]
}

/** The screen of `kohort solve`. */
export const solvedLines = (solved: SolvedIntake, asked: Asked, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const { status, verdicts, projection, conflict, intake } = solved
  const isSolved = status === 'solved'
  const others = projection.goals.filter(
    ({ id, met }) => met !== null && !verdicts.some((goal) => goal.id === id),
  )
  const reached: Screen = { ...screen, projection }
  const head = [
    paint.strong(titleText(plan.title, voice)),
    ...wrap(questionText(solved, asked, screen), width),
    ...wrap(answerText(solved, asked, screen), width).map((line) =>
      paint.strong((isSolved ? paint.good : paint.bad)(line)),
    ),
  ]
  if (conflict !== undefined) return [...head, '', ...conflictLines(conflict, solved, screen)]
  const path = {
    head: voice.say({ sv: 'Sökt\nantagning,\npers./år', en: 'Intake\nsought,\nheads/year' }),
    intake,
  }
  return [
    ...head,
    '',
    ...pathTable([path], projection, screen),
    '',
    ...goalLines(reached, verdicts),
    ...(others.length === 0
      ? []
      : [
          voice.say({
            sv: 'Planens övriga mål, med den antagningen',
            en: "The plan's other goals, with that intake",
          }),
          ...goalLines(reached, others),
        ]),
    '',
    ...cautions(solved, screen).flatMap((text) => wrap(text, width, '', '  ')),
  ]
}
