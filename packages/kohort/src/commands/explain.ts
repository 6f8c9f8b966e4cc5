import {
  compile,
  type Figure,
  nearest,
  type ParameterPath,
  type Plan,
  parameterPathOf,
  parameters,
  type SeriesName,
  type Slot,
  series,
  seriesNames,
} from '@kohort/core'
import {
  amountText,
  oneLine,
  pathLabel,
  rangeText,
  titleText,
  type Voice,
  voiceOf,
} from '@kohort/report/words'
import { type Paint, paintFor } from '../colour.js'
import { CommandLineError } from '../command-line-error.js'
import type { Language } from '../language.js'
import { edgeFigure, unitOf } from '../metric-text.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { sourceWords } from '../source-words.js'
import { type Terminal, widthOf } from '../terminal.js'
import { wrap } from '../wrap.js'

interface Page {
  readonly plan: Plan
  readonly voice: Voice
  readonly paint: Paint
  readonly width: number
}

const kinds = {
  reported: { sv: 'enligt källa', en: 'reported' },
  derived: { sv: 'härlett', en: 'derived' },
  assumed: { sv: 'antaget', en: 'assumed' },
  none: { sv: 'utan angiven källa', en: 'no source given' },
} as const

const forms: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  scalar: { sv: 'ett tal', en: 'one number' },
  dated: { sv: 'gäller från sitt år till nästa', en: 'held from its year until the next' },
  limit: { sv: 'ett tak från sitt första år', en: 'a limit from its first year on' },
  line: { sv: 'rak linje mellan åren', en: 'a straight line between the years' },
  curve: { sv: 'andel kvar efter så många år', en: 'the share still here after so many years' },
  history: { sv: 'ett tal per år', en: 'one number a year' },
  steps: { sv: 'efter ålder, till nästa ålder', en: 'by age, until the next age' },
  bands: { sv: 'efter åldersgrupp', en: 'by age band' },
}

/** Where a number comes from: source, kind, what it speaks of, and why. */
const provenance = (
  { source, kind, asOf, note }: Figure,
  { plan, voice, width }: Page,
  indent: string,
): readonly string[] => {
  const [id = '', ...rest] = (source ?? '').split(':')
  const record = plan.sources[id]
  const place = rest.join(':')
  const from = record === undefined ? '' : sourceWords(record, voice)
  const parts = [
    voice.say(kinds[kind ?? 'none']),
    ...(asOf === undefined ? [] : [voice.say({ sv: `avser ${oneLine(asOf)}`, en: `of ${oneLine(asOf)}` })]),
    ...(from === '' ? [] : [`${from}${place === '' ? '' : ` (${oneLine(place)})`}`]),
  ]
  return [
    ...wrap(parts.join('; '), width, indent),
    ...(note === undefined ? [] : wrap(oneLine(voice.say(note)), width, indent)),
  ]
}

const same = (one: Figure, other: Figure): boolean =>
  JSON.stringify([one.source, one.kind, one.asOf, one.note]) ===
  JSON.stringify([other.source, other.kind, other.asOf, other.note])

/** The numbers at one path of the plan, those with the same provenance together. */
const slotLines = (slot: Slot, page: Page): readonly string[] => {
  const { voice, plan } = page
  const parameter = parameters[slot.parameter]
  const runs: { readonly lines: string[]; readonly figure: Figure }[] = []
  slot.figures.forEach((figure, index) => {
    const key = slot.keys[index]
    const range =
      figure.range === undefined
        ? ''
        : voice.say({
            sv: `, troligt ${rangeText(parameter, figure.range, voice)}`,
            en: `, likely ${rangeText(parameter, figure.range, voice)}`,
          })
    const line = `${key === undefined ? '' : `${key}: `}${amountText(parameter, figure.value, voice)}${range}`
    const last = runs.at(-1)
    if (last !== undefined && same(last.figure, figure)) last.lines.push(line)
    else runs.push({ figure, lines: [line] })
  })
  return [
    `  ${slot.path} – ${pathLabel(slot.path, plan, voice)}`,
    ...runs.flatMap(({ lines, figure }) => [
      ...lines.map((line) => `    ${line}`),
      ...provenance(figure, page, '      '),
    ]),
  ]
}

const parameterLines = (path: ParameterPath, exact: string, page: Page): readonly string[] => {
  const { plan, voice, paint, width } = page
  const parameter = parameters[path]
  const unit = voice.say(parameter.unit)
  const facts = voice.say({
    sv: `Enhet: ${unit}. Form: ${forms[parameter.form]?.sv}. Tillåtet: ${voice.plain(parameter.min)} till ${voice.plain(parameter.max)}. MODEL.md, avsnitt ${parameter.section}.`,
    en: `Unit: ${unit}. Form: ${forms[parameter.form]?.en}. Allowed: ${voice.plain(parameter.min)} to ${voice.plain(parameter.max)}. MODEL.md, section ${parameter.section}.`,
  })
  const slots = compile(plan).slots.filter(
    (slot) => slot.parameter === path && (exact === path || slot.path === exact),
  )
  const title = titleText(plan.title, voice)
  return [
    paint.strong(`${path} – ${voice.say(parameter.label)}`),
    ...wrap(voice.say(parameter.meaning), width, '  '),
    ...wrap(facts, width, '  '),
    '',
    slots.length === 0
      ? voice.say({ sv: `Finns inte i planen ${title}.`, en: `The plan ${title} does not have it.` })
      : voice.say({ sv: `I planen ${title}:`, en: `In the plan ${title}:` }),
    ...slots.flatMap((slot) => slotLines(slot, page)),
  ]
}

const stockOrFlow = {
  stock: { sv: 'antal den 31 december', en: 'on 31 December' },
  flow: { sv: 'under året', en: 'during the year' },
  level: { sv: 'nivå under året', en: "the year's level" },
} as const

const seriesLines = (name: SeriesName, page: Page): readonly string[] => {
  const { plan, voice, paint, width } = page
  const { label, definition, unit, section, kind, byGroup } = series[name]
  const facts = voice.say({
    sv: `Enhet: ${unit.sv}, ${stockOrFlow[kind].sv}${byGroup ? '; även per grupp' : ''}. MODEL.md, avsnitt ${section}.`,
    en: `Unit: ${unit.en}, ${stockOrFlow[kind].en}${byGroup ? '; also by group' : ''}. MODEL.md, section ${section}.`,
  })
  const observed = Object.entries(plan.observed[name] ?? {})
  return [
    paint.strong(`${name} – ${voice.say(label)}`),
    ...wrap(voice.say(definition), width, '  '),
    ...wrap(facts, width, '  '),
    ...(observed.length === 0
      ? []
      : [
          '',
          voice.say({
            sv: `Uppgifter i planen ${titleText(plan.title, voice)}:`,
            en: `Stated in the plan ${titleText(plan.title, voice)}:`,
          }),
        ]),
    ...observed.flatMap(([year, figure]) => [
      `  ${year}: ${edgeFigure(name, figure.value, voice)} ${unitOf(name, plan, voice)}`.trimEnd(),
      ...provenance(figure, page, '    '),
    ]),
  ]
}

const notKnown = (name: string): CommandLineError => {
  const near = nearest(name, [...seriesNames, ...Object.keys(parameters)])
  return new CommandLineError({
    code: 'unknown-name',
    path: oneLine(name),
    text: {
      sv: `Det finns ingen serie eller parameter "${oneLine(name)}".`,
      en: `There is no series or parameter "${oneLine(name)}".`,
    },
    todo:
      near === undefined
        ? { sv: `Serierna är ${seriesNames.join(', ')}.`, en: `The series are ${seriesNames.join(', ')}.` }
        : { sv: `Menade du ${near}?`, en: `Did you mean ${near}?` },
  })
}

/** A name as a parameter of its own, or as the start of several (`training.requirement`). */
const pathsOf = (name: string): readonly (readonly [path: ParameterPath, exact: string])[] => {
  const general = parameterPathOf(name)
  if (general !== undefined) return [[general, general === name || name.includes('*') ? general : name]]
  const all = Object.keys(parameters) as ParameterPath[]
  const group = /^groups\.[^.]+\./.exec(name)?.[0] ?? ''
  const start = name.slice(group.length)
  return all
    .filter((path) => path.startsWith(`${start}.`))
    .map((path) => [path, group === '' ? path : `${group}${path}`])
}

export const runExplain = (
  name: string,
  written: string | undefined,
  options: PlanOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const isSeries = Object.hasOwn(series, name)
  const paths = pathsOf(name)
  if (!isSeries && paths.length === 0) throw notKnown(name)
  const { plan } = readPlan(written, options, terminal.folder)
  const voice = voiceOf(language)
  const page: Page = {
    plan,
    voice,
    paint: paintFor(terminal.isTerminal, terminal.environment),
    width: widthOf(terminal),
  }
  const parts = [
    ...(isSeries ? [seriesLines(name as SeriesName, page)] : []),
    ...paths.map(([path, exact]) => parameterLines(path, exact, page)),
  ]
  const also = isSeries ? Object.keys(parameters).filter((path) => path.endsWith(`.${name}`)) : []
  if (also.length > 0)
    parts.push([voice.say({ sv: `Se även: ${also.join(', ')}.`, en: `See also: ${also.join(', ')}.` })])
  terminal.out(`${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`)
  return 0
}
