import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Plan, parsePlan } from '@kohort/core'
import {
  type RegionCode,
  type RegionPlanOptions,
  RegionsError,
  regionNames,
  regionPlan,
  stockholm,
} from '@kohort/regions'
import { CommandLineError } from './command-line-error.js'
import { readDataFile } from './read-file.js'
import { regionCodeOf } from './region-name.js'
import { type Setting, withSettings } from './set-value.js'

/** How a plan is chosen and changed on the command line; the same for every command that takes one. */
export interface PlanOptions {
  readonly to?: number
  readonly set?: readonly Setting[]
  readonly trainees?: number
  readonly specialists?: number
  readonly followStock?: boolean
}

export interface ReadPlan {
  /** What is to be projected. */
  readonly plan: Plan
  /** The same before `--set`; the plan itself where nothing was set. */
  readonly before: Plan
}

const isFile = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && !found.isDirectory()
}

const STOCKHOLM = '01'

const notHere = (option: string, sv: string, en: string): CommandLineError =>
  new CommandLineError({
    code: 'option',
    path: option,
    text: { sv: `${option} ${sv}`, en: `${option} ${en}` },
    todo: { sv: 'Ta bort den, eller ändra i planen.', en: 'Take it out, or change the plan.' },
  })

const fromFile = (data: () => unknown, options: PlanOptions): Plan => {
  for (const option of ['trainees', 'specialists'] as const) {
    if (options[option] !== undefined)
      throw notHere(
        `--${option}`,
        'gäller regioner, inte en egen fil.',
        'is for regions, not for a file of your own.',
      )
  }
  if (options.followStock === true)
    throw notHere('--follow-stock', 'gäller bara Stockholm.', 'is for Stockholm only.')
  return parsePlan(data())
}

/** Which stocks a region's plan cannot do without. */
const lacking = (code: RegionCode, stocks: RegionPlanOptions): CommandLineError => {
  const isEnough = (more: RegionPlanOptions): boolean => {
    try {
      regionPlan(code, { ...stocks, ...more })
      return true
    } catch {
      return false
    }
  }
  const wanted = (['trainees', 'specialists'] as const).filter((name) => stocks[name] === undefined)
  const options = wanted.find((name) => isEnough({ [name]: 1 })) ?? 'trainees and specialists'
  const sv = {
    trainees: 'ST-läkare',
    specialists: 'allmänspecialister',
    'trainees and specialists': 'ST-läkare och allmänspecialister',
  }[options]
  const flags = options === 'trainees and specialists' ? '--trainees N --specialists N' : `--${options} N`
  return new CommandLineError({
    code: 'stock-unknown',
    path: code,
    text: {
      sv: `${regionNames[code]}: ingen källa säger hur många ${sv} som fanns den 31 december 2023.`,
      en: `${regionNames[code]}: no source says how many ${options} there were on 31 December 2023.`,
    },
    todo: {
      sv: `Ange antalet i personer: ${flags}.`,
      en: `Give the number of heads: ${flags}.`,
    },
  })
}

const fromRegion = (written: string, options: PlanOptions): Plan => {
  const code = regionCodeOf(written)
  if (options.followStock === true) {
    if (code !== STOCKHOLM || options.trainees !== undefined || options.specialists !== undefined)
      throw notHere(
        '--follow-stock',
        'gäller bara Stockholms beslutade plan.',
        "is for Stockholm's decided plan only.",
      )
    return stockholm({ intake: 'followStock' })
  }
  const stocks: RegionPlanOptions = {
    ...(options.trainees === undefined ? {} : { trainees: options.trainees }),
    ...(options.specialists === undefined ? {} : { specialists: options.specialists }),
  }
  try {
    return regionPlan(code, stocks)
  } catch (error) {
    throw error instanceof RegionsError && error.code === 'stock-unknown' ? lacking(code, stocks) : error
  }
}

/** Where a file is that was asked for by name; undefined for a name that is no file's. */
export const pathOf = (written: string, folder: string): string | undefined => {
  const path = resolve(folder, written)
  return /\.(?:json|ya?ml)$/i.test(written) || isFile(path) ? path : undefined
}

/** What was read of a file already. */
export interface DataRead {
  readonly data: unknown
}

/**
 * The plan that was asked for: a file where there is one or where the name says so, else a region, else Stockholm.
 * Everything in it has been checked.
 */
export const readPlan = (
  written: string | undefined,
  options: PlanOptions,
  folder: string,
  before?: DataRead,
): ReadPlan => {
  const path = written === undefined ? undefined : pathOf(written, folder)
  const data = (): unknown =>
    before === undefined ? readDataFile(path ?? '', written ?? '', 'plan') : before.data
  const read = path === undefined ? fromRegion(written ?? STOCKHOLM, options) : fromFile(data, options)
  const asked = options.to === undefined ? read : parsePlan({ ...read, to: options.to })
  const settings = options.set ?? []
  return { before: asked, plan: settings.length === 0 ? asked : parsePlan(withSettings(asked, settings)) }
}
