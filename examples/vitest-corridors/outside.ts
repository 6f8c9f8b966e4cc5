import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npx } from '../../.ci/lib/run.mjs'
import { packages } from '../../.ci/lib/workspace.mjs'

const project = fileURLToPath(new URL('project', import.meta.url))

interface Ran {
  readonly code: number
  readonly output: string
}

/** What a user's machine has: an empty folder, and the packages as they would be published. */
export interface Outside {
  readonly folder: string
  /** The project of this example, installed with these versions of what it takes from elsewhere. */
  readonly install: (name: string, versions: Readonly<Record<string, string>>) => Promise<string>
  readonly remove: () => void
}

const failed = (what: string, { code, output }: Ran): void => {
  if (code !== 0) throw new Error(`${what}:\n${output}`)
}

/** Packs the packages with `pnpm pack`, so that workspace versions are real ones. */
export const outside = async (): Promise<Outside> => {
  const folder = mkdtempSync(join(tmpdir(), 'kohort-outside-'))
  const published = packages().filter(({ manifest }) => manifest.private !== true)
  const filters = published.map(({ name }) => `--filter=${name}`)
  failed('pnpm pack', await npx('pnpm', [...filters, 'pack', '--pack-destination', folder]))
  const tarballs: Readonly<Record<string, string>> = Object.fromEntries(
    published.map(({ name, manifest }) => {
      const file = `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`
      return [name, `file:${join(folder, file)}`]
    }),
  )
  const install: Outside['install'] = async (name, versions) => {
    const place = join(folder, name)
    mkdirSync(place)
    cpSync(project, place, { recursive: true })
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
    for (const list of [manifest.dependencies, manifest.devDependencies])
      for (const known of Object.keys(list)) list[known] = tarballs[known] ?? list[known]
    manifest.devDependencies = { ...manifest.devDependencies, ...versions }
    writeFileSync(join(place, 'package.json'), JSON.stringify(manifest))
    // The packages also stand in for each other's dependencies. Without hoisting each finds what it lists, no more.
    const settings = { overrides: tarballs, hoist: false }
    writeFileSync(join(place, 'pnpm-workspace.yaml'), JSON.stringify(settings))
    const args = ['install', '--no-frozen-lockfile', '--prefer-offline', '--ignore-scripts']
    failed(`pnpm install in ${name}`, await npx('pnpm', args, { cwd: place }))
    return place
  }
  return { folder, install, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
