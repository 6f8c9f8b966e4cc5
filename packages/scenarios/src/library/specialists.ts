import { type Plan, project } from '@kohort/core'
import { parameterFacts } from '@kohort/regions'
import type { Change } from '../change/schema.js'
import { always, both, type Definition, everywhere, rounded } from './definition.js'

const { exitShare } = parameterFacts.specialists

/** The yearly rate of leaving at an end of the range, over that at its value. */
const exitRate = (end: 0 | 1): number =>
  rounded(Math.log(1 - (exitShare.range?.[end] ?? exitShare.value)) / Math.log(1 - exitShare.value))

/** Those who were there at the base year leave earlier or later: by the curve's rate, or by the ages at which they go. */
const retirement = (plan: Plan, end: 0 | 1, years: number): readonly Change[] => [
  ...everywhere(plan, 'specialists.incumbents.curve').map(
    (path): Change => ({ op: 'scale', path, by: exitRate(end), of: 'rate' }),
  ),
  ...everywhere(plan, 'specialists.incumbents.exitByAge').map(
    (path): Change => ({ op: 'shift', path, years }),
  ),
]

const retirementSize = both(
  'Utan åldrar: 7 respektive 3 procent om året slutar i stället för 5 (bedömning; uttalandet om 36 pensioner 2025 är 3 procent). Med åldrar: två år tidigare respektive senare; 67 procent av 65–69-åringarna arbetade kliniskt 2024.',
  'Without ages: 7 or 3 per cent a year leave in place of 5 (judged; the statement of 36 retirements in 2025 is 3 per cent). With ages: two years earlier or later; 67 per cent of those aged 65–69 did clinical work in 2024.',
)

export const specialistDefinitions: readonly Definition[] = [
  {
    id: 'hiring-stop',
    title: both('Anställningsstopp för nyfärdiga', 'Hiring stop for graduates'),
    reason: both(
      'Vårdcentralerna har inte råd att anställa: stopp i två år, sedan inte fler än före.',
      'The health centres cannot afford to hire: none for two years, then no more than before.',
    ),
    size: both(
      'Inga i planens tredje och fjärde år; därefter så många tjänster som det första året. Att de inte har råd sades 2022; hur långt ett stopp skulle bli är antaget.',
      "Nobody in the plan's third and fourth year; after that as many posts as in its first. That they cannot afford it was said in 2022; how long a stop would be is assumed.",
    ),
    sources: ['mitti-2022', 'judgement'],
    effect: always('specialists', 'down'),
    changes: (plan) => {
      const [from, to] = [plan.base + 3, plan.base + 4]
      if (to >= plan.to)
        return both(
          'Planen är för kort för ett stopp i två år.',
          'The plan is too short for a stop of two years.',
        )
      const posts = Math.max(1, Math.round(project(plan).at(plan.base + 1).hired ?? 0))
      return [
        ...everywhere(plan, 'specialists.hired').map(
          (path): Change => ({ op: 'set', path, value: 0, from, to }),
        ),
        { op: 'set', path: 'specialists.hiringPosts', value: posts, from: to + 1 },
      ]
    },
  },
  {
    id: 'better-retention',
    title: both('Fler stannar', 'Better retention'),
    reason: both(
      'Färre av de nyfärdiga flyttar eller byter arbete.',
      'Fewer of the newly finished move or change work.',
    ),
    size: both(
      'Hälften så många slutar: 1 procent om året i stället för 2, inom spannet. Ingen mäter det.',
      'Half as many leave: 1 per cent a year in place of 2, inside the range. Nobody measures it.',
    ),
    sources: ['judgement'],
    effect: always('specialists', 'up'),
    changes: (plan) =>
      everywhere(plan, 'specialists.retention').map(
        (path): Change => ({ op: 'scale', path, by: 0.5, of: 'rate' }),
      ),
  },
  {
    id: 'retirement-early',
    title: both('Tidig pensionsvåg', 'Early retirement wave'),
    reason: both(
      'De som fanns vid basåret slutar tidigare.',
      'Those who were there at the base year leave earlier.',
    ),
    size: retirementSize,
    sources: ['judgement', 'mitti-2025', 'lakartidningen-2024-06'],
    effect: always('specialists', 'down'),
    changes: (plan) => retirement(plan, 1, -2),
  },
  {
    id: 'retirement-late',
    title: both('Sen pensionsvåg', 'Late retirement wave'),
    reason: both(
      'De som fanns vid basåret stannar längre.',
      'Those who were there at the base year stay longer.',
    ),
    size: retirementSize,
    sources: ['judgement', 'mitti-2025', 'lakartidningen-2024-06'],
    effect: always('specialists', 'up'),
    changes: (plan) => retirement(plan, 0, 2),
  },
]
