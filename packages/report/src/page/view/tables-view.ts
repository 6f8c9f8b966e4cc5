import { type SeriesName, series } from '@kohort/core'
import type { VNode } from 'preact'
import { probabilityText } from '../../shared/probability-text.js'
import { seriesText } from '../../shared/series-text.js'
import { el } from './el.js'
import type { PageView } from './page-view.js'
import { capital, inLanguage, spanText, titleOf } from './words.js'

/** A table that may be wider than a telephone: it scrolls in itself, and the page does not. */
const scrolling = (label: string, table: VNode): VNode =>
  el('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': label }, table)

/** Each goal in each of its years: inside or not, and how likely. */
export const GoalYears = ({ data, outcome, voice }: PageView): VNode => {
  const { plan, draws } = data
  const years = outcome.years.slice(1)
  const goals = outcome.goals.filter(({ verdict }) =>
    verdict.years.some(({ min, max }) => (min ?? max) !== null),
  )
  const caption = voice.say({
    sv: 'Inom målets gränser varje år för sig, och sannolikheten för det',
    en: "Inside the goal's limits in each year by itself, and the probability of it",
  })
  return scrolling(
    caption,
    el(
      'table',
      {},
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, voice.say({ sv: 'Mål', en: 'Goal' })),
          ...years.map((year) => el('th', { scope: 'col', key: year, class: 'number' }, String(year))),
        ),
      ),
      el(
        'tbody',
        {},
        ...goals.map(({ verdict, years: chances }) =>
          el(
            'tr',
            { key: verdict.id },
            el(
              'th',
              { scope: 'row' },
              capital(titleOf(plan.goals.find(({ id }) => id === verdict.id)?.title, verdict.id, voice)),
            ),
            ...years.map((year) => {
              const index = verdict.years.findIndex((one) => one.year === year)
              const standing = verdict.years[index]?.standing
              if (standing === undefined || standing === 'unknown')
                return el('td', { key: year, class: 'number' }, '')
              const isInside = standing === 'inside'
              const word = isInside
                ? voice.say({ sv: 'inom', en: 'inside' })
                : voice.say({ sv: 'utanför', en: 'outside' })
              return el(
                'td',
                { key: year, class: `number ${isInside ? 'good' : 'bad'}` },
                el('span', { 'aria-hidden': 'true' }, isInside ? '✓ ' : '✗ '),
                el('span', { class: 'hidden' }, `${word}, `),
                probabilityText(chances[index] ?? null, draws, voice),
              )
            }),
          ),
        ),
      ),
    ),
  )
}

/** The yearly figures: the plan's own, and below them where nine draws of ten fall. */
export const FiguresTable = ({ data, outcome, voice }: PageView): VNode => {
  const { plan } = data
  const names = data.series.filter((name) => outcome.band(name).some(({ central }) => central !== null))
  const caption = voice.say({
    sv: 'Planens tal, och under dem det spann där nio fall av tio hamnar',
    en: "The plan's figures, and below them the span in which nine cases of ten fall",
  })
  const heading = (name: SeriesName): string => {
    const words = seriesText(name, plan, voice)
    return words.heading
  }
  return scrolling(
    caption,
    el(
      'table',
      { class: 'figures' },
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, voice.say({ sv: 'År', en: 'Year' })),
          ...names.map((name) => el('th', { scope: 'col', key: name, class: 'number' }, heading(name))),
        ),
      ),
      el(
        'tbody',
        {},
        ...outcome.years.map((year, index) =>
          el(
            'tr',
            { key: year, 'data-year': year },
            el('th', { scope: 'row' }, String(year)),
            ...names.map((name) => {
              const row = outcome.band(name)[index]
              const words = seriesText(name, plan, voice)
              const figure = (value: number | null | undefined): string =>
                value === null || value === undefined ? '–' : words.figure(value)
              const [low, high] = [row?.quantiles[0], row?.quantiles[4]]
              return el(
                'td',
                {
                  key: name,
                  class: 'number',
                  // The figures whole, for whoever reads the page by program.
                  'data-series': name,
                  'data-value': row?.central ?? '',
                  'data-low': low ?? '',
                  'data-high': high ?? '',
                },
                figure(row?.central),
                low === high ? null : el('small', {}, spanText(figure(low), figure(high))),
              )
            }),
          ),
        ),
      ),
    ),
  )
}

/** Scenarios beside the plan: the last year's figures and what becomes of the goals. */
export const ScenarioTable = ({ data, voice }: PageView): VNode | null => {
  const { comparison, plan } = data
  if (comparison === null) return null
  const names = (['intake', 'trainees', 'completions', 'specialists', 'coverage'] as const).filter((name) =>
    comparison.series.includes(name),
  )
  const caption = voice.say({
    sv: `Scenarierna ${plan.to}, och skillnaden mot planen`,
    en: `The scenarios in ${plan.to}, and the difference from the plan`,
  })
  return scrolling(
    caption,
    el(
      'table',
      { class: 'figures' },
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, voice.say({ sv: 'Scenario', en: 'Scenario' })),
          el('th', { scope: 'col', class: 'number' }, voice.say({ sv: 'Mål som nås', en: 'Goals met' })),
          ...names.map((name) =>
            el('th', { scope: 'col', key: name, class: 'number' }, capital(voice.say(series[name].label))),
          ),
        ),
      ),
      el(
        'tbody',
        {},
        ...comparison.scenarios.map(({ id, title, reason, met, missed }) =>
          el(
            'tr',
            { key: id },
            el(
              'th',
              { scope: 'row' },
              id === 'base' ? voice.say({ sv: 'Planen', en: 'The plan' }) : voice.name(title),
              reason === null || id === 'base' ? null : el('small', {}, inLanguage(reason, voice.language)),
            ),
            el(
              'td',
              { class: 'number' },
              `${met.length} ${voice.say({ sv: 'av', en: 'of' })} ${met.length + missed.length}`,
            ),
            ...names.map((name) => {
              const row = comparison.rows.find(
                (one) => one.scenario === id && one.series === name && one.year === plan.to,
              )
              const words = seriesText(name, plan, voice)
              return el(
                'td',
                { key: name, class: 'number' },
                row?.value === null || row === undefined ? '–' : words.figure(row.value),
                id === 'base' || row === undefined || row.difference === null
                  ? null
                  : el('small', {}, words.signed(row.difference)),
              )
            }),
          ),
        ),
      ),
    ),
  )
}
