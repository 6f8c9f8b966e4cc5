/// <reference path="./virtual-page.d.ts" />

import { program, programHash, style, styleHash } from 'virtual:page'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { escapeText } from '../document/mini-dom.js'
import type { PageData } from './page-data.js'
import { firstView } from './view/first-view.js'
import { islands } from './view/islands.js'
import type { PageView } from './view/page-view.js'

/** JSON in a script element: no `<` can end the element or begin a comment, and no separator can end a line. */
const jsonInHtml = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')

/** Nothing is loaded from anywhere, no code runs but the page's own, and its worker is made of that. */
const policy = [
  "default-src 'none'",
  `script-src '${programHash}'`,
  `style-src '${styleHash}'`,
  'worker-src blob:',
  'img-src data:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

const partOf =
  (view: PageView) =>
  (id: string): string => {
    const island = islands.find((one) => one.id === id)
    const node = island?.view(view) ?? null
    return `<div id="${id}">${node === null ? '' : renderToString(h('div', { class: 'island' }, node))}</div>`
  }

/**
 * The page as one file that needs nothing else: it shows everything without a program, and with one the levers move.
 *
 * @param data what `pageDataOf` made of a plan
 * @returns HTML; every text of the plan is escaped in it, and its Content-Security-Policy lets nothing in or out
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { pageDataOf, pageHtml } from '@kohort/report/page'
 *
 * const html = pageHtml(pageDataOf(stockholm(), { language: 'en', draws: 64 }))
 * console.log(html.includes('The plan does not hold: 2 of 6 goals are met.'), html.includes("connect-src 'none'"))
 * // true true
 * ```
 */
export const pageHtml = (data: PageData): string => {
  const view = firstView(data, data.language)
  const part = partOf(view)
  const say = (sv: string, en: string): string => view.voice.say({ sv, en })
  const { plan } = data
  const name = view.voice.name(plan.title ?? plan.id)
  return `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Kohort ${escapeText(data.version)}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<title>${escapeText(`${name} – Kohort`)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main" id="skip">${say('Till innehållet', 'To the content')}</a>
<header>${part('head')}</header>
<main id="main" tabindex="-1">
${part('message')}
<div id="spoken" class="hidden" role="status" aria-live="polite"></div>
<section id="s-verdict" aria-labelledby="verdict-title">${part('verdict')}${part('evidence')}${part('consistency')}</section>
<section id="s-live">${part('live-head')}
<div class="live"><div class="panel">${part('levers')}</div><div class="stage">${part('live-key')}<div class="watch">${part('status')}${part('live-charts')}</div></div></div></section>
<section id="s-charts">${part('charts')}</section>
<section id="s-goals">${part('goal-years')}</section>
${data.comparison === null ? '' : `<section id="s-scenarios">${part('scenarios')}</section>`}
<section id="s-figures">${part('figures')}</section>
<section id="s-assumptions">${part('assumptions')}</section>
<section id="s-method">${part('method')}</section>
</main>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script id="program">${program}</script>
</body>
</html>
`
}
