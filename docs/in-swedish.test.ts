import { describe, expect, it } from 'vitest'
import { checkSwedish, componentsInSwedish, markdownInSwedish } from './site/.vitepress/in-swedish.js'

const { transform } = componentsInSwedish
const component = (name: string): string => `/a/vitepress/dist/client/theme-default/components/${name}`

describe("the theme's own words on a Swedish page", () => {
  it('are put in its components', () => {
    expect(transform('<span id="a">\n  Sidebar Navigation\n</span>', component('VPSidebar.vue'))).toBe(
      `<span id="a">{{ $said('Sidebar Navigation', 'Innehåll') }}</span>`,
    )
    expect(transform('<button aria-label="mobile navigation">', component('VPNavBarHamburger.vue'))).toBe(
      `<button :aria-label="$said('mobile navigation', 'Meny')">`,
    )
    expect(transform('<VPFlyout label="extra navigation">', component('VPNavBarExtra.vue'))).toContain(
      ' :label="',
    )
    expect(transform('<p>Pager</p>', component('VPOther.vue'))).toBeNull()
  })

  it('stop the build when a newer theme has other words', () => {
    expect(() => transform('<span>Pages</span>', component('VPDocFooter.vue'))).toThrow(
      'no longer says "Pager"',
    )
  })

  it('are put in what Markdown becomes, on Swedish pages alone', () => {
    const html = '<a aria-label="Permalink to &quot;A&quot;"></a><button title="Copy Code"></button>'
    const markdown = { render: (_: string, __?: { readonly relativePath?: string }): string => html }
    markdownInSwedish(markdown)
    expect(markdown.render('', { relativePath: 'start.md' })).toBe(html)
    expect(markdown.render('', { relativePath: 'sv/start.md' })).toBe(
      '<a aria-label="Länk till &quot;A&quot;"></a><button title="Kopiera"></button>',
    )
  })

  it.each([
    '<a>Skip to content</a>',
    '<span>\n Sidebar Navigation </span>',
    '<span>Pager</span>',
    '<button aria-label="extra navigation">',
    '<a aria-label="Permalink to &quot;A&quot;">',
    '<button title="Copy Code">',
    '<button>Return to top</button>',
  ])('stop the build where they are left in English: %s', (html) => {
    expect(() => checkSwedish(html, 'sv/start.md')).toThrow('sv/start.md says ')
    expect(() => checkSwedish(html, 'start.md')).not.toThrow()
    expect(() => checkSwedish('<a>Hoppa till innehållet</a><p>A Pager</p>', 'sv/start.md')).not.toThrow()
  })
})
