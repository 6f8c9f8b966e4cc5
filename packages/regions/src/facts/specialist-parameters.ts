import { numberFacts } from './fact.js'

/** The specialists: who is hired and stays, how much they work, when they go. Paths of a plan: `specialists.*`. */
export const specialistParameters = numberFacts({
  staysInRegion: {
    value: 0.88,
    range: [0.75, 0.96],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: "Share of the newly finished who are hired into the region's primary care. Gotland kept 3 of 3 in 2023; nobody publishes it.",
    noteSv:
      'Andel av de nyfärdiga som anställs i regionens primärvård. Gotland behöll 3 av 3 år 2023; ingen publicerar det.',
  },
  workingTime: {
    value: 0.85,
    range: [0.8, 0.9],
    source: 'lakarforbundet-2024:appendix-4',
    kind: 'reported',
    asOf: '2022',
    note: 'Mean working degree, employed by regions, all regions together; the survey quotes SKR 2022.',
    noteSv:
      'Genomsnittlig tjänstgöringsgrad, anställda av regioner, hela landet; kartläggningen citerar SKR 2022.',
  },
  exitShare: {
    value: 0.05,
    range: [0.03, 0.07],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Share who leave a year, retirement and moves together, for a model without ages. The statement of 36 in 2025 is 3 per cent.',
    noteSv:
      'Andel som slutar per år, pension och flytt tillsammans, för en modell utan åldrar. Uttalandet om 36 år 2025 är 3 procent.',
  },
  inflowPerYear: {
    value: 20,
    range: [0, 50],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Specialists a year into Stockholm from elsewhere; nothing is published. For other regions scale by inhabitants.',
    noteSv:
      'Specialister per år till Stockholm från annat håll; inget är publicerat. Skala efter folkmängd för andra regioner.',
  },
  share55AndOver2013: {
    value: 0.5,
    source: 'lakartidningen-2013-03-pension',
    kind: 'reported',
    asOf: '2013',
    note: 'About half of the specialists were 55 or older.',
    noteSv: 'Omkring hälften av specialisterna var 55 år eller äldre.',
  },
  share55AndOver: {
    value: 0.35,
    range: [0.25, 0.45],
    source: 'general-knowledge',
    kind: 'assumed',
    asOf: '2024',
    note: 'Share of the specialists who are 55 or older today, from memory; no table of ages was found.',
    noteSv:
      'Andel av specialisterna som är 55 år eller äldre i dag, ur minnet; ingen åldersfördelning har hittats.',
  },
  clinicalAfter65: {
    value: 0.43,
    source: 'lakartidningen-2024-06',
    kind: 'reported',
    asOf: '2024',
    note: 'Share of members over 65, all specialties, in clinical work, among those who answered.',
    noteSv: 'Andel medlemmar över 65, alla specialiteter, i kliniskt arbete, bland dem som svarade.',
  },
  clinicalAt65To69: {
    value: 0.67,
    source: 'lakartidningen-2024-06',
    kind: 'reported',
    asOf: '2024',
    note: 'The same at 65–69.',
    noteSv: 'Detsamma vid 65–69 år.',
  },
  clinicalAt85AndOver: {
    value: 0.05,
    source: 'lakartidningen-2024-06',
    kind: 'reported',
    asOf: '2024',
    note: 'The same from 85.',
    noteSv: 'Detsamma från 85 år.',
  },
})

const exitNote = {
  source: 'judgement',
  kind: 'assumed',
  asOf: '2024',
  note: 'Share who retire a year. No source; the range is as wide, relatively, as that of the total exit share (3–7 about 5).',
  noteSv:
    'Andel som går i pension per år. Ingen källa; spannet är relativt sett lika brett som det för alla som slutar ' +
    '(3–7 kring 5).',
} as const

/** Share who retire a year, by the age from which it holds; below 60 nothing is given. */
export const exitByAge = numberFacts({
  '60': { value: 0.04, range: [0.024, 0.056], ...exitNote },
  '65': { value: 0.2, range: [0.12, 0.28], ...exitNote },
  '68': { value: 0.25, range: [0.15, 0.35], ...exitNote },
  '71': { value: 0.35, range: [0.21, 0.49], ...exitNote },
})

/** Working time as a share of full time, by the age from which it holds. */
export const workingTimeByAge = numberFacts({
  '25': {
    value: 0.85,
    range: [0.8, 0.9],
    source: 'lakarforbundet-2024:appendix-4',
    kind: 'reported',
    asOf: '2022',
    note: 'The mean of all ages, used up to 60.',
    noteSv: 'Medelvärdet för alla åldrar, använt till och med 60.',
  },
  '61': {
    value: 0.75,
    range: [0.62, 0.85],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2014',
    note:
      'The source says that hours fall from 61 and gives no figure; the range runs from midway between the levels ' +
      'before and after up to the one before.',
    noteSv:
      'Källan säger att arbetstiden minskar från 61 men ger ingen siffra; spannet går från mitt emellan nivåerna ' +
      'före och efter upp till den före.',
  },
  '67': {
    value: 0.4,
    source: 'lakartidningen-2014-09',
    kind: 'reported',
    asOf: '2014',
    note: 'About 40 per cent of full time from 67, all specialties, among those who work.',
    noteSv: 'Omkring 40 procent av heltid från 67, alla specialiteter, bland dem som arbetar.',
  },
})
