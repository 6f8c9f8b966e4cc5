import type { Verdict } from '@kohort/core'
import type { Ensemble, GoalProbability } from '@kohort/ensemble'
import { cut, probabilityText, titleText } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { tableLines } from '../table.js'
import { visible, wrap } from '../wrap.js'
import type { DrawErrors } from './draw-error.js'
import { isLikely, LIKELY, probabilityWords } from './probability-words.js'

const NOTHING = '–'
const WIDEST_TITLE = 50
const NARROWEST_TITLE = 20
const GAP = 2
const MOST_YEARS = 6

/** A goal with how probable it is that it is met. */
interface Judged {
  readonly goal: GoalProbability
  readonly verdict: Verdict | undefined
  readonly probability: number
}

/** The goals that can be judged, in the plan's order. */
export const judgedOf = (fan: Ensemble, { projection }: Screen): readonly Judged[] =>
  fan
    .goals()
    .filter(({ scenario }) => scenario === fan.scenarios[0])
    .flatMap((goal): readonly Judged[] =>
      goal.probability === null
        ? []
        : [
            {
              goal,
              verdict: projection.goals.find(({ id }) => id === goal.id),
              probability: goal.probability,
            },
          ],
    )

const titleOf = (id: string, { plan, voice }: Screen, most = WIDEST_TITLE): string => {
  const title = plan.goals.find((goal) => goal.id === id)?.title
  return cut(title === undefined ? id : titleText(title, voice), most)
}

/** The answer in one sentence: how many goals are likely, and what stands for the rest. */
export const verdictText = (
  judged: readonly Judged[],
  draws: number,
  errors: DrawErrors,
  screen: Screen,
): string => {
  const { voice } = screen
  if (judged.length === 0)
    return voice.say({
      sv: 'Inget mål i planen kan bedömas; här är spridningen.',
      en: 'No goal of the plan can be judged; here is the spread.',
    })
  const likely = judged.filter(({ probability }) => isLikely(probability, draws)).length
  const all = voice.number(judged.length)
  const best = judged.reduce((one, other) => (other.probability > one.probability ? other : one))
  const name = titleOf(best.goal.id, screen)
  const chance = probabilityText(best.probability, draws, voice, errors.ofGoal(best.goal.id))
  const least = voice.percent(LIKELY)
  const met = judged.filter(({ verdict }) => verdict?.met === true).length
  if (judged.length === 1) {
    const words = probabilityWords(best.probability, draws, voice)
    return voice.say({
      sv: `Planens enda mål är ${name}. Sannolikheten att det nås är ${chance}: ${words}.`,
      en: `The plan’s only goal is ${name}. The probability that it is met is ${chance}: ${words}.`,
    })
  }
  if (likely === judged.length)
    return voice.say({
      sv: `Planen håller sannolikt: alla ${all} mål nås, vart och ett med minst ${least} sannolikhet.`,
      en: `The plan is likely to hold: all ${all} goals are met, each with a probability of at least ${least}.`,
    })
  if (likely > 0)
    return voice.say({
      sv: `${voice.number(likely)} av ${all} mål nås sannolikt, med minst ${least} sannolikhet. Säkrast: ${name}, ${chance}.`,
      en: `${voice.number(likely)} of ${all} goals are likely to be met, with a probability of at least ${least}. Surest: ${name}, ${chance}.`,
    })
  if (met === 0)
    return voice.say({
      sv: `Planen håller sannolikt inte: inget av ${all} mål nås med ens ${least} sannolikhet. Störst chans: ${name}, ${chance}.`,
      en: `The plan is not likely to hold: none of ${all} goals has a probability of even ${least}. The best chance: ${name}, ${chance}.`,
    })
  return voice.say({
    sv: `Planen är osäker: beräkningen når ${voice.number(met)} av ${all} mål, men inget mål nås med ens ${least} sannolikhet. Störst chans: ${name}, ${chance}.`,
    en: `The plan is not safe: the projection meets ${voice.number(met)} of ${all} goals, but no goal has a probability of even ${least}. The best chance: ${name}, ${chance}.`,
  })
}

/** The years of a goal one by one, or where there are many the best of them. */
const yearsText = ({ goal, verdict }: Judged, draws: number, { voice }: Screen): string | undefined => {
  const known = goal.years.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
  const [first] = known
  if (first === undefined || known.length < 2 || verdict?.from === verdict?.to) return undefined
  // What the line above says already.
  if (known.every(({ value }) => probabilityText(value, draws, voice).startsWith('<'))) return undefined
  if (known.length <= MOST_YEARS) {
    const years = known.map(({ year, value }) => `${year} ${probabilityText(value, draws, voice)}`)
    return voice.say({
      sv: `varje år för sig: ${years.join(', ')}`,
      en: `each year by itself: ${years.join(', ')}`,
    })
  }
  const best = known.reduce((one, other) => (other.value > one.value ? other : one))
  return voice.say({
    sv: `varje år för sig: som mest ${probabilityText(best.value, draws, voice)} (${best.year})`,
    en: `each year by itself: at most ${probabilityText(best.value, draws, voice)} (${best.year})`,
  })
}

const isSaid = (verdict: Verdict | undefined, { voice, paint }: Screen): string => {
  if (verdict === undefined || verdict.met === null) return paint.faint(NOTHING)
  if (verdict.byConstruction) return paint.good(`✓ ${voice.say({ sv: 'givet', en: 'given' })}`)
  return verdict.met
    ? paint.good(`✓ ${voice.say({ sv: 'ja', en: 'yes' })}`)
    : paint.bad(`✗ ${voice.say({ sv: 'nej', en: 'no' })}`)
}

/** Each goal: what the projection says, how probable it is, in words, and year by year; a column for each scenario. */
export const goalTable = (
  fan: Ensemble,
  judged: readonly Judged[],
  errors: DrawErrors,
  screen: Screen,
): readonly string[] => {
  const { voice, width } = screen
  if (judged.length === 0) return []
  const [, ...scenarios] = fan.scenarios
  const chance = (id: string, scenario: string | undefined): string => {
    const probability = fan.probability(id, undefined, scenario)
    return probability === null
      ? NOTHING
      : probabilityText(probability, fan.draws, voice, errors.ofGoal(id, scenario))
  }
  const isAlone = scenarios.length === 0
  const columns = [
    { head: voice.say({ sv: 'Mål', en: 'Goal' }) },
    { head: voice.say({ sv: 'Beräknat', en: 'Projected' }) },
    {
      head: voice.say(
        isAlone ? { sv: 'Sannolikhet', en: 'Probability' } : { sv: 'Sannolikt', en: 'Probable' },
      ),
      align: 'right' as const,
    },
    ...(isAlone
      ? [{ head: '' }]
      : scenarios.map((_, index) => ({ head: String(index + 1), align: 'right' as const }))),
  ]
  const cells = judged.map(({ goal, verdict, probability }) => [
    isSaid(verdict, screen),
    chance(goal.id, undefined),
    ...(isAlone
      ? [probabilityWords(probability, fan.draws, voice)]
      : scenarios.map((id) => chance(goal.id, id))),
  ])
  const taken = columns
    .slice(1)
    .reduce(
      (sum, { head }, index) =>
        sum + GAP + Math.max(...[head, ...cells.map((row) => row[index] ?? '')].map(visible)),
      0,
    )
  const room = Math.max(NARROWEST_TITLE, Math.min(WIDEST_TITLE, width - taken))
  const lines = tableLines(
    columns,
    judged.map(({ goal }, index) => [titleOf(goal.id, screen, room), ...(cells[index] ?? [])]),
  )
  const head = lines.length - judged.length
  const hasError = lines.some((line) => line.includes('±'))
  const note = voice.say({
    sv: `±: så långt når slumpen i dragningarna (95 %), i procentenheter, ur ${errors.parts} delar.`,
    en: `±: as far as chance in the drawing reaches (95%), in percentage points, from ${errors.parts} parts.`,
  })
  return [
    ...lines.slice(0, head),
    ...judged.flatMap((one, index) => {
      const years = isAlone ? yearsText(one, fan.draws, screen) : undefined
      return [lines[head + index] ?? '', ...(years === undefined ? [] : wrap(years, width, '    '))]
    }),
    ...(hasError ? wrap(note, width, '  ') : []),
  ]
}
