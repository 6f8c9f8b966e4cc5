import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, root } from './workspace.mjs'

/** What tsup writes beside its settings for as long as it reads them. */
const passing = /\.bundled_\w+\.mjs$/
const never = new Set(['node_modules', '.git', 'out', 'coverage', 'dist.new', '.pages'])

/** Every file below a folder or file of the workspace, sorted; none where there is no such folder. */
export function files(path, { built = false } = {}) {
  const found = []
  const walk = (relative) => {
    let entries
    try {
      entries = readdirSync(join(root, relative), { withFileTypes: true })
    } catch (error) {
      if (error.code === 'ENOTDIR') found.push(relative)
      else if (error.code !== 'ENOENT') throw error
      return
    }
    for (const entry of entries) {
      if (never.has(entry.name) || passing.test(entry.name) || (entry.name === 'dist' && !built)) continue
      const child = relative === '.' ? entry.name : `${relative}/${entry.name}`
      if (entry.isDirectory()) walk(child)
      else if (entry.isFile()) found.push(child)
    }
  }
  walk(path)
  return found.sort()
}

/** One line for the contents of these files, and for whatever else the outcome depends on. */
export function digest(names, ...rest) {
  const hash = createHash('sha256').update(JSON.stringify([process.version, process.platform, ...rest]))
  for (const name of names) hash.update(`\0${name}\0`).update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

const stampFile = (name) => join(cache, `${name.replaceAll(/[^a-z0-9-]+/gi, '-')}.json`)

/** What was kept when this last passed, or nothing. */
export function stamp(name) {
  try {
    return JSON.parse(readFileSync(stampFile(name), 'utf8'))
  } catch {
    return undefined
  }
}

export function setStamp(name, value) {
  mkdirSync(cache, { recursive: true })
  writeFileSync(stampFile(name), JSON.stringify(value))
}
