import { pagePlugin } from '../../.ci/lib/page.mjs'
import { library } from '../../.config/tsup'

export default library().map((options) => ({ ...options, esbuildPlugins: [pagePlugin] }))
