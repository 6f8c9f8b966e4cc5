import { KohortError, unknown } from '../errors.js'
import { deepFreeze } from '../freeze.js'
import { judge, type Verdict } from '../goals/evaluate.js'
import { type SeriesName, seriesFacts, seriesNames } from '../model/series-facts.js'
import type { GoalDefinition } from '../plan/schema.js'
import {
  PROJECTION_FORMAT,
  type Projection,
  type ProjectionData,
  type Row,
  type StartRow,
  type Value,
} from '../projection.js'
import { displayed } from './display.js'
import { projectionSchema } from './projection-schema.js'
import { displayedGoals, projectionTables } from './projection-tables.js'
import { readFormat } from './read-format.js'

const refuse = (code: string, path: string, message: string, hint: string): KohortError =>
  new KohortError({ code, path, message: path === '' ? message : `${path}: ${message}`, hint })

const changed = (path: string, message: string): KohortError =>
  refuse('data', path, message, 'It was changed after it was written: project the plan again.')

/** Every list of years is base … to, every goal stands once, and every reference leads somewhere. */
const checkYears = (data: ProjectionData): void => {
  const { base, to, years, rows, groups } = data
  const inOrder = (found: readonly number[], path: string): void => {
    if (found.length !== to - base + 1 || found.some((year, index) => year !== base + index))
      throw changed(path, `expected the years ${base} to ${to}, one after another`)
  }
  const yearsOf = (list: readonly { readonly year: number }[]): readonly number[] =>
    list.map(({ year }) => year)
  inOrder(years, 'years')
  inOrder(yearsOf(rows), 'rows')
  for (const [id, list] of Object.entries(groups)) inOrder(yearsOf(list), `groups.${id}`)
  if (data.manifest.plan !== data.plan || data.manifest.base !== base || data.manifest.to !== to)
    throw changed('manifest', 'it is of another plan or of other years than the figures')
  data.goals.forEach(({ id }, index) => {
    if (data.goals.findIndex((goal) => goal.id === id) !== index)
      throw changed(`goals.${index}.id`, `the goal "${id}" stands twice`)
  })
  data.traineesByStart.forEach(({ year }, index) => {
    if (year < base || year > to) throw changed(`traineesByStart.${index}.year`, `${year} is not projected`)
  })
}

/** An edge by year as the goal gave it, or none. */
const edgeOf = ({ years }: Verdict, side: 'min' | 'max'): Record<string, number> | undefined => {
  const points = years.flatMap((one) => (one[side] === null ? [] : [[String(one.year), one[side]] as const]))
  return points.length === 0 ? undefined : Object.fromEntries(points)
}

/** A verdict must follow from the figures beside it, or one of the two was changed. */
const checkVerdict = (verdict: Verdict, rows: readonly Row[], base: number): void => {
  if (verdict.years.length !== verdict.to - verdict.from + 1)
    throw changed(`goals.${verdict.id}`, `expected the years ${verdict.from} to ${verdict.to}, each once`)
  const [min, max] = [edgeOf(verdict, 'min'), edgeOf(verdict, 'max')]
  const goal: GoalDefinition = {
    id: verdict.id,
    metric: verdict.metric,
    from: verdict.from,
    to: verdict.to,
    over: verdict.over,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
  const again = judge(goal, (year) => rows[year - base]?.[verdict.metric] ?? null, verdict.byConstruction)
  if (JSON.stringify(again) !== JSON.stringify(verdict))
    throw changed(`goals.${verdict.id}`, 'the verdict does not follow from the figures in rows')
}

/** The methods of a projection on its data; `Projection` says what each does. */
const viewOf = (data: ProjectionData): Projection => {
  const { base, to, rows, groups } = data
  const groupOf = (group: string): Projection['groups'][string] => {
    const found = Object.hasOwn(groups, group) ? groups[group] : undefined
    if (found === undefined) throw unknown('group', group, Object.keys(groups))
    return found
  }
  const { format, plan, years, notes, traineesByStart, manifest } = data
  // A list of its own: what was read is frozen, and cannot learn to show itself.
  const goals = displayedGoals([...data.goals])
  // In the order in which project() has them, so that the same projection is the same text.
  const kept = { format, plan, base, to, years, rows, goals, notes, groups }
  const projection: Projection = {
    ...kept,
    series: (name: SeriesName, group?: string): readonly Value[] => {
      if (!Object.hasOwn(seriesFacts, name)) throw unknown('series', name, seriesNames)
      return group === undefined
        ? rows.map((row) => row[name])
        : groupOf(group).map((row) => row[name] ?? null)
    },
    at: (year: number): Row => {
      const row = rows[year - base]
      if (row === undefined) throw unknown('year', String(year), [`${base} to ${to}`])
      return row
    },
    traineesByStart: (group?: string): readonly StartRow[] => {
      if (group === undefined) return traineesByStart
      groupOf(group)
      if (Object.keys(groups).length === 1) return traineesByStart
      throw refuse(
        'not-kept',
        '',
        `A projection read from JSON has the trainees by start of all groups together, not of "${group}".`,
        'Project the plan again to see one group.',
      )
    },
    manifest: () => manifest,
    toJSON: () => ({ ...kept, traineesByStart, manifest }),
  }
  return Object.freeze(displayed(projection, () => projectionTables(projection)))
}

/**
 * Reads a projection back from JSON: the same rows, groups, goals, notes and methods as the one that was written,
 * to the bit. What no longer hangs together is refused: years with gaps, a goal that stands twice, the manifest of
 * another plan, a verdict that does not follow from the figures in `rows`. A changed figure that no verdict rests on is
 * not seen: there is no seal over the file.
 *
 * @param input what `JSON.parse` gave, or the text itself
 * @returns the projection, frozen; only `traineesByStart` of one group among several is not kept in JSON
 * @throws {KohortError} code `format` for another format or version, `data` for what is not a projection
 * @see the JSON Schema at `@kohort/core/schema/projection.json`
 * @example
 * ```ts
 * import { examplePlan, parseProjection, project } from '@kohort/core'
 *
 * const text = JSON.stringify(project(examplePlan))
 * const projection = parseProjection(text)
 * console.log(projection.at(2034).trainees === project(examplePlan).at(2034).trainees)
 * // true
 * ```
 */
export const parseProjection = (input: unknown): Projection => {
  const read = readFormat(input, PROJECTION_FORMAT, projectionSchema)
  const data = deepFreeze(read) as unknown as ProjectionData
  checkYears(data)
  for (const verdict of data.goals) checkVerdict(verdict, data.rows, data.base)
  return viewOf(data)
}
