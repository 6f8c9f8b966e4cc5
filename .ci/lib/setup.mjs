import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './lock.mjs'
import { npx, run } from './run.mjs'
import { digest, files, setStamp, stamp } from './stamp.mjs'
import { packages, readJson, root } from './workspace.mjs'

// Every step gives { failed?, unchanged?, output }: `output` is for people, and shown when it failed.

/** Installs exactly what the lock file says, unless that is what is there. */
export const install = () =>
  alone(async () => {
    const manifests = packages().map(({ folder }) => `${folder}/package.json`)
    const wanted = digest(['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests])
    const kept = stamp('install')
    if (kept?.wanted === wanted && kept.installed === installed() && allLinked()) return { unchanged: true }
    const { code, output } = await npx('pnpm', ['install', '--frozen-lockfile'], { env: { CI: 'true' } })
    if (code !== 0) return { failed: true, output }
    setStamp('install', { wanted, installed: installed() })
    return { output }
  })

/** What pnpm says that it has installed; another install in between changes it. */
const installed = () => {
  const file = 'node_modules/.pnpm/lock.yaml'
  return existsSync(join(root, file)) ? digest([file]) : 'nothing'
}

const allLinked = () =>
  [{ folder: '.', manifest: readJson('package.json') }, ...packages()].every(({ folder, manifest }) =>
    Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).every((name) =>
      existsSync(join(root, folder, 'node_modules', name)),
    ),
  )

/** Builds every package whose source, or that of a package it needs, has changed; says which. */
export const build = () =>
  alone(async () => {
    const digests = new Map()
    const built = []
    for (const item of packages()) {
      // A private package of programs has nothing that others import.
      if (Object.keys(item.manifest.exports ?? {}).length === 0) continue
      const wanted = digest(
        [...files(item.folder).filter(isBuilt), ...shared],
        item.needs.map(({ name }) => digests.get(name)),
      )
      digests.set(item.name, wanted)
      const kept = stamp(`build ${item.name}`)
      if (kept?.wanted === wanted && kept.made === made(item)) continue
      const { code, output } = await tsup(item)
      if (code !== 0) return { failed: true, output: `${item.name}:\n${output}` }
      setStamp(`build ${item.name}`, { wanted, made: made(item) })
      built.push(item.name)
    }
    return built.length > 0 ? { output: built.join(', ') } : { unchanged: true }
  })

const shared = [
  'tsconfig.base.json',
  '.config/tsup.ts',
  '.ci/lib/entries.mjs',
  '.ci/lib/page.mjs',
  'pnpm-lock.yaml',
]
const isBuilt = (file) => !/\.test\.ts$|^packages\/[^/]+\/(?:test|bench|scripts|golden)\//.test(file)
const made = ({ folder }) => digest(files(`${folder}/dist`, { built: true }))

/** Builds beside the old build and then changes the two, so that nobody meets half a build. */
async function tsup({ folder }) {
  const cwd = join(root, folder)
  const [fresh, dist] = [join(cwd, 'dist.new'), join(cwd, 'dist')]
  rmSync(fresh, { recursive: true, force: true })
  const result = await run(
    process.execPath,
    [join(root, 'node_modules/tsup/dist/cli-default.js'), '--out-dir', 'dist.new'],
    { cwd },
  )
  if (result.code === 0) {
    rmSync(dist, { recursive: true, force: true })
    renameSync(fresh, dist)
  }
  rmSync(fresh, { recursive: true, force: true })
  return result
}

/** Installs and builds for a command that needs both; says what it did, and ends the program when it fails. */
export async function prepare(steps = { install, build }) {
  for (const [name, step] of Object.entries(steps)) {
    const begun = performance.now()
    const { failed, unchanged, output } = await step()
    if (failed) {
      process.stderr.write(`${output}\n${name} failed\n`)
      process.exit(1)
    }
    if (!unchanged) process.stderr.write(`${name} ${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
  }
}
