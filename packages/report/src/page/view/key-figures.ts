import type { VNode } from 'preact'
import { seriesText } from '../../shared/series-text.js'
import { el } from './el.js'
import type { VerdictProps } from './verdict-view.js'

/** The last year's figures, with how sure they are. */
export const KeyFigures = ({ plan, outcome, voice }: VerdictProps): VNode => {
  const tiles = (['trainees', 'completions', 'coverage', 'specialists'] as const).map((name) => {
    const words = seriesText(name, plan, voice)
    const last = outcome.band(name).at(-1)
    const [low, , , , high] = last?.quantiles ?? []
    const figure = last?.central == null ? '–' : words.round(last.central)
    const nine = low == null || high == null ? '' : words.range(low, high)
    return el(
      'div',
      { class: 'tile', key: name },
      el('dt', {}, `${voice.say(tileName[name])} ${plan.to}`),
      el('dd', {}, el('b', {}, figure), nine === '' ? null : [' ', el('span', {}, `(${nine})`)]),
    )
  })
  return el(
    'div',
    {},
    el('dl', { class: 'tiles' }, ...tiles),
    el(
      'p',
      { class: 'small' },
      voice.say({
        sv: 'Stort: planens egna tal. Inom parentes: nio fall av tio hamnar mellan dessa två.',
        en: "Large: the plan's own numbers. In brackets: nine cases of ten fall between these two.",
      }),
    ),
  )
}

const tileName = {
  trainees: { sv: 'ST-läkare', en: 'Trainees' },
  completions: { sv: 'Färdiga per år', en: 'Completions a year' },
  coverage: { sv: 'Täckning', en: 'Coverage' },
  specialists: { sv: 'Specialister', en: 'Specialists' },
} as const
