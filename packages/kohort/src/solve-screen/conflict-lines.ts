import type { Bilingual } from '@kohort/core'
import { capital, farOff, leverText } from '@kohort/report/words'
import type { CompatibleValue, Conflict, SolvedIntake } from '@kohort/solve'
import type { Screen } from '../main-screen/screen.js'
import { distanceText, figureOf } from '../metric-text.js'
import { wrap } from '../wrap.js'
import { goalName, withGoalNames } from './goal-names.js'
import { pathTable } from './path-table.js'

const limitNames: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  supervision: { sv: 'handledningen', en: 'supervision' },
  posts: { sv: 'tjänsterna', en: 'the funded posts' },
  applicants: { sv: 'de sökande', en: 'the applicants' },
}

/** The goals and ceilings that do not go together. */
const membersText = ({ goals, limits, intakeBounds }: Conflict, screen: Screen): string => {
  const { voice } = screen
  return voice.list([
    ...goals.map((id) => goalName(id, screen)),
    ...limits.map((limit) => voice.say(limitNames[limit] ?? limit)),
    ...(intakeBounds ? [voice.say({ sv: 'gränserna för antagningen', en: 'the bounds of the intake' })] : []),
  ])
}

const likely = ({ needed, withinRange }: CompatibleValue): boolean => needed !== null && withinRange === true

const remedyHead = (useful: readonly CompatibleValue[]): Bilingual => {
  if (useful.length === 0)
    return {
      sv: 'Inget enskilt tal om utbildningen skulle räcka.',
      en: 'No single number of the training would do.',
    }
  const lead = { sv: 'Vad som skulle räcka, ett tal i taget', en: 'What would do, one number at a time' }
  const and = (sv: string, en: string): Bilingual => ({ sv: `${lead.sv}; ${sv}`, en: `${lead.en}; ${en}` })
  if (useful.some(likely)) return lead
  const unknown = useful.filter(({ withinRange }) => withinRange === null)
  if (unknown.length === useful.length)
    return and(
      'hur troliga de är har planen inga spann för',
      'the plan has no ranges to say how likely they are',
    )
  return unknown.length > 0
    ? and('inget av dem som har ett spann är troligt', 'none of those with a range is likely')
    : and('inget av dem är troligt', 'none of them is likely')
}

/** Which numbers, one at a time, would make all that was asked possible. */
const remedyLines = (values: readonly CompatibleValue[], screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const useful = values
    .filter(({ needed }) => needed !== null)
    .sort((one, other) => farOff(one) - farOff(other))
  const head = remedyHead(useful)
  return [
    '',
    paint.strong(voice.say(head)),
    ...useful.flatMap((value) => wrap(leverText(value, plan, voice), width, '  ', '    ')),
  ]
}

/** How near each of the goals can come when the others are met, and the intake that does it. */
const nearestLines = (
  { nearest }: Conflict,
  { verdicts }: SolvedIntake,
  screen: Screen,
): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const letters = nearest.map((_, index) => String.fromCharCode(65 + index))
  const told = nearest.flatMap(({ goal, value, shortfall, meets }, index) => {
    const metric = plan.goals.find(({ id }) => id === goal)?.metric ?? 'completions'
    const found = value === null ? '–' : figureOf(metric, value, plan, voice)
    const far = distanceText(metric, shortfall, voice)
    const others = verdicts
      .filter(({ id }) => id !== goal && !meets.includes(id))
      .map(({ id }) => goalName(id, screen))
    const also =
      others.length === 0
        ? ''
        : voice.say({ sv: `; även ${voice.list(others)} missas`, en: `; ${voice.list(others)} missed too` })
    return wrap(
      voice.say({
        sv: `${letters[index]} missar ${goalName(goal, screen)} så lite som möjligt: ${found}, ${far} ifrån${also}.`,
        en: `${letters[index]} misses ${goalName(goal, screen)} by as little as can be: ${found}, ${far} off${also}.`,
      }),
      width,
      '  ',
      '    ',
    )
  })
  if (nearest.length === 0) return []
  const paths = nearest.map(({ intake }, index) => ({
    head: voice.say({ sv: `${letters[index]},\npers./år`, en: `${letters[index]},\nheads/year` }),
    intake,
  }))
  return [
    '',
    paint.strong(voice.say({ sv: 'Så nära går det att komma', en: 'How near it can come' })),
    ...told,
    ...pathTable(paths, undefined, screen),
  ]
}

/** What conflicts, why, how near it can come and what would help. */
export const conflictLines = (
  conflict: Conflict,
  solved: SolvedIntake,
  screen: Screen,
): readonly string[] => {
  const { voice, width } = screen
  const ids = solved.verdicts.map(({ id }) => id)
  const { goals, limits, intakeBounds, proven, witness, others } = conflict
  const isAlone = goals.length + limits.length + (intakeBounds ? 1 : 0) < 2
  const members = membersText(conflict, screen)
  const clash = isAlone
    ? { sv: `${members} nås inte med någon antagning.`, en: `No intake reaches ${members}.` }
    : {
        sv: `De krockar: ${members}. Tas ett av dem bort går resten ihop.`,
        en: `They conflict: ${members}. Without any one of them the rest can be met.`,
      }
  const doubt = proven
    ? []
    : wrap(
        voice.say({
          sv: 'Säkert är det inte: planens tak böjer siffrorna, och det kan finnas en väg som inte hittades.',
          en: "It is not certain: the plan's ceilings bend the figures, and there may be a path that was not found.",
        }),
        width,
        '  ',
      )
  const more = others.map((set) =>
    voice.list(set.map((id) => (ids.includes(id) ? goalName(id, screen) : voice.say(limitNames[id] ?? id)))),
  )
  return [
    ...wrap(capital(voice.say(clash)), width),
    ...wrap(capital(withGoalNames(voice.say(witness), ids, screen)), width, '  '),
    ...doubt,
    ...more.flatMap((set) =>
      wrap(voice.say({ sv: `Även de här krockar: ${set}.`, en: `These conflict too: ${set}.` }), width, '  '),
    ),
    ...nearestLines(conflict, solved, screen),
    ...(conflict.compatible === null ? [] : remedyLines(conflict.compatible, screen)),
  ]
}
