const { readdirSync } = require('node:fs')
const { join } = require('node:path')

/**
 * The house: what each package may import, from the workspace and from outside.
 * Arrows point down only. `node`: may use node's own modules. `entries`: entries beside index.ts, each with
 * what it alone may import from outside.
 */
const house = {
  core: { imports: [], outside: ['zod'] },
  regions: { imports: ['core'], outside: [] },
  scenarios: { imports: ['core', 'regions'], outside: ['immer', 'zod'], entries: { formula: ['mathjs'] } },
  ensemble: {
    imports: ['core', 'regions', 'scenarios'],
    outside: ['seedrandom'],
    entries: { worker: [] },
  },
  // Private: what the ensemble is measured against.
  'ensemble-bench': { imports: ['core', 'regions', 'ensemble'], outside: ['simulation'], node: true },
  solve: { imports: ['core'], outside: ['yalps'] },
  vitest: { imports: ['core'], outside: ['vitest'] },
  report: {
    imports: ['core', 'regions', 'scenarios', 'ensemble', 'solve'],
    outside: ['@observablehq/plot', 'hucre', 'papaparse', 'preact', 'preact-render-to-string'],
    node: true,
    entries: { csv: [], page: [], png: ['@resvg/resvg-js', 'dejavu-fonts-ttf'], words: [] },
  },
  kohort: {
    imports: ['core', 'regions', 'scenarios', 'ensemble', 'solve', 'vitest', 'report'],
    outside: ['commander', 'yaml', 'cli-table3'],
    node: true,
  },
}

const strangers = readdirSync(join(__dirname, 'packages')).filter((name) => !(name in house))
if (strangers.length > 0)
  throw new Error(
    `.dependency-cruiser.cjs does not say what may be imported in packages/${strangers.join(', packages/')}`,
  )

const anyOf = (names) => `(?:${names.map((name) => name.replaceAll('.', '\\.')).join('|') || '(?!)'})`
const outsideTypes = [
  'npm',
  'npm-dev',
  'npm-peer',
  'npm-optional',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
]
/** Beside the source or in a folder of their own; none of it is published. */
const bench = '^packages/[^/]+/bench/'
const tests = '(?:\\.test\\.ts$|^packages/[^/]+/(?:test|bench|scripts)/|/tsup\\.config\\.ts$)'

/** The generator of plans and the reference model, for the tests of every package. */
const testTools = '^packages/core/test/'

const perPackage = Object.entries(house).flatMap(([name, { imports, outside, node, entries = {} }]) => {
  const source = `^packages/${name}/`
  const entryFile = (entry) => `^packages/${name}/src/${entry}(?:\\.ts$|/)`
  const entryFiles = Object.keys(entries).map(entryFile)
  return [
    {
      name: `${name}-imports-down-only`,
      comment: `${name} may import ${imports.join(', ') || 'no other package'}.`,
      severity: 'error',
      from: { path: source, pathNot: bench },
      to: { path: '^packages/', pathNot: `^packages/${anyOf([name, ...imports])}/` },
    },
    {
      name: `${name}-from-outside`,
      comment: `${name} may import ${outside.join(', ') || 'nothing'} from outside.`,
      severity: 'error',
      from: { path: source, pathNot: [tests, ...entryFiles] },
      to: { dependencyTypes: outsideTypes, pathNot: `(?:^|/)node_modules/${anyOf(outside)}/` },
    },
    ...Object.entries(entries).flatMap(([entry, extra]) => [
      {
        name: `${name}-${entry}-from-outside`,
        comment: `${name}/${entry} may import ${[...outside, ...extra].join(', ')} from outside.`,
        severity: 'error',
        from: { path: entryFile(entry), pathNot: tests },
        to: {
          dependencyTypes: outsideTypes,
          pathNot: `(?:^|/)node_modules/${anyOf([...outside, ...extra])}/`,
        },
      },
      {
        name: `${name}-${entry}-stays-apart`,
        comment: `${entry} is an entry of its own, so that nobody else pays for ${extra.join(', ')}.`,
        severity: 'error',
        from: { path: `^packages/${name}/src/`, pathNot: [tests, entryFile(entry)] },
        to: { path: entryFile(entry) },
      },
    ]),
    ...(node
      ? []
      : [
          {
            name: `${name}-runs-anywhere`,
            comment: `${name} runs in browsers too: no modules of node's own.`,
            severity: 'error',
            from: { path: source, pathNot: tests },
            to: { dependencyTypes: ['core'] },
          },
        ]),
  ]
})

const publicEntries = Object.entries(house).flatMap(([name, { entries = {} }]) =>
  Object.keys(entries).map((entry) => `${name}/src/${entry}`),
)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...perPackage,
    {
      name: 'only-the-public-face',
      comment: 'Another package is imported by its index.ts, never by a file behind it or by its build.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/([^/]+)/',
        pathNot: [
          '^packages/$1/',
          `^packages/${anyOf([...Object.keys(house).map((name) => `${name}/src/index`), ...publicEntries])}\\.ts$`,
          '^packages/core/schema/',
          testTools,
        ],
      },
    },
    {
      name: 'test-tools-in-tests',
      comment: 'What tests share is for tests.',
      severity: 'error',
      from: { path: '^packages/', pathNot: [tests, '^packages/core/test/'] },
      to: { path: testTools },
    },
    {
      name: 'by-name',
      comment: 'Another package is imported by its name: a relative path would copy it into the build.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/',
        pathNot: ['^packages/$1/', testTools],
        dependencyTypesNot: ['aliased', 'aliased-tsconfig-paths'],
      },
    },
    {
      name: 'examples-as-a-user',
      comment: 'Examples and documents import packages by name, as their readers do.',
      severity: 'error',
      // The build of the docs computes its validation with what the tests compare with, and its commands are run as
      // those of the command line are.
      from: { path: '^(?:examples|docs)/', pathNot: '^docs/(?:build/|commands\\.test\\.ts)' },
      to: { path: '^packages/', dependencyTypesNot: ['aliased', 'aliased-tsconfig-paths'] },
    },
    {
      name: 'no-build',
      comment: 'Source is imported, never what was built from it.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^packages/[^/]+/dist/' },
    },
    {
      name: 'no-tests-in-source',
      comment: 'What is published imports no test, benchmark or script.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-circle',
      comment: 'A circle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unknown',
      comment: 'It could not be found: a typing error, or missing in package.json.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: '^(?:simulation|virtual:page|vitepress(?:/theme)?|\\./kohort\\.js)$',
      },
    },
    {
      name: 'listed',
      comment: 'What is published imports only what its package.json lists for its users.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'kohort-library-runs-anywhere',
      comment: 'The library for notebooks and pages reaches nothing of the command line.',
      severity: 'error',
      from: { path: '^packages/kohort/src/index\\.ts$' },
      to: {
        path: `^(?:node:|fs$|path$|process$|os$)|(?:^|/)node_modules/${anyOf(house.kohort.outside)}/`,
        reachable: true,
      },
    },
  ],
  options: {
    doNotFollow: { path: ['(?:^|/)node_modules/', '^packages/[^/]+/dist/'] },
    exclude: { path: '^packages/[^/]+/dist\\.new/|^docs/(?:dist|\\.pages)/' },
    combinedDependencies: false,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    progress: { type: 'none' },
  },
}
