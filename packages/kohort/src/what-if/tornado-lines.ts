import { parameterPathOf, parameters, series } from '@kohort/core'
import { cut, pathLabel, rangeText, shortAmount, titleText } from '@kohort/report/words'
import type { Tornado, TornadoBar, TornadoEnd } from '@kohort/scenarios'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, figureOf, signedText, unitOf } from '../metric-text.js'
import { tableLines } from '../table.js'
import { padEnd, visible, wrap } from '../wrap.js'

const NOTHING = '–'
const LOW = '░'
const HIGH = '█'
const MIDDLE = '│'
const GAP = 2
const WIDEST_LABEL = 34
const SHORTEST_LABEL = 16
const SHORTEST_BAR = 24
const LEAST_BAR = 8
const WIDEST_BAR = 36

/** Below or above the base, in characters. */
interface Scale {
  readonly left: number
  readonly right: number
  readonly perCharacter: number
}

const scaleOf = (bars: readonly TornadoBar[], room: number): Scale => {
  const differences = bars.flatMap(({ low, high }) => [low.difference ?? 0, high.difference ?? 0])
  const [least, most] = [Math.min(0, ...differences), Math.max(0, ...differences)]
  const span = most - least || 1
  const left = Math.round((-least / span) * (room - 1))
  return { left, right: room - 1 - left, perCharacter: span / (room - 1) }
}

/** The bar of a number: its low end and its high one from the plan's own figure outwards; the longer one below. */
const barText = ({ low, high }: TornadoBar, { left, right, perCharacter }: Scale): string => {
  const characters = Array.from({ length: left + 1 + right }, () => ' ')
  const draw = ({ difference }: TornadoEnd, mark: string): void => {
    if (difference === null) return
    const length = Math.min(difference < 0 ? left : right, Math.round(Math.abs(difference) / perCharacter))
    for (let step = 1; step <= length; step += 1) characters[left + Math.sign(difference) * step] = mark
  }
  const ends = [
    [low, LOW],
    [high, HIGH],
  ] as const
  const sorted = [...ends].sort(
    ([one], [other]) => Math.abs(other.difference ?? 0) - Math.abs(one.difference ?? 0),
  )
  for (const [end, mark] of sorted) draw(end, mark)
  characters[left] = MIDDLE
  return characters.join('')
}

/** What the metric is at the two ends of the bars and in the plan, over where they are. */
const scaleText = (
  { metric, base }: Tornado,
  { left, right, perCharacter }: Scale,
  { voice }: Screen,
): string => {
  const [low, middle, high] = [base - left * perCharacter, base, base + right * perCharacter].map((value) =>
    bareFigure(metric, value, voice),
  ) as [string, string, string]
  const width = left + 1 + right
  const start = Math.min(Math.max(0, left - Math.floor(visible(middle) / 2)), width - visible(middle))
  const before = visible(low) < start ? low : ''
  const line = `${padEnd(padEnd(before, start) + middle, width - visible(high))}`
  return visible(line) + visible(high) <= width && !line.endsWith(middle) ? line + high : line.trimEnd()
}

/** The screen of `kohort tornado`. */
export const tornadoLines = (found: Tornado, most: number, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const { metric, year, base, bars } = found
  const isSeen = (bar: TornadoBar): boolean =>
    [bar.low, bar.high].some(
      ({ difference }) => !/^0(?:[,.]0)?$/.test(signedText(metric, difference ?? 0, voice)),
    )
  const seen = bars.filter(isSeen)
  const shown = seen.slice(0, most)
  const label = voice.say(series[metric].label)
  const unit = unitOf(metric, plan, voice)
  const head = [
    ...wrap(
      voice.say({
        sv: `Känslighet: vad ${label} ${year} hänger på, i planen ${titleText(plan.title, voice)}`,
        en: `Sensitivity: what ${label} of ${year} hang on, in the plan ${titleText(plan.title, voice)}`,
      }),
      width,
    ).map(paint.strong),
    ...wrap(
      voice.say({
        sv: `Planen ger ${figureOf(metric, base, plan, voice)}. Varje tal för sig flyttas till låg och hög ände av sitt troliga intervall (5–95 %), de andra står kvar.`,
        en: `The plan gives ${figureOf(metric, base, plan, voice)}. Each number on its own is moved to the low and the high end of its likely range (5–95%), the others stay.`,
      }),
      width,
    ),
  ]
  if (shown.length === 0)
    return [
      ...head,
      '',
      bars.length === 0
        ? voice.say({ sv: 'Inget tal i planen har ett intervall.', en: 'No number of the plan has a range.' })
        : voice.say({ sv: 'Inget av talen ändrar det.', en: 'None of the numbers changes it.' }),
    ]
  const parameterOf = (path: string) => parameters[parameterPathOf(path) ?? 'training.away']
  const end = ({ difference }: TornadoEnd): string =>
    difference === null ? NOTHING : signedText(metric, difference, voice)
  const cells = shown.map((bar) => {
    const parameter = parameterOf(bar.path)
    const mark = bar.kind === 'reported' || bar.kind === 'derived' ? '' : ' *'
    return [
      `${shortAmount(parameter, bar.value, voice)}${mark}`,
      rangeText(parameter, bar.range, voice),
      end(bar.low),
      end(bar.high),
    ]
  })
  const points = series[metric].unit.en === 'share' ? voice.say({ sv: '%-enheter', en: 'points' }) : unit
  const heads = [
    voice.say({ sv: 'Värde', en: 'Value' }),
    voice.say({ sv: 'Troligt', en: 'Likely' }),
    voice.say({ sv: 'Vid låg', en: 'At low' }),
    voice.say({ sv: 'Vid hög', en: 'At high' }),
  ]
  const labels = shown.map(({ path }) => pathLabel(path, plan, voice))
  const taken = heads.reduce(
    (sum, text, index) =>
      sum + GAP + Math.max(...[text, ...cells.map((row) => row[index] ?? '')].map(visible)),
    GAP,
  )
  const longest = Math.min(WIDEST_LABEL, Math.max(...labels.map(visible)))
  const free = width - taken
  const wanted = Math.min(WIDEST_BAR, Math.max(SHORTEST_BAR, free - longest))
  const room = Math.max(LEAST_BAR, Math.min(wanted, free - SHORTEST_LABEL))
  const labelRoom = Math.min(longest, free - room)
  const scale = scaleOf(shown, room)
  const rest = seen.length - shown.length
  const still = bars.length - seen.length
  const noEnd = shown.some(({ low, high }) => low.difference === null || high.difference === null)
  const notes = [
    voice.say({
      sv: `${LOW} talets låga ände, ${HIGH} dess höga; ${MIDDLE} är planen. Ändringarna i ${points === '' ? voice.say(series[metric].unit) : points}.`,
      en: `${LOW} the number's low end, ${HIGH} its high end; ${MIDDLE} is the plan. Changes in ${points === '' ? voice.say(series[metric].unit) : points}.`,
    }),
    ...(cells.some(([value = '']) => value.endsWith('*'))
      ? [voice.say({ sv: '* Ingen har mätt talet.', en: '* Nobody has measured the number.' })]
      : []),
    ...(noEnd
      ? [
          voice.say({
            sv: `${NOTHING} Den änden ger ingen giltig plan med de andra talen som de är.`,
            en: `${NOTHING} That end makes no valid plan with the other numbers as they are.`,
          }),
        ]
      : []),
    ...(rest > 0
      ? [
          voice.say({
            sv: `${rest} tal till, med mindre utslag: --most ${seen.length}.`,
            en: `${rest} more numbers, with smaller swings: --most ${seen.length}.`,
          }),
        ]
      : []),
    ...(still > 0
      ? [
          voice.say({
            sv: `${still} tal med intervall ändrar inget.`,
            en: `${still} numbers with a range change nothing.`,
          }),
        ]
      : []),
  ]
  return [
    ...head,
    '',
    ...tableLines(
      [
        { head: voice.say({ sv: 'Tal', en: 'Number' }) },
        ...heads.map((text) => ({ head: text, align: 'right' as const })),
        { head: scaleText(found, scale, screen) },
      ],
      shown.map((bar, index) => [
        cut(labels[index] ?? '', labelRoom),
        ...(cells[index] ?? []),
        barText(bar, scale),
      ]),
    ),
    ...notes.flatMap((text) => wrap(text, width, '  ', '    ')),
  ]
}
