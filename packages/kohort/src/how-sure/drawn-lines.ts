import { compile, type Slot } from '@kohort/core'
import type { Uncertainty } from '@kohort/ensemble'
import { pathLabel } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { isUnmeasured } from '../unmeasured/move-number.js'
import { wrap } from '../wrap.js'

const MOST = 8

/** The uncertain numbers that nobody has measured, as the plan has them. */
export const unmeasuredInputs = (uncertainty: Uncertainty, { plan }: Screen): readonly Slot[] => {
  const names = new Set(uncertainty.inputs.map(({ name }) => name))
  return compile(plan).slots.filter(({ path, figures }) => names.has(path) && figures.some(isUnmeasured))
}

/** What was drawn, how many of it nobody has measured, and which. */
export const drawnLines = (uncertainty: Uncertainty, screen: Screen): readonly string[] => {
  const { plan, voice, width } = screen
  const numbers = uncertainty.inputs.filter(({ name }) => !name.includes('~')).length
  const chance = uncertainty.inputs.length - numbers
  const open = unmeasuredInputs(uncertainty, screen)
  const labels = open.slice(0, MOST).map(({ path }) => pathLabel(path, plan, voice))
  const rest = open.length - labels.length
  const [all, unmeasured, more, years] = [numbers, open.length, rest, chance].map((count) =>
    voice.number(count),
  ) as [string, string, string, string]
  const list = rest > 0 ? labels.join(', ') : voice.list(labels)
  const which =
    open.length === 0
      ? voice.say({ sv: 'alla är mätta eller härledda.', en: 'all of them measured or derived.' })
      : voice.say({
          sv: `${unmeasured} av dem har ingen mätt: ${list}${rest > 0 ? ` och ${more} till (kohort project med --all)` : ''}.`,
          en: `${unmeasured} of them nobody has measured: ${list}${rest > 0 ? ` and ${more} more (kohort project with --all)` : ''}.`,
        })
  const also =
    chance === 0
      ? ''
      : voice.say({
          sv: ` Dessutom slump från år till år: ${years} årsvärden.`,
          en: ` Besides, chance from year to year: ${years} yearly values.`,
        })
  return wrap(
    voice.say({
      sv: `${all} osäkra tal drogs, vart och ett ur sitt troliga intervall (5–95 %); ${which}${also}`,
      en: `${all} uncertain numbers were drawn, each from its likely range (5–95%); ${which}${also}`,
    }),
    width,
  )
}
