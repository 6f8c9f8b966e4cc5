import { type Plan, project } from '@kohort/core'
import { sourceIdOf, sourceOf } from '@kohort/regions'
import { titleText, voiceOf } from '@kohort/report/words'
import { applyScenario, type LibraryEntry, libraryIds, scenarioLibrary, toData } from '@kohort/scenarios'
import { paintFor } from '../colour.js'
import type { Language } from '../language.js'
import type { Screen } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { sourceWords } from '../source-words.js'
import { type Terminal, widthOf } from '../terminal.js'
import { changeTexts } from '../what-if/change-text.js'
import { libraryScenario } from '../what-if/read-scenarios.js'
import { padEnd, visible, wrap } from '../wrap.js'
import { yamlText } from '../yaml-text.js'

export interface ScenariosOptions extends PlanOptions {
  readonly plan?: string
  readonly json?: boolean
  readonly yaml?: boolean
  readonly all?: boolean
}

/** What a scenario changes in the plan, or why it has no meaning there. */
const changesText = ({ scenario, whyNot }: LibraryEntry, { plan, voice }: Screen): string => {
  if (scenario === null)
    return voice.say({ sv: `Inte i den här planen: ${whyNot?.sv}`, en: `Not in this plan: ${whyNot?.en}` })
  const texts = changeTexts(applyScenario(plan, scenario).changed, scenario, plan, voice)
  return texts.length === 0 ? voice.say({ sv: 'Inget ändras.', en: 'Nothing changes.' }) : texts.join('; ')
}

const sourcesText = ({ sources }: LibraryEntry, { voice }: Screen): string => {
  const texts = sources.map((reference) => {
    const source = sourceOf(reference)
    const place = reference.slice(sourceIdOf(reference).length + 1)
    if (source === undefined) return reference
    return `${sourceWords(source, voice)}${place === '' ? '' : ` (${place})`}`
  })
  return texts.length === 0
    ? voice.say({ sv: 'Ingen källa behövs.', en: 'No source is needed.' })
    : texts.join('; ')
}

/** Why, how large and who says so. */
const reasonLines = (entry: LibraryEntry, screen: Screen, indent: string): readonly string[] => {
  const { voice, width } = screen
  return (
    [
      [{ sv: 'Skäl', en: 'Reason' }, voice.say(entry.reason)],
      [{ sv: 'Storlek', en: 'Size' }, voice.say(entry.size)],
      [{ sv: 'Källa', en: 'Source' }, sourcesText(entry, screen)],
    ] as const
  ).flatMap(([head, text]) => wrap(`${voice.say(head)}: ${text}`, width, indent, `${indent}  `))
}

const listLines = (entries: readonly LibraryEntry[], isAll: boolean, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const names = Math.max(...libraryIds.map(visible)) + 2
  const indent = ' '.repeat(names)
  const title = titleText(plan.title, voice)
  return [
    ...wrap(
      voice.say({
        sv: `Vad händer om? ${entries.length} scenarier, som de är i planen ${title}`,
        en: `What if? ${entries.length} scenarios, as they are in the plan ${title}`,
      }),
      width,
    ).map(paint.strong),
    '',
    ...entries.flatMap((entry) => [
      `${padEnd(entry.id, names)}${paint.strong(voice.say(entry.title))}`,
      ...wrap(changesText(entry, screen), width, indent),
      ...(isAll ? reasonLines(entry, screen, indent) : []),
    ]),
    '',
    ...wrap(
      voice.say({
        sv: 'Jämför med planen: kohort compare less-leave no-expansion. Ett i taget, med skäl och källa: kohort scenarios less-leave. Som fil att ändra i: kohort scenarios less-leave --yaml > mitt.yaml.',
        en: 'Set beside the plan: kohort compare less-leave no-expansion. One of them, with reason and source: kohort scenarios less-leave. As a file to change: kohort scenarios less-leave --yaml > mine.yaml.',
      }),
      width,
    ),
  ]
}

const oneLines = (entry: LibraryEntry, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const { scenario } = entry
  const changes =
    scenario === null
      ? [changesText(entry, screen)]
      : changeTexts(applyScenario(plan, scenario).changed, scenario, plan, voice)
  const head = voice.say({
    sv: `I planen ${titleText(plan.title, voice)}:`,
    en: `In the plan ${titleText(plan.title, voice)}:`,
  })
  return [
    paint.strong(`${entry.id} – ${voice.say(entry.title)}`),
    ...reasonLines(entry, screen, '  '),
    '',
    head,
    ...(changes.length === 0
      ? [`  ${changesText(entry, screen)}`]
      : changes.flatMap((text) => wrap(text, width, '  ', '    '))),
    '',
    ...wrap(
      voice.say({
        sv: `Vad det leder till: kohort compare ${entry.id}. Som fil att ändra i: kohort scenarios ${entry.id} --yaml.`,
        en: `What it leads to: kohort compare ${entry.id}. As a file to change: kohort scenarios ${entry.id} --yaml.`,
      }),
      width,
    ),
  ]
}

/** An entry as plain data, its scenario as a file has it. */
const dataOf = (entry: LibraryEntry, plan: Plan) => ({
  ...entry,
  scenario: entry.scenario === null ? null : toData(entry.scenario, plan),
})

export const runScenarios = (
  id: string | undefined,
  options: ScenariosOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const { plan } = readPlan(options.plan, options, terminal.folder)
  if (id !== undefined && (options.json === true || options.yaml === true)) {
    const data = toData(libraryScenario(plan, id), plan)
    terminal.out(options.json === true ? `${JSON.stringify(data, null, 2)}\n` : yamlText(data))
    return 0
  }
  const entries = scenarioLibrary(plan)
  if (options.json === true || options.yaml === true) {
    const all = entries.map((entry) => dataOf(entry, plan))
    terminal.out(options.json === true ? `${JSON.stringify(all, null, 2)}\n` : yamlText(all))
    return 0
  }
  const screen: Screen = {
    plan,
    projection: project(plan),
    voice: voiceOf(language),
    paint: paintFor(terminal.isTerminal, terminal.environment),
    width: widthOf(terminal),
  }
  const only = id === undefined ? undefined : entries.find((entry) => entry.id === id)
  if (id !== undefined && only === undefined) libraryScenario(plan, id)
  const lines = only === undefined ? listLines(entries, options.all === true, screen) : oneLines(only, screen)
  terminal.out(`${lines.join('\n')}\n`)
  return 0
}
