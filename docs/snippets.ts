import { readdirSync, readFileSync } from 'node:fs'

export interface Snippet {
  /** The file, and the line at which the snippet starts. */
  readonly place: string
  readonly code: string
  /** What it prints: the comment lines that follow a `console.log`. */
  readonly expected: readonly string[]
}

/** By file: why its snippet marked `typescript` instead of `ts` is only compiled and not run. */
export const notRun: Readonly<Record<string, string>> = {
  'packages/vitest/README.md':
    'is a test file of its own; examples/vitest-corridors runs such a one, in a project that installs the package',
}

const filesIn = (root: string, folder: string): readonly string[] =>
  readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) return []
    return entry.isDirectory() ? filesIn(root, path) : [path]
  })

/** The comment lines that stand by themselves after a line that prints. */
const expectedOf = (code: string): readonly string[] => {
  const expected: string[] = []
  let printed = false
  for (const line of code.split('\n')) {
    if (/^\/\/ /.test(line) && printed) expected.push(line.slice(3))
    else if (line.includes('console.log(')) printed = true
    else if (line.trim() === '') printed = false
  }
  return expected
}

export interface Text {
  readonly file: string
  readonly lines: readonly string[]
  /** What stands before a line of a comment. */
  readonly mark: '' | '*'
}

/** Every Markdown page, and every source with TSDoc. */
export const texts = (root: string): readonly Text[] =>
  ['README.md', ...['packages', 'docs', 'examples'].flatMap((folder) => filesIn(root, folder))].flatMap(
    (file): readonly Text[] => {
      const page = file.endsWith('.md') && !file.endsWith('CHANGELOG.md')
      const source = file.includes('/src/') && file.endsWith('.ts') && !file.endsWith('.test.ts')
      if (!page && !source) return []
      return [{ file, lines: readFileSync(root + file, 'utf8').split('\n'), mark: page ? '' : '*' }]
    },
  )

const plain = (line: string, mark: string): string => (mark === '' ? line : line.replace(/^\s*\* ?/, ''))

const fences = ({ file, lines, mark }: Text, language: string): readonly Snippet[] => {
  const snippets: Snippet[] = []
  const isFence = (line: string, of: string): boolean =>
    line.trim() === (mark === '' ? `\`\`\`${of}` : `* \`\`\`${of}`)
  for (let index = 0; index < lines.length; index += 1) {
    if (!isFence(lines[index] ?? '', language)) continue
    const end = lines.findIndex((line, at) => at > index && isFence(line, ''))
    const code = lines
      .slice(index + 1, end)
      .map((line) => plain(line, mark))
      .join('\n')
    snippets.push({ place: `${file}:${index + 1}`, code, expected: expectedOf(code) })
    index = end
  }
  return snippets
}

/** Every snippet marked `ts` in Markdown and in TSDoc: what is run. */
export const snippets = (root: string): readonly Snippet[] =>
  texts(root).flatMap((text) => fences(text, 'ts'))

/** Every snippet marked `typescript`: what is compiled alone, for the reason in {@link notRun}. */
export const compiledOnly = (root: string): readonly Snippet[] =>
  texts(root).flatMap((text) => fences(text, 'typescript'))

/** What READMEs run from the packages as they are built: a worker's program stands beside them only there. */
export const builtSnippets = (root: string): readonly Snippet[] =>
  texts(root)
    .filter(({ file }) => file.endsWith('README.md'))
    .flatMap((text) => fences(text, 'js'))

/** Code that none of those would find: an example without its fence, or with another mark. */
export const strays = (root: string): readonly string[] =>
  texts(root).flatMap(({ file, lines, mark }) =>
    lines.flatMap((line, index) => {
      const said = plain(line, mark).trim()
      const next = plain(lines[index + 1] ?? '', mark).trim()
      const bare = mark === '*' && said === '@example' && !/^```(?:ts|typescript)$/.test(next)
      const other = /^```(?:tsx|[cm]ts|jsx|[cm]js|javascript|TypeScript)\b/.test(said)
      return bare || other ? [`${file}:${index + 1}`] : []
    }),
  )
