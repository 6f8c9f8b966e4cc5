// Programs that only the examples and the page's tests need: found, or installed when they are first asked for.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { alone } from './lock.mjs'
import { run } from './run.mjs'
import { cache } from './workspace.mjs'

// Every function gives { path }, or { missing }: why there is none, for a skip that says so.

const npmSays = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network timeout)\b/
// pnpm breaks its lines where they are long.
const pnpmSays =
  /error sending request.*\b(dns error|connection refused|connection reset|operation timed out|network (?:is )?unreachable|no route to host)\b/is

/** Why the package registry cannot be reached, where that is what npm's or pnpm's words say; else nothing. */
export const registryAway = (output) => {
  const reason =
    npmSays.exec(output)?.[0] ?? pnpmSays.exec(output.replaceAll(/[\s│├╰─▶]+/g, ' '))?.[1].toLowerCase()
  return reason && `the package registry cannot be reached (${reason})`
}

// Under `npm test --silent` npm would keep its reasons to itself here too.
const aloud = '--loglevel=error'

/** Asks the registry the smallest question there is; why it cannot be reached, if it does not answer in ten seconds. */
export const askRegistry = async () =>
  registryAway((await run('npm', ['ping', aloud, '--fetch-timeout=10000', '--fetch-retries=0'])).output)

/** npm packages in a folder of their own under node_modules/.cache, outside every lock file; exact versions. */
export async function npmTool(packages) {
  const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`)
  const place = join(cache, 'tools', names.join('+').replaceAll(/[^a-z0-9.+-]+/gi, '-'))
  if (existsSync(place)) return { path: place }
  const asked = Date.now()
  // Several test files ask for the same program at once: it is downloaded once, and a failure is theirs too.
  return alone(async () => {
    if (existsSync(place)) return { path: place }
    const failed = `${place}.missing`
    if (existsSync(failed) && statSync(failed).mtimeMs > asked)
      return { missing: readFileSync(failed, 'utf8') }
    const fresh = `${place}.${process.pid}`
    try {
      mkdirSync(fresh, { recursive: true })
      const { code, output } = await run('npm', [...install(fresh), ...names], { cwd: fresh })
      if (code === 0) {
        renameSync(fresh, place)
        rmSync(failed, { force: true })
        return { path: place }
      }
      const missing = registryAway(output)
      if (!missing) throw new Error(`npm install ${names.join(' ')}:\n${output}`)
      writeFileSync(failed, missing)
      return { missing }
    } finally {
      rmSync(fresh, { recursive: true, force: true })
    }
  })
}

// A registry that does not answer must not keep the tests waiting: npm itself would try for five minutes, three times.
const install = (folder) => [
  ...['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--no-save'],
  ...[aloud, '--fetch-timeout=60000', '--fetch-retries=1'],
]

const onPath = (names) =>
  names.flatMap((name) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .filter((file) => existsSync(file)),
  )[0]

let packing = Promise.resolve()

/** A program of the system; where this is Debian and ours to change (a container of CI), its packages are installed. */
async function systemTool(names, packages, onInstall = () => undefined) {
  const found = onPath(names)
  if (found) return { path: found }
  const mayInstall = process.getuid?.() === 0 && process.env.KOHORT_INSTALL !== 'no' && onPath(['apt-get'])
  if (!mayInstall) return { missing: `${names[0]} is not installed` }
  const install = async () => {
    onInstall()
    const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2']
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', ...wait], { env })
    return run('apt-get', ['install', '-y', '--no-install-recommends', ...wait, ...packages], { env })
  }
  packing = packing.then(install, install)
  const { code, output } = await packing
  const path = onPath(names)
  if (path) return { path }
  return {
    missing: `${names[0]} cannot be installed (apt-get: ${code}, ${output.trim().split('\n').at(-1)})`,
  }
}

/** A Chromium: `KOHORT_CHROMIUM` names one, else the system's; `onInstall` is told when it has to be installed. */
export const chromium = (onInstall) =>
  process.env.KOHORT_CHROMIUM
    ? { path: process.env.KOHORT_CHROMIUM }
    : systemTool(
        ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
        ['chromium'],
        onInstall,
      )

/** Debian's nbconvert, which runs a notebook without a window; the kernel comes from elsewhere. */
export const nbconvert = () =>
  systemTool(
    ['jupyter-nbconvert'],
    ['jupyter-nbconvert', 'python3-nbclient', 'jupyter-client', 'jupyter-core'],
  )

const DENO = '2.9.6'

export async function deno() {
  const { path, missing } = await npmTool({ deno: DENO })
  if (missing) return { missing }
  const require = createRequire(join(path, 'package.json'))
  const binary = process.platform === 'win32' ? 'deno.exe' : 'deno'
  const parts = [process.platform, process.arch, 'glibc']
  for (const names of [parts, parts.slice(0, 2)]) {
    try {
      return { path: join(require.resolve(`@deno/${names.join('-')}/package.json`), '..', binary) }
    } catch {
      // The next spelling.
    }
  }
  return { missing: `there is no Deno for ${process.platform} ${process.arch}` }
}

/** Another Node than the one that runs: its binary alone. */
export async function otherNode(version) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const { path, missing } = await npmTool({ [name]: version })
  if (missing) return { missing }
  return { path: join(path, 'node_modules', name, 'bin', platform === 'win' ? 'node.exe' : 'node') }
}
