// npm test: installs, builds, judges types, lint, layers, unused code and the packed tarballs, runs every test.
//   npm test -- name        only the test files with that in their path, after all the checks
//   npm run check           all but the tests
// The last line is `N passed, N failed`, with `, N skipped` if there are any: what could not run, for want of a tool
// that may not be installed here, is named and counted, never as passed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { layers, lint, types, unused } from './lib/checks.mjs'
import { docs } from './lib/docs.mjs'
import { packed } from './lib/packed.mjs'
import { tool } from './lib/run.mjs'
import { build, install } from './lib/setup.mjs'
import { chromium } from './lib/tools.mjs'
import { cache, root } from './lib/workspace.mjs'

const total = { passed: 0, failed: 0 }
const skipped = []
const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(1)} s`

/** Runs a step, prints its line, counts it or the checks that it consists of; true when nothing failed. */
async function step(name, work) {
  const begun = performance.now()
  const result = await work().catch((error) => ({ failed: true, output: `${error.stack}\n` }))
  const checks = result.checks ?? [{ name, ...result }]
  const bad = checks.filter(({ failed }) => failed)
  const left = checks.filter((check) => check.skipped)
  const said =
    bad.length > 0
      ? 'FAILED'
      : left.length > 0
        ? 'skipped'
        : result.unchanged
          ? 'unchanged since it last passed'
          : 'passed'
  const size = result.checks ? `, ${checks.length} checks` : ''
  console.log(`${name.padEnd(8)} ${said}${size}, ${seconds(begun)}`)
  for (const check of bad) console.log(`\n${check.name} failed:\n${check.output}`)
  total.failed += bad.length
  total.passed += checks.length - bad.length - left.length
  skipped.push(...left.map((check) => `${check.name}: ${check.skipped}`))
  return bad.length === 0
}

/** The browser for the tests of the page; they look for it by this name. Without one they are skipped, and counted so. */
async function browser() {
  const { path, missing } = await chromium(() =>
    console.log('browser  there is no Chromium: installing it with apt-get'),
  )
  if (missing) return { skipped: `${missing}, so the page is not tested; KOHORT_CHROMIUM may name a browser` }
  process.env.KOHORT_CHROMIUM = path
  return { unchanged: true }
}

async function tests(filters) {
  const file = join(cache, 'tests.json')
  mkdirSync(cache, { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await tool(
    'vitest/vitest.mjs',
    ['run', '--config', '.config/vitest.config.ts', ...reporters, ...filters],
    { show: true },
  )
  const failedBefore = total.failed
  try {
    count(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.log(`the tests gave no result: ${error.message}`)
  }
  // What fails outside any test (an unhandled error, no test at all) must not pass for success.
  if (code !== 0 && total.failed === failedBefore) total.failed += 1
}

function count({ testResults }) {
  for (const { name, status, assertionResults } of testResults) {
    // A file that could not even be loaded has no tests to count.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) total.failed += 1
    for (const test of assertionResults) {
      if (test.status === 'passed') total.passed += 1
      else if (test.status === 'failed') total.failed += 1
      else skipped.push(`${relative(root, name)}: ${test.fullName}`)
    }
  }
}

const args = process.argv.slice(2)
const filters = args.filter((arg) => !arg.startsWith('--'))

if (await step('install', install)) {
  const checking = (async () => {
    await step('types', types)
    await step('lint', lint)
    await step('layers', layers)
    await step('unused', unused)
  })()
  const built = await step('build', build)
  if (built) await step('packed', packed)
  else
    await step('packed', async () => ({ failed: true, output: 'there is nothing to pack without a build' }))
  await checking
  if (!args.includes('--no-tests')) {
    await step('browser', browser)
    await tests(filters)
    if (built && filters.length === 0) await step('docs', docs)
  }
}

if (skipped.length > 0) {
  console.log('\nskipped:')
  for (const name of skipped) console.log(`- ${name}`)
}
const rest = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${rest}`)
process.exitCode = total.failed > 0 ? 1 : 0
