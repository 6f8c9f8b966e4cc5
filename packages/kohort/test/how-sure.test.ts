import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan } from '@kohort/core'
import { sensitivity, simulate, valueOfKnowing } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { fromLibrary } from '@kohort/scenarios'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { voiceOf } from '../src/format.js'
import { besideOf } from '../src/how-sure/beside.js'
import { keyYears } from '../src/how-sure/key-years.js'
import { probabilityText, probabilityWords } from '../src/how-sure/probability-text.js'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
const plan = stockholm()
const lessLeave = fromLibrary(plan, 'less-leave')

beforeAll(() => {
  writeFileSync(join(place.folder, 'example.json'), JSON.stringify(examplePlan))
})
afterAll(place.remove)

const kohort = async (words: string): Promise<string> => {
  const { code, out, err } = await runHere(words.split(' '), place.folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.replaceAll('\u00a0', ' ')
}
const json = async (words: string): Promise<unknown> => JSON.parse(await kohort(`${words} --json`))
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
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
    expect(await kohort(`${words} --lang sv`)).toContain('--sampling sobol --process individual')
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
    expect(flowing(text)).toMatch(/^Planen är osäker: beräkningen når 2 av 6 mål, men inget mål nås/)
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
    expect(text).toContain('--draws 512 --seed kohort --sampling sobol')
    expect(text).toMatch(/kohort sensitivity --of corridors$/m)
  })

  test('what it says again gives the same screen', async () => {
    const text = await kohort('simulate --draws 128 --seed x --lang en')
    const [, again = ''] = /The same figures again: (.*) \(Kohort/.exec(text) ?? []
    expect(again).toBe('--draws 128 --seed x --sampling sobol')
    expect(await kohort(`simulate ${again} --lang en`)).toBe(text)
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
    expect(flowing(text)).toMatch(
      new RegExp(`Vad är värt att ta reda på\\? Sannolikheten är ${now} % ± \\d+ \\(minst 20 %: nej\\)\\.`),
    )
    const move = Math.round(100 * (found?.move.value ?? Number.NaN))
    expect(text).toMatch(
      new RegExp(`^tillsatta platser +100 % \\* +85–99,7 % +${low} % +${high} % +${move} +${flips} %$`, 'm'),
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
    ['simulate --draws 0', 'Skriv ett heltal'],
    ['simulate --draws 99999999', 'heltal'],
    ['simulate --sampling x', 'sobol'],
    ['simulate --noise a=1', '--noise training.fillRate=0.05'],
    ['simulate --noise training.fillRate=2', 'standardavvikelse'],
    ['simulate --quantiles 2', 'tal från 0 till 1'],
    ['simulate --series none', 'ingen serie'],
    ['simulate --years 1990', '1990 räknas inte fram'],
    ['simulate nowhere', 'varken en fil'],
    ['simulate --randomisations 3', 'equal parts'],
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
  })

  test('prints no control character of it', async () => {
    const nasty = '\u001b[2J\u001b]8;;http://example.org\u0007=HYPERLINK("x")\u202eevil\r\n'
    for (const words of [
      ['sensitivity', '--of', nasty],
      ['simulate', '--noise', nasty],
      ['simulate', '--quantiles', nasty],
      ['simulate', '--seed', nasty, '--draws', '8'],
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
        expect([...line].length, line).toBeLessThanOrEqual(100)
        expect(line).toBe(line.trimEnd())
      }
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
  })
})

describe('probabilities in words and numbers', () => {
  const voice = voiceOf('sv')
  test.each([
    [0, '< 0,1 %', 'ytterst osannolikt'],
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
    expect(probabilityWords(probability, voice)).toBe(words)
  })
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
