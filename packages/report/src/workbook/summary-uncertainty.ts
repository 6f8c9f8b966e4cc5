import { parameterPathOf, parameters, type SeriesName, series } from '@kohort/core'
import { furthestLean, leanText } from '../shared/lean.js'
import { formatOfUnit, placeCell } from '../tables/assumptions.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from '../tables/series-figures.js'
import { capital } from '../tables/table.js'
import { barLabel } from '../tables/tornado.js'
import { marginFormat, numberFormat } from './number-format.js'
import { text } from './sheet.js'
import { keyYears, type Subject } from './subject.js'
import { figure, keySeries, type Line, prose, section, shown } from './summary-lines.js'

/** How many assumed numbers the summary names. */
const MOST = 8

/** That the plan's own figure lies beside the draws, where it does, and the numbers that do most of it. */
const leanLines = (
  { plan, projection, ensemble, language }: Subject,
  kept: readonly SeriesName[],
): Line[] => {
  if (ensemble === null) return []
  const year = projection.to
  const lean = furthestLean(
    ensemble.uncertainty,
    year,
    kept.map((metric) => ({
      metric,
      own: projection.at(year)[metric],
      quantiles:
        ensemble.band(metric, [0.05, 0.25, 0.5, 0.75, 0.95]).find((row) => row.year === year)?.values ?? [],
    })),
  )
  if (lean === null) return []
  const { lead, causes } = leanText(lean, plan)
  return [...prose(lead[language]), ...causes.flatMap((cause) => prose(`– ${capital(cause[language])}`))]
}

/** How sure that is: what nine draws of ten lie between. */
export const sureLines = (subject: Subject): Line[] => {
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
    ...leanLines(subject, kept),
  ]
}

/** The numbers that nobody has measured and that the verdict hangs on most. */
export const weightLines = ({ plan, tornado, language }: Subject): Line[] => {
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
