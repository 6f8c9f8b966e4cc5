import { type Bilingual, series, seriesNames } from '@kohort/core'
import { code, type Language, sectionAnchor, table, text } from './markdown.js'

const words = {
  title: { sv: 'Alla serier', en: 'Every series' },
  lead: {
    sv: 'Varje årlig serie i en framskrivning, ur det register som kolumner, rubriker, axlar och JSON-schemat görs av. Ett bestånd gäller den 31 december, ett flöde under året, en nivå är ett förhållande eller ett tak under året.',
    en: 'Every yearly series of a projection, from the registry that columns, headings, axes and the JSON Schema are made of. A stock is on 31 December, a flow during the year, a level is a ratio or a ceiling of the year.',
  },
  head: {
    sv: ['serie', 'vad det är', 'enhet', 'slag', 'per grupp', 'avsnitt i modellen'],
    en: ['series', 'what it is', 'unit', 'kind', 'by group', "the model's section"],
  },
  kinds: {
    stock: { sv: 'bestånd', en: 'stock' },
    flow: { sv: 'flöde', en: 'flow' },
    level: { sv: 'nivå', en: 'level' },
  },
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' },
} as const

/** Every yearly series, in the order of a projection's row. */
export const seriesPage = (language: Language): string => {
  const say = (both: Bilingual): string => text(both[language])
  const rows = seriesNames.map((name) => {
    const { label, definition, unit, kind, byGroup, section } = series[name]
    const what = `**${say(label)}**: ${say(definition)}`
    return [
      `<a id="${name}"></a>${code(name)}`,
      what,
      say(unit),
      words.kinds[kind][language],
      words[byGroup ? 'yes' : 'no'][language],
      `[${section}](./model#${sectionAnchor(section)})`,
    ]
  })
  return `# ${words.title[language]}\n\n${words.lead[language]}\n\n${table(words.head[language], rows)}\n`
}
