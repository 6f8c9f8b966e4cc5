import type { VNode } from 'preact'
import type { PageChart } from '../page-data.js'
import { el } from './el.js'
import { text } from './island.js'
import type { PageView } from './page-view.js'

/** Made by this package from the plan, every text in it escaped. */
const chart = ({ id, svg }: PageChart): VNode =>
  el('div', { key: id, class: 'chart', id: `chart-${id}`, dangerouslySetInnerHTML: { __html: svg } })

export const scenarioCharts = ({ data, voice }: PageView): VNode =>
  el('div', { class: 'charts' }, ...(data.scenarioCharts[voice.language] ?? []).map(chart))

/** The charts that follow when the levers have come to rest. */
export const charts = (view: PageView): VNode =>
  el(
    'div',
    { 'aria-busy': view.isDrawing ? 'true' : 'false' },
    el('h2', {}, text(view, 'Diagram', 'Charts')),
    view.isDrawing
      ? el('p', { class: 'note' }, text(view, 'Diagrammen ritas om …', 'The charts are being redrawn …'))
      : view.isMoved
        ? el('p', { class: 'note' }, text(view, 'Med dina ändringar.', 'With your changes.'))
        : null,
    el('div', { class: view.isDrawing ? 'charts stale' : 'charts' }, ...view.charts.map(chart)),
  )
