/**
 * Formulas for scenarios, in an entry of their own: only who imports it pays for mathjs.
 *
 * @example
 * ```ts
 * import { compute, scenario, stockholm } from 'kohort'
 * import { formula } from 'kohort/formula'
 *
 * const lessEachYear = scenario('Less leave each year', 'a slow change', (draft) => {
 *   compute(draft, 'training.away', formula('value * 0.98 ^ (year - base)'))
 * })
 * console.log(lessEachYear.applyTo(stockholm()).training.away?.['2025']?.value.toFixed(4))
 * // 0.1249
 * ```
 */
export * from '@kohort/scenarios/formula'
