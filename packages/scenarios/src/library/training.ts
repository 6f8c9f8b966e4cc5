import { heldAt, type Plan, project } from '@kohort/core'
import { parameterFacts } from '@kohort/regions'
import type { Change } from '../change/schema.js'
import { always, both, type Definition, everywhere, rounded } from './definition.js'

const { training } = parameterFacts
const survey = 'lakarforbundet-2024:appendix-4'

const halfWidth = (
  fact: { readonly value: number; readonly range?: readonly [number, number] },
  end: 0 | 1,
): number => rounded((fact.range?.[end] ?? fact.value) - fact.value)

const leave = (plan: Plan, away: 0 | 1, working: 0 | 1): readonly Change[] => [
  ...everywhere(plan, 'training.away').map(
    (path): Change => ({ op: 'add', path, by: halfWidth(training.away, away) }),
  ),
  ...everywhere(plan, 'training.workingTime').map(
    (path): Change => ({ op: 'add', path, by: halfWidth(training.workingTime, working) }),
  ),
]

/** How much more training the new rules ask for, by the share of each year's intake that starts under them. */
const newRules = (plan: Plan): Record<string, number> => {
  const more = training.requirementNewRules.value - training.requirementOldRules.value
  const [first, last] = [training.newRulesShare2024.value, training.newRulesShare2034.value]
  const share = (year: number): number =>
    Math.min(last, Math.max(first, first + ((last - first) * (year - 2024)) / 10))
  const years = Array.from({ length: plan.to - plan.base }, (_, index) => plan.base + 1 + index)
  return Object.fromEntries(years.map((year) => [String(year), rounded(more * share(year))]))
}

const noGroup = (id: string) =>
  both(`Planen har ingen grupp som heter ${id}.`, `The plan has no group called ${id}.`)

/** Full-time places that the completions of the first year known take. */
const placesTaken = (plan: Plan): number => {
  const { groups } = project(plan)
  return Object.entries(groups).reduce((sum, [id, rows]) => {
    const completions = rows[0]?.completions ?? rows[1]?.completions ?? 0
    const years = plan.groups[id]?.training?.rotationYears ?? plan.training.rotationYears
    return sum + completions * (years === undefined ? training.rotationYears.value : heldAt(years, plan.base))
  }, 0)
}

export const trainingDefinitions: readonly Definition[] = [
  {
    id: 'less-leave',
    title: both('Mindre frånvaro och deltid', 'Less leave and part time'),
    reason: both('Fler är på plats, och de arbetar mer.', 'More are at work, and they work more.'),
    size: both(
      'Tre procentenheter färre helt lediga och tre högre tjänstgöringsgrad: spannens ändar kring 13 och 93 procent (SKR 2022). Skåne hade 0,83 tjänster per person, mot 0,81 här.',
      'Three percentage points fewer on full leave and three more working time: the ends of the ranges about 13 and 93 per cent (SKR 2022). Skåne had 0.83 posts a head, against 0.81 here.',
    ),
    sources: [survey, 'region-skane-2022'],
    effect: always('specialists', 'up'),
    changes: (plan) => leave(plan, 0, 1),
  },
  {
    id: 'more-leave',
    title: both('Mer frånvaro och deltid', 'More leave and part time'),
    reason: both('Fler är lediga, och fler går ner i tid.', 'More are on leave, and more work part time.'),
    size: both(
      'Tre procentenheter fler helt lediga och tre lägre tjänstgöringsgrad: spannens andra ändar.',
      'Three percentage points more on full leave and three less working time: the other ends of the ranges.',
    ),
    sources: [survey],
    effect: always('specialists', 'down'),
    changes: (plan) => leave(plan, 1, 0),
  },
  {
    id: 'new-rules-bt',
    title: both('Nya regler med BT', 'New rules with BT'),
    reason: both(
      'Minsta tid är 5,5 år med BT för dem som börjar enligt HSLF-FS 2021:8, mot 5 enligt de gamla reglerna.',
      'The least time is 5.5 years with BT for those who start under HSLF-FS 2021:8, against 5 under the old rules.',
    ),
    size: both(
      'Ett halvt heltidsår gånger andelen av årets antagning som börjar enligt de nya reglerna: 0,3 år 2024, 0,8 år 2034 (bedömning). Medelvärdet blir rätt; spridningen mellan gamla och nya är inte med. Dubbelspecialister, som har egna krav, berörs inte.',
      'Half a full-time year times the share of the intake that starts under the new rules: 0.3 in 2024, 0.8 in 2034 (judged). The mean comes out right; the spread between old and new is left out. Dual specialists, with requirements of their own, are not touched.',
    ),
    sources: ['socialstyrelsen-bt-st', 'judgement'],
    effect: always('specialists', 'down'),
    changes: (plan) => [{ op: 'add', path: 'training.requirement', by: newRules(plan) }],
  },
  {
    id: 'new-rules-bt-all',
    title: both('Nya regler med BT för alla', 'New rules with BT for all'),
    reason: both(
      'Alla som börjar gör det enligt de nya reglerna.',
      'Everybody who starts does so under the new rules.',
    ),
    size: both('Ett halvt heltidsår: den yttersta änden.', 'Half a full-time year: the far end.'),
    sources: ['socialstyrelsen-bt-st'],
    effect: always('specialists', 'down'),
    changes: () => [
      {
        op: 'add',
        path: 'training.requirement',
        by: rounded(training.requirementNewRules.value - training.requirementOldRules.value),
      },
    ],
  },
  {
    id: 'more-dual-specialists',
    title: both('Fler dubbelspecialister', 'More dual specialists'),
    reason: both(
      'Dubbelspecialisering görs enklare, som planen vill.',
      'Dual specialisation is made easier, as the plan wants.',
    ),
    size: both(
      '15 procent av antagningen, den övre änden av bedömningen (3–15). Skåne hade 15 sådana platser utöver 337 år 2019.',
      '15 per cent of the intake, the upper end of the judgement (3–15). Skåne had 15 such places beside 337 in 2019.',
    ),
    sources: ['judgement', 'allians-skane-2019'],
    effect: always('specialists', 'up'),
    changes: (plan) =>
      plan.groups['dual-specialist'] === undefined
        ? noGroup('dual-specialist')
        : [
            {
              op: 'set',
              path: 'groups.dual-specialist.share',
              value: training.dualSpecialistShare.range?.[1] ?? 0.15,
            },
          ],
  },
  {
    id: 'more-research',
    title: both('Fler forskar-ST', 'More research trainees'),
    reason: both(
      'Mer forskning under ST, som planen vill.',
      'More research during the training, as the plan wants.',
    ),
    size: both(
      'Dubbelt så många: sex tjänster om året i Stockholm i stället för tre (2021–2025). Att det blir dubbelt är antaget.',
      'Twice as many: six posts a year in Stockholm in place of three (2021–2025). That it is twice is assumed.',
    ),
    sources: ['akademiskt-primarvardscentrum', 'judgement'],
    effect: always('specialists', 'down'),
    changes: (plan) =>
      plan.groups.research === undefined
        ? noGroup('research')
        : [{ op: 'scale', path: 'groups.research.share', by: 2 }],
  },
  {
    id: 'rotation-bottleneck',
    title: both('Flaskhals i sidotjänstgöringen', 'Rotation bottleneck'),
    reason: both(
      'Sjukhusen har en tiondel färre platser än vad basårets färdiga tog i anspråk.',
      "The hospitals have a tenth fewer places than the base year's completions took.",
    ),
    size: both(
      'Nio tiondelar av basårets färdiga gånger deras sidotjänstgöring, omkring 1,5 år (Västra Götaland). Skånes flaskhalsar är gynekologi och psykiatri; hur trånga de är är inte mätt.',
      "Nine tenths of the base year's completions times their side rotations, about 1.5 years (Västra Götaland). The bottlenecks of Skåne are gynaecology and psychiatry; how narrow they are is not measured.",
    ),
    sources: ['lakartidningen-2022-06', 'vgr-st-innehall', 'judgement'],
    effect: always('waiting', 'up'),
    changes: (plan) => [
      ...(everywhere(plan, 'training.rotationYears').includes('training.rotationYears')
        ? []
        : [{ op: 'set', path: 'training.rotationYears', value: training.rotationYears.value } as const]),
      {
        op: 'set',
        path: 'training.limits.rotations.places',
        value: Math.max(1, Math.floor(0.9 * placesTaken(plan))),
      },
    ],
  },
  {
    id: 'supervision-bottleneck',
    title: both('Flaskhals i handledningen', 'Supervision bottleneck'),
    reason: both(
      'Ingen börjar utan handledare, och alla specialister handleder inte.',
      'Nobody starts without a supervisor, and not every specialist supervises.',
    ),
    size: both(
      'En ST-läkare per handledare, Västra Götalands tumregel; sju av tio specialister handleder (antaget).',
      'One trainee per supervisor, the rule of thumb of Västra Götaland; seven specialists in ten supervise (assumed).',
    ),
    sources: ['vgr-st-anstalla-1', 'judgement'],
    effect: ({ base }) => ({ series: 'trainees', direction: 'not-up', year: base + 2 }),
    changes: () => [
      {
        op: 'set',
        path: 'training.limits.supervision',
        value: {
          supervisingShare: {
            value: 0.7,
            range: [0.5, 0.9],
            kind: 'assumed',
            source: 'judgement',
            note: both('Ingen räknar hur många som handleder.', 'Nobody counts how many supervise.'),
          },
          traineesPerSupervisor: training.traineesPerSupervisor.value,
        },
      },
    ],
  },
]
