import { type Consistency, type Lever, type ParameterPath, parameterPathOf, parameters } from '@kohort/core'
import type { Voice } from './words.js'

const SHOWN = 2

/** To one decimal, never past the value on the side that would make the sentence untrue. */
const towards = (value: number, isDown: boolean): number =>
  (isDown ? Math.floor(value * 10 + 1e-6) : Math.ceil(value * 10 - 1e-6)) / 10

/** How far the needed value lies outside the range, in widths of it; no range last. */
const farOff = ({ needed, value, range, withinRange }: Lever): number => {
  if (needed === null) return Number.POSITIVE_INFINITY
  if (withinRange === true) return 0
  if (range === null || range[0] === range[1]) return 1e6 + Math.abs(needed - value)
  return Math.max(range[0] - needed, needed - range[1]) / (range[1] - range[0])
}

/** `helt frånvarande 13 % → högst 7,3 % (troligt 10–16 %)`. */
const leverText = ({ path, value, needed, range }: Lever, voice: Voice): string => {
  const whole = path.endsWith('training.requirement')
  const general: ParameterPath = parameterPathOf(path) ?? 'training.requirement.mode'
  const { label, unit } = parameters[general]
  const name = voice.say(whole ? { sv: 'utbildningens längd', en: 'the length of training' } : label)
  const isShare = unit.en.startsWith('share')
  const scale = isShare ? 100 : 1
  const bare = (number: number): string => {
    const decimals = [0, 1, 2].find((count) => Math.abs(number - Number(number.toFixed(count))) < 1e-9) ?? 2
    return voice.number(number, decimals)
  }
  const mark = isShare ? voice.say({ sv: '\u00a0%', en: '%' }) : ` ${voice.say(unit)}`
  const isDown = (needed ?? value) < value
  const to = `${bare(towards((needed ?? value) * scale, isDown))}${mark}`
  const likely =
    range === null ? '' : `${bare(range[0] * scale)}–${bare(range[1] * scale)}${isShare ? mark : ''}`
  const now = `${bare(value * scale)}${isShare ? mark : ''}`
  return voice.say({
    sv: `${name} ${now} → ${isDown ? 'högst' : 'minst'} ${to}${likely === '' ? '' : ` (troligt ${likely})`}`,
    en: `${name} ${now} → ${isDown ? 'at most' : 'at least'} ${to}${likely === '' ? '' : ` (likely ${likely})`}`,
  })
}

/** Which single numbers would do it, the likeliest first, and whether they can be believed. */
const nearestText = ({ levers, consistentWithinRanges }: Consistency, voice: Voice): string => {
  const useful = levers
    .filter(({ needed }) => needed !== null)
    .sort((one, other) => farOff(one) - farOff(other))
  if (useful.length === 0)
    return voice.say({ sv: 'Inget enskilt tal kan ändra det.', en: 'No single number can change that.' })
  const likely = useful.filter(({ withinRange }) => withinRange === true)
  const shown = (likely.length > 0 ? likely : useful).slice(0, SHOWN).map((lever) => leverText(lever, voice))
  const lead =
    likely.length > 0 || useful.every(({ range }) => range === null)
      ? { sv: 'Det räcker att ändra ett av:', en: 'Changing one of these would do:' }
      : consistentWithinRanges
        ? {
            sv: 'Inget enskilt tal räcker inom sitt troliga intervall, men flera kan. Närmast:',
            en: 'No single number does it inside its likely range, but several can. Nearest:',
          }
        : {
            sv: 'Inget enskilt tal räcker inom sitt troliga intervall. Närmast:',
            en: 'No single number does it inside its likely range. Nearest:',
          }
  return `${voice.say(lead)} ${shown.join('; ')}.`
}

const span = ([low, high]: readonly [number | null, number | null], voice: Voice): string => {
  const known = [...new Set([low, high].flatMap((value) => (value === null ? [] : [voice.number(value)])))]
  return known.join('–')
}

/** Whether the wanted stock and the wanted completions go together in the long run (MODEL.md, "Consistency"). */
export const consistencyText = (
  found: Consistency,
  voice: Voice,
): {
  readonly question: string
  readonly answer: string
  readonly why: string
  readonly nearest: string
} | null => {
  const { stock, completions, yearsInTraining, stockNeeded, completionsGiven, consistent } = found
  if (stock.every((edge) => edge === null) || completions.every((edge) => edge === null)) return null
  const [stocks, done] = [span(stock, voice), voice.number(completions[0] ?? completions[1] ?? 0)]
  const question = voice.say({
    sv: `Går ${stocks} ST-läkare ihop med ${done} färdiga om året i längden?`,
    en: `Do ${stocks} trainees and ${done} completions a year go together in the long run?`,
  })
  if (consistent === null || yearsInTraining === null) return null
  const why = voice.say({
    sv: `En ST-läkare är i snitt ${voice.number(yearsInTraining, 1)} år i utbildningen: ${done} färdiga om året kräver ${voice.number(stockNeeded ?? 0)} ST-läkare, och ${stocks} ger ${span(completionsGiven, voice)} om året.`,
    en: `A trainee is ${voice.number(yearsInTraining, 1)} years in training on average: ${done} completions a year take ${voice.number(stockNeeded ?? 0)} trainees, and ${stocks} give ${span(completionsGiven, voice)} a year.`,
  })
  return {
    question,
    answer: consistent
      ? voice.say({ sv: 'Ja.', en: 'Yes.' })
      : voice.say({ sv: 'Nej, inte med de här talen.', en: 'No, not with these numbers.' }),
    why,
    nearest: consistent ? '' : nearestText(found, voice),
  }
}
