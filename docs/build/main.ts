import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { stockholm } from '@kohort/regions'
import type { Language } from './markdown.js'
import { packagePages } from './package-pages.js'
import { parametersPage } from './parameters-page.js'
import { scenariosPage } from './scenarios-page.js'
import { type Program, withScreens } from './screens.js'
import { seriesPage } from './series-page.js'
import { validationPage } from './validation-page.js'

/** Composes the site's pages: those written by hand with their screens printed, and those made from the code. */
const [root = '', out = ''] = process.argv.slice(2)
const site = join(root, 'docs/site')
const program: Program = { file: join(root, 'packages/kohort/dist/cli.js'), folder: join(out, 'try') }

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

const write = (file: string, content: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

rmSync(out, { recursive: true, force: true })
cpSync(join(site, 'try'), program.folder, { recursive: true })
for (const file of filesIn(site)) {
  const name = relative(site, file)
  if (name.startsWith('try')) continue
  if (name.endsWith('.md')) write(join(out, name), withScreens(readFileSync(file, 'utf8'), program))
  else cpSync(file, join(out, name))
}
const plan = stockholm()
const made: Readonly<Record<string, (language: Language) => string>> = {
  'parameters.md': (language) => parametersPage(plan, language),
  'series.md': seriesPage,
  'scenarios.md': (language) => scenariosPage(plan, language),
  'validation.md': validationPage,
}
for (const [name, page] of Object.entries(made)) {
  write(join(out, name), page('en'))
  write(join(out, 'sv', name), page('sv'))
}
for (const [name, content] of Object.entries(packagePages(root))) write(join(out, name), content)
rmSync(program.folder, { recursive: true, force: true })
