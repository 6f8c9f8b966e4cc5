import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { tool, twoAtOnce } from './run.mjs'
import { digest, files, setStamp, stamp } from './stamp.mjs'
import { packages, root } from './workspace.mjs'

const source = () => files('.')
const code = () =>
  source().filter((file) => /\.(?:[cm]?[jt]sx?|jsonc?)$/.test(file) || file === 'pnpm-lock.yaml')

/** Passes at once when nothing that it reads has changed since it last passed. */
async function unlessUnchanged(name, inputs, work) {
  const wanted = digest(inputs)
  if (stamp(name)?.wanted === wanted) return { unchanged: true }
  const result = await work()
  if (!result.failed) setStamp(name, { wanted })
  return result
}

const judged = ({ code, output }) => ({ failed: code !== 0, output })

/** The type check: every package, what runs in browsers without node's types, then the rest. */
export const types = () =>
  unlessUnchanged('types', code(), async () => {
    const projects = [
      ...packages().map(({ folder }) => `${folder}/tsconfig.json`),
      '.config/tsconfig.portable.json',
      '.config/tsconfig.json',
      ...['examples/tsconfig.json', 'docs/tsconfig.json'].filter((file) => existsSync(join(root, file))),
    ]
    const results = await twoAtOnce(projects, (project) =>
      tool('typescript7/bin/tsc', ['--noEmit', '--pretty', 'false', '--project', project]),
    )
    const failing = results.flatMap(({ code, output }, index) =>
      code === 0 ? [] : `${projects[index]}:\n${output}`,
    )
    return { failed: failing.length > 0, output: failing.join('\n') }
  })

export const lint = () =>
  unlessUnchanged('lint', source(), async () =>
    judged(await tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=200'])),
  )

export const layers = () =>
  unlessUnchanged('layers', code(), async () => {
    const folders = ['packages', 'examples', 'docs'].filter((folder) => existsSync(join(root, folder)))
    const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...folders]
    return judged(await tool('dependency-cruiser/bin/dependency-cruise.mjs', args))
  })

export const unused = () =>
  unlessUnchanged('unused', code(), async () =>
    judged(await tool('knip/bin/knip.js', ['--config', '.config/knip.ts', '--no-config-hints'])),
  )
