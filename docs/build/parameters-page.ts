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
import {
  anchorOf,
  breakable,
  capital,
  code,
  heading,
  type Language,
  number,
  sectionAnchor,
  sourceLink,
  table,
  text,
} from './markdown.js'

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
} as const

const rooms = {
  'groups.*.share': {
    title: { sv: 'Grupper', en: 'Groups' },
    lead: {
      sv: 'Delar av antagningen som går samma väg i annan takt: vanlig ST, dubbelspecialister, forskar-ST.',
      en: 'Parts of the intake that go the same way at another pace: ordinary trainees, dual specialists, research trainees.',
    },
  },
  training: {
    title: { sv: 'Utbildning', en: 'Training' },
    lead: {
      sv: 'ST, vidareutbildningen till specialist: hur lång den är, hur mycket av året som går till den, hur många som börjar och hoppar av, och vad platser för sidotjänstgöring (randning), handledare, tjänster och sökande räcker till.',
      en: 'ST, the training of specialists: how long it is, how much of a year goes into it, how many start and leave, and what side rotations, supervisors, posts and applicants are enough for.',
    },
  },
  specialists: {
    title: { sv: 'Specialister', en: 'Specialists' },
    lead: {
      sv: 'De färdiga som anställs, de som kommer utifrån, och hur länge de och basårets specialister stannar; däri ligger pensionsavgångarna.',
      en: 'Those who complete and are hired, those from elsewhere, and how long they and the specialists of the base year stay.',
    },
  },
  need: {
    title: { sv: 'Behov', en: 'Need' },
    lead: {
      sv: 'Vad läkarna ska räcka till: hur många som är listade och hur många det går på var läkare enligt riktvärdet, eller ett index.',
      en: 'What the doctors are to be enough for: how many are listed, and how many to each doctor by the norm; or an index.',
    },
  },
  cost: {
    title: { sv: 'Kostnad', en: 'Cost' },
    lead: {
      sv: 'I basårets pengar, med en årlig prisökning. En plan utan dem räknar ingen kostnad.',
      en: "In the base year's money, with a yearly price growth. A plan without them computes no cost.",
    },
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

const sourceOf = (figure: Figure, plan: Plan, language: Language): string => {
  const [id = '', ...place] = (figure.source ?? '').split(':')
  const record = plan.sources[id]
  if (record === undefined) return '–'
  const linked = sourceLink(record, language)
  return place.length === 0 ? linked : `${linked} (${text(place.join(':'))})`
}

/** The reason for a number, as the plan has it. */
const noteOf = ({ note }: Figure, language: Language): string =>
  note === undefined ? '' : text(typeof note === 'string' ? note : note[language])

/** The numbers of one path; years with the same number and the same provenance stand once. */
const rowsOf = ({ path, at, keys, figures }: Slot, plan: Plan, language: Language): readonly string[][] =>
  figures.map((figure, index) => [
    index === 0 ? breakable(path) : '',
    keys.length === 0 ? '–' : text(keys[index] ?? String(at[index])),
    plain(figure.value, language),
    figure.range === undefined ? '–' : figure.range.map((end) => plain(end, language)).join('–'),
    (kinds[figure.kind ?? '']?.[language] ?? '–').toString(),
    [sourceOf(figure, plan, language), noteOf(figure, language)].filter((part) => part !== '').join('. '),
  ])

/** Without the columns that say nothing: the path where it is the heading's, the year where there is none. */
const tableOf = (path: string, rows: readonly (readonly string[])[], language: Language): string => {
  const saysNothing = [['', breakable(path)], ['–']]
  const kept = words.head[language].flatMap((_, column) =>
    rows.every((row) => saysNothing[column]?.includes(row[column] ?? '')) ? [] : [column],
  )
  const only = (row: readonly string[]): readonly string[] => kept.map((column) => row[column] ?? '')
  return table(only(words.head[language]), rows.map(only))
}

/** Every parameter: meaning, unit, bounds, form, and what the given plan has for it. */
export const parametersPage = (plan: Plan, language: Language): string => {
  const { slots } = compile(plan)
  checkLeftOut(Object.keys(parameters))
  const say = (both: Bilingual): string => text(both[language])
  const parts: string[] = [`# ${words.title[language]}`, words.lead[language]]
  let room = ''
  for (const [path, { form, unit, min, max, label, meaning, section }] of Object.entries(parameters)) {
    const own = path.startsWith('groups.')
      ? ('groups.*.share' as const)
      : (path.split('.')[0] as keyof typeof rooms)
    if (own !== room) {
      room = own
      parts.push(`## ${rooms[own].title[language]}`, say(rooms[own].lead))
    }
    parts.push(heading(3, `${capital(say(label))} ${code(path)}`, anchorOf(path)))
    parts.push(say(meaning))
    const facts = [
      `${words.unit[language]}: ${say(unit)}`,
      `${words.bounds[language]}: ${plain(min, language)}–${plain(max, language)}`,
      `${words.form[language]}: ${say(forms[form] as Bilingual)}`,
      `${words.section[language]}: [${section === 'groups' ? rooms['groups.*.share'].title[language] : section}](./model#${sectionAnchor(section)})`,
      `${words.missing[language]}: ${say(leftOut(path))}`,
    ]
    parts.push(facts.map((fact) => `- ${fact}`).join('\n'))
    const rows = slots
      .filter(({ parameter }) => parameter === (path as ParameterPath))
      .flatMap((slot) => rowsOf(slot, plan, language))
    parts.push(rows.length === 0 ? `*${words.none[language]}*` : tableOf(path, rows, language))
  }
  return `${parts.join('\n\n')}\n`
}
