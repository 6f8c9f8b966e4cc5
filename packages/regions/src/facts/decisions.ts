import type { Bilingual } from '@kohort/core'
import { deepFreeze } from '@kohort/core'
import type { Fact } from './fact.js'
import { byRegion, type RegionCode } from './region-code.js'

/** What a region has decided about the norm, in the survey's own letters. */
export type DecisionCode = 'JA' | 'NJA' | 'TYP' | 'NEJ'

/** The survey prints the letters without a key; the meanings are read from its text and its two questions. */
export const decisionMeanings: Readonly<Record<DecisionCode, Bilingual>> = deepFreeze({
  JA: {
    sv: 'Politikerna har beslutat om målet 1 100 invånare per allmänspecialist.',
    en: 'Politicians have decided on the goal of 1 100 inhabitants per specialist in general medicine.',
  },
  NJA: {
    sv: 'Inget beslut om målet 1 100, men politikerna har beställt en handlingsplan för att nå det.',
    en: 'No decision on 1 100, but politicians have ordered an action plan for reaching it.',
  },
  TYP: {
    sv: 'Ett eget mål som regionen menar är likvärdigt med 1 100.',
    en: 'A goal of its own that the region holds to be equivalent to 1 100.',
  },
  NEJ: {
    sv: 'Inget beslut om målet 1 100; regionen kan ha ett annat riktvärde.',
    en: 'No decision on 1 100; the region may have another norm.',
  },
})

export interface Decisions {
  /** The column headed “feb -23”. */
  readonly feb2023: Fact<DecisionCode>
  /** The column headed “feb -24”; the answers are from March and April 2024. */
  readonly feb2024: Fact<DecisionCode>
}

const rows: readonly (readonly [RegionCode, DecisionCode, DecisionCode])[] = [
  ['01', 'NJA', 'JA'],
  ['03', 'JA', 'JA'],
  ['04', 'NEJ', 'NEJ'],
  ['05', 'NJA', 'NJA'],
  ['06', 'NEJ', 'JA'],
  ['07', 'NJA', 'NJA'],
  ['08', 'NEJ', 'JA'],
  ['09', 'JA', 'JA'],
  ['10', 'NEJ', 'NEJ'],
  ['12', 'NEJ', 'JA'],
  ['13', 'NEJ', 'NEJ'],
  ['14', 'NJA', 'NJA'],
  ['17', 'NEJ', 'NEJ'],
  ['18', 'NEJ', 'NEJ'],
  ['19', 'NEJ', 'JA'],
  ['20', 'NEJ', 'NEJ'],
  ['21', 'NEJ', 'NEJ'],
  ['22', 'NEJ', 'JA'],
  ['23', 'TYP', 'TYP'],
  ['24', 'NEJ', 'JA'],
  ['25', 'JA', 'JA'],
]

const source = 'lakarforbundet-2024:appendix-1'

/** The survey's answers, both years, by region. */
export const decisions = byRegion(
  rows,
  ([, feb2023, feb2024]): Decisions => ({
    feb2023: { value: feb2023, source, kind: 'reported', asOf: '2023-02' },
    feb2024: {
      value: feb2024,
      source,
      kind: 'reported',
      asOf: '2024-04',
      note: 'The column is headed February 2024; the survey was made in March and April 2024 (K1).',
      noteSv: 'Kolumnen är rubricerad februari 2024; kartläggningen gjordes i mars och april 2024 (K1).',
    },
  }),
)
