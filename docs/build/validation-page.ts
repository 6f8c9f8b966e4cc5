import { parsePlan, project } from '@kohort/core'
import { regions } from '@kohort/regions'
import fc from 'fast-check'
import { arbitraryPlan } from '../../packages/core/test/arbitrary-plan.js'
import {
  dutch,
  dutchDemography,
  dutchGone,
  dutchTrends,
  nhsFunnel,
} from '../../packages/core/test/published-plans.js'
import { differences } from '../../packages/core/test/reference/compare.js'
import { referenceProject } from '../../packages/core/test/reference/project.js'
import { kernel, reference } from '../../packages/core/test/reference/views.js'
import { need2019 } from '../../packages/regions/test/need-2019.js'
import { appendixRounding } from './appendix-rounding.js'
import { type Language, number, table, text } from './markdown.js'

/** What a case says: as it was published, as the model has it, and how far apart they may be. */
interface Case {
  readonly what: readonly [sv: string, en: string]
  readonly published: number
  readonly found: number
  readonly within: number
  readonly decimals?: number
}

const words = {
  title: { sv: 'Validering', en: 'Validation' },
  lead: {
    sv: 'Tre publicerade fall, och modellen bredvid en annan som är skriven oberoende av den. Varje siffra i kolumnen modellen räknades ut när sidan byggdes; kolumnen publicerat är avskriven ur källorna. Bygget misslyckas om modellen skiljer sig mer än den får.',
    en: 'Three published cases, and the model beside another, independently written. Every figure in the column of the model was computed when the page was built; the published column is copied from the sources. The build fails if the model is further off than it may be.',
  },
  head: {
    sv: ['fall', 'publicerat', 'modellen', 'skillnad', 'tillåten skillnad'],
    en: ['case', 'published', 'the model', 'difference', 'allowed'],
  },
  appendix: {
    sv: 'Läkarförbundet 2024, bilaga 4: behov per region',
    en: 'Läkarförbundet 2024, appendix 4: need by region',
  },
  appendixText: {
    sv: 'De specialister som fattades 2019 enligt riktvärdet, 20 regioner. Gotland är inte redovisat: okänt, aldrig 0.',
    en: 'Specialists that were short in 2019 by the norm, 20 regions. Gotland is suppressed: unknown, never 0.',
  },
  dutch: {
    sv: 'Nederländska allmänläkare 2009–2019',
    en: 'Dutch general practitioners 2009–2019',
  },
  dutchText: {
    sv: 'van Greuningen, Batenburg och Van der Velden 2012, Human Resources for Health 10:21. De 16 av 109 inflyttade som enligt källan hade slutat till 2019 dras av för hand; modellen har dem kvar. Antagningen räknas som i källan, 614 + gap / (5 × utbyte × heltid per person), med modellens gap. Texten kallar de 2 procenten för effektivitet en minskning; 9 056 = 7 807 × 1,16 kräver en ökning.',
    en: 'van Greuningen, Batenburg and Van der Velden 2012, Human Resources for Health 10:21. The 16 of 109 from abroad who had gone by 2019 are taken off by hand; the model keeps them. The intake is by the published arithmetic, 614 + gap / (5 × yield × FTE a head), with the gap that the model has. The text calls the 2 per cent for efficiency a decrease; 9 056 = 7 807 × 1.16 needs an increase.',
  },
  nhs: { sv: 'Brittiska NHS: från plats till heltid', en: 'The NHS: from places to full-time equivalents' },
  nhsText: {
    sv: '1 000 utbildningsplatser, av vilka 70–75 procent blir allmänläkare på 0,65 heltid.',
    en: '1 000 training places, of which 70–75 per cent become general practitioners at 0.65 full time.',
  },
  other: { sv: 'Modellen skriven en gång till', en: 'Another implementation' },
} as const

const off = ({ published, found }: Case): number => Math.abs(found - published)

const casesTable = (cases: readonly Case[], language: Language): string => {
  for (const one of cases)
    if (!(off(one) <= one.within))
      throw new Error(`${one.what[1]}: published ${one.published}, the model has ${one.found}`)
  return table(
    words.head[language],
    cases.map((one) => [
      text(one.what[language === 'sv' ? 0 : 1]),
      number(one.published, 0, language),
      number(one.found, one.decimals ?? 1, language),
      number(one.found - one.published, one.decimals ?? 1, language),
      `± ${number(one.within, one.within < 10 ? 1 : 0, language)}`,
    ]),
  )
}

const appendixCases = (): readonly Case[] => [
  ...regions.flatMap(({ name, appendix4 }): readonly Case[] => {
    const doctors = appendix4.doctorEquivalents.value
    const printed = appendix4.moreNeeded.value
    if (doctors === null || printed === null) return []
    const found = need2019(appendix4.population.value, doctors).shortfall ?? Number.NaN
    return [{ what: [name, name], published: printed, found, within: 1 }]
  }),
]

const dutchCases = (): readonly Case[] => {
  const projection = project(dutch(dutchDemography))
  const [first, last] = [projection.at(2009), projection.at(2019)]
  const goneFte = (dutchGone * (63 * 0.822 + 46 * 0.551)) / 109
  const needed = (growth: Parameters<typeof dutch>[0]) =>
    project(dutch(growth)).at(2019).demandFte ?? Number.NaN
  const ftePerHead = 0.29 * 0.822 + 0.71 * 0.551
  const supply = (last.specialistFte ?? Number.NaN) - goneFte
  const gap = (growth: Parameters<typeof dutch>[0]) => needed(growth) - supply
  const intake = (gap: number) => 614 + gap / (5 * (2690 / 3070) * ftePerHead)
  const permille = (published: number) => published / 1000
  const figure = (what: Case['what'], published: number, found: number | null | undefined): Case => ({
    what,
    published,
    found: found ?? Number.NaN,
    within: permille(published),
  })
  return [
    figure(['Heltider 2009', 'FTE in 2009'], 7290, first.specialistFte),
    figure(['Behov 2009, heltider', 'Needed in 2009, FTE'], 7363, first.demandFte),
    figure(['Personer 2019', 'Heads in 2019'], 12_246, (last.specialists ?? 0) - dutchGone),
    figure(['Heltider 2019', 'FTE in 2019'], 8187, (last.specialistFte ?? 0) - goneFte),
    figure(['Behov 2019, demografi', 'Needed in 2019, demography'], 7807, needed(dutchDemography)),
    figure(
      ['Behov 2019, alla trender', 'Needed in 2019, all trends'],
      9056,
      needed({ ...dutchDemography, trends: dutchTrends }),
    ),
    figure(
      ['Behov 2019, med avlastning', 'Needed in 2019, with substitution'],
      8512,
      needed({ ...dutchDemography, trends: dutchTrends, substitution: -0.06 }),
    ),
    ...(
      [
        [dutchDemography, 476, 'demografi', 'demography'],
        [{ ...dutchDemography, trends: dutchTrends }, 929, 'alla trender', 'all trends'],
        [
          { ...dutchDemography, trends: dutchTrends, substitution: -0.06 },
          732,
          'med avlastning',
          'with substitution',
        ],
      ] as const
    ).map(
      ([growth, published, sv, en]): Case => ({
        what: [`Antagning som sluter gapet, ${sv}`, `Intake that closes the gap, ${en}`],
        published,
        found: intake(gap(growth)),
        // The gap is the difference of two figures, each of which may be off by 0.1 per cent.
        within: 1 + (permille(8187) + permille(needed(growth))) / (5 * (2690 / 3070) * ftePerHead),
      }),
    ),
  ]
}

const nhsCases = (): readonly Case[] =>
  (
    [
      [0.7, 455],
      [0.75, 488],
    ] as const
  ).map(
    ([share, published]): Case => ({
      what: [`${share * 100} procent`, `${share * 100} per cent`],
      published,
      found: project(nhsFunnel(share)).at(2024).specialistFte ?? Number.NaN,
      within: 0.5,
    }),
  )

const PLANS = 150

/** The kernel beside the reference of the tests, on plans that fast-check makes up from a fixed seed. */
const otherText = (language: Language): string => {
  const plans = fc.sample(arbitraryPlan(), { numRuns: PLANS, seed: 20_231_231 })
  const apart = plans.filter((input) => {
    const plan = parsePlan(input)
    const { decisions } = referenceProject(plan)
    return differences(plan, kernel(plan), reference(plan), decisions).length > 0
  }).length
  if (apart > 0) throw new Error(`The kernel and the reference differ in ${apart} of ${PLANS} plans.`)
  return language === 'sv'
    ? `Testerna har hela modellen en gång till, skriven för sig efter specifikationen och så enkelt som möjligt. På ${PLANS} påhittade planer – med grupper, tak, åldersmodell, index, kostnad – skiljer sig ingen serie något år mer än en miljarddel (eller en biljondel av alla personer i planen, där ett litet tal är skillnaden mellan två stora); ${apart} planer avvek när sidan byggdes. Utbildningsdelen är i sin tur jämförd med människor simulerade en och en.`
    : `The tests have a second implementation of the whole model, written apart from the specification, in plain objects. On ${PLANS} made-up plans – with groups, limits, ages, index, cost – no series of any year differs by more than one part in a billion (or 1e-12 of all heads in the plan, where a small figure is the difference of two large ones); ${apart} plans were off when this page was built. Its training part was in its turn compared with people simulated one by one.`
}

/** The validation page; throws when a figure is further off than it may be. */
export const validationPage = (language: Language): string => {
  const section = (title: keyof typeof words, say: string, body: string): string =>
    `## ${(words[title] as { sv: string; en: string })[language]}\n\n${say}\n\n${body}`
  return `${[
    `# ${words.title[language]}\n\n${words.lead[language]}`,
    section(
      'appendix',
      words.appendixText[language],
      `${casesTable(appendixCases(), language)}\n\n${appendixRounding(language)}`,
    ),
    section('dutch', words.dutchText[language], casesTable(dutchCases(), language)),
    section('nhs', words.nhsText[language], casesTable(nhsCases(), language)),
    section('other', otherText(language), ''),
  ].join('\n\n')}\n`
}
