import type { Backtest, HorizonScore, NaiveScore } from '@kohort/ensemble'
import { titleText } from '@kohort/report/words'
import { againLines } from '../how-sure/again.js'
import type { Screen } from '../main-screen/screen.js'
import { distanceText, signedText } from '../metric-text.js'
import { tableLines } from '../table.js'
import { wrap } from '../wrap.js'
import { yearsText } from '../years-text.js'
import { NOTHING, nextLines, noteLines, seriesLabel, seriesWord } from './observed-text.js'

/** A band that holds fewer than this of what should be nine of ten is too narrow. */
const NARROW = 0.75

/**
 * From fewer starts than this the share inside the bands is no verdict on them: comparisons overlap, and ten starts give
 * about as much as ten.
 */
const STARTS_FOR_VERDICT = 10

/** The error of a simple forecast, and whether the model was nearer in the same years. */
const naiveText = (
  name: HorizonScore['series'],
  score: NaiveScore | null,
  { voice, paint }: Screen,
): string => {
  if (score === null) return NOTHING
  const far = distanceText(name, score.meanAbsoluteError, voice)
  return score.model < score.meanAbsoluteError ? `${far} ${paint.good('✓')}` : `${far} ${paint.bad('✗')}`
}

const whole = (found: Backtest, series: string): HorizonScore | undefined =>
  found.scores.find((one) => one.series === series && one.horizon === null)

const answer = (found: Backtest, screen: Screen): string => {
  const { voice } = screen
  const stock = whole(found, 'trainees')
  if (stock === undefined)
    return voice.say({
      sv: 'Antalet ST-läkare gick inte att jämföra.',
      en: 'The stock could not be compared.',
    })
  const far = stock.mape === null ? NOTHING : voice.percent(stock.mape, 1)
  const inside = voice.percent(stock.coverage90)
  const worst = [stock.noChange, stock.trend].flatMap((one) =>
    one?.skill === null || one === null ? [] : [one.skill],
  )
  const against = worst.every((skill) => skill > 0)
    ? voice.say({
        sv: 'Den slår både ”ingen ändring” och trendlinjen.',
        en: 'It beats both “no change” and the trend line.',
      })
    : worst.some((skill) => skill > 0)
      ? voice.say({
          sv: 'Den slår den ena av de två enkla prognoserna, inte den andra.',
          en: 'It beats one of the two simple forecasts, and not the other.',
        })
      : voice.say({
          sv: 'De enkla prognoserna låg närmare: för antalet duger modellen inte bättre än en linjal.',
          en: 'The simple forecasts were nearer: for the stock the model does no better than a ruler.',
        })
  const isNarrow = stock.coverage90 < NARROW
  const bands =
    stock.starts < STARTS_FOR_VERDICT
      ? voice.say({
          sv: `Om spannen håller går inte att säga: ${inside} av utfallen låg i dem (nio av tio borde), men ur ${stock.starts} starter som överlappar varandra; minst ${STARTS_FOR_VERDICT} behövs.${isNarrow ? ' Det tyder på att de är för smala.' : ''}`,
          en: `Whether the bands hold cannot be said: ${inside} of the outcomes lay in them (nine of ten should), but from ${stock.starts} starts that overlap; at least ${STARTS_FOR_VERDICT} are needed.${isNarrow ? ' It suggests that they are too narrow.' : ''}`,
        })
      : isNarrow
        ? voice.say({
            sv: `Spannen är för smala: ${inside} av utfallen låg i dem, och nio av tio borde.`,
            en: `The bands are too narrow: ${inside} of the outcomes lay in them, and nine of ten should.`,
          })
        : voice.say({
            sv: `Spannen höll: ${inside} av utfallen låg i dem (nio av tio borde).`,
            en: `The bands held: ${inside} of the outcomes lay in them (nine of ten should).`,
          })
  const others = found.scores.filter(
    ({ series, horizon, coverage90 }) => series !== 'trainees' && horizon === null && coverage90 < NARROW,
  )
  const list = voice.list(
    others.map(({ series, coverage90 }) => `${seriesWord(series, voice)} (${voice.percent(coverage90)})`),
  )
  const also =
    others.length === 0
      ? ''
      : voice.say({ sv: ` Få utfall låg i dem för ${list}.`, en: ` Few outcomes lay in them for ${list}.` })
  return voice.say({
    sv: `Modellen låg i snitt ${far} fel om antalet ST-läkare. ${against} ${bands}${also}`,
    en: `The model was off by ${far} on average for the stock of trainees. ${against} ${bands}${also}`,
  })
}

const seriesTable = (found: Backtest, name: HorizonScore['series'], screen: Screen): readonly string[] => {
  const { voice } = screen
  const own = found.scores.filter(({ series }) => series === name)
  const head = (sv: string, en: string) => ({ head: voice.say({ sv, en }), align: 'right' as const })
  // A yearly series is of a year's people: the rows say which year.
  const unit = voice.say({ sv: 'personer', en: 'heads' })
  return tableLines(
    [
      { head: `${seriesLabel(name, voice)},\n${voice.say({ sv: 'år fram', en: 'years on' })}` },
      head('Jäm-\nförda', 'Com-\npared'),
      head(`Fel i snitt,\n${unit}`, `Mean error,\n${unit}`),
      head(`Systematiskt\nfel, ${unit}`, `Bias,\n${unit}`),
      head('Inom\n5–95 %', 'Inside\n5–95%'),
      head('Inom\n25–75 %', 'Inside\n25–75%'),
      head('Utan\nändring', 'No\nchange'),
      head('Trend-\nlinje', 'Trend\nline'),
    ],
    own.map((one) => [
      one.horizon === null ? voice.say({ sv: 'alla', en: 'all' }) : voice.number(one.horizon),
      voice.number(one.count),
      `${distanceText(name, one.meanAbsoluteError, voice)}${one.mape === null ? '' : ` (${voice.percent(one.mape, 1)})`}`,
      signedText(name, one.meanError, voice),
      voice.percent(one.coverage90),
      voice.percent(one.coverage50),
      naiveText(name, one.noChange, screen),
      naiveText(name, one.trend, screen),
    ]),
  )
}

const steps = (found: Backtest, { voice }: Screen): readonly string[] => {
  const isGrown = found.notes.some(({ code }) => code === 'intake-grown')
  const hasIntake = found.forecasts.some(({ series }) => series === 'intake')
  return [
    ...(found.notes.some(({ code }) => code === 'few-people')
      ? [
          voice.say({
            sv: 'Pröva med hela personer: --process individual. Gör det innan spannen bedöms.',
            en: 'Try it with whole people: --process individual. Do so before the bands are judged.',
          }),
        ]
      : []),
    ...(found.scores.some(({ horizon, coverage90 }) => horizon === null && coverage90 < NARROW)
      ? [
          voice.say({
            sv: 'Vidga planens spann, eller kalibrera mot samma historik: kohort calibrate.',
            en: 'Widen the plan’s ranges, or calibrate to the same history: kohort calibrate.',
          }),
        ]
      : []),
    ...(hasIntake
      ? !isGrown
        ? []
        : [
            voice.say({
              sv: 'Har antagningen gått i steg? Pröva --after held: den hålls då vid de senaste tre årens medel.',
              en: 'Has the intake gone in steps? Try --after held: it then stays at the mean of the last three years.',
            }),
          ]
      : [
          voice.say({
            sv: 'Lägg till antagningen år för år (kolumnen intake): då vet modellen vilka som är på väg.',
            en: 'Add the intake year by year (the column intake): the model then knows who is on the way.',
          }),
        ]),
    voice.say({
      sv: 'Talen i planen är dagens: är de valda med historiken i sikte är prövningen snällare än framtiden.',
      en: 'The plan’s numbers are today’s: where they were chosen with the history in sight, the test is kinder than the future.',
    }),
  ]
}

/** The screen of `kohort backtest`. */
export const backtestLines = (found: Backtest, again: string, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const names = [...new Set(found.scores.map(({ series }) => series))]
  const last = Math.max(...found.forecasts.map(({ year }) => year))
  const bases = yearsText(found.bases[0] ?? plan.base, found.bases.at(-1) ?? plan.base)
  const kept = found.notes.filter(({ code }) => !code.startsWith('intake-'))
  const intake = found.notes.filter(({ code }) => code.startsWith('intake-'))
  const parts = [
    [
      ...wrap(
        voice.say({
          sv: `Prövning mot historiken: ${titleText(plan.title, voice)}`,
          en: `Test against history: ${titleText(plan.title, voice)}`,
        }),
        width,
      ).map(paint.strong),
      ...wrap(answer(found, screen), width),
    ],
    ...names.map((name) => seriesTable(found, name, screen)),
    wrap(
      voice.say({
        sv: `Start i ${found.bases.length} år, ${bases}, fram till ${last}: varje start vet bara det som var räknat då. Fel i procent av utfallet inom parentes; systematiskt fel är prognos minus utfall. De två sista kolumnerna är de enkla prognosernas fel i snitt, i personer: ✓ modellen låg närmare än den enkla prognosen, ✗ längre ifrån.`,
        en: `Started in ${found.bases.length} years, ${bases}, up to ${last}: each start knows only what was counted then. Errors in per cent of the outcome in brackets; bias is forecast less outcome. The last two columns are the mean errors of the simple forecasts, in heads: ✓ the model was nearer than the simple forecast, ✗ farther off.`,
      }),
      width,
    ),
    noteLines([...kept, ...intake.slice(-1)], screen),
    nextLines(steps(found, screen), screen),
    againLines(again, found.manifest().version, voice, width),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}
