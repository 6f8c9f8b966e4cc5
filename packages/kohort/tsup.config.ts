import type { Options } from 'tsup'
import { library } from '../../.config/tsup'

const [main = {}, ...others] = library()
const entries = main.entry as readonly string[]
/** For pages without a bundler: one file each, with all that it needs. */
const inOneFile = ['src/browser.ts', 'src/worker.ts']

const bundle: Options = {
  ...main,
  dts: false,
  splitting: false,
  minify: true,
  sourcemap: false,
  platform: 'browser',
  noExternal: [/./],
}

const options: Options[] = [
  {
    ...main,
    entry: entries.filter((entry) => !inOneFile.includes(entry)),
    dts: { ...(main.dts as object), entry: [...entries] },
  },
  ...inOneFile.map((entry): Options => ({ ...bundle, entry: [entry] })),
  {
    ...bundle,
    entry: { kohort: 'src/browser.ts' },
    format: ['iife'],
    globalName: 'kohort',
    outExtension: () => ({ js: '.script.js' }),
    // A plain script knows its address from its tag, and only while it is first run.
    define: { 'import.meta.url': '__kohortAddress' },
    banner: {
      js: "var __kohortAddress = globalThis.document?.currentScript?.src ?? '';",
    },
  },
  ...others,
]

export default options
