import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entries } from './entries.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const cache = join(root, 'node_modules/.cache/kohort')

export const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))

/**
 * The packages in the order in which they are built: each after those it depends on.
 * Each has its `name`, its `folder`, its `manifest`, and `needs`, the packages it depends on.
 */
export function packages() {
  const found = readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readJson(`${folder}/package.json`) }))
    .map(({ folder, manifest }) => ({ name: manifest.name, folder, manifest, needs: [] }))
  const byName = new Map(found.map((item) => [item.name, item]))
  const ordered = new Set()
  const visit = (item, path) => {
    if (path.includes(item)) {
      throw new Error(`packages need each other: ${[...path, item].map(({ name }) => name).join(' → ')}`)
    }
    if (ordered.has(item)) return
    const { dependencies, peerDependencies, optionalDependencies } = item.manifest
    const names = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
    item.needs = names.flatMap((name) => byName.get(name) ?? [])
    for (const need of item.needs) visit(need, [...path, item])
    ordered.add(item)
  }
  for (const item of found) visit(item, [])
  return [...ordered]
}

/** From what may be imported to its source, as aliases for vite. */
export const sources = () =>
  packages().flatMap(({ folder, manifest }) =>
    entries(manifest).map(({ id, source, file }) => ({
      find: new RegExp(`^${id.replaceAll('.', '\\.')}$`),
      replacement: join(root, folder, source ?? file),
    })),
  )
