import { type Bilingual, examplePlan, PlanError, parsePlan } from '@kohort/core'

const required: Bilingual = { sv: 'planen läses inte', en: 'the plan is refused' }
const noLimit: Bilingual = { sv: 'inget tak', en: 'no limit' }
const noInflow: Bilingual = { sv: 'ingen flyttar in', en: 'nobody comes' }
const noCost: Bilingual = { sv: 'ingen kostnad räknas', en: 'no cost is computed' }
const ofForm: Bilingual = {
  sv: 'krävs av den form som planen väljer',
  en: 'required by the form that the plan chooses',
}

const said: readonly (readonly [path: RegExp, what: Bilingual])[] = [
  [/^groups\./, { sv: 'alla är en enda grupp', en: 'all are one group' }],
  [
    /^training\.fillRate$/,
    { sv: 'räknas som 1, alla platser tillsätts', en: 'taken as 1, every post is filled' },
  ],
  [
    /^training\.rotationYears$/,
    {
      sv: 'krävs bara där platserna för sidotjänstgöring är ett tak',
      en: 'required only where rotation places are a limit',
    },
  ],
  [/^training\.limits\.|^specialists\.hiringPosts$/, noLimit],
  [/^specialists\.inflow\.ages/, { sv: 'samma åldrar som när man blir färdig', en: 'as at completion' }],
  [/^specialists\.inflow\./, noInflow],
  [/^cost\.paymentPerPost$/, { sv: 'ingen ersättning räknas', en: 'no payment is computed' }],
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
