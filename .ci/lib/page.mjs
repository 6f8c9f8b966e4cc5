// The page's own program, bundled to a string, as the module `virtual:page` that the report imports.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, sources } from './workspace.mjs'

const ID = 'virtual:page'
const folder = join(root, 'packages/report/page')
const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** From a package's name to its source: the page holds what the packages' source says now. */
export const fromSource = {
  name: 'from-source',
  setup({ onResolve }) {
    const known = sources()
    onResolve({ filter: /^(?:@kohort\/|kohort(?:\/|$))/ }, ({ path }) => {
      const found = known.find(({ find }) => find.test(path))
      return found && { path: found.replacement }
    })
  },
}

let made

/** Bundles the program and its style: { program, style, programHash, styleHash, files }, the files it was made of. */
async function bundle() {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Before anything else: zod tries `new Function` otherwise, which the page's policy forbids and reports.
    banner: { js: 'globalThis.__zod_globalConfig={jitless:true};' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [fromSource],
    logLevel: 'silent',
  })
  const styled = await build({
    entryPoints: [join(folder, 'style.css')],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  })
  // A browser reads `<!--` in a script as the start of something else; esbuild has taken care of `</script`.
  const program = outputFiles[0].text.trim().replaceAll('<!--', '\\x3C!--')
  const style = styled.outputFiles[0].text.trim()
  const inputs = [metafile, styled.metafile]
    .flatMap((made) => Object.keys(made.inputs))
    .map((file) => join(process.cwd(), file))
  return {
    exports: { program, style, programHash: hash(program), styleHash: hash(style) },
    files: inputs.filter((file) => existsSync(file)),
    sizes: Object.fromEntries(
      Object.entries(Object.values(metafile.outputs)[0].inputs).map(([file, { bytesInOutput }]) => [
        file,
        bytesInOutput,
      ]),
    ),
  }
}

export const pageBundle = () => {
  made ??= bundle()
  return made
}

const moduleText = async () =>
  Object.entries((await pageBundle()).exports)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
    .join('\n')

/** For esbuild, and so for tsup. */
export const pagePlugin = {
  name: 'page',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^virtual:page$/ }, () => ({ path: ID, namespace: 'page' }))
    onLoad({ filter: /.*/, namespace: 'page' }, async () => ({ contents: await moduleText(), loader: 'js' }))
  },
}

/** For vite, and so for vitest. */
export const vitePage = () => ({
  name: 'page',
  resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
  load: (id) => (id === `\0${ID}` ? moduleText() : undefined),
})
