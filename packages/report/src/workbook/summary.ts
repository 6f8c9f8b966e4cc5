import { series } from '@kohort/core'
import { computedIntake } from '../shared/computed-intake.js'
import { counterEvidence, counterLead } from '../shared/counter-evidence.js'
import { goalCounts, holdsText } from '../shared/verdict-text.js'
import { goalTitle, verdictText } from '../tables/goals.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from '../tables/series-figures.js'
import { capital, inLanguage, type Language } from '../tables/table.js'
import { judgedGoals } from './judged-goals.js'
import { marginFormat, numberFormat, probabilityFormat } from './number-format.js'
import { type Sheet, type SheetCell, text } from './sheet.js'
import { keyYears, type Subject } from './subject.js'
import { figure, keySeries, type Line, prose, section } from './summary-lines.js'
import { sureLines, weightLines } from './summary-uncertainty.js'

const probability = (value: number | null, draws: number, language: Language): SheetCell | null =>
  value === null ? null : figure(value, probabilityFormat(draws, language, value))

/** What the verdict must not be read without: how the intake came about, and what pulls the other way. */
const besideLines = ({ plan, projection, language }: Subject): Line[] => [
  ...[computedIntake(plan, projection)].flatMap((said) => (said === null ? [] : prose(said[language]))),
  ...counterEvidence(plan, projection).flatMap(({ text: said, note }) =>
    prose(`${counterLead[language]}: ${said[language]}${note === null ? '' : ` ${note[language]}`}`),
  ),
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
      ...(ensemble === null ? [] : [probability(ensemble.probability(id), ensemble.draws, language)]),
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

/** The first sheet: the verdict before anything else. */
export const summarySheet = (subject: Subject): Sheet => {
  const { plan, projection, language } = subject
  const { base, to } = plan
  return {
    name: { sv: 'Sammanfattning', en: 'Summary' }[language],
    rows: [
      [text(inLanguage(plan.title, language), 'title')],
      [text(holdsText(goalCounts(projection.goals))[language], 'section')],
      [
        text(
          {
            sv: `Räknat från ${base} till ${to}. Antal avser den 31 december, flöden hela året.`,
            en: `Projected from ${base} to ${to}. Stocks are on 31 December, flows are during the year.`,
          }[language],
        ),
      ],
      ...besideLines(subject),
      ...goalLines(subject),
      ...marginLines(subject),
      ...figureLines(subject),
      ...sureLines(subject),
      ...weightLines(subject),
    ],
    widths: [44, 26, ...Array.from({ length: 14 }, () => 13)],
    // The plan and whether it holds stay in sight.
    frozen: { rows: 2, columns: 1 },
    filtered: false,
    breaks: [],
    pictures: [],
    charts: [],
  }
}
