import { type Parameter, parameterPathOf, parameters } from '@kohort/core'
import type { CalibratedNumber, Calibration } from '@kohort/ensemble'
import { capital, cut, numberText, pathLabel, rangeText, shortAmount, titleText } from '@kohort/report/words'
import { againLines, commandLines } from '../how-sure/again.js'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, errorFigure } from '../metric-text.js'
import { tableLines } from '../table.js'
import { wrap } from '../wrap.js'
import {
  errorHead,
  errorOrigin,
  NOTHING,
  nextLines,
  noteLines,
  seenText,
  seriesLabel,
  seriesWord,
  weightText,
} from './observed-text.js'

const WIDEST_LABEL = 40
/** A residual beyond so many errors is not explained by chance. */
const ILL = 2

const parameterOf = (path: string): Parameter => parameters[parameterPathOf(path) ?? 'training.away']

/** A number to as many digits as its range tells apart. */
const rounded = (value: number, [low, high]: readonly [number, number]): number => {
  const width = high - low
  if (!(width > 0)) return value
  const step = 10 ** (Math.floor(Math.log10(width)) - 1)
  return Number((Math.round(value / step) * step).toPrecision(12))
}

const labelOf = ({ path, at }: CalibratedNumber, isOne: boolean, { plan, voice }: Screen): string =>
  capital(`${pathLabel(path, plan, voice)}${isOne || at === '' ? '' : atText(path, at, voice)}`)

/** Which of several numbers: a year, or years since entry. */
const atText = (path: string, at: string, voice: Screen['voice']): string =>
  parameterOf(path).form === 'curve'
    ? voice.say({ sv: ` efter ${at} år`, en: ` after ${at} years` })
    : ` ${at}`

const sideText = (
  { path }: CalibratedNumber,
  { value, range }: CalibratedNumber['after'],
  { voice }: Screen,
): readonly [string, string] => {
  const parameter = parameterOf(path)
  const ends = [rounded(range[0], range), rounded(range[1], range)] as const
  return [shortAmount(parameter, rounded(value, range), voice), rangeText(parameter, ends, voice)]
}

/** What became of a range. */
const rangeWord = (one: CalibratedNumber, { voice }: Screen): string => {
  const { before, after, narrowed } = one
  if (!one.learnt) return voice.say({ sv: 'är kvar: inget lärt', en: 'stays: nothing learnt' })
  if (after.range[1] < before.range[0] || after.range[0] > before.range[1])
    return voice.say({ sv: 'utanför planens', en: 'outside the plan’s' })
  const part = voice.percent(Math.abs(narrowed))
  if (Math.abs(narrowed) < 0.005) return voice.say({ sv: 'flyttat', en: 'moved' })
  return narrowed > 0
    ? voice.say({ sv: `${part} smalare`, en: `${part} narrower` })
    : voice.say({ sv: `${part} bredare`, en: `${part} wider` })
}

const numberTable = (found: Calibration, screen: Screen): readonly string[] => {
  const { voice } = screen
  return tableLines(
    [
      { head: voice.say({ sv: 'Tal', en: 'Number' }) },
      { head: voice.say({ sv: 'Förut', en: 'Before' }), align: 'right' },
      { head: voice.say({ sv: 'troligt', en: 'likely' }), align: 'right' },
      { head: voice.say({ sv: 'Passar', en: 'Fits' }), align: 'right' },
      { head: voice.say({ sv: 'troligt', en: 'likely' }), align: 'right' },
      { head: voice.say({ sv: 'Spannet', en: 'The range' }) },
    ],
    found.numbers.map((one) => {
      const isOne = found.numbers.filter(({ path }) => path === one.path).length === 1
      return [
        cut(labelOf(one, isOne, screen), WIDEST_LABEL),
        ...sideText(one, one.before, screen),
        ...sideText(one, one.after, screen),
        rangeWord(one, screen),
      ]
    }),
  )
}

const isOfPeople = (found: Calibration): boolean => found.manifest().process === 'individual'

const fitTable = (found: Calibration, { voice }: Screen): readonly string[] =>
  tableLines(
    [
      { head: voice.say({ sv: 'Räknat', en: 'Counted' }) },
      { head: voice.say({ sv: 'Utfall', en: 'Outcome' }), align: 'right' },
      { head: errorHead(voice), align: 'right' },
      ...(isOfPeople(found)
        ? [{ head: voice.say({ sv: 'Slump', en: 'Chance' }), align: 'right' as const }]
        : []),
      { head: voice.say({ sv: 'Planen', en: 'Plan' }), align: 'right' },
      { head: voice.say({ sv: 'Passar', en: 'Fits' }), align: 'right' },
      { head: voice.say({ sv: 'Avvikelse', en: 'Off by' }), align: 'right' },
    ],
    found.observations.map(({ series, year, value, error, chance, before, fitted, z, kind }) => [
      `${seriesLabel(series, voice)} ${year}${kind === 'contested' ? ' ?' : ''}`,
      seenText(series, value, voice),
      errorFigure(series, error, voice),
      ...(isOfPeople(found) ? [errorFigure(series, chance, voice)] : []),
      before === null ? NOTHING : bareFigure(series, before, voice),
      fitted === null ? NOTHING : bareFigure(series, fitted, voice),
      z === null
        ? NOTHING
        : voice.say({ sv: `${voice.signed(z, 1)} st.avv.`, en: `${voice.signed(z, 1)} sd` }),
    ]),
  )

const answer = (found: Calibration, screen: Screen): string => {
  const { voice } = screen
  const learnt = found.numbers.filter((one) => one.learnt)
  const best = learnt.reduce<CalibratedNumber | undefined>(
    (one, other) => (one === undefined || other.narrowed > one.narrowed ? other : one),
    undefined,
  )
  const off = found.observations.filter(({ z }) => Math.abs(z ?? 0) > ILL)
  if (best === undefined)
    return voice.say({
      sv: 'Det som räknats säger nästan inget om de här talen: deras spann är kvar.',
      en: 'What was counted says next to nothing about these numbers: their ranges stay.',
    })
  const label = pathLabel(best.path, screen.plan, voice)
  const parameter = parameterOf(best.path)
  const [now, range] = sideText(best, best.after, screen)
  const before = numberText(parameter, rounded(best.before.value, best.before.range), voice)
  const fits = voice.say({
    sv: `Bäst passar ${now} som ${label} (troligt ${range}); planen har ${before}.`,
    en: `What fits best is ${now} as ${label} (likely ${range}); the plan has ${before}.`,
  })
  const chance = found.notes.some(({ code }) => code === 'chance-left-out')
    ? voice.say({
        sv: ' En del av det kan vara slump mellan hela personer: räkna om med --process individual innan talet används.',
        en: ' Some of that may be chance between whole people: run again with --process individual before it is used.',
      })
    : ''
  return off.length === 0
    ? `${fits} ${voice.say({ sv: 'Det förklarar allt som räknats.', en: 'That explains all that was counted.' })}${chance}`
    : `${fits} ${voice.say({
        sv: `Men ${voice.list(off.map(({ series, year }) => `${seriesWord(series, voice)} ${year}`))} förklaras inte av de här talen.`,
        en: `But ${voice.list(off.map(({ series, year }) => `${seriesWord(series, voice)} of ${year}`))} are not explained by these numbers.`,
      })}${chance}`
}

const steps = (found: Calibration, out: string | undefined, { plan, voice }: Screen): readonly string[] => {
  const names = (paths: readonly string[]): string =>
    voice.list(paths.map((path) => pathLabel(path, plan, voice)))
  return [
    ...(found.notes.some(({ code }) => code === 'chance-left-out')
      ? [
          voice.say({
            sv: 'Kalibrera med hela personer: --process individual. Annars läses slump som kunskap om talen.',
            en: 'Calibrate with whole people: --process individual. Otherwise chance is read as knowledge of the numbers.',
          }),
        ]
      : []),
    ...(found.observations.some(({ z }) => Math.abs(z ?? 0) > ILL)
      ? [
          voice.say({
            sv: 'Låt fler tal vara med (--paths), eller kontrollera uppgifterna: något annat än de valda talen skiljer sig.',
            en: 'Let more numbers take part (--paths), or check the figures: something other than these numbers differs.',
          }),
        ]
      : []),
    ...(found.unidentified.length > 0
      ? [
          voice.say({
            sv: `Mät i stället: ${names(found.unidentified)}. Det går inte att läsa ur det som räknats.`,
            en: `Measure instead: ${names(found.unidentified)}. What was counted does not tell.`,
          }),
        ]
      : []),
    ...(found.observations.some(({ year }) => year > plan.base)
      ? [
          voice.say({
            sv: `För spann och chanser framåt, väg den här planens dragningar med samma uppgifter: kohort follow-up${out === undefined ? '' : ' på planen som den var'} (se nedan). Då hänger talen ihop som historiken kräver.`,
            en: `For bands and chances ahead, weight the draws of this plan by the same figures: kohort follow-up${out === undefined ? '' : ' of the plan as it was'} (see below). The numbers then hang together as the history requires.`,
          }),
        ]
      : []),
    out === undefined
      ? voice.say({
          sv: 'Spara planen med talen: --out kalibrerad.yaml.',
          en: 'Keep the plan with the numbers: --out calibrated.yaml.',
        })
      : voice.say({ sv: `Skrev planen: ${out}.`, en: `Wrote the plan: ${out}.` }),
    voice.say({
      sv: 'Filen duger att läsa, granska och räkna fram en linje av (kohort project). kohort simulate på den ger för breda spann: där dras varje tal för sig, och hur de hänger ihop är borta.',
      en: 'The file is good for reading, reviewing and projecting one line (kohort project). kohort simulate on it gives bands that are too wide: each number is drawn by itself there, and how they hang together is gone.',
    }),
  ]
}

/** Commands that stand on the screen. */
export interface CalibrateCommands {
  readonly again: string
  readonly followUp: string
  /** The file that was written. */
  readonly out: string | undefined
}

/** The screen of `kohort calibrate`. */
export const calibrateLines = (
  found: Calibration,
  isDrawn: boolean,
  { again, followUp, out }: CalibrateCommands,
  screen: Screen,
): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const parts = [
    [
      ...wrap(
        voice.say({
          sv: `Kalibrering av ${titleText(plan.title, voice)}`,
          en: `Calibration of ${titleText(plan.title, voice)}`,
        }),
        width,
      ).map(paint.strong),
      ...wrap(answer(found, screen), width),
    ],
    numberTable(found, screen),
    [
      ...fitTable(found, screen),
      ...wrap(
        isOfPeople(found)
          ? voice.say({
              sv: 'Slump: standardavvikelsen av slump mellan hela personer. Avvikelsen är utfallet minus det som passar, i standardavvikelser av räkning och slump tillsammans; inom ±2 är den väntad.',
              en: 'Chance: the standard deviation of chance between whole people. Off by: the outcome less what fits, in standard deviations of counting and chance together; inside ±2 is expected.',
            })
          : voice.say({
              sv: 'Avvikelsen är utfallet minus det som passar, i räkningens standardavvikelser; inom ±2 är den väntad.',
              en: 'Off by: the outcome less what fits, in standard deviations of the count; inside ±2 is expected.',
            }),
        width,
        '  ',
      ),
      ...wrap(errorOrigin(voice), width, '  '),
    ],
    wrap(
      isDrawn
        ? voice.say({
            sv: 'Planens andra osäkra tal fick vara vad de vill i sina spann: spannen ovan räknar med att de är okända.',
            en: 'The other uncertain numbers of the plan were drawn from their ranges: the ranges above allow for not knowing them.',
          })
        : voice.say({
            sv: 'Planens andra tal stod stilla. Är de också osäkra är spannen ovan för smala: --others drawn låter dem variera.',
            en: 'The other numbers of the plan stood still. Where they too are uncertain the ranges above are too narrow: --others drawn lets them vary.',
          }),
      width,
    ),
    found.notes.some(({ code }) => code === 'few-draws')
      ? []
      : wrap(weightText(found.effectiveSampleSize, found.draws, voice), width),
    // What was not learnt stands in the table.
    noteLines(
      found.notes.filter(({ code }) => code !== 'unidentified'),
      screen,
    ),
    nextLines(steps(found, out, screen), screen),
    [
      ...(found.observations.some(({ year }) => year > plan.base)
        ? commandLines(
            voice.say({ sv: 'Spann och chanser framåt:', en: 'Bands and chances ahead:' }),
            followUp,
            width,
          )
        : []),
      ...againLines(again, found.manifest().version, voice, width),
    ],
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}
