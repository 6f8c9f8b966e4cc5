// What somebody meets who installs the packed packages: everything here runs in a folder outside the workspace.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entries, programs } from './entries.mjs'
import { npx, run, tool } from './run.mjs'
import { readJson } from './workspace.mjs'

/**
 * An empty project that depends on the tarballs, which also stand in for each other's dependencies.
 * Without hoisting a package finds what it lists and nothing else.
 */
export function installInto(folder, items, tarballs) {
  const { devDependencies } = readJson('package.json')
  const peers = items.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}))
  const ours = Object.fromEntries([...tarballs].map(([name, tarball]) => [name, `file:${tarball}`]))
  const theirs = Object.fromEntries(
    peers.filter((name) => name in devDependencies).map((name) => [name, devDependencies[name]]),
  )
  const settings = { overrides: ours, hoist: false, fetchRetries: 1, fetchRetryMintimeout: 1000 }
  write(join(folder, 'package.json'), { private: true, dependencies: { ...theirs, ...ours } })
  // YAML holds JSON.
  write(join(folder, 'pnpm-workspace.yaml'), settings)
  const args = ['install', '--no-frozen-lockfile', '--prefer-offline', '--ignore-scripts']
  return npx('pnpm', args, { cwd: folder })
}

/** The ways to use a package, each with a `name` and a `check` that gives { code, output }. */
export function uses(item, folder) {
  const { name, manifest } = item
  const built = entries(manifest).filter(({ source }) => source)
  const required = entries(manifest).filter(({ cjs, file }) => cjs || file?.endsWith('.json'))
  return [
    { name: `${name}: imports`, check: () => imports(built, folder) },
    { name: `${name}: requires`, check: () => requires(required, folder) },
    { name: `${name}: compiles for its user`, check: () => compiles(item, built, folder) },
    ...programs(manifest).map(({ command }) => ({
      name: `${name}: runs as ${command}`,
      check: () => starts(command, manifest.version, folder),
    })),
  ]
}

const script = (text, type, cwd) => run(process.execPath, [`--input-type=${type}`, '--eval', text], { cwd })

function imports(built, folder) {
  const lines = built.map(
    ({ id }) =>
      `if (Object.keys(await import('${id}')).length === 0) throw new Error('${id} exports nothing')`,
  )
  return script(lines.join('\n'), 'module', folder)
}

/** CommonJS gives the same names as ESM, and JSON is there. */
function requires(required, folder) {
  const text = `
    const names = (entry) => Object.keys(entry).filter((name) => name !== '__esModule').sort().join()
    const same = async (id) => {
      if (names(require(id)) !== names(await import(id))) throw new Error(id + ' has other names than by import')
    }
    ${required.map(({ id, cjs }) => (cjs ? `same('${id}')` : `require('${id}')`)).join('\n')}`
  return script(text, 'commonjs', folder)
}

/** A strict project of a user, as ESM and as CommonJS. Errors in other people's packages are not ours. */
async function compiles({ name }, built, folder) {
  const place = join(folder, 'types', name)
  mkdirSync(place, { recursive: true })
  for (const [extension, entered] of Object.entries({ mts: built, cts: built.filter(({ cjs }) => cjs) })) {
    const lines = entered.map(({ id }, index) => `export * as entry${index} from '${id}'\n`)
    writeFileSync(join(place, `use.${extension}`), lines.join('') || 'export {}')
  }
  write(join(place, 'tsconfig.json'), {
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    },
    include: ['use.*'],
  })
  const { code, output } = await tool('typescript7/bin/tsc', ['--pretty', 'false', '--project', place], {
    cwd: folder,
  })
  const foreign = /node_modules\/(?!\.pnpm\/|.*node_modules\/|@kohort\/|kohort\/)/
  const own = output.split('\n').filter((line) => / error TS/.test(line) && !foreign.test(line))
  return { code: code !== 0 && own.length > 0 ? 1 : 0, output }
}

async function starts(command, version, folder) {
  const file = join(folder, 'node_modules/.bin', process.platform === 'win32' ? `${command}.cmd` : command)
  if (!existsSync(file)) return { code: 1, output: `${file} is missing\n` }
  const { code, output } = await run(file, ['--version'], { cwd: folder })
  if (code === 0 && output.trim() === version) return { code: 0, output }
  return { code: 1, output: `${command} --version: exit code ${code}, and not ${version} but:\n${output}` }
}

const write = (file, value) => writeFileSync(file, JSON.stringify(value))
