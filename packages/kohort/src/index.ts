/**
 * The light packages in one import, for notebooks and pages. Nothing of the command line, and nothing of node's own,
 * is reached from here.
 *
 * @example
 * ```ts
 * import { project, stockholm } from 'kohort'
 *
 * const projection = project(stockholm())
 * console.log(Math.round(projection.at(2027).trainees ?? 0))
 * // 770
 * ```
 */
export * from '@kohort/core'
// The same name is in two packages, each of which stands alone.
export type { Observed, Signal } from '@kohort/ensemble'
export * from '@kohort/ensemble'
export * from '@kohort/regions'
export type { Change } from '@kohort/scenarios'
export * from '@kohort/scenarios'
export * from '@kohort/solve'
