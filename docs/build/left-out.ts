import { type Bilingual, examplePlan, PlanError, parsePlan } from '@kohort/core'

const required: Bilingual = { sv: 'måste anges', en: 'required' }
const noLimit: Bilingual = { sv: 'utelämnat: inget tak', en: 'left out: no limit' }
const noInflow: Bilingual = { sv: 'utelämnat: ingen flyttar in', en: 'left out: nobody comes' }
const noCost: Bilingual = { sv: 'utelämnat: ingen kostnad räknas', en: 'left out: no cost is computed' }
const ofForm: Bilingual = {
  sv: 'krävs av den form som planen väljer',
  en: 'required by the form that the plan chooses',
}

const said: readonly (readonly [path: RegExp, what: Bilingual])[] = [
  [/^groups\./, { sv: 'utelämnat: en grupp, alla', en: 'left out: one group, all' }],
  [
    /^training\.fillRate$/,
    { sv: 'utelämnat: 1, alla platser tillsätts', en: 'left out: 1, every post is filled' },
  ],
  [
    /^training\.rotationYears$/,
    {
      sv: 'krävs bara där platserna för sidotjänstgöring är ett tak',
      en: 'required only where rotation places are a limit',
    },
  ],
  [/^training\.limits\.|^specialists\.hiringPosts$/, noLimit],
  [/^specialists\.inflow\.ages/, { sv: 'utelämnat: som vid examen', en: 'left out: as at completion' }],
  [/^specialists\.inflow\./, noInflow],
  [
    /^cost\.paymentPerPost$/,
    { sv: 'utelämnat: ingen ersättning räknas', en: 'left out: no payment is computed' },
  ],
  [/^cost\./, noCost],
  [/^training\.(?:intake|baseStock)\.|^specialists\.incumbents\.|^need\./, ofForm],
]

/** What holds when a plan leaves a number out. */
export const leftOut = (path: string): Bilingual =>
  said.find(([pattern]) => pattern.test(path))?.[1] ?? required

/** Takes a number out of the example plan; null where it has none there. */
const without = (path: string): unknown => {
  const plan = structuredClone(examplePlan) as unknown as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  let at: unknown = plan
  for (const key of keys) at = (at as Record<string, unknown> | undefined)?.[key]
  if (typeof at !== 'object' || at === null || !(last in at)) return null
  delete (at as Record<string, unknown>)[last]
  return plan
}

/** Holds what is said here to what a plan is refused for; throws when they differ. */
export const checkLeftOut = (paths: readonly string[]): void => {
  for (const path of paths.filter((one) => /^(?:training|specialists)\.[^.]+$/.test(one))) {
    const plan = without(path)
    if (plan === null || path === 'training.rotationYears') continue
    let refused = false
    try {
      parsePlan(plan)
    } catch (error) {
      if (!(error instanceof PlanError)) throw error
      refused = true
    }
    if (refused !== (leftOut(path) === required))
      throw new Error(`${path} left out: ${refused ? '' : 'not '}refused`)
  }
}
