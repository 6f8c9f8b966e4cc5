import type { Bilingual, SourceRecord } from '@kohort/core'

export type Language = keyof Bilingual

/** Text as text: nothing of it is HTML, a table's border or a template of the site. */
export const text = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
    .replaceAll('|', '\\|')
    .replaceAll('*', '\\*')
    .replaceAll('_', '\\_')
    .replaceAll('\n', ' ')

/** A name as it is written in a plan or in code. */
export const code = (value: string): string => `<code v-pre>${text(value)}</code>`

/** One that a narrow column may break, at its dots. */
export const breakable = (value: string): string => code(value).replaceAll('.', '.<wbr>')

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const locales = { sv: 'sv-SE', en: 'en-GB' } as const

/** A number with so many decimals; thousands by a space that does not break, a real minus, never −0. */
export const number = (value: number | null | undefined, decimals = 0, language: Language = 'en'): string => {
  if (value === null || value === undefined) return '–'
  const rounded = Number(value.toFixed(decimals))
  const text = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(rounded === 0 ? 0 : rounded)
  return text.replaceAll(',', language === 'en' ? '\u00a0' : ',').replace('-', '−')
}

export const heading = (level: number, title: string, anchor: string): string =>
  `${'#'.repeat(level)} ${title} {#${anchor}}`

/** An anchor that any path can have. */
export const anchorOf = (path: string): string => path.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')

/** Where the model's page has a section that a registry names. */
export const sectionAnchor = (section: string): string => `section-${section.split(/[^A-Za-z0-9]/)[0]}`

/** A label that begins a heading. */
export const capital = (value: string): string => value.slice(0, 1).toUpperCase() + value.slice(1)

const undated: Bilingual = { sv: 'utan datum', en: 'undated' }

/** A source by its publisher, title and date, linked where it has an address. */
export const sourceLink = (
  {
    publisher,
    title,
    published,
    address,
  }: Pick<SourceRecord, 'publisher' | 'title' | 'published' | 'address'>,
  language: Language,
): string => {
  const date = published === 'undated' ? undated[language] : published
  const name = text([publisher, title, date].filter(Boolean).join(', '))
  return address === undefined ? name : `[${name}](${encodeURI(address)})`
}
