import {
  type Bilingual,
  type Consistency,
  type Lever,
  type Parameter,
  type Plan,
  parameterPathOf,
  parameters,
  type SeriesName,
} from '@kohort/core'
import { numberText, pathLabel, rangeText } from './parameter-text.js'
import type { Voice } from './voice.js'

const SHOWN = 2

/** To one decimal, never past the value on the side that would make the sentence untrue. */
const towards = (value: number, side: 'down' | 'up'): number => {
  const tenths = value * 10
  return (side === 'down' ? Math.floor(tenths + 1e-6) : Math.ceil(tenths - 1e-6)) / 10
}

/** A lever's unit and bounds; the requirement as a whole is given by its mode. */
const parameterOf = ({ path }: Pick<Lever, 'path'>): Parameter =>
  parameters[parameterPathOf(path) ?? 'training.requirement.mode']

/** `helt frånvarande 13 % → högst 7,3 % (troligt 10–16 %)`. */
export const leverText = (
  lever: Pick<Lever, 'path' | 'value' | 'needed' | 'range'>,
  plan: Plan,
  voice: Voice,
): string => {
  const parameter = parameterOf(lever)
  const label = pathLabel(lever.path, plan, voice)
  const now = numberText(parameter, lever.value, voice)
  const isShare = parameter.unit.en.startsWith('share')
  const unit = isShare ? '' : ` ${voice.say(parameter.unit)}`
  if (lever.needed === null) return `${label} (${now}${unit})`
  const isDown = lever.needed < lever.value
  const scale = isShare ? 100 : 1
  const needed = numberText(parameter, towards(lever.needed * scale, isDown ? 'down' : 'up') / scale, voice)
  const likely = lever.range === null ? '' : rangeText(parameter, lever.range, voice)
  return voice.say({
    sv: `${label} ${now} → ${isDown ? 'högst' : 'minst'} ${needed}${unit}${likely === '' ? '' : ` (troligt ${likely})`}`,
    en: `${label} ${now} → ${isDown ? 'at most' : 'at least'} ${needed}${unit}${likely === '' ? '' : ` (likely ${likely})`}`,
  })
}

/** How far the needed value lies outside the range, in widths of it; no range last. */
export const farOff = ({
  needed,
  value,
  range,
  withinRange,
}: Pick<Lever, 'needed' | 'value' | 'range' | 'withinRange'>): number => {
  if (needed === null) return Number.POSITIVE_INFINITY
  if (withinRange === true) return 0
  if (range === null || range[0] === range[1]) return 1e6 + Math.abs(needed - value)
  return Math.max(range[0] - needed, needed - range[1]) / (range[1] - range[0])
}

/** The parameters that can do it alone, the likeliest first. */
export const usefulLevers = (found: Consistency): readonly Lever[] =>
  found.levers.filter(({ needed }) => needed !== null).sort((one, other) => farOff(one) - farOff(other))

/** `som högst 6,0 år`: the years in training at which the two bands meet. */
const yearsThatHold = ({ stock, completions }: Consistency, voice: Voice): string => {
  const least = stock[0] === null || completions[1] === null ? null : towards(stock[0] / completions[1], 'up')
  const most =
    stock[1] === null || completions[0] === null ? null : towards(stock[1] / completions[0], 'down')
  const years = (value: number): string => voice.number(value, 1)
  if (least !== null && most !== null) return `${years(least)}–${years(most)}`
  if (most !== null) return voice.say({ sv: `högst ${years(most)}`, en: `at most ${years(most)}` })
  return least === null ? '' : voice.say({ sv: `minst ${years(least)}`, en: `at least ${years(least)}` })
}

/** What is asked for, as somebody wrote it: `880–900`, `minst 150`. */
const askedText = ([min, max]: Consistency['stock'], voice: Voice): string => {
  const edge = (value: number): string => voice.plain(Math.abs(value) < 10 ? value : Number(value.toFixed(1)))
  if (min !== null && max !== null) return min === max ? edge(min) : `${edge(min)}–${edge(max)}`
  if (min !== null) return voice.say({ sv: `minst ${edge(min)}`, en: `at least ${edge(min)}` })
  return max === null ? '' : voice.say({ sv: `högst ${edge(max)}`, en: `at most ${edge(max)}` })
}

/** What the parameters make of the two goals, in sentences. */
const finding = (found: Consistency, voice: Voice): string => {
  const { yearsInTraining, stockNeeded, completionsGiven, completions, stock, consistent } = found
  const years = voice.number(yearsInTraining ?? 0, 1)
  const given = [
    ...new Set(completionsGiven.flatMap((value) => (value === null ? [] : [voice.number(value)]))),
  ]
  const least = voice.number(completions[0] ?? 0)
  const stocks = askedText(stock, voice)
  const sentences = [
    voice.say({
      sv: `En ST-läkare är i snitt ${years} år i utbildningen:`,
      en: `A trainee is ${years} years in training on average:`,
    }),
    ...(stockNeeded === null
      ? []
      : [
          voice.say({
            sv: `${least} färdiga om året kräver ${voice.number(stockNeeded)} ST-läkare,`,
            en: `${least} completions a year take ${voice.number(stockNeeded)} trainees,`,
          }),
        ]),
    ...(given.length === 0
      ? []
      : [
          voice.say({
            sv: `${stockNeeded === null ? '' : 'och '}${stocks} ger ${given.join('–')} om året.`,
            en: `${stockNeeded === null ? '' : 'and '}${stocks} give ${given.join('–')} a year.`,
          }),
        ]),
    ...(consistent === true
      ? []
      : [
          voice.say({
            sv: `Båda nås bara om tiden är ${yearsThatHold(found, voice)} år.`,
            en: `Both are met only if that time is ${yearsThatHold(found, voice)} years.`,
          }),
        ]),
  ]
  return sentences.join(' ')
}

/** Which single numbers would do it, and whether they can be believed. */
const remedies = (found: Consistency, plan: Plan, voice: Voice): string => {
  const useful = usefulLevers(found)
  if (useful.length === 0)
    return voice.say({ sv: 'Inget enskilt tal kan ändra det.', en: 'No single number can change that.' })
  const likely = useful.filter(({ withinRange }) => withinRange === true)
  const shown = (likely.length > 0 ? likely : useful)
    .slice(0, SHOWN)
    .map((lever) => leverText(lever, plan, voice))
  const together = found.consistentWithinRanges
    ? { sv: ', men flera kan', en: ', but several can' }
    : { sv: '', en: '' }
  const lead =
    likely.length > 0 || useful.every(({ range }) => range === null)
      ? { sv: 'Det räcker att ändra ett av:', en: 'Changing one of these would do:' }
      : {
          sv: `Inget enskilt tal räcker inom sitt troliga intervall${together.sv}. Närmast:`,
          en: `No single number does it inside its likely range${together.en}. Nearest:`,
        }
  return `${voice.say(lead)} ${shown.join('; ')}.`
}

/** Whether a plan has a goal with a limit on a series. */
export const asksFor = ({ goals }: Plan, metric: SeriesName): boolean =>
  goals.some((goal) => goal.metric === metric && (goal.min ?? goal.max) !== undefined)

/** Whether it has one for the stock and one for the completions, which can be held to each other. */
export const asksForBoth = (plan: Plan): boolean => asksFor(plan, 'trainees') && asksFor(plan, 'completions')

export interface ConsistencySaid {
  readonly question: string
  readonly answer: string
  /** Why, and what would change it. */
  readonly why: readonly string[]
}

const plansNumbers: Bilingual = { sv: 'planens tal', en: "the plan's numbers" }

/**
 * Whether the wanted stock and the wanted completions go together in the long run (MODEL.md, "Consistency"), why, and
 * what would change it.
 *
 * @param numbers whose numbers were held to the goals; the plan's if left out
 */
export const consistencyText = (
  found: Consistency,
  plan: Plan,
  voice: Voice,
  numbers: Bilingual = plansNumbers,
): ConsistencySaid => {
  const [stock, done] = [askedText(found.stock, voice), askedText(found.completions, voice)]
  const question = voice.say({
    sv: `Går ${stock} ST-läkare ihop med ${done} färdiga om året i längden?`,
    en: `Do ${stock} trainees and ${done} completions a year go together in the long run?`,
  })
  const said = (answer: Bilingual, why: readonly string[]): ConsistencySaid => ({
    question,
    answer: voice.say(answer),
    why,
  })
  if (found.yearsInTraining === null || found.consistent === null)
    return said({ sv: 'Nej: ingen blir färdig.', en: 'No: nobody would finish.' }, [])
  if (found.consistent) return said({ sv: 'Ja.', en: 'Yes.' }, [finding(found, voice)])
  return said({ sv: `Nej, inte med ${numbers.sv}.`, en: `No, not with ${numbers.en}.` }, [
    finding(found, voice),
    remedies(found, plan, voice),
  ])
}
