import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { runHere, temporaryFolder } from '../packages/kohort/test/command.js'
import { type Command, notRunHere, pagesWithCommands, strayShells, takenForGranted } from './commands.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = pagesWithCommands(root)
const locale = { sv: 'sv_SE.UTF-8', en: 'en_GB.UTF-8' } as const

/** What no screen says when all is well. (A column may be headed Error, and a sentence say that something is none.) */
const troubles = /^(?:kohort: )?(?:error|fel): |\b(?:undefined|NaN)\b|\[object/im

const places: { readonly remove: () => void }[] = []
afterAll(() => {
  for (const place of places) place.remove()
})

const outOf = (words: readonly string[]): string | undefined => {
  const at = words.indexOf('--out')
  return at === -1 ? undefined : words[at + 1]
}

/** Every command that a page shows works where the page says it: one after another, in a folder of the page's own. */
describe('commands', () => {
  const commandsOf = (file: string): readonly Command[] =>
    pages.get(file)?.steps.flatMap((step) => ('words' in step ? [step] : [])) ?? []

  it('are found: in blocks of a shell, in the middle of a sentence and as screens', () => {
    const lines = (file: string): readonly string[] => commandsOf(file).map(({ words }) => words.join(' '))
    expect(lines('README.md')).toContain('project skåne --lang sv')
    expect(lines('packages/kohort/README.md')).toContain(
      'compare mine.yaml no-expansion --years 2027,2030,2034',
    )
    for (const file of ['docs/site/how-to.md', 'docs/site/sv/how-to.md'])
      expect(lines(file)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^init m\S+\.yaml$/),
          'explain training.away',
          'attribute mine.yaml',
          'workbook --out plan.xlsx',
          expect.stringMatching(/^report --out r\S+\.html$/),
          'tornado',
        ]),
      )
  })

  it.each([...pages].filter(([, { steps }]) => steps.length > 0).map(([file]) => file))(
    '%s',
    async (file) => {
      const place = temporaryFolder()
      places.push(place)
      for (const line of takenForGranted[file] ?? [])
        expect((await runHere(line.split(' '), place.folder)).code, line).toBe(0)
      for (const step of pages.get(file)?.steps ?? []) {
        if (!('words' in step)) {
          writeFileSync(join(place.folder, step.file), readFileSync(join(root, step.from)))
          continue
        }
        const { words, to, language } = step
        const line = `${step.place}: kohort ${words.join(' ')}`
        const { code, out, err } = await runHere(words, place.folder, {
          environment: { LANG: locale[language] },
        })
        expect({ line, code, err }).toEqual({ line, code: step.exit, err: '' })
        expect(out, line).not.toMatch(troubles)
        const written = outOf(words)
        if (written !== undefined) expect(existsSync(join(place.folder, written)), line).toBe(true)
        else expect(out.length, line).toBeGreaterThan(0)
        if (to !== undefined) writeFileSync(join(place.folder, to), out)
      }
    },
  )

  it('of other programs are named, with what runs instead', () => {
    const others = [...pages.values()].flatMap(({ others }) => others)
    const unnamed = others.filter(({ line }) => !notRunHere.some(([start]) => line.startsWith(start)))
    expect(unnamed).toEqual([])
    const unused = notRunHere.filter(([start]) => !others.some(({ line }) => line.startsWith(start)))
    expect(unused).toEqual([])
  })

  it('are all there is for a shell', () => expect(strayShells(root)).toEqual([]))
})
