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
export * from '@kohort/ensemble'
export * from '@kohort/regions'
export * from '@kohort/scenarios'
export * from '@kohort/solve'
