import type { Options } from 'tsup'
import { library } from '../../.config/tsup'

const [main = {}, ...others] = library()
const entries = main.entry as readonly string[]
const WORKER = 'src/worker.ts'

/**
 * The worker has what it needs inside: it starts three times as fast as one that loads all of core, and a browser needs
 * no bundler to find anything. One file an entry, for where tsup splits, its CommonJS keeps `import.meta`, which cannot
 * be read there.
 */
const options: Options[] = [
  {
    ...main,
    splitting: false,
    entry: entries.filter((entry) => entry !== WORKER),
    dts: { ...(main.dts as object), entry: [...entries] },
  },
  { ...main, splitting: false, entry: [WORKER], dts: false, noExternal: ['@kohort/core', 'seedrandom'] },
  ...others,
]

export default options
