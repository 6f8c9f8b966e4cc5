import { defineConfig } from 'vitest/config'
import { vitePage } from '../.ci/lib/page.mjs'
import { root, sources } from '../.ci/lib/workspace.mjs'

export default defineConfig({
  root,
  // From a package's name to its source: no test needs a build but those that run the built command.
  resolve: { alias: sources() },
  plugins: [vitePage()],
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'examples/**/*.test.ts',
      'docs/**/*.test.ts',
    ],
    setupFiles: ['.config/vitest.setup.ts'],
    // No module here holds state, so files may share one.
    isolate: false,
    testTimeout: 60_000,
  },
})
