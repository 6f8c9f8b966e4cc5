// npm run build: installs, and builds what has changed and what needs it.
import { prepare } from './lib/setup.mjs'

await prepare()
