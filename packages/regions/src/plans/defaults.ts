import type { PlanInput } from '@kohort/core'
import { parameterFacts, toFigure } from '../facts/index.js'
import { assumed, because, derived } from './assume.js'

/**
 * The parameters that hold for every region until it has measured its own: from the facts where they say something,
 * else assumed, with the reason beside the number.
 */

const { training, specialists, need, cost } = parameterFacts

/**
 * Everybody in the model has the mean leave and working time, so the difference between people lies in the
 * requirement (MODEL.md, section 1): whoever works full time and is never away is done in five calendar years.
 */
const ordinaryRequirement = {
  min: assumed(
    4.05,
    [3.8, 4.5],
    'Ingen regel: ett mått på spridningen. Modellen ger alla medelfrånvaron, så den som arbetar heltid utan ledighet och är klar på fem kalenderår motsvarar 5 × 0,93 × (1 − 0,13). Ändras frånvaron mycket bör även detta ändras.',
    'Not a rule but a measure of the spread. The model gives everybody the mean leave, so whoever works full time without leave and is done in five calendar years counts as 5 × 0.93 × (1 − 0.13). If leave changes much, this should change too.',
  ),
  mode: {
    ...because(
      { ...toFigure(training.requirementOldRules), range: [4.8, 5.5] },
      'Att de flesta behöver just så mycket är antaget. De nya reglernas 5,5 år med BT är inte inräknade: källorna säger inte om den som gör BT räknas som ST-läkare. Scenariot new-rules-bt visar vad de gör.',
      'That most people need just that much is assumed. The 5.5 years of the new rules, with BT, are not counted: the sources do not say whether a doctor in BT counts as a trainee. The scenario new-rules-bt shows what they do.',
    ),
    kind: 'assumed',
  } as const,
  max: assumed(
    6.5,
    [6, 7.5],
    'Ingen mäter hur lång tid de sista behöver. 6,5 ger i medel 6,4 kalenderår (Skåne säger omkring 6,5) och en spridning på 0,6 kalenderår.',
    'Nobody measures how long the last ones need. 6.5 gives a mean of 6.4 calendar years (Skåne says about 6.5) and a spread of 0.6 calendar years.',
  ),
}

const dualRequirement = {
  min: toFigure(training.dualSpecialistRequirement),
  mode: toFigure(training.dualSpecialistRequirement),
  max: assumed(
    3.6,
    [2.7, 5],
    'Vad dubbelspecialister faktiskt behöver är inte publicerat: 3,6 ger i medel 3,5 kalenderår, inom bedömningen 2,7–4,5.',
    'What dual specialists take in fact is not published: 3.6 gives a mean of 3.5 calendar years, inside the judged 2.7–4.5.',
  ),
}

export const groups = {
  ordinary: {
    title: { sv: 'Ordinarie ST', en: 'Ordinary trainees' },
    share: derived(0.9, 'judgement', '2024', 'Resten: 1 − 0,08 − 0,02.', 'The rest: 1 − 0.08 − 0.02.'),
  },
  'dual-specialist': {
    title: { sv: 'Dubbelspecialister', en: 'Dual specialists' },
    share: toFigure(training.dualSpecialistShare),
    training: {
      requirement: dualRequirement,
      rotationYears: assumed(
        0.5,
        [0, 1],
        'Den som redan är specialist har gjort det mesta av sin sidotjänstgöring; ingen källa säger hur mycket.',
        'Whoever is a specialist already has done most of the side rotations; no source says how much.',
      ),
    },
  },
  research: {
    title: { sv: 'Forskar-ST', en: 'Research trainees' },
    share: assumed(
      0.02,
      [0.01, 0.03],
      'Tre forskartjänster om året bland omkring 125–160 som börjar är omkring 2 procent.',
      'Three research posts a year among the 125–160 or so who start are about 2 per cent.',
    ),
    training: { research: { ...toFigure(training.researchTime), range: [0.2, 0.35] } },
  },
} satisfies NonNullable<PlanInput['groups']>

export const trainingDefaults = {
  requirement: ordinaryRequirement,
  workingTime: toFigure(training.workingTime),
  away: toFigure(training.away),
  research: assumed(
    0,
    [0, 0.03],
    'Forskning under ST räknas i gruppen forskar-ST; övriga antas inte forska på utbildningstid.',
    'Research in training is counted in its own group; the others are assumed to do none in training time.',
  ),
  rotationYears: toFigure(training.rotationYears),
  fillRate: assumed(
    1,
    [0.85, 1],
    'Fler sökande än platser på de flesta håll (Västra Götaland); för andra regioner är det inte mätt.',
    'More applicants than posts in most areas (Västra Götaland); not measured elsewhere.',
  ),
}

/** Attrition as the facts have it, before any plan moves it. */
export const attritionFact = toFigure(training.attrition)

const fallsOn = (yearly: number, years: number): number => Number(((1 - yearly) ** years).toFixed(3))

export const specialistDefaults = {
  workingTime: toFigure(specialists.workingTime),
  otherDuties: assumed(
    0,
    [0, 0.15],
    'Riktvärdet räknas som i kartläggningen, som inte drar av ledning, fackligt arbete och forskning och därför kallar behovet lågt räknat.',
    'The norm is counted as the survey counts it, which takes off nothing for management, union work and research and therefore calls the need an underestimate.',
  ),
  hired: toFigure(specialists.staysInRegion),
  retention: {
    '0': 1,
    '5': assumed(
      fallsOn(0.02, 5),
      [0.8, 0.97],
      'Nyfärdiga är omkring 40 år och långt från pension: 2 procent om året flyttar eller byter arbete. Ingen mäter det.',
      'The newly finished are about 40 and far from retirement: 2 per cent a year move or change work. Nobody measures it.',
    ),
    '10': assumed(fallsOn(0.02, 10), [0.64, 0.94], 'Samma 2 procent om året.', 'The same 2 per cent a year.'),
  },
  exits: {
    '0': 1,
    '5': assumed(
      fallsOn(0.05, 5),
      [fallsOn(0.07, 5), fallsOn(0.03, 5)],
      '5 procent om året slutar, pension och flytt tillsammans (3–7). Uttalandet om 36 pensioner 2025 är 3 procent och är omstritt.',
      '5 per cent a year leave, retirement and moves together (3–7). The statement of 36 retirements in 2025 is 3 per cent, and disputed.',
    ),
    '10': assumed(
      fallsOn(0.05, 10),
      [fallsOn(0.07, 10), fallsOn(0.03, 10)],
      'Samma 5 procent om året.',
      'The same 5 per cent a year.',
    ),
  },
}

export const normDefaults = {
  listed: toFigure(need.listedShare),
  perSpecialist: toFigure(need.perSpecialist),
  perTrainee: toFigure(need.perTrainee),
}

export const costDefaults = {
  perTrainee: toFigure(cost.perTrainee),
  perSpecialistFte: toFigure(cost.perSpecialistFte),
  supervisionPerTrainee: toFigure(cost.supervisionPerTrainee),
  coursesPerTrainee: toFigure(cost.coursesPerTrainee),
  paymentPerPost: toFigure(cost.paymentPerPost),
  priceIndex: {
    '2024': derived(
      0,
      'arbetslivsinstitutet-2024',
      '2024',
      'Beloppen är redan 2024 års: prisökningen räknas från 2025.',
      'The amounts are of 2024 already: price growth counts from 2025.',
    ),
    '2025': assumed(
      0.03,
      [0.02, 0.04],
      'Löner och priser i vården; ingen prognos har hämtats.',
      'Pay and prices in health care; no forecast was read.',
    ),
  },
  currency: 'SEK',
} satisfies NonNullable<PlanInput['cost']>
