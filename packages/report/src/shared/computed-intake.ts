import type { Bilingual, Figure, Plan, Projection } from '@kohort/core'
import { oneLine } from './one-line.js'
import { inBoth } from './voice.js'

const byConstruction: Bilingual = {
  sv: 'Antagningen är uträknad, ingen publicerad uppgift; spannen hålls därför om inget annat ändras.',
  en: 'The intake is computed, not published: the corridors hold by that, until an assumption changes.',
}
const computed: Bilingual = {
  sv: 'Antagningen är uträknad, inte en publicerad uppgift.',
  en: 'The intake is computed, not a published figure.',
}

/** What must be said of an intake, and of what kind it is: the plan's reason, how it was made, or only that. */
export interface IntakeOrigin {
  readonly kind: 'reason' | 'made' | 'computed'
  readonly text: Bilingual
}

/**
 * What must be said of an intake that nobody has published: the plan's own reason, or that the corridors hold by the way
 * it was computed. Null where the intake is published, or differs from year to year in its reasons.
 *
 * @param projection of the plan as it was sent: with other numbers the corridors no longer show what it was made for
 * @param isPlans whether a figure is the plan's own; all are if left out
 */
export const intakeOrigin = (
  plan: Plan,
  projection: Projection,
  isPlans: (figure: Figure) => boolean = () => true,
): IntakeOrigin | null => {
  const { fixed, followStock, growth } = plan.training.intake
  const all: readonly Figure[] = Object.values(fixed ?? followStock ?? growth?.rate ?? {})
  const figures = all.filter(isPlans)
  const notes = figures.flatMap(({ kind, note }) => (kind === 'derived' || kind === 'assumed' ? [note] : []))
  if (notes.length === 0) return null
  const texts = [...new Set(notes.map((note) => JSON.stringify(note ?? '')))]
  const [note] = notes
  if (texts.length === 1 && note !== undefined) {
    const text = inBoth(({ say }) => `${say({ sv: 'Antagningen', en: 'The intake' })}: ${oneLine(say(note))}`)
    return { kind: 'reason', text }
  }
  if (texts.length > 1 && fixed === undefined) return null
  const stocks = projection.goals.filter(({ metric, met }) => metric === 'trainees' && met !== null)
  const isMade =
    figures.every(({ kind }) => kind === 'derived') && stocks.length > 0 && stocks.every(({ met }) => met)
  return isMade ? { kind: 'made', text: byConstruction } : { kind: 'computed', text: computed }
}

/** The same as it is said. */
export const computedIntake = (plan: Plan, projection: Projection): Bilingual | null =>
  intakeOrigin(plan, projection)?.text ?? null
