import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan } from '@kohort/core'
import { sensitivity, simulate, valueOfKnowing } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { fromLibrary } from '@kohort/scenarios'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildProgram } from '../src/build-program.js'
import { againOf } from '../src/commands/sensitivity.js'
import { voiceOf } from '../src/format.js'
import { besideOf } from '../src/how-sure/beside.js'
import { partsOf, reachOf } from '../src/how-sure/draw-error.js'
import { keyYears } from '../src/how-sure/key-years.js'
import { isLikely, probabilityText, probabilityWords } from '../src/how-sure/probability-text.js'
import { simulateCommands } from '../src/how-sure/simulate-commands.js'
import type { Terminal } from '../src/terminal.js'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
const plan = stockholm()
const lessLeave = fromLibrary(plan, 'less-leave')

beforeAll(() => {
  for (const name of ['example.json', 'my plan.json', '-dash plan.json'])
    writeFileSync(join(place.folder, name), JSON.stringify(examplePlan))
})
afterAll(place.remove)

const kohort = async (words: string): Promise<string> => {
  const { code, out, err } = await runHere(words.split(' '), place.folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.replaceAll('\u00a0', ' ')
}
const json = async (words: string): Promise<unknown> => JSON.parse(await kohort(`${words} --json`))
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const nobody: Terminal = {
  out: () => undefined,
  err: () => undefined,
  environment: {},
  isTerminal: false,
  isErrTerminal: false,
  columns: undefined,
  folder: place.folder,
  interruptible: () => ({ signal: new AbortController().signal, release: () => undefined }),
}
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('simulate', () => {
  test('--json is the library’s ensemble, with scenarios, noise and seed', async () => {
    expect(await json('simulate --draws 64')).toEqual(plain(await simulate(plan, { draws: 64 })))
    const options = {
      draws: 64,
      seed: 'spring',
      sampling: 'latin-hypercube',
      randomisations: 4,
      series: ['completions'],
      noise: { 'training.fillRate': 0.05 },
      scenarios: [lessLeave],
    } as const
    const words =
      'less-leave --draws 64 --seed spring --sampling latin-hypercube --randomisations 4 --series completions --noise training.fillRate=0.05'
    expect(await json(`simulate ${words}`)).toEqual(plain(await simulate(plan, options)))
  })

  test('--process individual is passed on, and said again', async () => {
    const words = 'simulate --draws 32 --process individual --series trainees'
    expect(await json(words)).toEqual(
      plain(await simulate(plan, { draws: 32, process: 'individual', series: ['trainees'] })),
    )
    const text = await kohort('sensitivity --draws 32 --process individual --lang sv')
    expect(text).toMatch(/^slump, enskilda personer +\d+ %|^slump, enskilda personer +≈/m)
  })

  test('--quantiles adds bands at them', async () => {
    const data = (await json('simulate --draws 64 --series trainees --quantiles 0.9,0.1')) as {
      quantiles: number[]
      bands: unknown[]
    }
    const fan = await simulate(plan, { draws: 64, series: ['trainees'] })
    expect(data.quantiles).toEqual([0.1, 0.9])
    expect(data.bands).toEqual(
      fan.band('trainees', [0.1, 0.9]).map((row) => ({ scenario: 'plan', series: 'trainees', ...row })),
    )
  })

  test('the plan by name, file or option', async () => {
    const planOf = async (words: string) =>
      ((await json(words)) as { manifest: { plan: string } }).manifest.plan
    expect(await planOf('simulate example.json --draws 8')).toBe('example')
    expect(await planOf('simulate --plan example.json --draws 8')).toBe('example')
    expect(await planOf('simulate skåne less-leave --draws 8')).toBe(
      await planOf('simulate --plan 12 --draws 8'),
    )
  })

  test('the screen: the verdict first, each goal in numbers and words, bands beside the plan', async () => {
    const fan = await simulate(plan, { draws: 512 })
    const text = await kohort('simulate --draws 512 --lang sv')
    const chance = voiceOf('sv')
      .percent(fan.probability('corridors') ?? 0)
      .replaceAll('\u00a0', ' ')
    expect(flowing(text)).toMatch(
      /^Planen är osäker: beräkningen når 2 av 6 mål, men inget mål nås med ens 66 % sannolikhet\./,
    )
    expect(text).toMatch(new RegExp(`^Spannen 2024–2027 +✓ ja +${chance} +osannolikt$`, 'm'))
    const years = plan.goals[0]?.id === 'corridors' ? [2024, 2025, 2026, 2027] : []
    const each = years.map((year) =>
      `${year} ${voiceOf('sv').percent(fan.probability('corridors', year) ?? 0)}`.replaceAll('\u00a0', ' '),
    )
    expect(text).toContain(`varje år för sig: ${each.join(', ')}`)
    expect(text).toMatch(/^150 under 2034 +✗ nej +< 0,6 % +ytterst osannolikt$/m)
    const [low, middle, high] = (fan.band('trainees').at(-1)?.values ?? []).map((value) =>
      (value ?? 0).toFixed(0),
    )
    expect(text).toMatch(new RegExp(`^2034 .* ${low}–${high} \\(${middle}\\)`, 'm'))
    expect(text).toMatch(/^ {2}planen +125,3 +890 +1 745 +78,1 %$/m)
    expect(flowing(text)).toContain('Mitten av dragningarna ligger bredvid planens beräkning')
    expect(flowing(text)).toContain('avhopp 0,9 % per år i planen, 1,7 % per år i mitten av dragningarna')
    expect(flowing(text)).toContain('29 osäkra tal drogs')
    expect(text).toMatch(/^ {2}kohort simulate --draws 512 --seed kohort --sampling sobol$/m)
    expect(text).toMatch(/^ {2}kohort sensitivity --of corridors$/m)
  })

  test('scenarios beside the plan, differences draw by draw', async () => {
    const text = await kohort('simulate less-leave no-expansion --draws 256 --lang sv')
    const scenarios = [lessLeave, fromLibrary(plan, 'no-expansion')]
    const fan = await simulate(plan, { draws: 256, scenarios })
    const row = fan.difference('trainees', 'no-expansion', 'plan', [0.05, 0.5, 0.95]).at(-1)
    const [low, middle, high] = (row?.values ?? []).map((value) => voiceOf('sv').signed(value ?? 0))
    expect(text).toMatch(/^Mål +Beräknat +Sannolikt +1 +2$/m)
    expect(text).toMatch(/^1 Färdiga om året +\+\d,\d till \+\d,\d \(\+\d,\d\) +100 %$/m)
    expect(flowing(text)).toContain(
      `2 ST-läkare ${low} till ${high} (${middle}) ${Math.round(100 * (row?.above ?? 0))} %`,
    )
    expect(text).toMatch(/^ {2}1 +\d/m)
  })

  test('a plan without ranges has one draw only, and says so by its bands', async () => {
    const text = await kohort('simulate example.json --draws 8 --lang en')
    expect(flowing(text)).toContain('0 uncertain numbers were drawn')
    expect(text).not.toContain('beside the plan’s projection')
  })

  test('--csv has every quantile, mean and probability', async () => {
    const lines = (await kohort('simulate --csv --draws 64 --series completions --years 2034'))
      .trimEnd()
      .split('\n')
    expect(lines[0]).toBe('kind,scenario,name,year,statistic,value,unit')
    const fan = await simulate(plan, { draws: 64 })
    expect(lines).toContain(
      `series,plan,completions,2034,p5,${fan.band('completions', [0.05]).at(-1)?.values[0]},heads a year`,
    )
    expect(lines).toContain('series,plan,completions,2034,standard_error_of_mean,NA,heads a year')
    expect(lines).toContain(`goal,plan,corridors,NA,probability,${fan.probability('corridors')},probability`)
    expect(lines).toContain('goal,plan,cost-above-base,NA,probability,NA,probability')
  })

  test('on a terminal it says how far it has come; Ctrl-C ends it with 130 and nothing printed', async () => {
    const signal = AbortSignal.abort()
    for (const words of ['simulate --draws 64', 'sensitivity --draws 64']) {
      const { code, out, err } = await runHere([...words.split(' '), '--lang', 'en'], place.folder, {
        signal,
      })
      expect({ code, out, err }).toEqual({ code: 130, out: '', err: 'kohort: Interrupted.\n' })
    }
    const { err, code } = await runHere(['sensitivity', '--draws', '512', '--lang', 'en'], place.folder, {
      isErrTerminal: true,
    })
    expect(code).toBe(0)
    const lines = err.split('\r').map((line) => line.trim())
    expect(lines.find((line) => line !== '')).toMatch(/^\d+%, [\d\u00a0]+ of 1\u00a0000$/)
    expect(lines.at(-1)).toBe('')
  })
})

describe('sensitivity', () => {
  test('--json is the library’s, of a figure and of a goal with what knowing is worth', async () => {
    const of = [{ goal: 'corridors' }, { series: 'completions', year: 2030 }] as const
    expect(await json('sensitivity --of corridors,completions.2030 --draws 64 --level 0.2')).toEqual({
      sensitivity: plain(await sensitivity(plan, { of, draws: 64 })),
      knowing: [plain(await valueOfKnowing(plan, 'corridors', { draws: 32, level: 0.2 }))],
    })
  })

  test('without --of it is about completions of the last year, as tornado is', async () => {
    const data = (await json('sensitivity --draws 64')) as { sensitivity: { outputs: { of: unknown }[] } }
    expect(data.sensitivity.outputs.map(({ of }) => of)).toEqual([{ series: 'completions', year: 2034 }])
  })

  test('of a scenario, and of the difference that it makes', async () => {
    const asked = { of: [{ series: 'completions', year: 2034 }], draws: 64, scenarios: [lessLeave] } as const
    expect(await json('sensitivity less-leave --draws 64')).toEqual({
      sensitivity: plain(await sensitivity(plan, { ...asked, scenario: 'less-leave' })),
      knowing: [],
    })
    expect(await json('sensitivity less-leave --difference --draws 64')).toEqual({
      sensitivity: plain(await sensitivity(plan, { ...asked, scenario: 'less-leave', minus: 'plan' })),
      knowing: [],
    })
    expect(flowing(await kohort('sensitivity less-leave --difference --draws 64 --lang sv'))).toContain(
      'vad hänger skillnaden på som ”Mindre frånvaro och deltid” gör?',
    )
  })

  test('the screen of a figure: the answer, a ranked table with bars', async () => {
    const text = await kohort('sensitivity --draws 512 --lang sv')
    expect(flowing(text)).toMatch(
      /Mest av spridningen kommer av avhopp 6\d % och tillsatta platser 3\d %; samverkan mellan tal står för .* Inget av dem har någon mätt\./,
    )
    expect(flowing(text)).toMatch(
      /Medelvärde \d+,\d färdiga om året, standardavvikelse \d,\d färdiga om året\./,
    )
    const bars = text.split('\n').filter((line) => /[█░]$/.test(line) && / % {2}[█░]+$/.test(line))
    expect(bars[0]).toMatch(/^avhopp +0,9 % per år \* +0,5–4 % +6\d % +6\d % {2}█{20,}/)
    expect(bars[1]).toMatch(/^tillsatta platser +100 % \* +85–100 % +3\d % +3\d % {2}█{8,}/)
    expect(text).toMatch(/Av resten: \d+ tal påverkar det mindre än 0,5 % och 16 tal inte alls\./)
  })

  test('the screen of a goal: no number alone, and what is worth finding out', async () => {
    const text = await kohort('sensitivity --of corridors --draws 256 --lang sv --level 0.2')
    const { probability, rows } = await valueOfKnowing(plan, 'corridors', { draws: 128, level: 0.2 })
    const found = rows.find(({ input }) => input === 'training.fillRate')
    const [now, low, high, flips] = [probability, found?.ifLow, found?.ifHigh, found?.flips].map((one) =>
      Math.round(100 * (one?.value ?? Number.NaN)),
    )
    const { outputs } = await sensitivity(plan, { of: ['corridors'], draws: 256 })
    const [together, reach] = [outputs[0]?.interactions?.value ?? 0, outputs[0]?.interactions?.high ?? 0].map(
      (share) => 100 * share,
    ) as [number, number]
    const error = `${Math.round(together)} % ± ${Math.round(reach - together)}`
    expect(flowing(text)).toContain(
      together > 50 ? `Inget tal avgör det ensamt: ${error}` : `samverkan mellan tal står för ${error}.`,
    )
    // One probability on one screen, with one error.
    const found1 = new RegExp(`Sannolikheten att målet nås är (${now} % ± \\d+)\\.`).exec(flowing(text))
    expect(flowing(text)).toContain(
      `Vad är värt att ta reda på? Sannolikheten är ${found1?.[1]} (minst 20 %: nej).`,
    )
    expect(flowing(text)).not.toContain('av dragningarna.')
    // What turns hardly ever says how hardly, and no dash stands for it.
    const cells = text.split('\n').filter((line) => / % +\d+ % +\d+ +(?:< )?[\d,]+ %$/.test(line))
    expect(cells.length).toBeGreaterThan(3)
    const rare = await kohort('sensitivity --of corridors --draws 64 --lang sv --level 0.9')
    expect(rare).toMatch(/^avhopp .* < 0,5 %$/m)
    expect(rare).not.toMatch(/–$/m)
    const move = Math.round(100 * (found?.move.value ?? Number.NaN))
    expect(text).toMatch(
      new RegExp(`^tillsatta platser +100 % \\* +85–100 % +${low} % +${high} % +${move} +${flips} %$`, 'm'),
    )
    expect(flowing(text)).toContain('Tillsatta platser (training.fillRate): Fler sökande än platser')
  })

  test('a goal that no draw meets, or that cannot be judged, says so', async () => {
    const text = flowing(await kohort('sensitivity --of 150-a-year,cost-above-base --draws 64 --lang sv'))
    expect(text).toContain('Målet nås inte i någon dragning')
    expect(text).toContain('I 100 % av körningarna finns ingen siffra, för målet har ingen gräns')
  })

  test('--csv: a quantity a line', async () => {
    const lines = (await kohort('sensitivity --csv --of corridors --draws 64')).trimEnd().split('\n')
    expect(lines).toHaveLength(30)
    expect(lines[0]).toMatch(/^of,input,kind,first,first_error,total/)
    expect(lines.slice(1).every((line) => line.startsWith('corridors,'))).toBe(true)
    expect(lines.find((line) => line.includes('cost.perTrainee'))).toMatch(/,number,0,0,0,0,/)
  })
})

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
      ['simulate', '--seed', nasty, '--draws', '8'],
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

describe('the screens', () => {
  test.each([
    'simulate --draws 128',
    'simulate skåne less-leave --draws 128',
    'simulate less-leave more-leave no-expansion --draws 32 --years 2025,2026,2027,2030,2034',
    'simulate --draws 32 --quantiles 0.1,0.25,0.5,0.75,0.9 --series costTotal,shortfall,trainees,specialists,intake',
    'simulate --draws 32 --quantiles 0.5',
    'simulate example.json --draws 8',
    'sensitivity --draws 32 --of corridors,coverage.2030,costTotal.2034',
    'sensitivity --draws 32 --of scenario-2034.2034 --noise training.fillRate=0.05 --most 3',
    'sensitivity example.json --draws 32',
  ])('no line of "%s" is wider than 100 characters or carries an escape code', async (words) => {
    for (const language of ['sv', 'en'] as const) {
      const text = await kohort(`${words} --lang ${language}`)
      expect(text).not.toContain('\u001b')
      for (const line of text.split('\n')) {
        // A command is there to be copied: it is never broken.
        if (line.startsWith('  kohort ')) continue
        expect([...line].length, line).toBeLessThanOrEqual(100)
        expect(line).toBe(line.trimEnd())
      }
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
  })
})

test.each([
  'simulate --draws 64 --randomisations 8',
  'simulate kronoberg --trainees 60 --draws 64',
  'simulate gotland --trainees 3.5 --specialists 22 --process individual --draws 64',
  'sensitivity --draws 256 --of corridors --level 0.2',
])('no line of "%s" is wider than a terminal of 80', async (words) => {
  for (const language of ['sv', 'en'] as const) {
    const { out } = await runHere([...words.split(' '), '--lang', language], place.folder, {
      isTerminal: true,
      columns: 80,
      environment: { NO_COLOR: '1' },
    })
    expect(out).not.toBe('')
    for (const line of out.split('\n'))
      if (!line.startsWith('  kohort ')) expect([...line].length, line).toBeLessThanOrEqual(80)
  }
})

describe('probabilities in words and numbers', () => {
  const voice = voiceOf('sv')
  test.each([
    [0, '< 0,1 %', 'ytterst osannolikt'],
    // The words are of the figure that stands there, not of the one behind it.
    [0.0951, '10 %', 'osannolikt'],
    [0.1049, '10 %', 'osannolikt'],
    [0.0949, '9 %', 'mycket osannolikt'],
    [0.0096, '1 %', 'mycket osannolikt'],
    [0.656, '66 %', 'sannolikt'],
    [0.654, '65 %', 'ungefär lika sannolikt som inte'],
    [0.004, '0,4 %', 'ytterst osannolikt'],
    [0.05, '5 %', 'mycket osannolikt'],
    [0.2, '20 %', 'osannolikt'],
    [0.5, '50 %', 'ungefär lika sannolikt som inte'],
    [0.7, '70 %', 'sannolikt'],
    [0.93, '93 %', 'mycket sannolikt'],
    [0.996, '99,6 %', 'praktiskt taget säkert'],
    [1, '> 99,9 %', 'praktiskt taget säkert'],
  ])('%s', (probability, text, words) => {
    expect(probabilityText(probability, 4096, voice).replaceAll('\u00a0', ' ')).toBe(text)
    expect(probabilityWords(probability, 4096, voice)).toBe(words)
    expect(isLikely(probability, 4096)).toBe(probability > 0.655)
  })

  test('of few draws no more is said than they can say', () => {
    expect(probabilityText(0, 256, voice)).toBe('<\u00a01,2\u00a0%')
    expect(probabilityWords(0, 256, voice)).toBe('mycket osannolikt')
    expect(probabilityWords(1, 256, voice)).toBe('mycket sannolikt')
    expect(probabilityWords(0, 512, voice)).toBe('ytterst osannolikt')
    // Just 1%: still below it.
    expect(probabilityText(0, 300, voice)).toBe('<\u00a01,0\u00a0%')
    expect(probabilityWords(0, 300, voice)).toBe('ytterst osannolikt')
  })

  test('an error to the last place of the figure, rounded up, and none of what is only bounded', () => {
    const text = (probability: number, reach: number | null) =>
      probabilityText(probability, 4096, voice, reach).replaceAll('\u00a0', ' ')
    expect(text(0.17, 0.021)).toBe('17 % ± 3')
    expect(text(0.17, 0.02)).toBe('17 % ± 2')
    expect(text(0.17, 0.0001)).toBe('17 % ± 1')
    expect(text(0.004, 0.0011)).toBe('0,4 % ± 0,2')
    expect(text(0, 0.0011)).toBe('< 0,1 %')
    expect(text(0.17, null)).toBe('17 %')
  })

  // Any printed table of Student's t, two-sided 5%.
  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [7, 2.365],
    [15, 2.131],
    [31, 2.04],
    [120, 1.98],
    [100000, 1.96],
  ])('with %i degrees of freedom a 95%% interval reaches %f standard errors', (freedom, reach) => {
    expect(reachOf(freedom)).toBeCloseTo(reach, 3)
  })
})

describe('errors of the drawing', () => {
  const percentOf = (text: string | undefined): number => Number((text ?? '').replace(',', '.'))

  test('with parts each probability and mean has its error, at 95%', async () => {
    const text = await kohort('simulate --draws 512 --randomisations 4 --lang sv')
    const fan = await simulate(plan, { draws: 512, randomisations: 4 })
    // Of four parts: t with three degrees of freedom.
    const reach = 3.182 * (fan.probabilityError('corridors') ?? 0)
    const [, chance, error] = /^Spannen 2024–2027 +✓ ja +(\d+) % ± (\d+) /m.exec(text) ?? []
    expect(Number(chance)).toBe(Math.round(100 * (fan.probability('corridors') ?? 0)))
    expect(Number(error)).toBe(Math.max(1, Math.ceil(100 * reach)))
    // Said once.
    expect(flowing(text).match(/\(95 %\), i procentenheter, ur 4 delar/g)).toHaveLength(1)
    const year = plan.to
    const mean = fan.mean('completions').find((row) => row.year === year)?.value ?? 0
    const meanError = fan.standardError('completions').find((row) => row.year === year)?.value ?? 0
    const [, shown, reached] = /färdiga specialister (\d+,\d) ± (\d+,\d)/.exec(flowing(text)) ?? []
    expect(percentOf(shown)).toBeCloseTo(mean, 1)
    expect(percentOf(reached)).toBeGreaterThanOrEqual(3.182 * meanError)
    expect(percentOf(reached)).toBeLessThan(3.183 * meanError + 0.1)
  })

  test('they are in the data too', async () => {
    const fan = await simulate(plan, { draws: 64, randomisations: 4, series: ['completions'] })
    const data = (await json('simulate --draws 64 --randomisations 4 --series completions')) as {
      goals: { id: string; error: number | null }[]
    }
    expect(data.goals.find(({ id }) => id === 'corridors')?.error).toBe(fan.probabilityError('corridors'))
    expect(fan.probabilityError('corridors')).toBeGreaterThan(0)
    const lines = await kohort('simulate --csv --draws 64 --randomisations 4 --series completions')
    expect(lines).toContain(
      `goal,plan,corridors,NA,standard_error_of_probability,${fan.probabilityError('corridors')},probability`,
    )
  })

  test('without parts there are none', async () => {
    const text = await kohort('simulate --draws 512 --lang sv')
    expect(text).not.toContain('±')
    expect(text).not.toContain('Medelvärden')
  })

  test('random draws have parts of themselves: as many as the library cuts them in', async () => {
    const fan = await simulate(plan, { draws: 120, sampling: 'random' })
    expect(partsOf(fan)).toBe(30)
    const parts = Array.from({ length: 30 }, (_, part) => {
      const cut = fan.verdicts('corridors').subarray(4 * part, 4 * part + 4)
      return cut.reduce((sum, one) => sum + one, 0) / 4
    })
    const mean = parts.reduce((sum, one) => sum + one / 30, 0)
    const squares = parts.reduce((sum, one) => sum + (one - mean) ** 2, 0)
    expect(fan.probabilityError('corridors')).toBeCloseTo(Math.sqrt(squares / 29 / 30), 12)
  })
})

/** The words that a shell makes of a command. */
const shellWords = (command: string): readonly string[] => {
  const { stdout, status } = spawnSync('bash', ['-c', `printf '%s\\0' ${command}`], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', HOME: '/nowhere' },
  })
  expect(status).toBe(0)
  return stdout.split('\0').slice(0, -1)
}

describe('the same figures again', () => {
  const printed = (text: string): string =>
    /^ {2}(kohort (?:simulate|sensitivity) .*)$/m.exec(text)?.[1] ?? ''

  test.each([
    ['simulate', '--seed', 'spring budget', '--draws', '64'],
    [
      'simulate',
      'less-leave',
      'no-expansion',
      '--draws',
      '64',
      '--years',
      '2030,2034',
      '--sampling',
      'random',
    ],
    [
      'simulate',
      'kronoberg',
      '--trainees',
      '60.5',
      '--to',
      '2030',
      '--process',
      'individual',
      '--draws',
      '32',
    ],
    [
      'simulate',
      '--noise',
      'training.fillRate=0.0000001',
      '--noise',
      'training.attrition=0.01',
      '--draws',
      '64',
      '--randomisations',
      '4',
    ],
    ['simulate', '--set', 'training.away=0.1', '--set', 'training.fillRate.2027=0.9', '--draws', '64'],
    ['simulate', '--follow-stock', '--series', 'intake,trainees', '--quantiles', '0.1,0.9', '--draws', '32'],
    ['simulate', '--plan', 'my plan.json', '--draws', '8', '--seed', ''],
    ['simulate', '--draws', '8', '--seed', '--', '--', '-dash plan.json'],
    ['simulate', '--draws', '8', '--seed', 'it\'s "$HOME" `x` \\ 50 % !'],
    ['simulate', '--draws', '8', '--seed', '\u001b[2J\u202eé\n😀'],
    ['sensitivity', '--of', 'corridors,completions.2030', '--level', '0.15', '--most', '3', '--draws', '64'],
    ['sensitivity', 'less-leave', '--difference', '--draws', '32', '--noise', 'training.fillRate=0.05'],
    [
      'sensitivity',
      'gotland',
      '--trainees',
      '7',
      '--specialists',
      '22',
      '--process',
      'individual',
      '--draws',
      '32',
    ],
  ])('the command that %s prints is whole: %s %s %s %s', async (...words) => {
    // The language goes first: there may be words after `--`.
    const first = await runHere(['--lang', 'en', ...words], place.folder)
    expect(first).toMatchObject({ code: 0, err: '' })
    const command = printed(first.out)
    const [name, ...again] = shellWords(command)
    expect(name).toBe('kohort')
    expect((await runHere(['--lang', 'en', ...again], place.folder)).out).toBe(first.out)
    // And the data behind the screen, which says more than a screen.
    const data = async (of: readonly string[]) => (await runHere(['--json', ...of], place.folder)).out
    const [verb = '', ...rest] = again
    expect(await data([verb, ...rest])).toBe(await data(words))
  })

  test('every option that changes a figure is in it: one that is added and forgotten fails', async () => {
    const plans = { to: 2030, set: [{ path: 'training.away', value: 0.1 }], trainees: 7, specialists: 22 }
    const all = { ...plans, plan: 'x', followStock: true, noise: { 'training.fillRate': 0.05 } as const }
    const drawn = { ...all, process: 'individual', seed: 'x', draws: 8, sampling: 'random' } as const
    const fan = await simulate(plan, { draws: 8 })
    const lists = { randomisations: 2, quantiles: [0.5], series: ['trainees'], years: [2030] }
    const simulated = simulateCommands(fan.manifest(), 0, {
      words: [],
      options: { ...drawn, ...lists },
    }).again
    const asked = { of: ['completions'], difference: true, level: 0.5, most: 1 }
    const analysed = againOf(fan.manifest(), { words: [], options: { ...drawn, ...asked } })
    const program = buildProgram('en', nobody, () => undefined)
    for (const [name, command] of [
      ['simulate', simulated],
      ['sensitivity', analysed],
    ] as const) {
      const made = program.commands.find((one) => one.name() === name)
      const flags = (made?.options ?? []).map(({ long }) => long ?? '')
      const said = command.split(' ')
      expect(flags.filter((flag) => !said.includes(flag))).toEqual(
        // What changes no figure of the screen.
        name === 'simulate' ? ['--workers', '--json', '--csv'] : ['--json', '--csv'],
      )
    }
  })

  test('what to run next is about the same plan', async () => {
    const { out } = await runHere(
      [
        'simulate',
        'kronoberg',
        'less-leave',
        '--trainees',
        '60',
        '--to',
        '2040',
        '--draws',
        '64',
        '--seed',
        'a b',
      ],
      place.folder,
    )
    expect(out).toMatch(/^ {2}kohort sensitivity kronoberg --to 2040 --trainees 60 .*--seed "a b"$/m)
  })
})

describe('whole people', () => {
  const gotland = 'simulate gotland --specialists 22 --process individual --draws 256 --lang sv'

  test('bands of heads are of whole people; what is no head keeps its decimals', async () => {
    const text = await kohort(`${gotland} --trainees 7`)
    expect(text).toMatch(/^2034 +0–\d \(\d\) +\d–\d \(\d\) +\d+–\d+ \(\d+\) +\d+,\d–\d+,\d % \(\d+,\d\)$/m)
    expect(flowing(text)).toContain('planens beräkning (väntade tal, inte hela personer).')
    expect(text).not.toContain('ett tal som inte är hela personer')
    const both = await kohort(`${gotland} --trainees 7 less-leave`)
    expect(both).toMatch(/^1 Färdiga om året +−?\d till \+?\d \(0\) /m)
  })

  test('an opening that is no whole number is said to be rounded by chance', async () => {
    expect(flowing(await kohort(`${gotland} --trainees 3.5`))).toContain(
      'Planen börjar 2023 med 3,5 ST-läkare, ett tal som inte är hela personer',
    )
    expect(await kohort(gotland.replace('individual', 'expected').concat(' --trainees 3.5'))).not.toContain(
      'hela personer',
    )
  })
})

test('what is printed alike is beside nothing, and of whole people what is off by less than one', async () => {
  const saidOf = async (trainees: number, process: string): Promise<string | undefined> => {
    const words = `simulate gotland --trainees ${trainees} --specialists 22 --process ${process} --series completions`
    const text = flowing(await kohort(`${words} --draws 256 --lang en`))
    return /are ([\d.]+ in the middle, against [\d.]+)/.exec(text)?.[1]
  }
  // Off by as much of their bands: the one can be seen, the other is 2.1 and 2.1.
  expect(await saidOf(13, 'expected')).toBe('1.9 in the middle, against 2.0')
  expect(await saidOf(14, 'expected')).toBeUndefined()
  // 1 against 1.4: nobody is 0.4.
  expect(await saidOf(9, 'individual')).toBeUndefined()
})

describe('why the middle lies beside the projection', () => {
  test('each number alone at its middle draw; requirements and shares stay whole', async () => {
    const { uncertainty } = await simulate(plan, { draws: 8 })
    const found = besideOf(uncertainty, 'completions', 2034)
    expect(found[0]?.path).toBe('training.attrition')
    expect(found[0]?.effect).toBeLessThan(0)
    expect(found.map(({ effect }) => Math.abs(effect))).toEqual(
      found.map(({ effect }) => Math.abs(effect)).sort((one, other) => other - one),
    )
    // Money moves nobody.
    expect(found.find(({ path }) => path === 'cost.perTrainee')?.effect).toBe(0)
  })
  test('key years hold the first, the last and the ends of goals', () => {
    expect(keyYears(plan)).toEqual([2024, 2027, 2030, 2034])
    expect(keyYears({ ...plan, to: 2026, goals: [] })).toEqual([2024, 2025, 2026])
  })
})
