import type { KnipConfig } from 'knip'
import { entries, programs } from '../.ci/lib/entries.mjs'
import { packages } from '../.ci/lib/workspace.mjs'

const workspaces = packages().map(({ folder, manifest }) => {
  const published = [...entries(manifest), ...programs(manifest)].flatMap(({ source }) => source ?? [])
  const entry = [...published, '{test,bench,scripts}/**/*.ts', 'page/main.ts']
  // Fonts are resolved by their files' paths, which knip does not follow.
  return [folder, { entry, project: ['**/*.ts'], ignoreDependencies: ['dejavu-fonts-ttf'] }] as const
})

const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  exclude: ['duplicates'],
  // A benchmark may set packages side by side that do not depend on each other.
  ignoreIssues: { 'packages/*/bench/**': ['unlisted'] },
  workspaces: {
    '.': {
      entry: ['.ci/*.mjs', '.config/*.ts'],
      project: ['.ci/**/*.mjs', '.config/*.ts'],
      // Run by their files' paths, which knip does not follow.
      ignoreDependencies: ['@arethetypeswrong/cli', 'typescript7'],
    },
    ...Object.fromEntries(workspaces),
  },
}

export default config
