import {
  type Bilingual,
  compile,
  type Figure,
  type ParameterPath,
  type Plan,
  parameters,
  type Slot,
} from '@kohort/core'
import { checkLeftOut, leftOut } from './left-out.js'
import { anchorOf, code, heading, type Language, number, sectionAnchor, table, text } from './markdown.js'

const words = {
  title: { sv: 'Alla parametrar', en: 'Every parameter' },
  lead: {
    sv: 'Varje tal som en plan kan innehålla, ur det register som schemat, kommandoraden och modellen görs av. Värdet är det som Stockholmsplanen har, med källa; en annan plan anger sitt eget.',
    en: 'Every number that a plan may hold, from the registry that the schema, the command line and the model are made of. The value is the one that the Stockholm plan has, with its source; another plan gives its own.',
  },
  unit: { sv: 'Enhet', en: 'Unit' },
  bounds: { sv: 'Gränser', en: 'Bounds' },
  form: { sv: 'Form', en: 'Form' },
  section: { sv: 'Avsnitt i modellen', en: "The model's section" },
  missing: { sv: 'Om talet saknas', en: 'Without it' },
  none: { sv: 'Stockholmsplanen har inget sådant tal.', en: 'The Stockholm plan has no such number.' },
  head: {
    sv: ['i planen', 'år eller ålder', 'värde', 'intervall 5–95 %', 'slag', 'källa, och varför'],
    en: ['in the plan', 'year or age', 'value', 'range 5–95 %', 'kind', 'source, and why'],
  },
  groups: {
    'groups.*.share': { sv: 'Grupper', en: 'Groups' },
    training: { sv: 'Utbildning', en: 'Training' },
    specialists: { sv: 'Specialister', en: 'Specialists' },
    need: { sv: 'Behov', en: 'Need' },
    cost: { sv: 'Kostnad', en: 'Cost' },
  },
} as const

const forms: Readonly<Record<string, Bilingual>> = {
  scalar: { sv: 'ett tal', en: 'one number' },
  dated: { sv: 'gäller från sitt år till nästa', en: 'held from its year until the next' },
  limit: { sv: 'ett tak från sitt första år', en: 'a limit from its first year on' },
  line: { sv: 'rak linje mellan åren', en: 'a straight line between the years' },
  curve: { sv: 'andel kvar efter så många år', en: 'the share still here after so many years' },
  history: { sv: 'ett tal per år', en: 'one number a year' },
  steps: { sv: 'efter ålder, till nästa ålder', en: 'by age, until the next age' },
  bands: { sv: 'efter åldersgrupp', en: 'by age band' },
}

const kinds: Readonly<Record<string, Bilingual>> = {
  reported: { sv: 'enligt källa', en: 'reported' },
  derived: { sv: 'härlett', en: 'derived' },
  assumed: { sv: 'antaget', en: 'assumed' },
}

const plain = (value: number, language: Language): string =>
  number(
    value,
    Number.isInteger(value) ? 0 : Math.min(4, (String(value).split('.')[1] ?? '').length),
    language,
  )

const sourceOf = (figure: Figure, plan: Plan): string => {
  const [id = '', ...place] = (figure.source ?? '').split(':')
  const record = plan.sources[id]
  if (record === undefined) return '–'
  const { title, publisher, published, address } = record
  const name = text([publisher, title, published].filter(Boolean).join(', '))
  const linked = address === undefined ? name : `[${name}](${encodeURI(address)})`
  return place.length === 0 ? linked : `${linked} (${text(place.join(':'))})`
}

/** The reason for a number, as the plan has it. */
const noteOf = ({ note }: Figure, language: Language): string =>
  note === undefined ? '' : text(typeof note === 'string' ? note : note[language])

/** The numbers of one path; years with the same number and the same provenance stand once. */
const rowsOf = ({ path, at, keys, figures }: Slot, plan: Plan, language: Language): readonly string[][] =>
  figures.map((figure, index) => [
    index === 0 ? code(path) : '',
    keys.length === 0 ? '–' : text(keys[index] ?? String(at[index])),
    plain(figure.value, language),
    figure.range === undefined ? '–' : figure.range.map((end) => plain(end, language)).join('–'),
    (kinds[figure.kind ?? '']?.[language] ?? '–').toString(),
    [sourceOf(figure, plan), noteOf(figure, language)].filter((part) => part !== '').join('. '),
  ])

/** Every parameter: meaning, unit, bounds, form, and what the given plan has for it. */
export const parametersPage = (plan: Plan, language: Language): string => {
  const { slots } = compile(plan)
  checkLeftOut(Object.keys(parameters))
  const say = (both: Bilingual): string => text(both[language])
  const parts: string[] = [`# ${words.title[language]}`, words.lead[language]]
  let room = ''
  for (const [path, { form, unit, min, max, label, meaning, section }] of Object.entries(parameters)) {
    const own = path.startsWith('groups.')
      ? 'groups.*.share'
      : (path.split('.')[0] as keyof typeof words.groups)
    if (own !== room) {
      room = own
      parts.push(`## ${words.groups[own as keyof typeof words.groups][language]}`)
    }
    parts.push(heading(3, code(path), anchorOf(path)))
    parts.push(`**${say(label)}.** ${say(meaning)}`)
    const facts = [
      `${words.unit[language]}: ${say(unit)}`,
      `${words.bounds[language]}: ${plain(min, language)}–${plain(max, language)}`,
      `${words.form[language]}: ${say(forms[form] as Bilingual)}`,
      `${words.section[language]}: [${section}](./model#${sectionAnchor(section)})`,
      `${words.missing[language]}: ${say(leftOut(path))}`,
    ]
    parts.push(facts.map((fact) => `- ${fact}`).join('\n'))
    const rows = slots
      .filter(({ parameter }) => parameter === (path as ParameterPath))
      .flatMap((slot) => rowsOf(slot, plan, language))
    parts.push(rows.length === 0 ? `*${words.none[language]}*` : table(words.head[language], rows))
  }
  return `${parts.join('\n\n')}\n`
}
