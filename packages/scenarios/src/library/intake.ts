import { type Plan, project } from '@kohort/core'
import { both, type Definition, figureIn, rounded } from './definition.js'

/** The trainees that were last seen: observed since the base year, else those of the base year. */
const lastSeen = (plan: Plan): number => {
  const observed = Object.entries(plan.observed.trainees ?? {}).sort(
    ([one], [other]) => Number(one) - Number(other),
  )
  return observed.at(-1)?.[1].value ?? Math.round(project(plan).at(plan.base).trainees ?? 0)
}

const alreadyHeld = (plan: Plan, heads: number): boolean => {
  const { followStock } = plan.training.intake
  return followStock !== undefined && Object.values(followStock).every(({ value }) => value === heads)
}

export const intakeDefinitions: readonly Definition[] = [
  {
    id: 'as-decided',
    title: both('Planen som beslutad', 'The plan as decided'),
    reason: both('Att jämföra med.', 'To compare with.'),
    size: both('Inget ändras.', 'Nothing is changed.'),
    sources: [],
    effect: () => ({ series: 'trainees', direction: 'none' }),
    changes: () => [],
  },
  {
    id: 'no-expansion',
    title: both('Ingen utbyggnad', 'No expansion'),
    reason: both(
      'Antalet ST-läkare stannar där det senast räknades; antagningen blir vad det kräver.',
      'The trainees stay as many as were last counted; the intake becomes what that takes.',
    ),
    size: both(
      'Det senast observerade antalet, i Stockholm 706 (2024); annars basårets.',
      'The number last observed, in Stockholm 706 (2024); else that of the base year.',
    ),
    sources: ['lakartidningen-2025-02'],
    effect: () => ({ series: 'trainees', direction: 'down' }),
    changes: (plan) => {
      const heads = lastSeen(plan)
      if (alreadyHeld(plan, heads))
        return both(
          `Planen håller redan ${heads} ST-läkare: den har ingen utbyggnad att ta bort.`,
          `The plan holds ${heads} trainees already: it has no expansion to take out.`,
        )
      return [{ op: 'set', path: 'training.intake', value: { followStock: heads } }]
    },
  },
  {
    id: 'slower-ramp',
    title: both('Långsammare utbyggnad', 'Slower ramp'),
    reason: both(
      'Det som planen vill från det tredje året kommer två år senare; så länge fortsätter det andra årets.',
      "What the plan wants from its third year on comes two years later; until then the second year's goes on.",
    ),
    size: both(
      'Två år: 2006 utlovades 400 ST-läkare i Stockholm samma år; i november 2007 var de 360, oförändrat på två år.',
      'Two years: in 2006 Stockholm was promised 400 trainees that year; in November 2007 they were 360, unchanged in two years.',
    ),
    sources: ['lakartidningen-2006-02', 'lakartidningen-2007-11'],
    effect: () => ({ series: 'trainees', direction: 'down' }),
    changes: (plan) => {
      const { growth, followStock } = plan.training.intake
      const from = plan.base + 3
      if (growth !== undefined) return [{ op: 'shift', path: 'training.intake.growth.rate', years: 2, from }]
      const policy = followStock === undefined ? 'fixed' : 'followStock'
      const map = followStock ?? plan.training.intake.fixed ?? {}
      if (new Set(Object.values(map).map(({ value }) => value)).size < 2)
        return both(
          'Planen har ingen utbyggnad att skjuta upp: den vill lika mycket varje år.',
          'The plan has no expansion to put off: it wants the same every year.',
        )
      return [{ op: 'shift', path: `training.intake.${policy}`, years: 2, from }]
    },
  },
  {
    id: 'harder-to-fill',
    title: both('Svårare att tillsätta', 'Harder to fill'),
    reason: both('Alla platser får inte någon sökande.', 'Not every post finds an applicant.'),
    size: both(
      'Den nedre änden av planens eget spann, 85 procent om den inte har något: i Västra Götaland är det fler sökande än platser på de flesta håll; för andra är det inte mätt.',
      "The lower end of the plan's own range, 85 per cent if it has none: in Västra Götaland there are more applicants than posts in most areas; elsewhere it is not measured.",
    ),
    sources: ['vgr-st-anstalla-1', 'judgement'],
    effect: (plan) =>
      plan.training.intake.followStock === undefined
        ? { series: 'trainees', direction: 'down' }
        : { series: 'intakeWanted', direction: 'up' },
    changes: (plan) => {
      const figure = figureIn(plan.training.fillRate, 'dated', plan.base + 1)
      const low = figure?.range?.[0]
      const by = figure !== undefined && low !== undefined && low < figure.value ? low / figure.value : 0.85
      return [{ op: 'scale', path: 'training.fillRate', by: rounded(by) }]
    },
  },
]
