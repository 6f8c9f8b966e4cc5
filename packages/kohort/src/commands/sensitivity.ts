import { compile, type Plan, project } from '@kohort/core'
import {
  type Sensitivity,
  type SensitivityOptions,
  sensitivity,
  type ValueOfKnowing,
  valueOfKnowing,
} from '@kohort/ensemble'
import { voiceOf } from '@kohort/report/words'
import type { Scenario } from '@kohort/scenarios'
import { paintFor } from '../colour.js'
import { CommandLineError } from '../command-line-error.js'
import type { CsvChoice } from '../csv.js'
import { commandText, decimals, drawPairs, planPairs, type Written } from '../how-sure/again.js'
import { checkDraws, type DrawOptions, drawingOf, LEAST_DRAWS } from '../how-sure/draw-options.js'
import { type OfTarget, targetOf } from '../how-sure/of-target.js'
import { sensitivityCsv, sensitivityJson } from '../how-sure/sensitivity-data.js'
import { type Analysed, sensitivityLines } from '../how-sure/sensitivity-lines.js'
import { withProgress } from '../how-sure/with-progress.js'
import type { Language } from '../language.js'
import { inBothLanguages } from '../learning/in-both-languages.js'
import type { Screen } from '../main-screen/screen.js'
import { type Terminal, widthOf } from '../terminal.js'
import { readWhatIf, type WhatIfOptions } from '../what-if/read-scenarios.js'

export interface SensitivityCommandOptions extends WhatIfOptions, DrawOptions {
  readonly of?: readonly string[]
  readonly difference?: boolean
  readonly level?: number
  readonly most?: number
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const MOST = 12
const LEVEL = 0.5

/** Of the scenarios written at most one, and a difference only of one. */
const scenarioOf = (scenarios: readonly Scenario[], isDifference: boolean): Scenario | undefined => {
  const [scenario] = scenarios
  if (scenarios.length > 1)
    throw new CommandLineError({
      code: 'one-scenario',
      path: scenarios[1]?.id ?? '',
      text: {
        sv: 'Känsligheten räknas för ett scenario i taget.',
        en: 'Sensitivity is of one scenario at a time.',
      },
      todo: { sv: 'Skriv ett scenario, eller inget.', en: 'Write one scenario, or none.' },
    })
  if (isDifference && scenario === undefined)
    throw new CommandLineError({
      code: 'no-scenario',
      path: '--difference',
      text: {
        sv: '--difference gäller ett scenario, och inget är angivet.',
        en: '--difference is of a scenario, and none is given.',
      },
      todo: {
        sv: 'Till exempel kohort sensitivity less-leave --difference.',
        en: 'For example kohort sensitivity less-leave --difference.',
      },
    })
  return scenario
}

/** Goals whose verdict varies are asked what knowing would be worth. */
const isWorthAsking = (found: Sensitivity, index: number): boolean => {
  const output = found.outputs[index]
  return output?.of.goal !== undefined && output.interactions !== null
}

type Knowing = (goal: OfTarget & { readonly goal: string }, part: number) => Promise<ValueOfKnowing>

const analysedOf = async (
  found: Sensitivity,
  targets: readonly OfTarget[],
  isDifference: boolean,
  knowing: Knowing,
): Promise<readonly Analysed[]> => {
  const analysed: Analysed[] = []
  for (const [index, output] of found.outputs.entries()) {
    const target = targets[index]
    const isAsked = !isDifference && target !== undefined && 'goal' in target && isWorthAsking(found, index)
    analysed.push({ output, knowing: isAsked ? await knowing(target, index) : undefined })
  }
  return analysed
}

/** The same again: everything that changes a figure. */
export const againOf = (
  manifest: Parameters<typeof drawPairs>[0],
  { words, options }: Written<SensitivityCommandOptions>,
): string => {
  const { of, difference, level, most } = options
  return commandText('sensitivity', words, [
    ...planPairs(options),
    ...(of === undefined ? [] : [['--of', of.join()] as const]),
    ...(difference === true ? [['--difference'] as const] : []),
    ...(level === undefined ? [] : [['--level', decimals(level)] as const]),
    ...(most === undefined ? [] : [['--most', String(most)] as const]),
    ...drawPairs(manifest, options),
  ])
}

const targetsOf = (plan: Plan, written: readonly string[] | undefined): readonly OfTarget[] =>
  (written ?? [`completions.${plan.to}`]).map((one) => targetOf(one, plan))

export const runSensitivity = async (
  words: readonly string[],
  options: SensitivityCommandOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan, scenarios } = await readWhatIf(words, options, terminal.folder, false, true)
  const isDifference = options.difference === true
  const scenario = scenarioOf(scenarios, isDifference)
  checkDraws(options, LEAST_DRAWS)
  const targets = targetsOf(plan, options.of)
  const voice = voiceOf(language)
  const { draws, ...drawn } = drawingOf(options)
  const of = scenario === undefined ? {} : { scenarios: [scenario], scenario: scenario.id }
  const asked: SensitivityOptions = {
    ...drawn,
    ...(draws === undefined ? {} : { draws }),
    ...of,
    ...(isDifference ? { minus: 'plan' } : {}),
    of: targets,
  }
  const goals = isDifference ? 0 : targets.filter((target) => 'goal' in target).length
  return withProgress(terminal, voice, async (signal, onProgress) => {
    // The goals' questions take about as long again, each; progress is of all of it.
    const parts = 1 + goals
    const told = (part: number) => (done: number, size: number) =>
      onProgress(Math.round((1000 * (part + done / size)) / parts), 1000)
    const found = await inBothLanguages(() => sensitivity(plan, { ...asked, signal, onProgress: told(0) }))
    const analysed = await analysedOf(found, targets, isDifference, ({ goal, ...rest }, index) =>
      inBothLanguages(() =>
        valueOfKnowing(plan, goal, {
          ...drawn,
          ...('year' in rest && rest.year !== undefined ? { year: rest.year } : {}),
          ...(draws === undefined ? {} : { draws: Math.max(LEAST_DRAWS, draws / 2) }),
          ...of,
          level: options.level ?? LEVEL,
          signal,
          onProgress: told(Math.min(goals, index + 1)),
        }),
      ),
    )
    return () => {
      if (options.json === true) return sensitivityJson(found, analysed)
      if (options.csv !== undefined) return sensitivityCsv(analysed, options.csv)
      const screen: Screen = {
        plan,
        projection: project(plan),
        voice,
        paint: paintFor(terminal.isTerminal, terminal.environment),
        width: widthOf(terminal),
      }
      const again = againOf(found.manifest, { words, options })
      const shown = { scenario, isDifference, most: options.most ?? MOST, again }
      return `${sensitivityLines(found, analysed, compile(plan), shown, screen).join('\n')}\n`
    }
  })
}
