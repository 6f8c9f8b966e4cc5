import type { Lever, LeverId } from './lever.js'

const percent = { sv: '%', en: '%' } as const
const aYear = { sv: '% per år', en: '% a year' } as const

/** Of a plan that follows a stock: its levers are that stock's. */
export const stockTexts = {
  level: {
    label: { sv: 'Antal ST-läkare, alla år', en: 'Number of trainees, all years' },
    meaning: {
      sv: 'Planen följer ett antal ST-läkare, och antagningen är vad det kräver: här flyttas antalet, i procent av planens.',
      en: "The plan follows a number of trainees, and the intake is what that takes: this moves the number, in per cent of the plan's.",
    },
    unit: { sv: '% av planen', en: '% of the plan' },
  },
  final: {
    label: { sv: 'Antal ST-läkare, sista året', en: 'Number of trainees, last year' },
    meaning: {
      sv: 'Banan lutas så att den slutar här; första året ligger kvar.',
      en: 'The path is tilted so that it ends here; the first year stays.',
    },
    unit: { sv: 'ST-läkare', en: 'trainees' },
  },
} as const

/** Said where there is no intake to move. */
export const growingIntake = {
  sv: 'Antagningen växer i planen med en takt och har inga egna år att flytta: ändra takten i planens fil (training.intake.growth).',
  en: "In the plan the intake grows at a rate and has no years of its own to move: change the rate in the plan's file (training.intake.growth).",
} as const

/** How the levers are named and explained. */
export const leverTexts: Readonly<Record<LeverId, Pick<Lever, 'label' | 'meaning' | 'unit'>>> = {
  level: {
    label: { sv: 'Antagning, alla år', en: 'Intake, all years' },
    meaning: {
      sv: 'Hela antagningen uppåt eller nedåt, i procent av planens.',
      en: "The whole intake up or down, in per cent of the plan's.",
    },
    unit: { sv: '% av planen', en: '% of the plan' },
  },
  final: {
    label: { sv: 'Antagning, sista året', en: 'Intake, last year' },
    meaning: {
      sv: 'Banan lutas så att den slutar här; första året ligger kvar.',
      en: 'The path is tilted so that it ends here; the first year stays.',
    },
    unit: { sv: 'personer', en: 'heads' },
  },
  away: {
    label: { sv: 'Helt frånvarande ST-läkare', en: 'Trainees fully away' },
    meaning: {
      sv: 'Den andel av ST-läkarna som är helt lediga, föräldraledighet inräknad.',
      en: 'The share of the trainees who are on full leave, parental leave included.',
    },
    unit: percent,
  },
  working: {
    label: { sv: 'Tjänstgöringsgrad, ST-läkare', en: 'Working time, trainees' },
    meaning: {
      sv: 'Medelvärdet hos de ST-läkare som är i arbete.',
      en: 'The mean of the trainees who are at work.',
    },
    unit: percent,
  },
  attrition: {
    label: { sv: 'Avhopp från utbildningen', en: 'Attrition from training' },
    meaning: {
      sv: 'Den andel som lämnar utan att bli färdig.',
      en: 'The share who leave without finishing.',
    },
    unit: aYear,
  },
  dual: {
    label: { sv: 'Dubbelspecialister', en: 'Dual specialists' },
    meaning: {
      sv: 'Andelen av antagningen som redan är specialister och blir färdiga fortare; övriga grupper tar resten.',
      en: 'The share of the intake who are specialists already and finish sooner; the other groups take the rest.',
    },
    unit: { sv: '% av antagningen', en: '% of the intake' },
  },
  places: {
    label: { sv: 'Platser för sidotjänstgöring', en: 'Rotation places' },
    meaning: {
      sv: 'Heltidsplatser på sjukhus. Räcker de inte väntar de som annars är klara.',
      en: 'Full-time hospital places. If they are too few, those otherwise ready must wait.',
    },
    unit: { sv: 'heltidsplatser', en: 'full-time places' },
  },
  hired: {
    label: { sv: 'Nyfärdiga som anställs', en: 'Newly finished who are hired' },
    meaning: {
      sv: 'Den del av årets färdiga som anställs i regionens primärvård.',
      en: "The share of the year's completions hired into the region's primary care.",
    },
    unit: percent,
  },
  leaving: {
    label: { sv: 'Nya specialister som slutar', en: 'New specialists who leave' },
    meaning: {
      sv: 'Den andel av de nyanställda som varje år lämnar regionens primärvård.',
      en: "The share of those hired who leave the region's primary care each year.",
    },
    unit: aYear,
  },
  leavingBase: {
    label: { sv: 'Dagens specialister som slutar', en: "Today's specialists who leave" },
    meaning: {
      sv: 'Den andel av basårets specialister som varje år slutar, pension inräknad.',
      en: "The share of the base year's specialists who leave each year, retirement included.",
    },
    unit: aYear,
  },
  norm: {
    label: { sv: 'Riktvärde', en: 'The norm' },
    meaning: {
      sv: 'Invånare per specialist i allmänmedicin på heltid. Det nationella riktvärdet är 1 100.',
      en: 'Inhabitants per full-time specialist in general medicine. The national norm is 1 100.',
    },
    unit: { sv: 'invånare per specialist', en: 'inhabitants per specialist' },
  },
}
