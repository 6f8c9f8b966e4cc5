import { type Compiled, parameterPathOf, parameters, type Slot } from '@kohort/core'
import { lastOf, pathLabel, rangeText, shortAmount } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { isUnmeasured } from '../unmeasured/move-number.js'

const slotOf = (compiled: Compiled, path: string): Slot | undefined =>
  compiled.slots.find((slot) => slot.path === path)

/** What an uncertain quantity is called: a number, a number's chance from year to year, numbers that go together. */
export const inputLabel = (input: string, { plan, voice }: Screen): string =>
  input
    .split(' + ')
    .map((path) =>
      path === 'individuals~'
        ? voice.say({ sv: 'slump, enskilda personer', en: 'chance, individual people' })
        : path.includes('~')
          ? voice.say({
              sv: `slump, ${pathLabel(path.replace(/~.*$/, ''), plan, voice)}`,
              en: `chance, ${pathLabel(path.replace(/~.*$/, ''), plan, voice)}`,
            })
          : pathLabel(path, plan, voice),
    )
    .join(' + ')

/** Its last number as the plan has it, marked where nobody has measured it; nothing for chance and what goes together. */
export const inputValue = (input: string, compiled: Compiled, { voice }: Screen): string => {
  const slot = slotOf(compiled, input)
  if (slot === undefined) return ''
  const { figure } = lastOf(slot, voice)
  const mark = slot.figures.some(isUnmeasured) ? ' *' : ''
  return figure === undefined ? '' : `${shortAmount(parameters[slot.parameter], figure.value, voice)}${mark}`
}

/** Its likely range, as the plan has it. */
export const inputRange = (input: string, compiled: Compiled, { voice }: Screen): string => {
  const slot = slotOf(compiled, input)
  const range = slot === undefined ? undefined : lastOf(slot, voice).figure?.range
  return slot === undefined || range === undefined ? '' : rangeText(parameters[slot.parameter], range, voice)
}

/** Whether nobody has measured it. */
export const isOpen = (input: string, compiled: Compiled): boolean =>
  parameterPathOf(input) !== undefined && slotOf(compiled, input)?.figures.some(isUnmeasured) === true
