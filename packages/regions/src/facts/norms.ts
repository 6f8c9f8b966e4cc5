import type { Bilingual } from '@kohort/core'
import { deepFreeze } from '@kohort/core'
import type { Fact } from './fact.js'
import { byRegion, type RegionCode } from './region-code.js'

/** Where a region stands towards a norm of inhabitants per doctor. */
export type NormStatus = 'decided' | 'own-norm' | 'own-model' | 'aspired' | 'none'

export const normStatusMeanings: Readonly<Record<NormStatus, Bilingual>> = deepFreeze({
  decided: { sv: 'Har beslutat om riktvärdet 1 100.', en: 'Has decided on the norm of 1 100.' },
  'own-norm': {
    sv: 'Har beslutat om ett eget, högre riktvärde; 1 100 är inte beslutat.',
    en: 'Has decided on a higher norm of its own; 1 100 is not decided.',
  },
  'own-model': {
    sv: 'Räknar efter en egen modell som den menar är likvärdig med 1 100.',
    en: 'Counts by a model of its own that it holds to be equivalent to 1 100.',
  },
  aspired: {
    sv: 'Har beställt en plan för att nå 1 100 men inte beslutat om riktvärdet.',
    en: 'Has ordered a plan for reaching 1 100 but has not decided on the norm.',
  },
  none: { sv: 'Har inget riktvärde.', en: 'Has no norm.' },
})

/** Inhabitants per specialist in general medicine. */
export interface RegionNorm {
  readonly status: NormStatus
  /** What a model should use; null where the region has no norm. 2 200 is never a norm. */
  readonly model: Fact<number | null>
  /** The number that the answers of 2023 print, null where none is printed. */
  readonly printedFeb2023: Fact<number | null>
  /** The number that the answers of 2024 print, in the column or in the comment; null where no single one is. */
  readonly printedFeb2024: Fact<number | null>
  /** The number in the data of the survey's figure 1, kept as printed; 2 200 there means “no decision”. */
  readonly chartAsPrinted: Fact<number>
  /** The year by which the region says that it will be there, null where it names none. */
  readonly targetYear: Fact<number | null>
}

type Row = readonly [RegionCode, NormStatus, number | null, number | null, number | null, number]

// Code, status, norm for a model, printed 2023, printed 2024, printed in the chart.
const rows: readonly Row[] = [
  ['01', 'decided', 1100, null, 1100, 1100],
  ['03', 'decided', 1100, null, 1100, 1100],
  ['04', 'own-norm', 1500, 1500, 1500, 1500],
  ['05', 'aspired', 1100, null, null, 1100],
  ['06', 'decided', 1100, 1500, null, 1100],
  ['07', 'aspired', 1100, null, null, 1100],
  ['08', 'decided', 1100, 1750, null, 1100],
  ['09', 'decided', 1100, null, 1100, 1100],
  ['10', 'none', null, null, null, 2200],
  ['12', 'decided', 1100, null, 1100, 1100],
  ['13', 'none', null, null, null, 2200],
  ['14', 'aspired', 1100, null, null, 1100],
  ['17', 'own-norm', 1500, 1500, 1500, 1500],
  ['18', 'none', null, null, null, 2200],
  ['19', 'decided', 1100, null, 1100, 1100],
  ['20', 'none', null, null, null, 2200],
  ['21', 'none', null, null, null, 2200],
  ['22', 'decided', 1100, null, 1100, 1100],
  ['23', 'own-model', 1250, 1250, 1250, 1250],
  ['24', 'decided', 1100, null, 1100, 1100],
  ['25', 'decided', 1100, null, 1100, 1100],
]

const answers = 'lakarforbundet-2024:appendix-1'

const model = (status: NormStatus, value: number | null): Fact<number | null> => {
  const common = { value, source: answers, asOf: '2024-04' } as const
  if (status === 'decided') return { ...common, kind: 'reported' }
  if (status === 'own-norm') {
    return {
      ...common,
      kind: 'reported',
      note: "The region's own norm, used because 1 100 is not decided.",
      noteSv: 'Regionens eget riktvärde, som används eftersom 1 100 inte är beslutat.',
    }
  }
  if (status === 'own-model') {
    return {
      ...common,
      kind: 'reported',
      note: 'Listed patients per specialist in units run by the region, before deductions for other assignments.',
      noteSv: 'Listade per allmänspecialist vid enheter i egen regi, före avdrag för andra uppdrag.',
    }
  }
  if (status === 'aspired') {
    return {
      ...common,
      kind: 'derived',
      note: 'Not decided: the norm that the region has ordered a plan for.',
      noteSv: 'Inte beslutat: det riktvärde som regionen har beställt en plan för.',
    }
  }
  return {
    ...common,
    kind: 'reported',
    note: 'The region has decided on no norm. The 2 200 of the chart is a placeholder.',
    noteSv: 'Regionen har inte beslutat om något riktvärde. Diagrammets 2 200 är en platshållare.',
  }
}

const printed2023 = (code: RegionCode, value: number | null): Fact<number | null> => {
  const common = { value, source: answers, kind: 'reported', asOf: '2023-02' } as const
  if (value === null) {
    return { ...common, note: 'No number in the column.', noteSv: 'Ingen siffra i kolumnen.' }
  }
  if (code !== '08') return common
  return {
    ...common,
    note: 'A ceiling for a payment until 30 June 2023, not a norm.',
    noteSv: 'Ett ersättningstak till och med 30 juni 2023, inget riktvärde.',
  }
}

const printed2024 = (code: RegionCode, status: NormStatus, value: number | null): Fact<number | null> => {
  const common = { value, source: answers, kind: 'reported', asOf: '2024-04' } as const
  if (value === null && (code === '06' || code === '08')) {
    return {
      ...common,
      note: 'The column has only JA, and the comment names several numbers, so none is taken as the printed one.',
      noteSv: 'Kolumnen har bara JA, och kommentaren nämner flera tal; inget tas därför som det tryckta.',
    }
  }
  if (value === null)
    return { ...common, note: 'No number in the column.', noteSv: 'Ingen siffra i kolumnen.' }
  if (status !== 'decided') return common
  return {
    ...common,
    note: 'Stands in the comment; the column has only JA.',
    noteSv: 'Står i kommentaren; kolumnen har bara JA.',
  }
}

const chart = (status: NormStatus, value: number): Fact<number> => {
  const common = { value, source: 'lakarforbundet-2024:figure-1', kind: 'reported', asOf: '2024-04' } as const
  if (status === 'none') {
    return {
      ...common,
      note: 'A placeholder that draws “no decision”. The region has adopted no such norm; never use it as one (K6).',
      noteSv:
        'En platshållare som ritar ”inget beslut”. Regionen har inget sådant riktvärde; använd det aldrig (K6).',
    }
  }
  if (status === 'aspired') {
    return {
      ...common,
      note: 'Drawn at the norm although the region has not decided on it (K6).',
      noteSv: 'Ritat vid riktvärdet fast regionen inte har beslutat om det (K6).',
    }
  }
  return common
}

const targetYears: Readonly<Partial<Record<RegionCode, Fact<number>>>> = {
  '01': {
    value: 2034,
    source: 's-stockholm-2024',
    kind: 'reported',
    asOf: '2024-04-17',
    note: 'The action plan gives itself ten years; the survey says the same.',
    noteSv: 'Handlingsplanen ger sig tio år; kartläggningen säger detsamma.',
  },
  '03': {
    value: 2030,
    source: answers,
    kind: 'reported',
    asOf: '2024-04',
    note: 'At the latest by the end of 2030, in steps from 1 January 2023.',
    noteSv: 'Senast vid utgången av 2030, i steg från den 1 januari 2023.',
  },
  '09': {
    value: 2027,
    source: answers,
    kind: 'derived',
    asOf: '2024-04',
    note: 'The last year of the action plan; the answer does not say that the norm is reached by then.',
    noteSv: 'Handlingsplanens sista år; svaret säger inte att riktvärdet är nått då.',
  },
  '19': {
    value: 2029,
    source: answers,
    kind: 'reported',
    asOf: '2024-02-13',
    note: 'The year of the target picture in which the goal stands.',
    noteSv: 'Året för den målbild där målet står.',
  },
  '25': {
    value: 2027,
    source: answers,
    kind: 'derived',
    asOf: '2022-08-17',
    note: 'Five years from the decision of 17 August 2022.',
    noteSv: 'Fem år från beslutet den 17 augusti 2022.',
  },
}

const targetYear = (code: RegionCode): Fact<number | null> =>
  targetYears[code] ?? {
    value: null,
    source: answers,
    kind: 'reported',
    asOf: '2024-04',
    note: 'The answer names no year.',
    noteSv: 'Svaret nämner inget år.',
  }

/** The norms, by region. */
export const norms = byRegion(
  rows,
  ([code, status, norm, feb2023, feb2024, drawn]): RegionNorm => ({
    status,
    model: model(status, norm),
    printedFeb2023: printed2023(code, feb2023),
    printedFeb2024: printed2024(code, status, feb2024),
    chartAsPrinted: chart(status, drawn),
    targetYear: targetYear(code),
  }),
)
