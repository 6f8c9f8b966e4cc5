import { type Bilingual, type SeriesName, series, seriesNames } from '@kohort/core'
import { capital, code, heading, type Language, sectionAnchor, table, text } from './markdown.js'

const words = {
  title: { sv: 'Alla serier', en: 'Every series' },
  lead: {
    sv: 'Varje årlig serie i en framskrivning, ur det register som kolumner, rubriker, axlar och JSON-schemat görs av. Ett bestånd gäller den 31 december, ett flöde under året, en nivå är ett förhållande eller ett tak under året. Avsnittet är modellens.',
    en: 'Every yearly series of a projection, from the registry that columns, headings, axes and the JSON Schema are made of. A stock is on 31 December, a flow during the year, a level is a ratio or a ceiling of the year. The section is the model’s.',
  },
  head: {
    sv: ['serie', 'vad det är', 'enhet', 'slag', 'avsnitt'],
    en: ['series', 'what it is', 'unit', 'kind', 'section'],
  },
  kinds: {
    stock: { sv: 'bestånd', en: 'stock' },
    flow: { sv: 'flöde', en: 'flow' },
    level: { sv: 'nivå', en: 'level' },
  },
  byGroup: { sv: 'Även per grupp.', en: 'By group too.' },
} as const

/** What the series are about, by the section of the model that they start in. */
const rooms: Readonly<Record<string, { readonly title: Bilingual; readonly lead: Bilingual }>> = {
  1: {
    title: { sv: 'Utbildning', en: 'Training' },
    lead: {
      sv: 'Vidareutbildningen till specialist, från antagning till färdig: de som börjar, är kvar, hoppar av och blir färdiga.',
      en: 'From intake to completion: those who start, are in training, leave and finish.',
    },
  },
  2: {
    title: { sv: 'Flaskhalsar', en: 'Bottlenecks' },
    lead: {
      sv: 'Kön till sidotjänstgöringen (randningen), och hur många som handledare, tjänster och sökande räcker till. Taken finns bara i en plan som anger dem.',
      en: 'The queue for the side rotations, and how many the supervisors, posts and applicants are enough for. A ceiling is there only in a plan that gives it.',
    },
  },
  3: {
    title: { sv: 'Specialister', en: 'Specialists' },
    lead: {
      sv: 'De färdiga som anställs, de som flyttar in, och de som slutar, vare sig de byter arbete eller går i pension.',
      en: 'Those who complete and are hired, those who come from elsewhere, and those who go, to other work or into retirement.',
    },
  },
  4: {
    title: { sv: 'Behov', en: 'Need' },
    lead: {
      sv: 'Hur långt läkarna räcker och hur stor läkarbristen är: mot riktvärdet för dem som är listade, eller mot ett index.',
      en: 'How far the doctors go: against the norm for those who are listed, or against an index.',
    },
  },
  5: {
    title: { sv: 'Kostnad', en: 'Cost' },
    lead: {
      sv: 'I årets pengar, bara i en plan som anger kostnader.',
      en: "In each year's money, only in a plan that gives costs.",
    },
  },
}

/** Every yearly series, room by room in the order of a projection's row. */
export const seriesPage = (language: Language): string => {
  const say = (both: Bilingual): string => text(both[language])
  const rowOf = (name: SeriesName): readonly string[] => {
    const { label, definition, unit, kind, byGroup, section } = series[name]
    return [
      `<a id="${name}"></a>**${capital(say(label))}** ${code(name)}`,
      byGroup ? `${say(definition)} ${words.byGroup[language]}` : say(definition),
      say(unit),
      words.kinds[kind][language],
      `[${section}](./model#${sectionAnchor(section)})`,
    ]
  }
  const shown = Object.entries(rooms).map(([room, { title, lead }]) => {
    const names = seriesNames.filter((name) => series[name].section.startsWith(room))
    const rows = table(words.head[language], names.map(rowOf))
    return { names, text: `${heading(2, say(title), `room-${room}`)}\n\n${say(lead)}\n\n${rows}` }
  })
  const without = seriesNames.filter((name) => !shown.some(({ names }) => names.includes(name)))
  if (without.length > 0) throw new Error(`Series in no section of the page: ${without.join(', ')}`)
  return `${[`# ${words.title[language]}`, words.lead[language], ...shown.map((room) => room.text)].join('\n\n')}\n`
}
