import { type Bilingual, compile, type Plan } from '@kohort/core'
import type { VNode } from 'preact'
import { kindsText } from '../../shared/number-counts.js'
import { oneLine } from '../../shared/one-line.js'
import { publishedText, sourceTitle } from '../../shared/source-words.js'
import { placeCell } from '../../tables/assumptions.js'
import { numbersOfPlan, type PlanNumber } from '../../tables/numbers-of-plan.js'
import { kindOrder, kindText, sourceOf } from '../../tables/provenance.js'
import { el } from './el.js'
import type { PageView } from './page-view.js'
import { capital, inLanguage, shortLine, spanText, titleOf, type Voice } from './words.js'

const share = (unit: Bilingual): boolean => unit.en === 'share' || unit.en.startsWith('share ')

/** As many decimals as somebody wrote, three at most. */
const plain = (value: number, voice: Voice): string => {
  const decimals = [0, 1, 2].find((count) => Math.abs(value - Number(value.toFixed(count))) < 1e-9) ?? 3
  return voice.number(value, decimals)
}

const amount = (value: number, unit: Bilingual, voice: Voice): string => {
  if (!share(unit)) return plain(value, voice)
  const mark = voice.language === 'sv' ? '\u00a0%' : '%'
  return `${plain(Number((value * 100).toFixed(6)), voice)}${mark}`
}

const uncapital = (name: string): string => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`

const unitText = (unit: Bilingual, voice: Voice): string =>
  share(unit) ? voice.say(unit).replace(/^(?:andel|share)\s*/, '') : voice.say(unit)

const assumption = (number: PlanNumber, plan: Plan, voice: Voice): VNode => {
  const { figure, label, group, at, form, unit, path } = number
  const { title, place, address, published } = sourceOf(plan, figure.source)
  const where = placeCell(at, form)
  const whose = group === null ? '' : `, ${uncapital(titleOf(group, '', voice))}`
  const text = (sv: string, en: string): string => voice.say({ sv, en })
  const source = [
    title === null ? null : sourceTitle(title, voice),
    place,
    published === null ? null : publishedText(published, voice),
  ]
    .filter((part) => part !== null)
    .map(shortLine)
    .join(', ')
  return el(
    'tr',
    { key: `${path}.${at}` },
    el(
      'th',
      { scope: 'row' },
      `${capital(voice.say(label))}${whose}`,
      where === null ? '' : ` ${typeof where === 'number' ? where : inLanguage(where, voice.language)}`,
      el('code', {}, at === '' ? path : `${path}.${at}`),
    ),
    el(
      'td',
      { class: 'number', 'data-label': text('Värde', 'Value') },
      amount(figure.value, unit, voice),
      ' ',
      el('small', {}, unitText(unit, voice)),
    ),
    el(
      'td',
      { class: 'number', 'data-label': text('Troligt, 5–95 %', 'Likely, 5–95%') },
      figure.range === undefined
        ? ''
        : spanText(amount(figure.range[0], unit, voice), amount(figure.range[1], unit, voice)),
    ),
    el(
      'td',
      { 'data-label': text('Källa och skäl', 'Source and reason') },
      source === '' ? null : el('span', { class: 'source' }, source),
      // An address is shown and never followed: the file goes nowhere.
      address === null ? null : el('span', { class: 'address' }, oneLine(address)),
      figure.note === undefined
        ? null
        : el('span', { class: 'note' }, inLanguage(figure.note, voice.language)),
    ),
  )
}

/** Numbers of one kind under a heading that opens. */
const part = (name: string, own: readonly PlanNumber[], isOpen: boolean, plan: Plan, voice: Voice): VNode =>
  el(
    'details',
    { key: name, open: isOpen },
    el('summary', {}, el('h3', {}, `${capital(name)} (${own.length})`)),
    el(
      'table',
      { class: 'cards' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, voice.say({ sv: 'Tal', en: 'Number' })),
          el('th', { scope: 'col', class: 'number' }, voice.say({ sv: 'Värde', en: 'Value' })),
          el(
            'th',
            { scope: 'col', class: 'number' },
            voice.say({ sv: 'Troligt, 5–95 %', en: 'Likely, 5–95%' }),
          ),
          el('th', { scope: 'col' }, voice.say({ sv: 'Källa och skäl', en: 'Source and reason' })),
        ),
      ),
      el('tbody', {}, ...own.map((number) => assumption(number, plan, voice))),
    ),
  )

/** Every number that the conclusion rests on: what is assumed first; then the goals, and what has been observed. */
export const Assumptions = ({ data, voice }: PageView): VNode => {
  const { plan } = data
  const kinds = new Map<string, PlanNumber[]>()
  const goals: PlanNumber[] = []
  const observed: PlanNumber[] = []
  const unread: PlanNumber[] = []
  const read = new Set(compile(plan).slots.map(({ path }) => path))
  const numbers = [...numbersOfPlan(plan)].sort(
    (one, other) => kindOrder(one.figure) - kindOrder(other.figure),
  )
  for (const number of numbers) {
    if (number.path.startsWith('goals.')) goals.push(number)
    else if (number.path.startsWith('observed.')) observed.push(number)
    else if (!read.has(number.path)) unread.push(number)
    else {
      const kind = kindText(number.figure)[voice.language]
      kinds.set(kind, [...(kinds.get(kind) ?? []), number])
    }
  }
  return el(
    'div',
    {},
    el('p', { class: 'small' }, voice.say(kindsText)),
    ...[...kinds].map(([kind, own], index) => part(kind, own, index === 0, plan, voice)),
    ...(
      [
        [{ sv: 'Tal som först en gräns gör bruk av', en: 'Numbers that only a limit makes use of' }, unread],
        [{ sv: 'Mål', en: 'Goals' }, goals],
        [
          {
            sv: 'Uppgifter om utfall, som modellen inte räknar med',
            en: 'Stated outcomes, which the model does not use',
          },
          observed,
        ],
      ] as const
    ).map(([name, own]) => (own.length === 0 ? null : part(voice.say(name), own, false, plan, voice))),
  )
}
