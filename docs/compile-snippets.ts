import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { sources } from '../.ci/lib/workspace.mjs'
import type { Snippet } from './snippets.js'

/** tsc ends with an error where it found one; what it says is then in its output all the same. */
const tsc = async (root: string, project: string): Promise<string> => {
  const args = [`${root}node_modules/typescript7/bin/tsc`, '--pretty', 'false', '--project', project]
  try {
    return (await promisify(execFile)(process.execPath, args, { cwd: project })).stdout
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error)
  }
}

/** `README.md:12` and line 3 of what stands in it: `README.md:15`. */
const lineOf = ({ place }: Snippet, line: number): string => {
  const [, file = '', start = '0'] = /^(.*):(\d+)$/.exec(place) ?? []
  return `${file}:${Number(start) + line}`
}

/**
 * Compiles all snippets at once under the options of the repository, from a package's name to its source.
 * Gives a line for each mistake, with the file and line of the snippet; what is wrong in a package is for its own types.
 */
export const mistakesIn = async (
  root: string,
  folder: string,
  snippets: readonly Snippet[],
): Promise<readonly string[]> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const names = snippets.map(({ code }, index) => {
    writeFileSync(`${folder}/${index}.ts`, code)
    return `${index}.ts`
  })
  const paths = sources().map(({ find, replacement }) => [
    find.source.slice(1, -1).replaceAll('\\', ''),
    [replacement],
  ])
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({
      extends: `${root}tsconfig.base.json`,
      compilerOptions: { paths: Object.fromEntries(paths) },
      files: names,
      include: [`${root}packages/*/src/**/*.d.ts`],
    }),
  )
  const output = await tsc(root, folder)
  rmSync(folder, { recursive: true, force: true })
  return output.split('\n').flatMap((line) => {
    const [, file = '', at = '0', what = ''] = /^(\S+)\((\d+),\d+\): (.*)$/.exec(line) ?? []
    const snippet = /^\d+\.ts$/.test(file) ? snippets[Number.parseInt(file, 10)] : undefined
    if (snippet !== undefined) return [`${lineOf(snippet, Number(at))}: ${what}`]
    // Of a file that is no snippet, or an explanation of the line before; what is of no file at all is about all of them.
    return file !== '' || line.trim() === '' || line.startsWith(' ') ? [] : [line]
  })
}
