import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entries } from './entries.mjs'
import { npx, tool, twoAtOnce } from './run.mjs'
import { digest, files, setStamp, stamp } from './stamp.mjs'
import { registryAway } from './tools.mjs'
import { installInto, uses } from './user.mjs'
import { packages } from './workspace.mjs'

/**
 * Packs every public package as it would be published, judges the tarballs, installs them together in an empty
 * folder outside the workspace and uses them there. Gives `checks`: { name, failed?, skipped?, output? }.
 */
export async function packed() {
  const items = packages().filter(({ manifest }) => !manifest.private)
  const inputs = items.flatMap(({ folder, manifest }) =>
    ['package.json', 'README.md', ...manifest.files].flatMap((part) =>
      files(`${folder}/${part}`, { built: true }),
    ),
  )
  const wanted = digest([...new Set(inputs), ...files('.ci/lib'), 'package.json', 'pnpm-lock.yaml'])
  const kept = stamp('packed')
  if (kept?.wanted === wanted) return { unchanged: true, checks: kept.names.map((name) => ({ name })) }

  const place = mkdtempSync(join(tmpdir(), 'kohort-packed-'))
  try {
    const checks = await judge(items, place)
    if (checks.every(({ failed, skipped }) => !failed && !skipped)) {
      setStamp('packed', { wanted, names: checks.map(({ name }) => name) })
    }
    return { checks }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function judge(items, place) {
  const filters = items.map(({ name }) => `--filter=${name}`)
  const pack = await npx('pnpm', [...filters, 'pack', '--pack-destination', place])
  if (pack.code !== 0) return [{ name: 'pnpm pack', failed: true, output: pack.output }]
  const tarballs = new Map(
    items.map(({ name, manifest }) => {
      const file = `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`
      return [name, join(place, file)]
    }),
  )
  const user = join(place, 'user')
  mkdirSync(user)
  const installing = installInto(user, items, tarballs)
  const onTarballs = items.flatMap((item) => [
    { name: `${item.name}: publint`, check: () => publintOn(item, tarballs.get(item.name)) },
    { name: `${item.name}: types resolve`, check: () => attwOn(item, tarballs.get(item.name)) },
  ])
  const judged = await twoAtOnce(onTarballs, outcome)
  const install = await installing
  const used = await twoAtOnce(
    items.flatMap((item) => uses(item, user)),
    ({ name, check }) => (install.code === 0 ? outcome({ name, check }) : notInstalled(name, install)),
  )
  return [...judged, ...used]
}

async function outcome({ name, check }) {
  const { code, output } = await check()
  return { name, failed: code !== 0, output }
}

/** Without the registry nobody can say: that is a skip. */
function notInstalled(name, { output }) {
  const away = registryAway(output)
  return away ? { name, skipped: away } : { name, failed: true, output }
}

/** publint: errors and warnings fail, suggestions do not. */
async function publintOn({ manifest }, tarball) {
  const { publint } = await import('publint')
  const { formatMessage } = await import('publint/utils')
  const { messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer } })
  const bad = messages.filter(({ type }) => type !== 'suggestion')
  const lines = bad.map(
    (message) => `${message.type}: ${formatMessage(message, manifest, { color: false })}\n`,
  )
  return { code: bad.length, output: lines.join('') }
}

/** Are the types right for ESM, and for CommonJS where a package offers it? */
function attwOn({ manifest }, tarball) {
  const profile = entries(manifest).some(({ cjs }) => cjs) ? 'node16' : 'esm-only'
  const plain = ['--no-definitely-typed', '--no-emoji', '--no-color', '--format', 'ascii']
  return tool('@arethetypeswrong/cli/dist/index.js', [tarball, '--profile', profile, ...plain])
}
