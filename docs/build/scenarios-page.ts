import type { Bilingual, Plan } from '@kohort/core'
import { sourceOf } from '@kohort/regions'
import { scenarioLibrary } from '@kohort/scenarios'
import { code, heading, type Language, sourceLink, text } from './markdown.js'

const words = {
  title: { sv: 'Scenariobiblioteket', en: 'The library of scenarios' },
  lead: {
    sv: 'Färdiga vad-händer-om, som de är i Stockholmsplanen: varför, hur stora och enligt vem. `kohort compare` ställer dem bredvid planen, `kohort scenarios --yaml` skriver ut ett av dem att ändra i.',
    en: 'What-ifs that are ready to use, as they are in the Stockholm plan: why, how large and who says so. `kohort compare` sets them beside the plan, `kohort scenarios --yaml` prints one of them to change.',
  },
  size: { sv: 'Storlek', en: 'Size' },
  sources: { sv: 'Källor', en: 'Sources' },
} as const

/** Every scenario of the library, with the reason and the source of its size. */
export const scenariosPage = (plan: Plan, language: Language): string => {
  const say = (both: Bilingual): string => text(both[language])
  const entries = scenarioLibrary(plan).map(({ id, title, reason, size, sources, whyNot }) => {
    const references = sources.flatMap((reference) => {
      const record = sourceOf(reference)
      if (record === undefined) return []
      return [sourceLink(record, language)]
    })
    return [
      heading(2, say(title), id),
      code(id),
      say(reason),
      `**${words.size[language]}.** ${say(size)}`,
      ...(references.length === 0 ? [] : [`**${words.sources[language]}.** ${references.join('; ')}.`]),
      ...(whyNot === null ? [] : [`*${say(whyNot)}*`]),
    ].join('\n\n')
  })
  return `# ${words.title[language]}\n\n${words.lead[language]}\n\n${entries.join('\n\n')}\n`
}
