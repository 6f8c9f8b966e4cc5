import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npx, run, tool, twoAtOnce } from './run.mjs'
import { digest, files, setStamp, stamp } from './stamp.mjs'
import { packages, readJson } from './workspace.mjs'

/**
 * Packs every public package as it would be published, judges the tarballs, installs them together in an empty
 * folder outside the workspace and uses them there. Gives `checks`: { name, failed?, skipped?, output }.
 */
export async function packed() {
  const items = packages().filter(({ manifest }) => !manifest.private)
  const inputs = items.flatMap(({ folder }) =>
    ['dist', 'schema', 'README.md', 'package.json'].flatMap((part) =>
      files(`${folder}/${part}`, { built: true }),
    ),
  )
  const wanted = digest([...inputs, '.ci/lib/packed.mjs', 'pnpm-lock.yaml'])
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
    items.map(({ name, manifest }) => [
      name,
      join(place, `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`),
    ]),
  )
  const users = join(place, 'user')
  mkdirSync(users)
  const installing = installInto(users, items, tarballs)
  const onTarballs = await twoAtOnce(
    items.flatMap((item) => [lintOf, typesOf].map((check) => ({ item, check }))),
    ({ item, check }) => check(item, tarballs.get(item.name)),
  )
  const install = await installing
  const uses = await twoAtOnce(
    items.flatMap((item) =>
      [
        { name: `${item.name}: imports`, use: imports },
        { name: `${item.name}: requires`, use: requires },
        { name: `${item.name}: compiles for its user`, use: compiles },
        ...Object.keys(item.manifest.bin ?? {}).map((bin) => ({
          name: `${item.name}: runs as ${bin}`,
          use: starts(bin),
        })),
      ].map((entry) => ({ ...entry, item })),
    ),
    async ({ name, use, item }) =>
      install.code === 0 ? judged(name, await use(item, users)) : notInstalled(name, install),
  )
  return [...onTarballs, ...uses]
}

const judged = (name, { code, output }) => ({ name, failed: code !== 0, output })

/** Without the registry nobody can say: that is a skip, and CI makes a failure of it. */
function notInstalled(name, { output }) {
  const away = /\b(?:dns error|error sending request|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT)\b/.exec(
    output,
  )
  return away
    ? { name, skipped: `the package registry cannot be reached (${away[0]})` }
    : { name, failed: true, output }
}

/** publint on the tarball: errors and warnings fail, suggestions do not. */
async function lintOf({ name, manifest }, tarball) {
  const { publint } = await import('publint')
  const { formatMessage } = await import('publint/utils')
  const bytes = readFileSync(tarball)
  const { messages } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  })
  const bad = messages.filter(({ type }) => type !== 'suggestion')
  return {
    name: `${name}: publint`,
    failed: bad.length > 0,
    output: bad
      .map((message) => `${message.type}: ${formatMessage(message, manifest, { color: false })}\n`)
      .join(''),
  }
}

/** Do the types resolve for ESM and for CommonJS alike? */
async function typesOf({ name }, tarball) {
  const args = [
    tarball,
    '--profile',
    'node16',
    '--no-definitely-typed',
    '--no-emoji',
    '--no-color',
    '--format',
    'ascii',
  ]
  return judged(`${name}: types resolve`, await tool('@arethetypeswrong/cli/dist/index.js', args))
}

/**
 * An empty project that depends on the tarballs, which also stand in for each other's dependencies.
 * Without hoisting a package finds what it lists and nothing else.
 */
async function installInto(folder, items, tarballs) {
  const { devDependencies } = readJson('package.json')
  const peers = items.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}))
  const files = Object.fromEntries([...tarballs].map(([name, tarball]) => [name, `file:${tarball}`]))
  const dependencies = {
    ...Object.fromEntries(
      peers.flatMap((name) => (devDependencies[name] ? [[name, devDependencies[name]]] : [])),
    ),
    ...files,
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  // YAML holds JSON.
  const settings = { overrides: files, hoist: false, fetchRetries: 1, fetchRetryMintimeout: 1000 }
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify(settings))
  return npx('pnpm', ['install', '--no-frozen-lockfile', '--prefer-offline', '--ignore-scripts'], {
    cwd: folder,
  })
}

/** What can be imported of a package as code, and what as data. */
const entries = ({ name, manifest }) =>
  Object.entries(manifest.exports).map(([subpath, target]) => ({
    id: name + subpath.slice(1),
    data: typeof target === 'string',
  }))

const script = (cwd, text, type) => run(process.execPath, [`--input-type=${type}`, '--eval', text], { cwd })

const imports = (item, cwd) =>
  script(
    cwd,
    entries(item)
      .filter(({ data }) => !data)
      .map(
        ({ id }) =>
          `if (Object.keys(await import('${id}')).length === 0) throw new Error('${id} exports nothing')`,
      )
      .join('\n'),
    'module',
  )

/** CommonJS gives the same names as ESM, and JSON is there. */
const requires = (item, cwd) =>
  script(
    cwd,
    `const names = (entry) => Object.keys(entry).filter((name) => name !== '__esModule').sort().join()
    ;(async () => {
      ${entries(item)
        .map(({ id, data }) =>
          data
            ? `require('${id}')`
            : `if (names(require('${id}')) !== names(await import('${id}'))) throw new Error('${id}: other names than by import')`,
        )
        .join('\n')}
    })()`,
    'commonjs',
  )

/** A strict project of a user, as ESM and as CommonJS. Errors in packages of other people are not ours. */
async function compiles(item, cwd) {
  const folder = join(cwd, 'types', item.name)
  mkdirSync(folder, { recursive: true })
  const text = entries(item)
    .filter(({ data }) => !data)
    .map(
      ({ id }, index) =>
        `import * as entry${index} from '${id}'\nexport const used${index} = entry${index}\n`,
    )
    .join('')
  for (const extension of ['mts', 'cts']) writeFileSync(join(folder, `use.${extension}`), text)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
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
    }),
  )
  const { code, output } = await tool('typescript7/bin/tsc', ['--pretty', 'false', '--project', folder], {
    cwd,
  })
  const foreign = /node_modules\/(?!\.pnpm\/|.*node_modules\/|@kohort\/|kohort\/)/
  const own = output.split('\n').filter((line) => / error TS/.test(line) && !foreign.test(line))
  return { code: code !== 0 && own.length > 0 ? 1 : 0, output }
}

const starts = (bin) => async (item, cwd) => {
  const command = join(cwd, 'node_modules/.bin', process.platform === 'win32' ? `${bin}.cmd` : bin)
  if (!existsSync(command)) return { code: 1, output: `${command} is missing\n` }
  const { code, output } = await run(command, ['--version'], { cwd })
  const right = code === 0 && output.trim() === item.manifest.version
  return {
    code: right ? 0 : 1,
    output: `${bin} --version: exit code ${code}, not ${item.manifest.version} but:\n${output}`,
  }
}
