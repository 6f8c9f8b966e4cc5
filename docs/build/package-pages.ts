import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Links between READMEs, as the site has them; a link to a file of the repository has no page here. */
const relinked = (markdown: string): string =>
  markdown
    .replaceAll(/\]\((?:\.\.\/)*(?:packages\/)?([a-z-]+)\/README\.md(#[^)]*)?\)/g, '](/packages/$1$2)')
    .replaceAll(/\]\(\.\.\/([a-z-]+)#readme\)/g, '](/packages/$1)')
    .replaceAll(/\[([^\]]+)\]\((?!https?:|\/|#)[^)]*\)/g, '$1')

/** A page for each published package: its README, whose snippets are run by the tests. */
export const packagePages = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(root, 'packages')).flatMap((name) => {
      const readme = join(root, 'packages', name, 'README.md')
      if (!existsSync(readme)) return []
      return [[`packages/${name}.md`, relinked(readFileSync(readme, 'utf8'))]]
    }),
  )
