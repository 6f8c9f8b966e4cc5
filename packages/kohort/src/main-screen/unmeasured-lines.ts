import { type Bilingual, compile, parameters, type SeriesName, series } from '@kohort/core'
import { cut, lastOf, oneLine, pathLabel, rangeText, shortAmount, shortUnits } from '@kohort/report/words'
import { tableLines } from '../table.js'
import { turns } from '../unmeasured/turns.js'
import { type Target, targetsOf, type Unmeasured, unmeasured } from '../unmeasured/unmeasured.js'
import { visible, wrap } from '../wrap.js'
import type { Screen } from './screen.js'
import { turnLines } from './turn-lines.js'

const SHOWN = 4
const NO_RANGE = '*'

const targetNames: Readonly<Partial<Record<SeriesName, Bilingual>>> = {
  completions: { sv: 'Färdiga', en: 'Completions' },
  coverage: { sv: 'Täckning', en: 'Coverage' },
  trainees: { sv: 'ST-läkare', en: 'Trainees' },
}

const isShare = ({ metric }: Target): boolean => series[metric].unit.en === 'share'
const scaleOf = (target: Target): number =>
  isShare(target) ? 100 : target.metric.startsWith('cost') ? 1e-6 : 1

/** `Täckning 2034,` over `%-enheter`. */
const headOf = (target: Target, { plan, voice }: Screen): string => {
  const { metric, year } = target
  const unit = isShare(target)
    ? voice.say({ sv: '%-enheter', en: 'points' })
    : metric.startsWith('cost')
      ? voice.say({ sv: `M${plan.cost?.currency}`, en: `M${plan.cost?.currency}` })
      : voice.say(shortUnits[series[metric].unit.en] ?? series[metric].unit)
  return `${voice.say(targetNames[metric] ?? series[metric].label)} ${year},\n${unit}`
}

/** Changes smaller than a reader would see. */
const isNothing = (change: number, target: Target): boolean => Math.abs(change * scaleOf(target)) < 0.05

/** `+3,2 … −22,3`: what the low end of the range changes, and the high one. */
const effectText = (effect: readonly [number, number] | null, target: Target, { voice }: Screen): string => {
  if (effect === null) return voice.say({ sv: 'okänt', en: 'unknown' })
  if (effect.every((change) => isNothing(change, target))) return '0'
  return effect
    .map((change) => (isNothing(change, target) ? '0' : voice.signed(change * scaleOf(target), 1)))
    .join(' … ')
}

const valueText = ({ slot }: Unmeasured, { voice }: Screen): string => {
  const { figure, place } = lastOf(slot, voice)
  if (figure === undefined) return ''
  const amount = shortAmount(parameters[slot.parameter], figure.value, voice)
  return `${amount}${place === '' ? '' : ` ${place}`}`
}

const likelyText = ({ slot, by }: Unmeasured, { voice }: Screen): string => {
  const { figure } = lastOf(slot, voice)
  if (by === 'tenth' || figure?.range === undefined) return `±${voice.percent(0.1)} ${NO_RANGE}`
  return rangeText(parameters[slot.parameter], figure.range, voice)
}

const matters = ({ effects }: Unmeasured, targets: readonly Target[]): boolean =>
  targets.some((target, index) => effects[index]?.some((change) => !isNothing(change, target)) === true)

/** Every number with why it is what it is. */
const reasons = (rows: readonly Unmeasured[], { voice, plan, width }: Screen): readonly string[] =>
  rows.flatMap(({ slot, kind }) => {
    const notes = [
      ...new Set(slot.figures.flatMap(({ note }) => (note === undefined ? [] : [oneLine(voice.say(note))]))),
    ]
    const none =
      kind === 'assumed'
        ? { sv: 'Inget skäl angivet.', en: 'No reason given.' }
        : { sv: 'Ingen källa angiven.', en: 'No source given.' }
    const why = notes.length > 0 ? notes.join(' ') : voice.say(none)
    return wrap(`${pathLabel(slot.path, plan, voice)} (${slot.path}): ${why}`, width, '  ', '    ')
  })

/** How many numbers there are of each kind: those that nobody has measured, those of which nobody says. */
const countText = (found: readonly Unmeasured[], { voice }: Screen): string => {
  const assumed = found.filter(({ kind }) => kind === 'assumed').length
  const unsourced = found.length - assumed
  const [one, other] = [voice.number(assumed), voice.number(unsourced)]
  if (unsourced === 0)
    return voice.say({ sv: `${one} tal som ingen har mätt`, en: `${one} numbers that nobody has measured` })
  if (assumed === 0)
    return voice.say({ sv: `${other} tal utan angiven källa`, en: `${other} numbers without a source` })
  return voice.say({
    sv: `${one} tal som ingen har mätt och ${other} utan angiven källa`,
    en: `${one} numbers that nobody has measured and ${other} without a source`,
  })
}

const headLine = (found: readonly Unmeasured[], shown: number, isAll: boolean, screen: Screen): string => {
  const { voice } = screen
  const count = countText(found, screen)
  const what = voice.say({ sv: `Slutsatsen vilar på ${count}`, en: `The conclusion rests on ${count}` })
  if (isAll) return `${what}.`
  if (shown === 0)
    return `${what}, ${voice.say({ sv: 'men inget av dem ändrar det (alla: --all).', en: 'but none of them changes it (all: --all).' })}`
  return voice.say({
    sv: `${what} (--all visar alla). Tyngst, vid låg … hög:`,
    en: `${what} (--all shows all). Weightiest, at low … high:`,
  })
}

const SHORTEST_LABEL = 16
const GAP = 2

const assumptionTable = (
  rows: readonly Unmeasured[],
  targets: readonly Target[],
  screen: Screen,
): readonly string[] => {
  const { plan, voice, width } = screen
  const heads = [
    voice.say({ sv: 'Värde', en: 'Value' }),
    voice.say({ sv: 'Troligt\nlåg–hög', en: 'Likely\nlow–high' }),
    ...targets.map((target) => headOf(target, screen)),
  ]
  const cells = rows.map((row) => [
    valueText(row, screen),
    likelyText(row, screen),
    ...targets.map((target, index) => effectText(row.effects[index] ?? null, target, screen)),
  ])
  const taken = heads.reduce((sum, head, index) => {
    const texts = [...head.split('\n'), ...cells.map((row) => row[index] ?? '')]
    return sum + GAP + Math.max(...texts.map(visible))
  }, 0)
  const room = Math.max(SHORTEST_LABEL, width - taken - GAP)
  const label = (text: string): string => `  ${cut(text, room)}`
  return tableLines(
    [
      { head: label(voice.say({ sv: 'Antagande', en: 'Assumption' })) },
      ...heads.map((head) => ({ head, align: 'right' as const })),
    ],
    rows.map((row, index) => [label(pathLabel(row.slot.path, plan, voice)), ...(cells[index] ?? [])]),
    false,
  )
}

/** What the conclusion rests on that nobody has measured, the weightiest first; on asking all of it, with reasons. */
export const unmeasuredLines = (
  screen: Screen,
  isAll: boolean,
  besides: readonly string[],
): readonly string[] => {
  const { plan, projection, voice, paint, width } = screen
  const targets = targetsOf(plan, projection)
  const compiled = compile(plan)
  const found = unmeasured(compiled, targets, besides)
  if (found.length === 0) return []
  const rows = isAll ? found : found.filter((one) => matters(one, targets)).slice(0, SHOWN)
  const head = wrap(headLine(found, rows.length, isAll, screen), width).map(paint.strong)
  if (rows.length === 0) return head
  const table = assumptionTable(rows, targets, screen)
  const note = voice.say({
    sv: `${NO_RANGE} Planen anger inget troligt intervall: talet flyttat 10 % ned och upp.`,
    en: `${NO_RANGE} The plan gives no likely range: the number moved 10% down and up.`,
  })
  return [
    ...head,
    ...table,
    ...(found.some(({ by }) => by === 'range') ? turnLines(turns(compiled, projection, found), screen) : []),
    ...(rows.some(({ by }) => by === 'tenth') ? wrap(note, width, '  ') : []),
    ...(isAll ? ['', ...reasons(rows, screen)] : []),
  ]
}
