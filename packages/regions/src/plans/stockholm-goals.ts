import type { PlanInput } from '@kohort/core'
import { stockholmFacts } from '../facts/index.js'

const { plan: training, target } = stockholmFacts
const [first] = training.corridors

const edges = (edge: 'min' | 'max'): Record<string, number> =>
  Object.fromEntries(training.corridors.map(({ value }) => [String(value.year), value[edge]]))

const readings: NonNullable<PlanInput['goals']> = target.readings.map(({ id, from, to, label, note }) => ({
  // The middle reading has the short name: it is the one that the plan's own words are nearest to.
  id: id === '150-mean-2032-2034' ? '150-a-year' : id,
  title: label,
  metric: 'completions',
  from,
  to,
  over: from === to ? 'last' : 'mean',
  min: target.perYear.value,
  source: target.perYear.source,
  note,
}))

/** The goals of the training plan of December 2023 and of the action plan of April 2024. */
export const goals: NonNullable<PlanInput['goals']> = [
  {
    id: 'corridors',
    title: { sv: 'Spannen 2024–2027', en: 'The corridors 2024–2027' },
    metric: 'trainees',
    from: 2024,
    to: 2027,
    over: 'each',
    min: edges('min'),
    max: edges('max'),
    source: first?.source ?? training.scenario.source,
    kind: 'reported',
  },
  {
    id: 'scenario-2034',
    title: { sv: 'Scenariot 880–900 år 2034', en: 'The scenario of 880–900 in 2034' },
    metric: 'trainees',
    from: 2034,
    to: 2034,
    over: 'last',
    min: training.scenario.value.min,
    max: training.scenario.value.max,
    source: training.scenario.source,
    note: { sv: 'Ett scenario i planen, inget beslut.', en: 'A scenario in the plan, not a decision.' },
  },
  ...readings,
  {
    id: 'norm-2034',
    title: { sv: 'Riktvärdet 1 100 nått 2034', en: 'The norm of 1 100 met in 2034' },
    metric: 'coverage',
    from: 2034,
    to: 2034,
    over: 'last',
    min: 1,
    source: stockholmFacts.actionPlan.adopted.source,
    note: {
      sv: 'Handlingsplanen från april 2024. Dess 1 240 och 2 200 läkare är en egen räkning vars innehåll är okänt; här mäts målet de ska nå.',
      en: 'The action plan of April 2024. Its 1 240 and 2 200 doctors are a count of their own whose content is unknown; what is measured here is the aim they serve.',
    },
  },
  {
    id: 'cost-above-base',
    title: {
      sv: 'Kostnad över basåret, årets pengar',
      en: "Cost above the base, each year's money",
    },
    metric: 'costAboveBase',
    from: 2024,
    to: 2034,
    over: 'each',
    source: stockholmFacts.actionPlan.yearlyCost.source,
    note: {
      sv: 'Handlingsplanen från april 2024 sägs ange varje års belopp, men inget återges i källorna. Här visas vad den här banan kostar utöver basårets läkare; når den inte riktvärdet kostar målet mer.',
      en: 'The action plan of April 2024 is said to state the money of each year, but no amount is quoted. What is shown is the cost of this path above the doctors of the base year; where it misses the norm, the aim costs more.',
    },
  },
]
