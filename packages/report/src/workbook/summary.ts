import { type Bilingual, parameterPathOf, parameters, type SeriesName, series } from '@kohort/core'
import { formatOfUnit, placeCell } from '../tables/assumptions.js'
import { goalTitle, verdictText } from '../tables/goals.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from '../tables/series-figures.js'
import { type Cell, type CellFormat, capital, inLanguage, type Language, plainCell } from '../tables/table.js'
import { barLabel } from '../tables/tornado.js'
import { marginFormat, numberFormat } from './number-format.js'
import { type Sheet, type SheetCell, text } from './sheet.js'
import { keyYears, type Subject } from './subject.js'
import { judgedGoals, verdictSentence } from './verdict-text.js'

type Line = readonly (SheetCell | null)[]

const EMPTY: Line = []

/** How many assumed numbers the summary names. */
const MOST = 8

const keySeries: readonly SeriesName[] = [
  'trainees',
  'intake',
  'completions',
  'specialists',
  'specialistFte',
  'coverage',
  'shortfall',
  'costTotal',
]

const figure = (value: number | null, format: string): SheetCell | null =>
  value === null ? null : { value, look: 'plain', format }

const shown = (value: Cell, language: Language, format: CellFormat = 'year'): SheetCell | null => {
  const plain = plainCell(value, language)
  if (plain === null || plain === '') return null
  return typeof plain === 'number'
    ? { value: plain, look: 'plain', format: numberFormat(format, language) }
    : text(plain, 'wrapped')
}

/** The parts of the summary that need a heading of their own. */
const section = (title: Bilingual, heads: readonly (Bilingual | number)[], language: Language): Line[] => [
  EMPTY,
  [text(title[language], 'section')],
  heads.map((head, column) => ({
    value: typeof head === 'number' ? head : head[language],
    look: 'heading' as const,
    right: column > 1,
  })),
]

/** The goals, each with whether it holds, by how much, and how sure that is. */
const goalLines = ({ plan, projection, ensemble, language }: Subject): Line[] => {
  const heads = [
    { sv: 'Mål', en: 'Goal' },
    { sv: 'Enhet', en: 'Unit' },
    { sv: 'Utfall', en: 'Verdict' },
    { sv: 'Värde', en: 'Value' },
    { sv: 'Minst', en: 'Min' },
    { sv: 'Högst', en: 'Max' },
    { sv: 'Marginal', en: 'Margin' },
    { sv: 'Inom gränserna sedan', en: 'Inside since' },
    ...(ensemble === null ? [] : [{ sv: 'Sannolikhet', en: 'Probability' }]),
  ]
  const lines = judgedGoals(plan, projection.goals).map((goal): Line => {
    const { id, metric, value, min, max, margin, metSince } = goal
    const format = formatOfSeries(metric)
    const code = numberFormat(format, language)
    return [
      text(inLanguage(goalTitle(plan, id), language), 'wrapped'),
      text(unitOfSeries(metric, plan)[language], 'wrapped'),
      {
        value: verdictText(plan, goal)[language],
        look: goal.met === false ? 'strong' : 'wrapped',
        right: true,
      },
      figure(figureOfSeries(metric, value), code),
      figure(figureOfSeries(metric, min), code),
      figure(figureOfSeries(metric, max), code),
      figure(figureOfSeries(metric, margin), marginFormat(format, language)),
      figure(metSince, '0'),
      ...(ensemble === null ? [] : [figure(ensemble.probability(id), numberFormat('percent', language))]),
    ]
  })
  return [
    ...section({ sv: 'Vilka mål nås?', en: 'Which goals are met?' }, heads, language),
    ...lines,
    [
      text(
        {
          sv: 'Marginal: avståndet till närmaste gräns i målets enhet; minus är utanför. Av flera år visas det sämsta, eller medeltalet där målet är ett medeltal.',
          en: "Margin: the distance to the nearest limit in the goal's unit; minus is outside. Of several years the worst is shown, or the mean where the goal is a mean.",
        }[language],
      ),
    ],
  ]
}

/** By how much each goal holds or not in each of its years. */
const marginLines = ({ plan, projection, language }: Subject): Line[] => {
  const goals = judgedGoals(plan, projection.goals).filter(({ years }) =>
    years.some(({ margin }) => margin !== null),
  )
  const years = projection.years.filter((year) =>
    goals.some((goal) => goal.years.some((one) => one.year === year)),
  )
  if (goals.length === 0) return []
  return [
    ...section(
      {
        sv: 'Marginal år för år (minus är utanför gränserna)',
        en: 'Margin year by year (minus is outside the limits)',
      },
      [{ sv: 'Mål', en: 'Goal' }, { sv: 'Enhet', en: 'Unit' }, ...years],
      language,
    ),
    ...goals.map(
      (goal): Line => [
        text(inLanguage(goalTitle(plan, goal.id), language), 'wrapped'),
        text(unitOfSeries(goal.metric, plan)[language], 'wrapped'),
        ...years.map((year) => {
          const margin = goal.years.find((one) => one.year === year)?.margin ?? null
          return figure(
            figureOfSeries(goal.metric, margin),
            marginFormat(formatOfSeries(goal.metric), language),
          )
        }),
      ],
    ),
  ]
}

/** What the plan leads to in the years to look at first. */
const figureLines = (subject: Subject): Line[] => {
  const { plan, projection, language } = subject
  const years = [...new Set([plan.base, ...keyYears(subject)])]
  const given = keySeries.filter((name) => projection.series(name).some((value) => value !== null))
  return [
    ...section(
      { sv: 'Nyckeltal', en: 'Key figures' },
      [{ sv: 'Serie', en: 'Series' }, { sv: 'Enhet', en: 'Unit' }, ...years],
      language,
    ),
    ...given.map(
      (name): Line => [
        text(capital(series[name].label[language])),
        text(unitOfSeries(name, plan)[language], 'wrapped'),
        ...years.map((year) =>
          figure(
            figureOfSeries(name, projection.at(year)[name]),
            numberFormat(formatOfSeries(name), language),
          ),
        ),
      ],
    ),
  ]
}

/** How sure that is: what nine draws of ten lie between. */
const sureLines = (subject: Subject): Line[] => {
  const { plan, ensemble, language } = subject
  if (ensemble === null) return []
  const years = keyYears(subject).slice(-2)
  const kept = keySeries.filter((name) => name !== 'intake' && ensemble.series.includes(name))
  return [
    ...section(
      { sv: 'Hur säkert är det?', en: 'How sure is it?' },
      [
        { sv: 'Serie', en: 'Series' },
        { sv: 'Enhet', en: 'Unit' },
        { sv: 'År', en: 'Year' },
        { sv: 'Lågt, 5 %', en: 'Low, 5 %' },
        { sv: 'Mitten, 50 %', en: 'Middle, 50 %' },
        { sv: 'Högt, 95 %', en: 'High, 95 %' },
      ],
      language,
    ),
    ...kept.flatMap((name) => {
      const format = numberFormat(formatOfSeries(name), language)
      const rows = ensemble.band(name, [0.05, 0.5, 0.95])
      return years.map(
        (year): Line => [
          text(capital(series[name].label[language])),
          text(unitOfSeries(name, plan)[language], 'wrapped'),
          figure(year, '0'),
          ...(rows.find((row) => row.year === year)?.values ?? []).map((value) =>
            figure(figureOfSeries(name, value), format),
          ),
        ],
      )
    }),
  ]
}

/** The numbers that nobody has measured and that the verdict hangs on most. */
const weightLines = ({ plan, tornado, language }: Subject): Line[] => {
  const bars = (tornado?.bars ?? []).filter(({ kind }) => kind === 'assumed' || kind === null).slice(0, MOST)
  if (tornado === null || bars.length === 0) return []
  const { metric, year } = tornado
  const label = series[metric].label
  const format = marginFormat(formatOfSeries(metric), language).replace('[Red]', '')
  return [
    ...section(
      {
        sv: `Antagna tal som väger tyngst för: ${label.sv} ${year}`,
        en: `The assumed numbers that weigh most for: ${label.en} in ${year}`,
      },
      [
        { sv: 'Tal', en: 'Number' },
        { sv: 'Enhet', en: 'Unit' },
        { sv: 'År eller ålder', en: 'Year or age' },
        { sv: 'Värde', en: 'Value' },
        { sv: 'Troligt minst', en: 'Likely low' },
        { sv: 'Troligt högst', en: 'Likely high' },
        { sv: 'Ändring vid lågt', en: 'Change at low' },
        { sv: 'Ändring vid högt', en: 'Change at high' },
      ],
      language,
    ),
    ...bars.map((bar): Line => {
      const { path, unit, at, value, range, low, high } = bar
      const own = numberFormat(formatOfUnit(unit), language, value)
      const general = parameterPathOf(path)
      const moved = (difference: number | null) => figure(figureOfSeries(metric, difference), format)
      return [
        text(capital(barLabel(plan, bar)[language]), 'wrapped'),
        text(unit[language], 'wrapped'),
        shown(placeCell(at, general === undefined ? 'scalar' : parameters[general].form), language),
        figure(value, own),
        figure(range[0], own),
        figure(range[1], own),
        moved(low.difference),
        moved(high.difference),
      ]
    }),
  ]
}

/** The first sheet: the verdict before anything else. */
export const summarySheet = (subject: Subject): Sheet => {
  const { plan, projection, language } = subject
  const { base, to } = plan
  return {
    name: { sv: 'Sammanfattning', en: 'Summary' }[language],
    rows: [
      [text(inLanguage(plan.title, language), 'title')],
      [text(verdictSentence(plan, projection.goals)[language], 'section')],
      [
        text(
          {
            sv: `Räknat från ${base} till ${to}. Antal avser den 31 december, flöden hela året.`,
            en: `Projected from ${base} to ${to}. Stocks are on 31 December, flows are during the year.`,
          }[language],
        ),
      ],
      ...goalLines(subject),
      ...marginLines(subject),
      ...figureLines(subject),
      ...sureLines(subject),
      ...weightLines(subject),
    ],
    widths: [44, 26, ...Array.from({ length: 14 }, () => 13)],
    frozen: null,
    filtered: false,
    breaks: [],
    pictures: [],
    charts: [],
  }
}
