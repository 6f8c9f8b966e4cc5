import { readdirSync, readFileSync } from 'node:fs'

export interface Snippet {
  /** The file, and the line at which the snippet starts. */
  readonly place: string
  readonly code: string
  /** What it prints: the comment lines that follow a `console.log`. */
  readonly expected: readonly string[]
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

const fences = (text: string, place: string, mark: string, language = 'ts'): readonly Snippet[] => {
  const snippets: Snippet[] = []
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    if (lines[index]?.trim() !== `${mark}\`\`\`${language}`.trim()) continue
    const end = lines.findIndex((line, at) => at > index && line.trim() === `${mark}\`\`\``.trim())
    const strip = (line: string): string => (mark === '' ? line : line.replace(/^\s*\* ?/, ''))
    const code = lines
      .slice(index + 1, end)
      .map(strip)
      .join('\n')
    snippets.push({ place: `${place}:${index + 1}`, code, expected: expectedOf(code) })
    index = end
  }
  return snippets
}

/** Every snippet marked `ts` in Markdown and in TSDoc. */
export const snippets = (root: string): readonly Snippet[] => {
  const files = [
    'README.md',
    ...filesIn(root, 'packages'),
    ...filesIn(root, 'docs'),
    ...filesIn(root, 'examples'),
  ]
  return files.flatMap((file) => {
    if (file.endsWith('.md') && !file.endsWith('CHANGELOG.md'))
      return fences(readFileSync(root + file, 'utf8'), file, '')
    if (file.includes('/src/') && file.endsWith('.ts') && !file.endsWith('.test.ts'))
      return fences(readFileSync(root + file, 'utf8'), file, '* ')
    return []
  })
}

/** What READMEs run from the packages as they are built: a worker's program stands beside them only there. */
export const builtSnippets = (root: string): readonly Snippet[] =>
  filesIn(root, 'packages')
    .filter((file) => file.endsWith('README.md'))
    .flatMap((file) => fences(readFileSync(root + file, 'utf8'), file, '', 'js'))
