import { sensitivity, valueOfKnowing } from '@kohort/ensemble'
import { describe, expect, test } from 'vitest'
import { flowing, inFolder, lessLeave, plain, plan } from './how-sure.js'

const { kohort, json } = inFolder()

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
