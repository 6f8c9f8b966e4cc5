// Nothing of vitepress is imported: it is installed for the site alone, and these words have a test.

interface Markdown {
  render: (source: string, env?: { readonly relativePath?: string }) => string
}

/** What the theme says in its components and no option of it changes: mostly for those who hear the page. */
const inComponents: Readonly<Record<string, readonly [english: string, swedish: string]>> = {
  'VPSidebar.vue': ['Sidebar Navigation', 'Innehåll'],
  'VPDocFooter.vue': ['Pager', 'Föregående och nästa sida'],
  'VPNavBarExtra.vue': ['extra navigation', 'Språk och utseende'],
  'VPNavBarHamburger.vue': ['mobile navigation', 'Meny'],
}

/** What stands in the HTML that Markdown becomes. */
const inMarkdown: readonly (readonly [english: string, swedish: string])[] = [
  ['aria-label="Permalink to ', 'aria-label="Länk till '],
  ['title="Copy Code"', 'title="Kopiera"'],
]

/** And what options of the theme change, if one of them is forgotten. */
const byOption = [
  'Skip to content',
  'On this page',
  'Return to top',
  'Previous page',
  'Next page',
  'Change language',
]

const isSwedish = (page: string): boolean => page.startsWith('sv/')

/** In the language of the page, which `$said` of the theme knows (theme/index.ts). */
const saidIn = (code: string, [english, swedish]: readonly [string, string]): string =>
  code
    .replace(` aria-label="${english}"`, ` :aria-label="$said('${english}', '${swedish}')"`)
    .replace(` label="${english}"`, ` :label="$said('${english}', '${swedish}')"`)
    .replace(new RegExp(`>\\s*${english}\\s*<`), `>{{ $said('${english}', '${swedish}') }}<`)

/** The theme's own components, before they are compiled. */
export const componentsInSwedish = {
  name: 'components-in-swedish',
  enforce: 'pre' as const,
  transform: (code: string, id: string): string | null => {
    const [, name = ''] = /theme-default\/components\/(\w+\.vue)$/.exec(id) ?? []
    const words = inComponents[name]
    if (words === undefined) return null
    const said = saidIn(code, words)
    if (said === code) throw new Error(`${name} no longer says "${words[0]}"`)
    return said
  },
}

/** Markdown's own words on the Swedish pages. */
export const markdownInSwedish = (markdown: Markdown): void => {
  const { render } = markdown
  markdown.render = (source, env) => {
    const html = render.call(markdown, source, env)
    if (!isSwedish(env?.relativePath ?? '')) return html
    return inMarkdown.reduce((said, [english, swedish]) => said.replaceAll(english, swedish), html)
  }
}

/** Throws where a Swedish page is left with a word of the theme's English: then nothing is built. */
export const checkSwedish = (html: string, page: string): void => {
  if (!isSwedish(page)) return
  const english = [...Object.values(inComponents), ...inMarkdown].map(([words]) => words)
  const left = [...english, ...byOption].filter((words) =>
    new RegExp(`[">]\\s*${words.replace(/^.*="/, '')}`).test(html),
  )
  if (left.length > 0) throw new Error(`${page} says ${left.join(', ')}`)
}
