import type { Bilingual, Plan, Projection } from '@kohort/core'
import { computedIntake } from '../shared/computed-intake.js'
import { kindsText, numberCountsText } from '../shared/number-counts.js'

const joined = (one: Bilingual, other: Bilingual | null): Bilingual =>
  other === null ? one : { sv: `${one.sv} ${other.sv}`, en: `${one.en} ${other.en}` }

/** What the model computes, in plain words, of this plan only what is in it. */
export const methodText = (
  plan: Plan,
  projection: Projection,
): readonly (readonly [heading: Bilingual, body: Bilingual])[] => {
  const { training, need, cost } = plan
  const counts = numberCountsText(plan)
  const limits = training.limits
  const intake: Bilingual =
    training.intake.fixed !== undefined
      ? {
          sv: 'Planen anger antagningen år för år.',
          en: 'The plan gives the intake year by year.',
        }
      : training.intake.growth !== undefined
        ? {
            sv: 'Antagningen börjar på ett angivet antal och växer med en angiven takt.',
            en: 'The intake starts at a given number and grows at a given rate.',
          }
        : {
            sv: 'Antagningen räknas fram så att antalet ST-läkare följer målet. Målet nås då av sig självt: frågan är vilken antagning det kräver.',
            en: 'The intake is worked out so that the number of trainees follows the target. The target is then met by construction: the question is what intake that takes.',
          }
  const bounds: readonly Bilingual[] = [
    ...(limits?.rotations === undefined
      ? []
      : [{ sv: 'platser för sidotjänstgöring', en: 'places for hospital rotations' }]),
    ...(limits?.supervision === undefined ? [] : [{ sv: 'handledning', en: 'supervision' }]),
    ...(limits?.posts === undefined ? [] : [{ sv: 'inrättade tjänster', en: 'funded posts' }]),
    ...(limits?.applicants === undefined ? [] : [{ sv: 'sökande', en: 'applicants' }]),
  ]
  const list = (language: 'sv' | 'en'): string => bounds.map((bound) => bound[language]).join(', ')
  return [
    [
      { sv: 'Vad modellen räknar', en: 'What the model computes' },
      {
        sv: `Hur många som varje år börjar, är i utbildning, blir färdiga och arbetar kvar, i förväntade värden. Det som hände till och med ${plan.base} ligger fast; därefter räknas ett år i taget till ${plan.to}.`,
        en: `How many start, are in training, finish and stay on each year, in expected values. What happened up to ${plan.base} is fixed; from then on one year at a time is projected to ${plan.to}.`,
      },
    ],
    [
      { sv: 'Utbildning', en: 'Training' },
      {
        sv: 'Varje antagen årskull följs tills den är färdig. Hur mycket utbildning en person behöver, i heltidsår, ligger mellan planens kortaste och längsta tid, oftast nära den vanligaste (en triangelfördelning). Under ett år samlas (1 − helt frånvarande) × tjänstgöringsgrad × (1 − forskning) heltidsår. En andel slutar varje år utan att bli färdig.',
        en: "Each year's intake is followed until it has finished. How much training a person needs, in full-time years, lies between the plan's shortest and longest, most often near the commonest (a triangular distribution). A year gains (1 − fully away) × working time × (1 − research) full-time years. A share leaves each year without finishing.",
      },
    ],
    [{ sv: 'Antagning', en: 'Intake' }, joined(intake, computedIntake(plan, projection))],
    ...(bounds.length === 0
      ? []
      : [
          [
            { sv: 'Flaskhalsar', en: 'Bottlenecks' },
            {
              sv: `Planen räknar med att det finns gränser för: ${list('sv')}. Den lägsta gränsen skär antagningen, och de som väntar på en plats räknas kvar i utbildningen.`,
              en: `The plan counts with limits on: ${list('en')}. The lowest limit cuts the intake, and those who wait for a place are counted as still in training.`,
            },
          ] as const,
        ]),
    [
      { sv: 'Specialister', en: 'Specialists' },
      {
        sv: 'Av de färdiga anställs en andel i regionens primärvård; resten går den miste om. De som anställs eller flyttar in lämnar efter hand enligt en kurva över andelen kvar, basårets specialister enligt en kurva eller efter ålder. Heltider är personer × tjänstgöringsgrad × (1 − andra uppdrag).',
        en: "Of those who finish a share is hired into the region's primary care; the rest is lost to it. Those hired or come from elsewhere leave by a curve of the share still here, the base year's specialists by a curve or by age. FTE is heads × working time × (1 − other duties).",
      },
    ],
    [
      { sv: 'Behov', en: 'Need' },
      need.norm === undefined
        ? {
            sv: 'Behovet växer från basårets utbud med planens faktorer, som multipliceras. Täckning är specialister i heltider delat med behovet.',
            en: "The need grows from the base year's supply with the plan's factors, which multiply. Coverage is specialist FTE over the need.",
          }
        : {
            sv: 'Behovet är listade invånare delat med riktvärdet per specialist. Täckning är hur många invånare läkarna räcker till, ST-läkare med sin del, delat med de listade.',
            en: 'The need is the listed inhabitants over the norm per specialist. Coverage is how many inhabitants the doctors suffice for, trainees with their part, over those listed.',
          },
    ],
    ...(cost === undefined
      ? []
      : [
          [
            { sv: 'Kostnad', en: 'Cost' },
            {
              sv: `Kostnader är i årets pengar, miljoner ${cost.currency}: basårets kostnad per ST-läkare och per specialist på heltid, uppräknad med planens prisökning.`,
              en: `Costs are in the year's money, millions of ${cost.currency}: the base year's cost per trainee and per specialist FTE, raised by the plan's growth of prices.`,
            },
          ] as const,
        ]),
    [
      { sv: 'Mål', en: 'Goals' },
      {
        sv: 'Ett mål håller ett mått mellan en nedre och en övre gräns; mellan två angivna år går gränsen rakt. Marginalen är avståndet till närmaste gräns, minus är utanför.',
        en: 'A goal holds a measure between a lower and an upper limit; between two given years the limit is a straight line. The margin is the distance to the nearest limit, minus is outside.',
      },
    ],
    [
      { sv: 'Underlag', en: 'Kinds of number' },
      {
        sv: `Modellen räknar med ${counts.sv}. ${kindsText.sv} Uppgifter om enskilda år och målens gränser är inga tal som modellen räknar med; de står på ett eget blad. Troligt minst och högst: i nio fall av tio ligger det sanna värdet däremellan.`,
        en: `The model computes with ${counts.en}. ${kindsText.en} Figures stated of single years and the limits of the goals are no numbers that the model computes with; they have a sheet of their own. Likely low and high: in nine cases of ten the true value lies between them.`,
      },
    ],
  ]
}
