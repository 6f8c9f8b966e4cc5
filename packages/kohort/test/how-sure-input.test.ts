import { describe, expect, test } from 'vitest'
import { buildProgram } from '../src/build-program.js'
import { runHere } from './command.js'
import { inFolder, nobody } from './how-sure.js'

const { place } = inFolder()

describe('bad input', () => {
  test.each([
    ['simulate --draws 100', 'Till exempel --draws 128.'],
    ['simulate --draws abc', '--draws <n> går inte att läsa: "abc".\nSkriv ett heltal.'],
    ['simulate --draws 0.5', 'Skriv ett heltal.'],
    ['simulate --draws 0', 'Skriv ett heltal, minst 1.'],
    ['simulate --draws -8', 'Skriv ett heltal, minst 1.'],
    ['simulate --draws 99999999999', 'Skriv ett heltal, högst 4194304.'],
    ['simulate --sampling x', 'Välj bland sobol, latin-hypercube, random.'],
    ['simulate --darws 8', 'Det finns inget val "--darws".\nMenade du --draws?'],
    ['simulate --xyzzy', 'Det finns inget val "--xyzzy".\n--help visar vad som finns.'],
    ['simulate --se', 'Det finns inget val "--se".\nMenade du'],
    ['simulate --seed', '--seed <text> saknar sitt värde.'],
    ['simulate --json --csv', '--csv [form] går inte ihop med --json.'],
    ['simulat', 'Det finns inget kommando "simulat".\nMenade du simulate?'],
    ['explain', 'Argumentet name saknas.'],
    ['schema x', 'which kan inte vara "x".\nVälj bland plan,'],
    ['schema plan b', 'schema tar 1 ord, och 2 är skrivna.'],
    ['simulate --sampling x', 'sobol'],
    ['simulate --noise a=1', '--noise training.fillRate=0.05'],
    ['simulate --noise training.fillRate=2', 'standardavvikelse'],
    ['simulate --quantiles 2', 'tal från 0 till 1'],
    ['simulate --series none', 'ingen serie'],
    ['simulate --years 1990', '1990 räknas inte fram'],
    ['simulate nowhere', 'varken en fil'],
    ['simulate --randomisations 3', '4096 dragningar går inte att dela i 3 lika delar.'],
    ['sensitivity --of corridor', 'Menade du corridors?'],
    ['sensitivity --of completion', 'Menade du completions?'],
    ['sensitivity --of corridors.2030', 'gäller 2024–2027'],
    ['sensitivity --of completions.2050', '2050 räknas inte fram'],
    ['sensitivity --of a.b.c', 'varken ett mål'],
    ['sensitivity less-leave more-leave', 'ett scenario i taget'],
    ['sensitivity --difference', 'inget är angivet'],
    ['sensitivity --draws 16', 'minst 32'],
    ['sensitivity --level 0', 'över 0'],
  ])('"%s" is refused with one message and nothing printed', async (words, message) => {
    const { code, out, err } = await runHere([...words.split(' '), '--lang', 'sv'], place.folder)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
    expect(err).not.toMatch(/fel i Kohort/)
    expect(err).toMatch(/^kohort: /)
    expect(err).not.toMatch(/\b(?:error|invalid|unknown|missing|argument '|Did you|Allowed|Write)\b/)
  })

  test('in English the library’s own words, under the same name', async () => {
    const { err } = await runHere(['simulate', '--draws', '0', '--lang', 'en'], place.folder)
    expect(err).toBe(
      "kohort: option '--draws <n>' argument '0' is invalid. Write a whole number, at least 1.\n",
    )
    const unknown = await runHere(['simulate', '--darws', '0', '--lang', 'en'], place.folder)
    expect(unknown.err).toBe("kohort: unknown option '--darws'\n(Did you mean --draws?)\n")
  })

  test('no help of a Swedish session has the library’s English', async () => {
    const program = buildProgram('sv', nobody, () => undefined)
    for (const name of ['', ...program.commands.map((one) => one.name())]) {
      const { out, code } = await runHere(
        [...(name === '' ? [] : [name]), '--help', '--lang', 'sv'],
        place.folder,
      )
      expect(code, name).toBe(0)
      expect(out, name).toMatch(/^Användning: kohort/)
      expect(out, name).not.toMatch(
        /Usage:|Options:|Commands:|Arguments:|\(choices|choices:|default:|\[options\]|\[command\]|display help/,
      )
    }
    expect((await runHere(['--help', '--lang', 'en'], place.folder)).out).toMatch(
      /^Usage: kohort \[options\] \[command\]$/m,
    )
  })

  test('prints no control character of it', async () => {
    const nasty = '\u001b[2J\u001b]8;;http://example.org\u0007=HYPERLINK("x")\u202eevil\r\n'
    for (const words of [
      ['sensitivity', '--of', nasty],
      ['simulate', '--noise', nasty],
      ['simulate', '--quantiles', nasty],
      ['simulate', '--seed', nasty, '--draws', '32'],
      ['simulate', '--draws', nasty],
      ['simulate', `--${nasty}`],
      [nasty],
      ['simulate', '--sampling', nasty, '--lang', 'sv'],
    ]) {
      const { code, out, err } = await runHere(words, place.folder)
      expect(code, words.join(' ')).toBe(out === '' ? 2 : 0)
      expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })
})
