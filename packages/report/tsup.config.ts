import { pagePlugin } from '../../.ci/lib/page.mjs'
import { library } from '../../.config/tsup'

// `shims`: CommonJS has no `import.meta`, which the fonts' place is found by.
export default library().map((options) => ({ ...options, shims: true, esbuildPlugins: [pagePlugin] }))
