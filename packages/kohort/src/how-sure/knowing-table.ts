import { type Compiled, parameterPathOf, parameters } from '@kohort/core'
import type { Estimate, KnowingRow, ValueOfKnowing } from '@kohort/ensemble'
import { capital, cut, oneLine, probabilityText, rangeText, type Voice } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { tableLines } from '../table.js'
import { visible, wrap } from '../wrap.js'
import { inputLabel, inputRange, inputValue } from './input-text.js'
import { pointsText } from './probability-words.js'

const MOST = 6
const WIDEST_LABEL = 32
const SHORTEST_LABEL = 14
const GAP = 2
const LONGEST_NOTE = 260
const NOTES = 2

const draws = (found: ValueOfKnowing): number => found.manifest.draws

const tidy = (value: number): number =>
  Math.abs(value) < 1 ? Number(value.toFixed(3)) : Number(value.toPrecision(3))

/** A probability where a number is held: an estimate from fewer draws than the goal's own. */
const chanceText = ({ value }: Estimate, { voice }: Screen): string => voice.percent(value)

const flipText = ({ value }: Estimate, { voice }: Screen): string =>
  value < 0.005 ? `<\u00a0${voice.percent(0.005, 1)}` : voice.percent(value)

/** The probability as things stand, with how far chance in the drawing reaches: `17 % ± 3`. */
export const nowText = ({ probability, manifest }: ValueOfKnowing, voice: Voice): string => {
  const { value, high } = probability
  return probabilityText(value, manifest.draws, voice, high === null ? null : high - value)
}

/** The plan's own likely range, as the table of parts has it; what was drawn where the plan has none. */
const rangeOf = ({ input, range }: KnowingRow, compiled: Compiled, screen: Screen): string => {
  const own = inputRange(input, compiled, screen)
  if (own !== '') return own
  const drawn = range.map(tidy) as [number, number]
  return rangeText(parameters[parameterPathOf(input) ?? 'training.away'], drawn, screen.voice)
}

/** The numbers worth asking about: those whose move is not just noise. */
const worthOf = ({ rows }: ValueOfKnowing): readonly KnowingRow[] =>
  rows.filter(({ enters, isNoise, move }) => enters && !isNoise && move.value >= 0.005)

/** What the plan says of why a number is what it is, of the ones most worth knowing that nobody has measured. */
const noteLines = (rows: readonly KnowingRow[], screen: Screen): readonly string[] => {
  const { voice, width, paint } = screen
  return rows
    .filter(({ kind }) => kind === null || kind === 'assumed')
    .slice(0, NOTES)
    .flatMap(({ input, note }) => {
      const why =
        note === null ? voice.say({ sv: 'Ingen källa angiven.', en: 'No source given.' }) : voice.say(note)
      const label = capital(inputLabel(input, screen))
      return wrap(`${label} (${input}): ${cut(oneLine(why), LONGEST_NOTE)}`, width, '  ', '    ').map(
        (line) => line.replace(label, () => paint.strong(label)),
      )
    })
}

/** What to go and measure, for a goal. */
export const knowingLines = (
  found: ValueOfKnowing,
  compiled: Compiled,
  screen: Screen,
): readonly string[] => {
  const { voice, paint, width } = screen
  const { probability, level } = found
  const worth = worthOf(found)
  const noise = found.rows.filter(({ isNoise }) => isNoise).length
  const now = nowText(found, voice)
  const limit = voice.plainPercent(level)
  const verdict =
    probability.value >= level
      ? voice.say({ sv: `minst ${limit}: ja`, en: `at least ${limit}: yes` })
      : voice.say({ sv: `minst ${limit}: nej`, en: `at least ${limit}: no` })
  const head = wrap(
    worth.length === 0
      ? voice.say({
          sv: `Vad är värt att ta reda på? Inget enskilt tal flyttar sannolikheten, ${now}, mer än vad dragningarna själva gör.`,
          en: `What is worth finding out? No single number moves the probability, ${now}, by more than the drawing itself.`,
        })
      : voice.say({
          sv: `Vad är värt att ta reda på? Sannolikheten är ${now} (${verdict}). Om ett tal blev känt skulle den flytta sig:`,
          en: `What is worth finding out? The probability is ${now} (${verdict}). If a number were known it would move:`,
        }),
    width,
  ).map(paint.strong)
  if (worth.length === 0) return head
  const shown = worth.slice(0, MOST)
  const rows = shown.map((row) => [
    inputLabel(row.input, screen),
    inputValue(row.input, compiled, screen),
    rangeOf(row, compiled, screen),
    chanceText(row.ifLow, screen),
    chanceText(row.ifHigh, screen),
    pointsText(row.move.value, voice),
    flipText(row.flips, screen),
  ])
  const heads = [
    voice.say({ sv: 'I planen', en: 'In the plan' }),
    voice.say({ sv: 'Troligt', en: 'Likely' }),
    voice.say({ sv: 'Vid låg', en: 'At low' }),
    voice.say({ sv: 'Vid hög', en: 'At high' }),
    voice.say({ sv: 'Flyttar', en: 'Moves' }),
    voice.say({ sv: 'Vänder', en: 'Turns' }),
  ]
  const taken = heads.reduce(
    (sum, head, index) =>
      sum + GAP + Math.max(...[head, ...rows.map((row) => row[index + 1] ?? '')].map(visible)),
    0,
  )
  const room = Math.max(SHORTEST_LABEL, Math.min(WIDEST_LABEL, width - taken))
  const notes = [
    ...(probability.high === null
      ? []
      : [
          voice.say({
            sv: '±: så långt når slumpen i dragningarna (95 %), i procentenheter.',
            en: '±: as far as chance in the drawing reaches (95%), in percentage points.',
          }),
        ]),
    voice.say({
      sv: `Vid låg, vid hög: sannolikheten med talet i låg och i hög ände av det troliga. Flyttar: hur långt i medeltal, procentenheter. Vänder: chansen att svaret på frågan ”minst ${limit}?” blir ett annat.`,
      en: `At low, at high: the probability with the number at the low and the high end of its likely range. Moves: how far on average, percentage points. Turns: the chance that the answer to “at least ${limit}?” becomes the other one.`,
    }),
    ...(worth.length > MOST
      ? [
          voice.say({
            sv: `${worth.length - shown.length} tal till flyttar den mindre.`,
            en: `${worth.length - shown.length === 1 ? '1 more number moves' : `${worth.length - shown.length} more numbers move`} it less.`,
          }),
        ]
      : []),
    ...(noise > 0
      ? [
          voice.say({
            sv: `${noise} tal flyttar den så lite att det inte går att skilja från slumpen i ${voice.number(draws(found))} dragningar.`,
            en: `${noise === 1 ? '1 number moves' : `${noise} numbers move`} it so little that it cannot be told from chance in ${voice.number(draws(found))} draws.`,
          }),
        ]
      : []),
  ]
  const why = noteLines(shown, screen)
  return [
    ...head,
    ...tableLines(
      [
        { head: voice.say({ sv: 'Tal', en: 'Number' }) },
        ...heads.map((head) => ({ head, align: 'right' as const })),
      ],
      rows.map(([label = '', ...cells]) => [cut(label, room), ...cells]),
    ),
    ...notes.flatMap((text) => wrap(text, width, '  ', '    ')),
    ...(why.length === 0
      ? []
      : [
          voice.say({
            sv: 'Att mäta först, och vad planen säger om talet i dag:',
            en: 'To measure first, and what the plan says of the number today:',
          }),
          ...why,
        ]),
  ]
}
