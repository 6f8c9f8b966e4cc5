// npm run bench, npm run schema: bundles TypeScript programs of the packages and runs them one after another.
//   node .ci/program.mjs bench [part of a file's name]
import { mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pagePlugin } from './lib/page.mjs'
import { run } from './lib/run.mjs'
import { install, prepare } from './lib/setup.mjs'
import { files } from './lib/stamp.mjs'
import { cache, root } from './lib/workspace.mjs'

const kinds = {
  bench: /^packages\/[^/]+\/bench\/[^/]+\.bench\.ts$/,
  schema: /^packages\/[^/]+\/scripts\/schema\.ts$/,
}
const [kind, part = ''] = process.argv.slice(2)
if (!(kind in kinds)) throw new Error(`program.mjs: ${Object.keys(kinds).join(' or ')}, not ${kind}`)
const programs = files('packages').filter((file) => kinds[kind].test(file) && file.includes(part))
if (programs.length === 0) {
  console.error(`no file is called like ${kinds[kind].source}${part && ` and ${part}`}`)
  process.exit(1)
}

await prepare({ install })
const { build } = await import('esbuild')

const folder = join(cache, 'programs')
mkdirSync(folder, { recursive: true })

/** A bundled file still knows where its source is. */
const ownPlace = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path.includes('node_modules')) return undefined
      const url = JSON.stringify(pathToFileURL(path).href)
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url), loader: 'ts' }
    })
  },
}

for (const program of programs) {
  const outfile = join(folder, `${program.replaceAll('/', '-')}.mjs`)
  await build({
    entryPoints: [join(root, program)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    external: ['*.node'],
    // CommonJS packages in the bundle ask for node's modules with require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [ownPlace, pagePlugin],
  })
  if (programs.length > 1) console.log(`\n${relative('packages', program)}`)
  const { code } = await run(process.execPath, ['--expose-gc', '--enable-source-maps', outfile], {
    show: true,
  })
  if (code !== 0) process.exitCode = 1
}
