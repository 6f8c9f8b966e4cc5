import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { unfound } from '../../docs/build/planners-words.mjs'
import { swedishPage } from '../../docs/build/swedish-pages.mjs'
import { npx, run } from './run.mjs'
import { digest, files, setStamp, stamp } from './stamp.mjs'
import { askRegistry, registryAway } from './tools.mjs'
import { cache, packages, root, sources } from './workspace.mjs'

const folder = join(root, 'docs')
/** Composed pages; inside docs, so that what they import is found in its node_modules. */
const pages = join(folder, '.pages')
export const siteFolder = join(folder, 'dist')

/** Runs one after another until one fails; gives what that one printed. */
async function inOrder(works) {
  for (const work of works) {
    const { code, output } = await work()
    if (code !== 0) return { failed: true, output }
  }
  return { output: '' }
}

/**
 * What the site is built with: from pnpm's store where it is all there, else from the registry. Gives { code, output },
 * or { missing }: why there is none, when the registry is away; any other failure is one.
 */
const installTools = async () => {
  const wanted = digest(['docs/package.json', 'docs/pnpm-lock.yaml'])
  if (stamp('docs-tools')?.wanted === wanted && existsSync(join(folder, 'node_modules/vitepress')))
    return { code: 0 }
  const pnpm = async (flags, env) => {
    const result = await npx('pnpm', ['install', '--frozen-lockfile', ...flags], {
      cwd: folder,
      env: { CI: 'true', npm_config_loglevel: 'error', ...env },
    })
    if (result.code === 0) setStamp('docs-tools', { wanted })
    return result
  }
  const stored = await pnpm(['--offline'], { npm_config_offline: 'true' })
  if (stored.code === 0) return stored
  const away = await askRegistry()
  if (away) return { missing: away }
  // Left to themselves they would try for minutes.
  const result = await pnpm(['--prefer-offline', '--fetch-timeout=30000'], {
    npm_config_fetch_timeout: '30000',
    npm_config_fetch_retries: '1',
    pnpm_config_fetch_retries: '1',
  })
  const missing = result.code !== 0 && registryAway(result.output)
  return missing ? { missing } : result
}

/** The pages: written by hand with screens printed, and made from the code. */
const compose = async () => {
  const { build } = await import('esbuild')
  const program = join(cache, 'docs/main.mjs')
  mkdirSync(dirname(program), { recursive: true })
  await build({
    entryPoints: [join(folder, 'build/main.ts')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    plugins: [
      {
        name: 'from-source',
        setup({ onResolve }) {
          for (const { find, replacement } of sources())
            onResolve({ filter: find }, () => ({ path: replacement }))
        },
      },
    ],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  return run(process.execPath, [program, root, pages])
}

const api = () =>
  run(
    process.execPath,
    [
      join(folder, 'node_modules/typedoc/bin/typedoc'),
      '--options',
      join(folder, 'typedoc.json'),
      '--out',
      join(pages, 'api'),
      '--entryFileName',
      'index.md',
      '--logLevel',
      'Error',
    ],
    { cwd: folder },
  )

const site = () =>
  run(
    process.execPath,
    [join(folder, 'node_modules/vitepress/bin/vitepress.js'), 'build', pages, '--outDir', siteFolder],
    { cwd: folder },
  )

/** The live page of the Stockholm plan in both languages, as the command writes it. */
const livePages = () =>
  inOrder(
    ['en', 'sv'].map((language) => async () => {
      const file = join(pages, 'public', `stockholm-${language}.html`)
      mkdirSync(dirname(file), { recursive: true })
      return run(process.execPath, [
        join(root, 'packages/kohort/dist/cli.js'),
        ...['report', '--out', file, '--lang', language],
      ])
    }),
  ).then(({ failed, output }) => ({ code: failed ? 1 : 0, output }))

const markdownFiles = (place) =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : markdownFiles(path)
    return entry.name.endsWith('.md') ? [path] : []
  })

/** typedoc numbers a second anchor where the site gives only one. */
const oneAnchor = (markdown) =>
  markdown.replaceAll(/\]\(#([a-z0-9]+)-1\)/g, (link, name) => {
    const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].filter(([, title]) =>
      title.toLowerCase().startsWith(name),
    )
    return headings.length === 1 ? `](#${name})` : link
  })

/** typedoc calls a module by its file; its readers import a package. */
const byPackage = (markdown) =>
  markdown.replaceAll(
    /(^# |\[)([a-z]+)\/src(?:\/([a-z]+))?(?=\]|$)/gm,
    (_, lead, name, entry) => `${lead}@kohort/${name}${entry && entry !== 'index' ? `/${entry}` : ''}`,
  )

/** What is only in English has a page in Swedish that says what it holds. */
const finish = async () => {
  for (const file of markdownFiles(join(pages, 'api')))
    writeFileSync(file, byPackage(oneAnchor(readFileSync(file, 'utf8'))))
  for (const file of markdownFiles(pages)) {
    const name = relative(pages, file).replaceAll('\\', '/')
    const swedish = join(pages, 'sv', name)
    if (name.startsWith('sv/') || existsSync(swedish)) continue
    mkdirSync(dirname(swedish), { recursive: true })
    writeFileSync(swedish, swedishPage(name))
  }
  return { code: 0 }
}

const htmlFiles = (place) =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name)
    if (entry.isDirectory()) return htmlFiles(path)
    return entry.name.endsWith('.html') ? [path] : []
  })

/** Every link inside leads to a file, and to a place in it; nothing is loaded from anywhere else. */
export const links = async () => {
  const ids = new Map()
  const idsOf = (file) => {
    if (!ids.has(file))
      ids.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)))
    return ids.get(file)
  }
  const problems = []
  for (const file of htmlFiles(siteFolder)) {
    const name = relative(siteFolder, file).replaceAll('\\', '/')
    // The live page has no links inside, and its own tests.
    if (/^stockholm-/.test(name)) continue
    const html = readFileSync(file, 'utf8')
    for (const [, attribute, address] of html.matchAll(/\s(src|href)="([^"]*)"/g)) {
      if (/^(?:https?:)?\/\//.test(address)) {
        const follows = new RegExp(`<a [^>]*href="${asPattern(address)}"`).test(html)
        if (attribute === 'src' || !follows) problems.push(`${name}: loads ${address}`)
        continue
      }
      if (/^(?:mailto:|data:|#$)/.test(address)) continue
      const [path = '', hash = ''] = decodeURIComponent(address).split('#')
      const target =
        path === '' ? name : path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(name), path)
      const found = join(siteFolder, target === '' || target.endsWith('/') ? `${target}index.html` : target)
      if (!existsSync(found)) problems.push(`${name}: no file for ${address}`)
      else if (hash !== '' && found.endsWith('.html') && !idsOf(found).has(hash))
        problems.push(`${name}: no place ${address}`)
    }
  }
  return { code: problems.length > 0 ? 1 : 0, output: problems.slice(0, 40).join('\n') }
}

/** A Swedish planner's words find the pages that they should. */
const search = async () => {
  const textOf = (page) =>
    readFileSync(join(siteFolder, 'sv', `${page}.html`), 'utf8')
      .replace(/^.*?<main/s, '')
      .replaceAll(/<[^>]*>/g, ' ')
  const output = unfound(textOf).join('\n')
  return { code: output === '' ? 0 : 1, output }
}

const asPattern = (value) => value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Builds the site and follows every link in it; what it reads unchanged since it last passed is not built again.
 * Gives { skipped }, why, where the tools for it cannot be had.
 */
export async function docs() {
  const wanted = digest([
    ...files('docs').filter((file) => !/^docs\/(?:\.pages|dist)\//.test(file)),
    ...packages().flatMap(({ folder: own }) => [
      ...files(`${own}/README.md`),
      ...files(`${own}/src`),
      ...files(`${own}/dist`, { built: true }).filter((file) => file.endsWith('.js')),
    ]),
    // What the validation is computed with.
    ...files('packages/core/test'),
    ...files('packages/regions/test'),
    '.ci/lib/docs.mjs',
  ])
  if (stamp('docs')?.wanted === wanted && existsSync(join(siteFolder, 'index.html')))
    return { unchanged: true }
  const { code, output, missing } = await installTools()
  if (missing)
    return { skipped: `vitepress and typedoc, which build the site, are not installed: ${missing}` }
  if (code !== 0) return { failed: true, output }
  rmSync(siteFolder, { recursive: true, force: true })
  const result = await inOrder([compose, livePages, api, finish, site, links, search])
  if (!result.failed) setStamp('docs', { wanted })
  return result.failed ? result : { output: `the site is in ${relative(root, siteFolder)}` }
}
