import type { Compiled } from '@kohort/core'
import type { Estimate, InputIndices, OutputSensitivity } from '@kohort/ensemble'
import { cut } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { tableLines } from '../table.js'
import { visible, wrap } from '../wrap.js'
import { inputLabel, inputRange, inputValue } from './input-text.js'

const ALONE = '█'
const TOGETHER = '░'
const GAP = 2
const WIDEST_LABEL = 34
const SHORTEST_LABEL = 16
const LEAST_BAR = 8
const WIDEST_BAR = 30
/** A part that rounds to nothing is not shown as a row. */
const LEAST = 0.005

const partOf = (estimate: Estimate | null): number => estimate?.value ?? 0

/** Alone as full blocks, what it does together with others as light ones. */
const barOf = ({ first, total }: InputIndices, perCharacter: number, room: number): string => {
  const whole = Math.min(room, Math.round(Math.max(0, partOf(total)) / perCharacter))
  const alone = Math.min(whole, Math.max(0, Math.round(partOf(first) / perCharacter)))
  return `${ALONE.repeat(alone)}${TOGETHER.repeat(whole - alone)}`
}

/** A part of the variance in per cent; what is below chance in the drawing is about nothing, not below it. */
const partText = (estimate: Estimate | null, { voice }: Screen): string => {
  const value = partOf(estimate)
  if (value === 0) return voice.percent(0)
  if (value < LEAST) return `≈ ${voice.percent(0)}`
  return voice.percent(value)
}

/** The largest half-width of the intervals, in percentage points. */
const errorOf = (shown: readonly InputIndices[]): number | null => {
  const reaches = shown.flatMap(({ first, total }) =>
    [first, total].flatMap((one) => (one === null || one.high === null ? [] : [one.high - one.value])),
  )
  return reaches.length === 0 ? null : Math.max(...reaches)
}

/** What is said of the numbers without a row. */
const restText = (little: number, still: number, { voice }: Screen): string => {
  const parts = [
    ...(little > 0
      ? [
          voice.say({
            sv: `${little} tal påverkar det mindre än 0,5 %`,
            en: `${little} ${little === 1 ? 'matters' : 'matter'} less than 0.5%`,
          }),
        ]
      : []),
    ...(still > 0 ? [voice.say({ sv: `${still} tal inte alls`, en: `${still} not at all` })] : []),
  ]
  return voice.say({
    sv: `Av resten: ${voice.list(parts)}.`,
    en: `Of the other numbers: ${voice.list(parts)}.`,
  })
}

/** The ranked table, its bars and what they mean. */
export const indicesTable = (
  found: OutputSensitivity,
  compiled: Compiled,
  most: number,
  screen: Screen,
): readonly string[] => {
  const { voice, width } = screen
  const seen = found.inputs.filter(({ total }) => partOf(total) >= LEAST)
  const shown = seen.slice(0, most)
  const still = found.inputs.filter(({ total }) => total?.value === 0).length
  const little = found.inputs.length - seen.length - still
  const labels = shown.map(({ input }) => inputLabel(input, screen))
  const cells = shown.map(({ input, first, total }) => [
    inputValue(input, compiled, screen),
    inputRange(input, compiled, screen),
    partText(first, screen),
    partText(total, screen),
  ])
  const heads = [
    voice.say({ sv: 'I planen', en: 'In the plan' }),
    voice.say({ sv: 'Troligt', en: 'Likely' }),
    voice.say({ sv: 'Ensamt', en: 'Alone' }),
    voice.say({ sv: 'I allt', en: 'In all' }),
  ]
  const taken = heads.reduce(
    (sum, head, index) =>
      sum + GAP + Math.max(...[head, ...cells.map((row) => row[index] ?? '')].map(visible)),
    GAP,
  )
  const longest = Math.min(WIDEST_LABEL, Math.max(...labels.map(visible), SHORTEST_LABEL))
  const room = Math.max(LEAST_BAR, Math.min(WIDEST_BAR, width - taken - longest))
  const labelRoom = Math.max(SHORTEST_LABEL, Math.min(longest, width - taken - room))
  const perCharacter = Math.max(...shown.map(({ total }) => partOf(total)), 1e-9) / room
  const error = errorOf(shown)
  const rest = seen.length - shown.length
  const notes = [
    voice.say({
      sv: `${ALONE} Ensamt: så stor del av spridningen (variansen) som skulle försvinna om just det talet blev känt. ${TOGETHER} I allt: med vad det gör först ihop med andra tal; det räknas hos vart och ett av dem, så summan kan bli mer än 100 %.`,
      en: `${ALONE} Alone: the part of the spread (the variance) that would be gone if that number were known. ${TOGETHER} In all: with what it does only together with other numbers; that counts with each of them, so the sum can be more than 100%.`,
    }),
    ...(error === null
      ? []
      : [
          voice.say({
            sv: `Delarna är skattade ur dragningar: ± högst ${voice.number(Math.max(1, Math.ceil(100 * error)))} procentenheter (95 %).`,
            en: `The parts are estimated from draws: ± at most ${voice.number(Math.max(1, Math.ceil(100 * error)))} percentage points (95%).`,
          }),
        ]),
    ...(cells.some(([value = '']) => value.endsWith('*'))
      ? [voice.say({ sv: '* Ingen har mätt talet.', en: '* Nobody has measured the number.' })]
      : []),
    ...(rest > 0
      ? [
          voice.say({
            sv: `${rest} tal till: --most ${seen.length}.`,
            en: `${rest} more ${rest === 1 ? 'number' : 'numbers'}: --most ${seen.length}.`,
          }),
        ]
      : []),
    ...(little + still > 0 ? [restText(little, still, screen)] : []),
  ]
  return [
    ...tableLines(
      [
        { head: voice.say({ sv: 'Osäkert tal', en: 'Uncertain number' }) },
        ...heads.map((head) => ({ head, align: 'right' as const })),
        { head: '' },
      ],
      shown.map((input, index) => [
        cut(labels[index] ?? '', labelRoom),
        ...(cells[index] ?? []),
        barOf(input, perCharacter, room),
      ]),
    ),
    ...notes.flatMap((text) => wrap(text, width, '  ', '    ')),
  ]
}
