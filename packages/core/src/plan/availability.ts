import { type SeriesFacts, seriesFacts } from '../model/series-facts.js'

/** What a plan lacks for a series to have figures, in words, or undefined when it lacks nothing. */
export const needsOfSeries = (name: unknown, plan: Readonly<Record<string, unknown>>): string | undefined => {
  if (typeof name !== 'string' || !Object.hasOwn(seriesFacts, name)) return undefined
  const { needs }: SeriesFacts = seriesFacts[name as keyof typeof seriesFacts]
  const has = (section: unknown, key: string): boolean =>
    typeof section === 'object' && section !== null && Object.hasOwn(section, key)
  if (needs === 'cost' && plan.cost === undefined) return 'cost'
  if (needs === 'norm' && !has(plan.need, 'norm')) return 'need.norm'
  if (name === 'costPayments' && !has(plan.cost, 'paymentPerPost')) return 'cost.paymentPerPost'
  const limit = {
    ceilingSupervision: 'supervision',
    ceilingPosts: 'posts',
    ceilingApplicants: 'applicants',
    rotationUse: 'rotations',
  }[name]
  const training = plan.training as { readonly limits?: unknown } | undefined
  if (limit !== undefined && !has(typeof training === 'object' ? training?.limits : undefined, limit))
    return `training.limits.${limit}`
  return undefined
}
