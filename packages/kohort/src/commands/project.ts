import { join, relative, resolve } from 'node:path'
import { type Plan, type Projection, project, type SeriesName, series, seriesNames } from '@kohort/core'
import { oneLine, voiceOf } from '@kohort/report/words'
import { type CsvChoice, csv } from '../csv.js'
import type { Language } from '../language.js'
import { mainScreen } from '../main-screen/main-screen.js'
import { screenOn } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import type { Terminal } from '../terminal.js'
import { writeFiles } from '../write.js'

export interface ProjectOptions extends PlanOptions {
  readonly json?: boolean
  readonly csv?: CsvChoice
  readonly out?: string
  readonly all?: boolean
}

/** Every series of every year, in total and by group, one figure a line. Files are alike in every language. */
export const projectionCsv = (plan: Plan, projection: Projection, choice?: CsvChoice): string => {
  const rows = (name: SeriesName, group?: string) =>
    projection
      .series(name, group)
      .map((value, index) => [
        name,
        group ?? 'total',
        projection.years[index] ?? null,
        value,
        series[name].unit.en,
      ])
  return csv(
    [
      ['series', 'group', 'year', 'value', 'unit'],
      ...seriesNames.flatMap((name) => [
        ...rows(name),
        ...(series[name].byGroup ? Object.keys(plan.groups).flatMap((group) => rows(name, group)) : []),
      ]),
    ],
    choice,
  )
}

export const projectionJson = (projection: Projection): string => `${JSON.stringify(projection, null, 2)}\n`

export const runProject = (
  written: string | undefined,
  options: ProjectOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const { plan, before } = readPlan(written, options, terminal.folder)
  const projection = project(plan)
  if (options.json === true || options.csv !== undefined) {
    terminal.out(
      options.json === true ? projectionJson(projection) : projectionCsv(plan, projection, options.csv),
    )
    return 0
  }
  const folder = resolve(terminal.folder, options.out ?? 'out')
  const files = [
    { path: join(folder, `${plan.id}.csv`), text: projectionCsv(plan, projection) },
    { path: join(folder, `${plan.id}.json`), text: projectionJson(projection) },
  ]
  const screen = screenOn(terminal, plan, voiceOf(language), projection)
  const shownPath = (path: string): string => {
    const near = relative(terminal.folder, path)
    return oneLine(near.startsWith('..') ? path : near)
  }
  const text = mainScreen(screen, {
    before,
    changed: (options.set ?? []).map(({ path }) => path),
    all: options.all === true,
    files: files.map(({ path }) => shownPath(path)),
  })
  // Only when everything is in hand: what cannot be written must not look as if it had been.
  writeFiles(files)
  terminal.out(text)
  return 0
}
