import {
  type DisplayCell,
  type DisplayTable,
  noteTables,
  series as registry,
  type SeriesName,
  seriesCell,
  seriesReading,
  shareCell,
} from '@kohort/core'
import { both, listed, noteInWords } from '../read/words.js'
import type { Backtest } from './backtest-result.js'
import type { HorizonScore, NaiveScore } from './scores.js'

/** A band that holds fewer than this of what should be nine of ten is too narrow. */
const NARROW = 0.75
/** From fewer starts than this the share inside the bands is no verdict on them: comparisons overlap. */
const STARTS_FOR_VERDICT = 10

const whole = ({ scores }: Backtest, name: string): HorizonScore | undefined =>
  scores.find(({ series, horizon }) => series === name && horizon === null)

/** Whether the model was nearer than the simple forecasts. */
const against = ({ noChange, trend }: HorizonScore): DisplayCell => {
  const skills = [noChange, trend].flatMap((one) => (one === null || one.skill === null ? [] : [one.skill]))
  if (skills.every((skill) => skill > 0))
    return both(
      'Den slår både ”ingen ändring” och trendlinjen.',
      'It beats both “no change” and the trend line.',
    )
  return skills.some((skill) => skill > 0)
    ? both(
        'Den slår den ena av de två enkla prognoserna, inte den andra.',
        'It beats one of the two simple forecasts, and not the other.',
      )
    : both(
        'De enkla prognoserna låg närmare: för antalet duger modellen inte bättre än en linjal.',
        'The simple forecasts were nearer: for the stock the model does no better than a ruler.',
      )
}

/** Whether the bands held, and from how many starts it is said. */
const bands = ({ coverage90, starts }: HorizonScore): DisplayCell => {
  const inside = shareCell(coverage90)
  const isNarrow = coverage90 < NARROW
  if (starts < STARTS_FOR_VERDICT)
    return [
      both('Om spannen håller går inte att säga: ', 'Whether the bands hold cannot be said: '),
      inside,
      both(
        ` av utfallen låg i dem (nio av tio borde), men ur ${starts} starter som överlappar varandra; minst ${STARTS_FOR_VERDICT} behövs.`,
        ` of the outcomes lay in them (nine of ten should), but from ${starts} starts that overlap; at least ${STARTS_FOR_VERDICT} are needed.`,
      ),
      isNarrow ? both(' Det tyder på att de är för smala.', ' It suggests that they are too narrow.') : '',
    ]
  return isNarrow
    ? [
        both('Spannen är för smala: ', 'The bands are too narrow: '),
        inside,
        both(
          ' av utfallen låg i dem, och nio av tio borde.',
          ' of the outcomes lay in them, and nine of ten should.',
        ),
      ]
    : [
        both('Spannen höll: ', 'The bands held: '),
        inside,
        both(
          ' av utfallen låg i dem (nio av tio borde).',
          ' of the outcomes lay in them (nine of ten should).',
        ),
      ]
}

const answerOf = (found: Backtest): DisplayCell => {
  const stock = whole(found, 'trainees')
  if (stock === undefined)
    return both('Antalet ST-läkare gick inte att jämföra.', 'The stock could not be compared.')
  const few = found.scores.filter(
    ({ series, horizon, coverage90 }) => series !== 'trainees' && horizon === null && coverage90 < NARROW,
  )
  return [
    both('Modellen låg i snitt ', 'The model was off by '),
    shareCell(stock.mape, 'figure', 1) ?? '–',
    both(' fel om antalet ST-läkare. ', ' on average for the stock of trainees. '),
    [against(stock), ' ', bands(stock)],
    ...(few.length === 0
      ? []
      : [
          both(' Få utfall låg i dem för ', ' Few outcomes lay in them for '),
          listed(
            few.map(({ series, coverage90 }) => [registry[series].label, ' (', shareCell(coverage90), ')']),
          ),
          '.',
        ]),
  ]
}

/** The error of a simple forecast, and whether the model was nearer in the same years. */
const naiveCell = (name: SeriesName, score: NaiveScore | null): DisplayCell =>
  score === null
    ? '–'
    : [
        seriesCell(name, score.meanAbsoluteError, 'difference'),
        score.model < score.meanAbsoluteError ? ' ✓' : ' ✗',
      ]

const seriesTable = ({ scores }: Backtest, name: SeriesName, caption: DisplayCell): DisplayTable => ({
  caption,
  heads: [
    both('År fram', 'Years on'),
    both('Jämförda', 'Compared'),
    both('Fel i snitt', 'Mean error'),
    both('av utfallet', 'of the outcome'),
    both('Systematiskt fel', 'Bias'),
    both('Inom 5–95 %', 'Inside 5–95%'),
    both('Inom 25–75 %', 'Inside 25–75%'),
    both('Utan ändring', 'No change'),
    both('Trendlinje', 'Trend line'),
  ],
  rows: scores
    .filter(({ series }) => series === name)
    .map((one) => [
      one.horizon === null ? both('alla', 'all') : String(one.horizon),
      { value: one.count, decimals: 0 },
      seriesCell(name, one.meanAbsoluteError, 'difference'),
      shareCell(one.mape, 'figure', 1),
      seriesCell(name, one.meanError, 'change'),
      shareCell(one.coverage90),
      shareCell(one.coverage50),
      naiveCell(name, one.noChange),
      naiveCell(name, one.trend),
    ]),
})

/** What the tables mean, and what a reader should know before believing them. */
const notesOf = (found: Backtest): readonly DisplayCell[] => {
  const { bases, forecasts, scores, notes } = found
  const isOfIntake = ({ code }: (typeof notes)[number]): boolean => code.startsWith('intake-')
  // Each start says how its intake goes on: the last one speaks for all.
  const told = [...notes.filter((note) => !isOfIntake(note)), ...notes.filter(isOfIntake).slice(-1)]
  const last = Math.max(...forecasts.map(({ year }) => year))
  return [
    both(
      `Start i ${bases.length} år, ${bases[0]}–${bases.at(-1)}, fram till ${last}: varje start vet bara det som var räknat då. Systematiskt fel är prognos minus utfall i medeltal. De två sista kolumnerna är de enkla prognosernas fel i snitt: ✓ modellen låg närmare än den enkla prognosen, ✗ längre ifrån.`,
      `Started in ${bases.length} years, ${bases[0]}–${bases.at(-1)}, up to ${last}: each start knows only what was counted then. Bias is forecast less outcome, on average. The last two columns are the mean errors of the simple forecasts: ✓ the model was nearer than the simple forecast, ✗ farther off.`,
    ),
    ...(scores.some(({ horizon, coverage90 }) => horizon === null && coverage90 < NARROW)
      ? [
          both(
            'Vidga planens spann, eller kalibrera mot samma historik.',
            'Widen the plan’s ranges, or calibrate to the same history: calibrate.',
          ),
        ]
      : []),
    both(
      'Talen i planen är dagens: är de valda med historiken i sikte är prövningen snällare än framtiden.',
      'The plan’s numbers are today’s: where they were chosen with the history in sight, the test is kinder than the future.',
    ),
    ...told.map(({ text }) => noteInWords(text)),
  ]
}

/** How forecasts from earlier years did: each series by years ahead. */
export const backtestTables = (found: Backtest): readonly DisplayTable[] => {
  const names = [...new Set(found.scores.map(({ series }) => series))]
  const { plan } = found.manifest()
  return [
    ...names.map((name, index) =>
      seriesTable(found, name, [
        [`${plan}: `, both('prövning mot historiken. ', 'test against history. ')],
        [seriesReading(name).head, '.', ...(index === 0 ? [' ', answerOf(found)] : [])],
      ]),
    ),
    ...noteTables(notesOf(found)),
  ]
}
