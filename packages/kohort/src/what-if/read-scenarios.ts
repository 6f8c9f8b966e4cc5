import { type Bilingual, KohortError, nearest, type Plan } from '@kohort/core'
import { oneLine } from '@kohort/report/words'
import {
  combine,
  fromLibrary,
  libraryIds,
  parseScenario,
  type Scenario,
  ScenarioError,
  scenarioLibrary,
} from '@kohort/scenarios'
import { CommandLineError } from '../command-line-error.js'
import { readDataFile } from '../read-file.js'
import { type DataRead, type PlanOptions, pathOf, readPlan } from '../read-plan.js'
import { isRegion, nearestRegion } from '../region-name.js'

/** The options of a command that takes scenarios. */
export interface WhatIfOptions extends PlanOptions {
  /** The plan by an option of its own: every word is a scenario then. */
  readonly plan?: string
}

/** What was written on the command line, read if it is a file. */
interface Word {
  readonly written: string
  readonly file: DataRead | undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** By its `format`, or where it has none by what only a plan has; a word that is no file by its name. */
const isPlan = ({ written, file }: Word): boolean => {
  if (file === undefined) return !libraryIds.includes(written) && isRegion(written)
  const { data } = file
  if (!isObject(data)) return false
  const format = Object.hasOwn(data, 'format') ? data.format : undefined
  if (typeof format === 'string') return format.startsWith('kohort.plan')
  return !Object.hasOwn(data, 'changes') && (Object.hasOwn(data, 'training') || Object.hasOwn(data, 'base'))
}

const wordOf = (written: string, folder: string): Word => {
  const path = pathOf(written, folder)
  if (path === undefined) return { written, file: undefined }
  return { written, file: { data: readDataFile(path, written, 'scenario') } }
}

const refused = (code: string, written: string, text: Bilingual, todo: Bilingual): CommandLineError =>
  new CommandLineError({ code, path: oneLine(written), text, todo })

const notKnown = (written: string, mayBePlan: boolean): CommandLineError => {
  const shown = oneLine(written)
  const near = nearest(written, libraryIds) ?? (mayBePlan ? nearestRegion(written) : undefined)
  const all = {
    sv: 'kohort scenarios visar biblioteket.',
    en: 'kohort scenarios lists the library.',
  }
  return refused(
    'unknown-scenario',
    written,
    mayBePlan
      ? {
          sv: `"${shown}" är varken en fil, ett scenario i biblioteket eller en region.`,
          en: `"${shown}" is neither a file, a scenario of the library nor a region.`,
        }
      : {
          sv: `"${shown}" är varken en fil eller ett scenario i biblioteket.`,
          en: `"${shown}" is neither a file nor a scenario of the library.`,
        },
    near === undefined
      ? all
      : { sv: `Menade du "${near}"? ${all.sv}`, en: `Did you mean "${near}"? ${all.en}` },
  )
}

/** What the library said of a scenario, with the file or the name that it is about. */
const about = (written: string, error: unknown): unknown => {
  if (!(error instanceof KohortError) || error instanceof CommandLineError) return error
  const shown = oneLine(written)
  return refused(
    error.code,
    written,
    { sv: `${shown}: scenariot går inte att använda: ${error.message}`, en: `${shown}: ${error.message}` },
    { sv: error.hint, en: error.hint },
  )
}

const hasFormula = (data: unknown): boolean =>
  isObject(data) &&
  Array.isArray(data.changes) &&
  data.changes.some((change) => isObject(change) && change.op === 'formula')

/** Formulas are read by an entry of their own, and only where there are any: it is large. */
const fromFile = async (written: string, data: unknown): Promise<Scenario> => {
  try {
    if (!hasFormula(data)) return parseScenario(data)
    const { formula } = await import('@kohort/scenarios/formula')
    return parseScenario(data, { formula })
  } catch (error) {
    throw about(written, error)
  }
}

/** A scenario of the library by its id, as it is in the plan. */
export const libraryScenario = (plan: Plan, id: string): Scenario => {
  if (!libraryIds.includes(id)) throw notKnown(id, false)
  try {
    return fromLibrary(plan, id)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    const whyNot = scenarioLibrary(plan).find((entry) => entry.id === id)?.whyNot ?? {
      sv: error.message,
      en: error.message,
    }
    throw refused(
      error.code,
      id,
      {
        sv: `${id} har ingen mening i den här planen: ${whyNot.sv}`,
        en: `${id} has no meaning here: ${whyNot.en}`,
      },
      { sv: 'Välj ett annat.', en: 'Choose another.' },
    )
  }
}

/** Every scenario met by the plan, so that a message can say whose change it is about. */
const checkEach = (
  plan: Plan,
  words: readonly Word[],
  scenarios: readonly Scenario[],
  isOne: boolean,
): void => {
  scenarios.forEach((scenario, index) => {
    try {
      const tried = isOne ? combine(scenarios.slice(0, index + 1)) : scenario
      tried.applyTo(plan)
    } catch (error) {
      throw about(words[index]?.written ?? scenario.id, error)
    }
  })
}

export interface WhatIf {
  readonly plan: Plan
  /** In the order in which they were written. */
  readonly scenarios: readonly Scenario[]
}

/**
 * The plan and the scenarios of a command line. The first word is the plan if it is a region, or a file whose format is
 * a plan's; with `--plan` it is not.
 *
 * @param isOne whether the scenarios are one after another on the plan, not each on its own
 * @param areOptional whether a plan alone will do
 */
export const readWhatIf = async (
  words: readonly string[],
  options: WhatIfOptions,
  folder: string,
  isOne: boolean,
  areOptional = false,
): Promise<WhatIf> => {
  const read = words.map((written) => wordOf(written, folder))
  const [first] = read
  const leads = options.plan === undefined && first !== undefined && isPlan(first)
  const { plan } = leads
    ? readPlan(first.written, options, folder, first.file)
    : readPlan(options.plan, options, folder)
  const own = leads ? read.slice(1) : read
  if (own.length === 0 && !areOptional)
    throw refused(
      'no-scenario',
      '',
      { sv: 'Inget scenario angivet, bara en plan.', en: 'No scenario was given, only a plan.' },
      {
        sv: 'Ange en fil eller ett namn ur biblioteket: kohort scenarios visar alla.',
        en: 'Give a file or an id of the library: kohort scenarios lists them all.',
      },
    )
  const scenarios: Scenario[] = []
  for (const word of own) {
    const { written, file } = word
    if (isPlan(word))
      throw refused(
        'plan-among-scenarios',
        written,
        {
          sv: `"${oneLine(written)}" är en plan, inte ett scenario.`,
          en: `"${oneLine(written)}" is a plan, not a scenario.`,
        },
        { sv: 'Skriv planen först, eller med --plan.', en: 'Write the plan first, or with --plan.' },
      )
    if (file !== undefined) scenarios.push(await fromFile(written, file.data))
    else if (libraryIds.includes(written)) scenarios.push(libraryScenario(plan, written))
    else throw notKnown(written, options.plan === undefined && written === first?.written)
  }
  const twice = scenarios.find(
    ({ id }, index) => id === 'base' || scenarios.findIndex((one) => one.id === id) < index,
  )
  if (twice !== undefined && !isOne)
    throw refused(
      'twice',
      twice.id,
      twice.id === 'base'
        ? {
            sv: 'Ett scenario kan inte heta "base": det är planen.',
            en: 'No scenario can have the id "base": that is the plan.',
          }
        : { sv: `Två scenarier har id "${twice.id}".`, en: `Two scenarios have the id "${twice.id}".` },
      { sv: 'Ge vart och ett ett eget id.', en: 'Give each an id of its own.' },
    )
  checkEach(plan, own, scenarios, isOne)
  return { plan, scenarios }
}
