import { type Compiled, parameterPathOf, parameters } from '@kohort/core'
import type { Estimate, KnowingRow, ValueOfKnowing } from '@kohort/ensemble'
import { rangeText } from '../figure-text.js'
import { capital } from '../format.js'
import type { Screen } from '../main-screen/screen.js'
import { tableLines } from '../table.js'
import { cut, oneLine } from '../terminal-text.js'
import { wrap } from '../wrap.js'
import { inputLabel, inputValue } from './input-text.js'
import { pointsText } from './probability-text.js'

const MOST = 6
const WIDEST_LABEL = 32
const LONGEST_NOTE = 260
const NOTES = 2

const draws = (found: ValueOfKnowing): number => found.manifest.draws

/** A probability where a number is held: an estimate from fewer draws than the goal's own. */
const chanceText = ({ value }: Estimate, { voice }: Screen): string => voice.percent(value)

const flipText = ({ value }: Estimate, { voice }: Screen): string =>
  value < 0.005 ? '–' : voice.percent(value)

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
  const now = voice.percent(probability.value)
  const limit = voice.percent(level)
  const error =
    probability.high === null ? '' : ` ± ${pointsText(probability.high - probability.value, voice)}`
  const verdict =
    probability.value >= level
      ? voice.say({ sv: `minst ${limit}: ja`, en: `at least ${limit}: yes` })
      : voice.say({ sv: `minst ${limit}: nej`, en: `at least ${limit}: no` })
  const head = wrap(
    worth.length === 0
      ? voice.say({
          sv: `Vad är värt att ta reda på? Inget enskilt tal flyttar sannolikheten, ${now}${error}, mer än vad dragningarna själva gör.`,
          en: `What is worth finding out? No single number moves the probability, ${now}${error}, by more than the drawing itself.`,
        })
      : voice.say({
          sv: `Vad är värt att ta reda på? Sannolikheten är ${now}${error} (${verdict}). Om ett tal blev känt skulle den flytta sig:`,
          en: `What is worth finding out? The probability is ${now}${error} (${verdict}). If a number were known it would move:`,
        }),
    width,
  ).map(paint.strong)
  if (worth.length === 0) return head
  const shown = worth.slice(0, MOST)
  const rows = shown.map((row) => [
    cut(inputLabel(row.input, screen), WIDEST_LABEL),
    inputValue(row.input, compiled, screen),
    rangeText(
      parameters[parameterPathOf(row.input) ?? 'training.away'],
      row.range.map(tidy) as [number, number],
      voice,
    ),
    chanceText(row.ifLow, screen),
    chanceText(row.ifHigh, screen),
    pointsText(row.move.value, voice),
    flipText(row.flips, screen),
  ])
  const notes = [
    voice.say({
      sv: `Vid låg, vid hög: sannolikheten med talet i låg och i hög ände av det troliga. Flyttar: hur långt i medeltal, procentenheter. Vänder: chansen att svaret på frågan ”minst ${limit}?” blir ett annat.`,
      en: `At low, at high: the probability with the number at the low and the high end of its likely range. Moves: how far on average, percentage points. Turns: the chance that the answer to “at least ${limit}?” becomes the other one.`,
    }),
    ...(worth.length > MOST || noise > 0
      ? [
          voice.say({
            sv: `${worth.length - shown.length} tal till flyttar den mindre, och ${noise} så lite att det inte går att skilja från slumpen i ${voice.number(draws(found))} dragningar.`,
            en: `${worth.length - shown.length} more numbers move it less, and ${noise} so little that it cannot be told from chance in ${voice.number(draws(found))} draws.`,
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
        { head: voice.say({ sv: 'I planen', en: 'In the plan' }), align: 'right' },
        { head: voice.say({ sv: 'Troligt', en: 'Likely' }), align: 'right' },
        { head: voice.say({ sv: 'Vid låg', en: 'At low' }), align: 'right' },
        { head: voice.say({ sv: 'Vid hög', en: 'At high' }), align: 'right' },
        { head: voice.say({ sv: 'Flyttar', en: 'Moves' }), align: 'right' },
        { head: voice.say({ sv: 'Vänder', en: 'Turns' }), align: 'right' },
      ],
      rows,
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

const tidy = (value: number): number =>
  Math.abs(value) < 1 ? Number(value.toFixed(3)) : Number(value.toPrecision(3))
