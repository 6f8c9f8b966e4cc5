import type { Bilingual } from '@kohort/core'
import { deepFreeze } from '@kohort/core'
import type { Fact } from './fact.js'
import { byRegion, type RegionCode } from './region-code.js'

/** How far a region has come with a plan for reaching the norm, spring 2024. */
export type ActionPlanCode = 'adopted' | 'commissioned' | 'in-preparation' | 'none'

export const actionPlanMeanings: Readonly<Record<ActionPlanCode, Bilingual>> = deepFreeze({
  adopted: {
    sv: 'Antagen handlingsplan: en av de tre bland de tio som har beslutat om riktvärdet.',
    en: 'An adopted action plan: one of the three among the ten that have decided on the norm.',
  },
  commissioned: {
    sv: 'Inget beslut om 1 100, men politikerna har beställt en plan.',
    en: 'No decision on 1 100, but politicians have ordered a plan.',
  },
  'in-preparation': {
    sv: 'Har beslutat om 1 100, och svaret säger att en plan eller strategi tas fram.',
    en: 'Has decided on 1 100, and the answer says that a plan or strategy is being prepared.',
  },
  none: { sv: 'Ingen politiskt beslutad plan.', en: 'No plan decided by politicians.' },
})

const rows: readonly (readonly [RegionCode, ActionPlanCode])[] = [
  ['01', 'adopted'],
  ['03', 'adopted'],
  ['04', 'none'],
  ['05', 'commissioned'],
  ['06', 'none'],
  ['07', 'commissioned'],
  ['08', 'in-preparation'],
  ['09', 'adopted'],
  ['10', 'none'],
  ['12', 'in-preparation'],
  ['13', 'none'],
  ['14', 'commissioned'],
  ['17', 'none'],
  ['18', 'none'],
  ['19', 'in-preparation'],
  ['20', 'none'],
  ['21', 'none'],
  ['22', 'in-preparation'],
  ['23', 'none'],
  ['24', 'none'],
  ['25', 'none'],
]

const fact = (value: ActionPlanCode): Fact<ActionPlanCode> =>
  value === 'adopted' || value === 'commissioned'
    ? { value, source: 'lakarforbundet-2024:main-text', kind: 'reported', asOf: '2024-04' }
    : {
        value,
        source: 'lakarforbundet-2024:appendix-1',
        kind: 'derived',
        asOf: '2024-04',
        note: "Read from the region's own answer; the survey gives no code for it.",
        noteSv: 'Utläst ur regionens eget svar; kartläggningen anger ingen kod för det.',
      }

/** The state of the action plan, by region. */
export const actionPlans = byRegion(rows, ([, code]) => fact(code))
