import { type Bilingual, parameters, type SeriesName, series } from '@kohort/core'
import { amountText, lastOf, pathLabel, rangeText } from '../figure-text.js'
import { tableLines } from '../table.js'
import { oneLine } from '../terminal-text.js'
import { type Target, targetsOf, type Unmeasured, unmeasured } from '../unmeasured.js'
import { wrap } from '../wrap.js'
import type { Screen } from './screen.js'

const SHOWN = 6
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
      ? voice.say({ sv: `miljoner ${plan.cost?.currency}`, en: `million ${plan.cost?.currency}` })
      : voice.say(series[metric].unit)
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
  return `${amountText(parameters[slot.parameter], figure.value, voice)}${place === '' ? '' : ` ${place}`}`
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

const headLine = (found: number, shown: number, isAll: boolean, { voice }: Screen): string => {
  const count = voice.number(found)
  const what = voice.say(
    found === 1
      ? {
          sv: 'Slutsatsen vilar på ett tal som ingen har mätt',
          en: 'The conclusion rests on one number that nobody has measured',
        }
      : {
          sv: `Slutsatsen vilar på ${count} tal som ingen har mätt`,
          en: `The conclusion rests on ${count} numbers that nobody has measured`,
        },
  )
  if (isAll || found === shown) return `${what}.`
  if (shown === 0)
    return `${what}, ${voice.say({ sv: 'men inget av dem ändrar det (--all visar dem).', en: 'but none of them changes it (--all shows them).' })}`
  return voice.say({
    sv: `${what}. Tyngst väger (alla: --all):`,
    en: `${what}. Weightiest (all: --all):`,
  })
}

/** What the conclusion rests on that nobody has measured, the weightiest first; on asking all of it, with reasons. */
export const unmeasuredLines = (
  screen: Screen,
  isAll: boolean,
  besides: readonly string[],
): readonly string[] => {
  const { plan, projection, voice, paint, width } = screen
  const targets = targetsOf(plan, projection)
  const found = unmeasured(plan, targets, besides)
  if (found.length === 0) return []
  const rows = isAll ? found : found.filter((one) => matters(one, targets)).slice(0, SHOWN)
  const head = wrap(headLine(found.length, rows.length, isAll, screen), width).map(paint.strong)
  if (rows.length === 0) return head
  const table = tableLines(
    [
      { head: voice.say({ sv: '  Antagande', en: '  Assumption' }) },
      { head: voice.say({ sv: 'Värde', en: 'Value' }), align: 'right' },
      { head: voice.say({ sv: 'Troligt\nlåg–hög', en: 'Likely\nlow–high' }), align: 'right' },
      ...targets.map((target) => ({ head: headOf(target, screen), align: 'right' as const })),
    ],
    rows.map((row) => [
      `  ${pathLabel(row.slot.path, plan, voice)}`,
      valueText(row, screen),
      likelyText(row, screen),
      ...targets.map((target, index) => effectText(row.effects[index] ?? null, target, screen)),
    ]),
    false,
  )
  const note = voice.say({
    sv: `${NO_RANGE} Planen anger inget troligt intervall: talet flyttat 10 % ned och upp.`,
    en: `${NO_RANGE} The plan gives no likely range: the number moved 10% down and up.`,
  })
  return [
    ...head,
    ...table,
    ...(rows.some(({ by }) => by === 'tenth') ? wrap(note, width, '  ') : []),
    ...(isAll ? ['', ...reasons(rows, screen)] : []),
  ]
}
