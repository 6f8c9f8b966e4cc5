import { type Bilingual, type Plan, parameterPathOf, parameters, series } from '@kohort/core'
import type { Tornado, TornadoBar } from '@kohort/scenarios'
import { formatOfUnit, placeCell } from './assumptions.js'
import { kindText, sourceOf, sourceTexts } from './provenance.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from './series-figures.js'
import { type ColumnOf, figureColumn, inLanguage, makeTable, type Table, textColumn } from './table.js'

/** What a number is called, with the group whose own it is. */
export const barLabel = (plan: Plan, { path, label }: TornadoBar): Bilingual => {
  const [section, id = ''] = path.split('.')
  const factor = path.startsWith('need.index.growth.') ? path.split('.').slice(3).join(', ') : ''
  const of = section === 'groups' ? (plan.groups[id]?.title ?? id) : factor
  if (of === '') return label
  return { sv: `${label.sv} (${inLanguage(of, 'sv')})`, en: `${label.en} (${inLanguage(of, 'en')})` }
}

/** Which uncertain numbers a figure hangs on, the one that moves it most first. */
export const tornadoTable = (plan: Plan, tornado: Tornado): Table => {
  const { metric, year } = tornado
  const { label } = series[metric]
  const moved = (
    key: string,
    sv: string,
    en: string,
    of: (bar: TornadoBar) => number | null,
  ): ColumnOf<TornadoBar> => ({
    key,
    heading: { sv: `${label.sv} ${year}: ${sv}`, en: `${label.en} ${year}: ${en}` },
    unit: unitOfSeries(metric, plan),
    format: formatOfSeries(metric),
    of: (bar) => figureOfSeries(metric, of(bar)),
  })
  return makeTable<TornadoBar>(
    'sensitivity',
    { sv: 'Känslighet', en: 'Sensitivity' },
    [
      textColumn('label', 'tal', 'number', (bar) => barLabel(plan, bar)),
      {
        key: 'at',
        heading: { sv: 'år eller ålder', en: 'year or age' },
        unit: null,
        format: 'year',
        of: ({ at, path }) => placeCell(at, parameters[parameterPathOf(path) ?? 'training.away'].form),
      },
      figureColumn('value', 'värde', 'value', ({ value }) => value),
      figureColumn('low', 'troligt minst, 5 %', 'likely low, 5 %', ({ range }) => range[0]),
      figureColumn('high', 'troligt högst, 95 %', 'likely high, 95 %', ({ range }) => range[1]),
      textColumn('unit', 'enhet', 'unit', ({ unit }) => unit),
      moved('differenceLow', 'ändring vid lågt tal', 'change at the low number', ({ low }) => low.difference),
      moved(
        'differenceHigh',
        'ändring vid högt tal',
        'change at the high number',
        ({ high }) => high.difference,
      ),
      moved('width', 'spännvidd', 'width', ({ width }) => width),
      textColumn('unusable', 'går inte att räkna', 'cannot be used', ({ low, high }) => {
        const ends = [low.unusable === null ? [] : ['5 %'], high.unusable === null ? [] : ['95 %']].flat()
        return ends.length === 0 ? null : ends.join(', ')
      }),
      textColumn('kind', 'underlag', 'kind', ({ kind, source }) => kindText({ kind, source })),
      textColumn(
        'source',
        'källa',
        'source',
        ({ source }) => sourceTexts(sourceOf(plan, source ?? undefined)).title,
      ),
      textColumn('path', 'namn i planen', 'path in the plan', ({ path }) => path),
    ],
    tornado.bars,
    ({ unit }) => formatOfUnit(unit),
  )
}
