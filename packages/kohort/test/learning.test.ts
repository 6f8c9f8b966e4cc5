import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePlan } from '@kohort/core'
import { backtest, calibrate, followUp } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { writtenNumber } from '../src/learning/written-number.js'
import { runHere, temporaryFolder } from './command.js'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const run = (...words: readonly string[]) => runHere(words, folder)
const few = ['--draws', '512'] as const

const lines = (text: string): readonly string[] => text.split('\n')
/** The widest line but for commands, which stand unbroken to be copied. */
const widest = (text: string): number =>
  Math.max(
    ...lines(text)
      .filter((line) => !line.startsWith('  kohort '))
      .map((line) => [...line].length),
  )

const history = [
  'year,trainees,intake,completions',
  '2012,,78,',
  '2013,,85,60',
  '2014,430,88,66',
  '2015,441,90,68',
  '2016,455,92,70',
  '2017,470,98,',
  '2018,495,105,75',
]
writeFileSync(join(folder, 'historik.csv'), `${history.join('\n')}\n`)
writeFileSync(
  join(folder, 'svensk.csv'),
  `\ufeff${history.map((line) => line.replaceAll(',', ';').replace('430', '"430,0"')).join('\r\n')}\r\n`,
)
writeFileSync(
  join(folder, 'historik.yaml'),
  ['trainees:', ...[430, 441, 455, 470, 495].map((stock, index) => `  ${2014 + index}: ${stock}`)].join('\n'),
)

describe('kohort follow-up', () => {
  it('says the verdict first, then figures, meaning and what to do, within 100 columns in both languages', async () => {
    for (const [language, first, next] of [
      [
        'sv',
        'De räknade åren ligger inom spannet: 731 ST-läkare 2025 ligger inom 720–740',
        'Gör så här härnäst',
      ],
      [
        'en',
        'The counted years are inside the corridor: 731 trainees in 2025 lies inside 720–740',
        'What to do next',
      ],
    ] as const) {
      const { code, out, err } = await run(
        'follow-up',
        '--observed',
        'trainees.2025=731',
        '--lang',
        language,
        ...few,
      )
      expect([code, err]).toEqual([0, ''])
      expect(lines(out)[1]?.replaceAll('\u00a0', ' ')).toContain(first)
      expect(out).toContain(next)
      expect(out.replaceAll('\u00a0', ' ')).toMatch(
        language === 'sv'
          ? /Vikterna motsvarar \d+ av 512 dragningar/
          : /The weights amount to \d+ of 512 draws/,
      )
      expect(out).toContain(language === 'sv' ? 'Fel (standard-' : 'Error (standard')
      expect(out.replaceAll(/\s+/g, ' ')).toContain(
        language === 'sv'
          ? 'i varje dragning med ett eget räknefel'
          : 'in each draw with an error of its own',
      )
      expect(widest(out)).toBeLessThanOrEqual(100)
    }
  })

  it('says by how much a corridor was left', async () => {
    const { out } = await run('follow-up', '--observed', 'trainees.2025=748', '--lang', 'sv', ...few)
    expect(lines(out)[1]).toContain(
      'De räknade åren ligger inte alla inom spannet: 748 ST-läkare 2025 är 8 över 720–740',
    )
    expect(out).toContain('oväntat högt')
    expect(out).toContain('kohort calibrate')
  })

  it('gives the library’s figures as JSON and CSV, errors and statements as they were written', async () => {
    const words = [
      ...[
        '--observed',
        'trainees.2025=731,completions.2025=104',
        '--error',
        'trainees=10',
        '--error',
        'completions=4%',
      ],
      ...['--contested', 'trainees.2026=700', '--seed', 's', '--no-own', ...few],
    ]
    const { out } = await run('follow-up', ...words, '--json')
    const wanted = await followUp(
      stockholm(),
      [
        { series: 'trainees', year: 2025, value: 731, error: 10 },
        { series: 'completions', year: 2025, value: 104, error: 4.16 },
        { series: 'trainees', year: 2026, value: 700, kind: 'contested' },
      ],
      { draws: 512, seed: 's', own: false },
    )
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(wanted)))
    const { out: table } = await run('follow-up', ...words, '--csv')
    expect(table).toContain('contested,trainees,2026,before')
    const after = wanted.changes.find(({ series, year }) => series === 'trainees' && year === 2027)?.after
    expect(table).toContain(`series,trainees,2027,after,${after?.projected},${after?.p5}`)
  })

  it.each([
    [['--observed', 'trainees=731'], 'serie.år=tal'],
    [['--observed', 'trainee.2025=731'], 'Menade du trainees?'],
    [['--observed', 'trainees.2022=731'], 'utanför 2024 till 2034'],
    [['--observed', 'trainees.2025=7310'], 'planen kan inte förklara det'],
    [['--observed', 'trainees.2025=731', '--observed', 'trainees.2025=732'], 'två uppgifter'],
    [['--observed', 'trainees.2025=731', '--error', 'trainees=0'], 'över 0'],
    [['--no-own'], 'Inget är observerat'],
    [['--draws', '1000'], 'potens av två'],
  ])('refuses %j with 2, and prints nothing', async (words, said) => {
    const { code, out, err } = await run('follow-up', ...words, '--lang', 'sv')
    expect([code, out]).toEqual([2, ''])
    expect(err.replaceAll('\n', ' ')).toContain(said)
  })
})

/** The words of a command as a shell reads them; those here have double quotes at most. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )

describe('what gives the same figures again', () => {
  it.each([
    [
      [
        ...[
          'follow-up',
          '--observed',
          'trainees.2025=731,coverage.2025=55,5%',
          '--contested',
          'trainees.2026=760',
        ],
        ...[
          '--error',
          'coverage=2,5%',
          '--error',
          'trainees=9',
          '--no-own',
          '--exact',
          '--set',
          'training.away=0.12',
        ],
        ...['--draws', '256', '--seed', 'my own seed', '--sampling', 'random', '--process', 'individual'],
        ...['--noise', 'training.attrition=0.002', '--to', '2030'],
      ],
    ],
    [
      [
        ...['calibrate', 'skåne', '--trainees', '460', '--paths', 'training.attrition,training.away'],
        ...[
          '--others',
          'drawn',
          '--observed',
          'trainees.2024=480',
          '--error',
          'trainees=1.5%',
          '--draws',
          '64',
        ],
      ],
    ],
    [
      [
        'backtest',
        '--history',
        'historik.csv',
        '--after',
        'held',
        '--error',
        'intake=4%',
        '--draws',
        '64',
        '--seed',
        'x',
      ],
    ],
  ])('%j', async (words) => {
    for (const language of ['sv', 'en']) {
      const { code, out, err } = await run(...words, '--lang', language)
      expect([code, err]).toEqual([0, ''])
      const at = lines(out).findIndex((line) => /^(?:Samma siffror igen|The same figures again)/.test(line))
      const [name, ...again] = wordsOf((lines(out)[at + 1] ?? '').trim())
      expect(name).toBe('kohort')
      expect((await run(...again, '--lang', language)).out).toBe(out)
    }
  })
})

describe('figures as a planner writes them', () => {
  const observationsOf = async (...words: readonly string[]) => {
    const { code, out, err } = await run('follow-up', '--no-own', ...words, '--draws', '1024', '--json')
    expect([code, err]).toEqual([0, ''])
    return (JSON.parse(out).observations as { name: string; value: number; error: number }[]).map(
      ({ name, value, error }) => [name, value, error],
    )
  }

  it('reads decimal commas and per cent of shares', async () => {
    const error = ['--error', 'coverage=0,03', '--error', 'trainees=7,5']
    expect(await observationsOf('--observed', 'coverage.2025=55,5%,trainees.2025=731,5', ...error)).toEqual([
      ['coverage.2025', 0.555, 0.03],
      ['trainees.2025', 731.5, 7.5],
    ])
    expect(await observationsOf('--observed', 'coverage.2025=0,555, trainees.2025=731.5', ...error)).toEqual([
      ['coverage.2025', 0.555, 0.03],
      ['trainees.2025', 731.5, 7.5],
    ])
  })

  it.each([
    [['--observed', 'specialists.2025=1,080'], 'tusental eller decimaler'],
    [['--observed', 'trainees.2025=55%'], 'räknas inte i procent'],
    [['--observed', 'trainees.2025=1.080,5'], 'är inget tal'],
    [['--observed', 'trainees.2025='], 'är inget tal'],
    [['--observed', 'trainees.2025=731,'], 'serie.år=tal'],
    [['--observed', 'trainees.2025=0'], 'det ska vara över 0'],
    [['--observed', 'trainees.2025=-731'], '−731 kan inte vara räknat'],
    [['--observed', 'shortfall.2025=100'], '--error shortfall='],
    [['--error', 'trainees=1,000'], 'tusental eller decimaler'],
  ])('refuses %j', async (words, said) => {
    const { code, out, err } = await run('follow-up', ...words, '--lang', 'sv')
    expect([code, out]).toEqual([2, ''])
    expect(err.replaceAll('\n', ' ')).toContain(said)
  })

  it('reads numbers as they are written, and no others', () => {
    const read = (text: string) => writtenNumber(text)
    expect(
      ['731', '731,5', '731.5', '0,125', '1 080', '1\u00a0080,5', '−3', '+2', '.5', '5,', '1e3'].map(read),
    ).toEqual([731, 731.5, 731.5, 0.125, 1080, 1080.5, -3, 2, 0.5, 5, 1000])
    expect(['1,080', '12,345', '123,456'].map(read)).toEqual(['thousands', 'thousands', 'thousands'])
    expect(['', ',', '1.080,5', '=1+1', '1 08', 'NaN', 'Infinity', '0x10', '1e9999'].map(read)).toEqual(
      Array(9).fill('no-number'),
    )
  })
})

describe('kohort calibrate', () => {
  const observed = ['--observed', 'completions.2023=94,trainees.2024=706'] as const

  it('says what fits, what was not learnt and what to do, within 100 columns', async () => {
    for (const language of ['sv', 'en']) {
      const { code, out, err } = await run(
        ...[
          'calibrate',
          '--paths',
          'training.attrition,specialists.retention',
          ...observed,
          '--lang',
          language,
        ],
        ...few,
      )
      expect([code, err]).toEqual([0, ''])
      expect(lines(out)[1]).toMatch(
        language === 'sv' ? /^Bäst passar .* som avhopp/ : /^What fits best is .* attrition/,
      )
      expect(out).toContain(language === 'sv' ? 'inget lärt' : 'nothing learnt')
      expect(widest(out)).toBeLessThanOrEqual(100)
    }
  })

  it('has a column of chance with whole people, and asks for them in a small region', async () => {
    const words = ['calibrate', '--paths', 'training.attrition', ...observed, ...few, '--lang', 'sv'] as const
    const people = await run(...words, '--process', 'individual')
    expect([people.code, people.err]).toEqual([0, ''])
    expect(widest(people.out)).toBeLessThanOrEqual(100)
    expect(people.out).toMatch(/^Färdiga specialister 2023 +94 +4,7 +\d,\d +/m)
    expect(people.out).toMatch(/ Slump +Planen/)
    expect(people.out.match(/--process individual/g)?.length).toBe(2)
    const shares = await run(...words)
    expect(shares.out).not.toContain('Slump')
    const csv = await run(...words, '--process', 'individual', '--csv')
    const [head = '', ...rows] = lines(csv.out)
    expect(head.replace('\r', '')).toMatch(/chance$/)
    for (const row of rows.filter((line) => line !== ''))
      expect(row.split(';').length + row.split(',').length).toBe(
        head.split(';').length + head.split(',').length,
      )
    const small = await run(
      ...['calibrate', 'gotland', '--trainees', '24', '--specialists', '30', '--paths', 'training.attrition'],
      ...['--observed', 'completions.2024=3', '--error', 'completions=1', ...few, '--lang', 'en'],
    )
    expect(small.out.replaceAll(/\s+/g, ' ')).toContain('Calibrate with whole people: --process individual.')
  })

  it('says of a range that lies elsewhere that it does, and that it may be chance', async () => {
    const { out } = await run(
      ...['calibrate', 'gotland', '--trainees', '24', '--specialists', '30', '--paths', 'training.attrition'],
      ...['--observed', 'completions.2024=1,completions.2025=0', '--error', 'completions=0.5'],
      ...[...few, '--lang', 'sv'],
    )
    expect(out).toMatch(/^Avhopp .* utanför planens$/m)
    expect(out).not.toContain('inget lärt')
    expect(lines(out)[1]).toMatch(/^Bäst passar /)
    const flat = out.replaceAll(/\s+/g, ' ')
    expect(flat).toContain('kan vara slump mellan hela personer: räkna om med --process individual')
    expect(out).toMatch(/^Färdiga specialister 2024 +1 +0,5 /m)
  })

  it('writes a plan that can be projected, and never over a file', async () => {
    const words = ['calibrate', '--paths', 'training.attrition', ...observed, '--out', 'ny.yaml', ...few]
    const { code, out } = await run(...words, '--lang', 'sv')
    expect(code).toBe(0)
    expect(out).toContain('Skrev planen: ny.yaml.')
    // The file is not what the bands ahead come from, and the screen says so.
    expect(out.replaceAll(/\s+/g, ' ')).toContain('kohort simulate på den ger för breda spann')
    expect(out).toContain('  kohort follow-up --observed trainees.2024=706\n')
    const used = await run('follow-up', 'ny.yaml', '--observed', 'trainees.2024=706', ...few, '--lang', 'sv')
    expect(used.out).toContain('ST-läkare 2024 räknas två gånger')
    expect(used.out.replaceAll(/\s+/g, ' ')).toContain('(”avhopp 2023”)')
    const written = parsePlan(parse(readFileSync(join(folder, 'ny.yaml'), 'utf8')))
    const found = await calibrate(
      stockholm(),
      { 'completions.2023': 94, 'trainees.2024': 706 },
      ['training.attrition'],
      { draws: 512 },
    )
    expect(written.training.attrition).toEqual(found.plan.training.attrition)
    expect((await run('project', 'ny.yaml', '--csv')).code).toBe(0)
    const again = await run(...words)
    expect([again.code, again.out]).toEqual([2, ''])
    expect((await run(...words, '--force')).code).toBe(0)
  })

  it('gives JSON and CSV', async () => {
    const words = ['calibrate', '--paths', 'training.attrition', ...observed, ...few]
    const data = JSON.parse((await run(...words, '--json')).out)
    const table = (await run(...words, '--csv')).out
    expect(table).toContain(`number,training.attrition,2023,0.009,0.005,0.04,${data.numbers[0].after.value}`)
  })

  it.each([
    [[], '--paths'],
    [['--paths', 'training.atrition'], 'Menade du training.attrition?'],
    [['--paths', 'training.baseStock.total'], 'inget spann'],
    [['--paths', 'training.attrition', '--observed', 'intake.2023=1'], 'ingen sådan siffra'],
    [['--paths', 'training.attrition', '--out', 'plan.txt'], '.yaml'],
    [['--paths', 'training.attrition', '--draws', '50'], '--draws 50'],
  ])('refuses %j with 2, and prints and writes nothing', async (words, said) => {
    const { code, out, err } = await run('calibrate', ...words, '--lang', 'sv')
    expect([code, out]).toEqual([2, ''])
    expect(err.replaceAll('\n', ' ')).toContain(said)
    expect(existsSync(join(folder, 'plan.txt'))).toBe(false)
  })
})

describe('kohort backtest', () => {
  it('compares with what came, within 100 columns in both languages', async () => {
    for (const [language, first] of [
      ['sv', /^Modellen låg i snitt .* fel om antalet ST-läkare/],
      ['en', /^The model was off by .* on average/],
    ] as const) {
      const { code, out, err } = await run(
        ...['backtest', '--history', 'historik.csv', '--draws', '128', '--lang', language],
      )
      expect([code, err]).toEqual([0, ''])
      expect(lines(out)[1]).toMatch(first)
      expect(widest(out)).toBeLessThanOrEqual(100)
    }
  })

  it('shows every horizon, with units, and gives no verdict from few starts', async () => {
    const { out } = await run('backtest', '--history', 'historik.csv', '--draws', '128', '--lang', 'sv')
    const { scores } = JSON.parse(
      (await run('backtest', '--history', 'historik.csv', '--draws', '128', '--json')).out,
    ) as { scores: { series: string; horizon: number | null }[] }
    const horizons = scores.filter(({ horizon }) => horizon !== null)
    const rows = lines(out).filter((line) => /^\d+ +\d+ /.test(line))
    expect(rows.map((line) => Number(/^\d+/.exec(line)?.[0]))).toEqual(horizons.map(({ horizon }) => horizon))
    expect(horizons.length).toBeGreaterThan(10)
    expect(out).toContain('personer')
    const flat = out.replaceAll(/\s+/g, ' ')
    expect(flat).toContain('ur 5 starter som överlappar varandra; minst 10 behövs')
    expect(flat).not.toContain('Spannen höll')
    expect(flat).toContain('de är inte oberoende')
    // Six more years make ten starts and more: then a verdict.
    const stocks = Array.from(
      { length: 11 },
      (_, year) => `trainees.${2012 + year}=${Math.round(430 * 1.04 ** year)}`,
    )
    const long = await run('backtest', '--observed', stocks.join(), '--draws', '64', '--lang', 'sv')
    expect(long.out).toMatch(/Spannen (?:höll|är för smala)/)
  })

  it('tests a small region with whole people, and says so where it does not', async () => {
    const small = ['backtest', 'gotland', '--trainees', '24', '--specialists', '30', '--draws', '64']
    const stocks = [18, 21, 19, 22, 24].map((stock, index) => `trainees.${2016 + index}=${stock}`)
    const words = [...small, '--observed', stocks.join(), '--lang', 'sv'] as const
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
    const shares = await run(...words)
    expect([shares.code, shares.err]).toEqual([0, ''])
    expect(flat(shares.out)).toContain('slump mellan hela personer')
    expect(flat(shares.out)).toContain('Pröva med hela personer: --process individual.')
    const people = await run(...words, '--process', 'individual')
    expect(people.code).toBe(0)
    expect(flat(people.out)).not.toContain('slump mellan hela personer')
    // The command that gives the same again.
    expect(people.out).toContain('--process individual')
    expect(people.out).not.toBe(shares.out)
  })

  it('reads a history in each of its forms', async () => {
    const json = async (...words: readonly string[]) =>
      JSON.parse((await run('backtest', ...words, '--draws', '64', '--json')).out)
    const own = await json('--history', 'historik.csv')
    expect(await json('--history', 'svensk.csv')).toEqual(own)
    const swedish = readFileSync(join(folder, 'svensk.csv'), 'utf8')
    writeFileSync(
      join(folder, 'rubriker.csv'),
      swedish.replace('trainees', 'ST-läkare').replace('intake', 'Antagning'),
    )
    expect(await json('--history', 'rubriker.csv')).toEqual(own)
    const stocks = [430, 441, 455, 470, 495].map((stock, index) => `trainees.${2014 + index}=${stock}`)
    const given = await json('--observed', stocks.join(','))
    expect(await json('--history', 'historik.yaml')).toEqual(given)
    const wanted = await backtest(
      stockholm(),
      { trainees: { 2014: 430, 2015: 441, 2016: 455, 2017: 470, 2018: 495 } },
      { draws: 64 },
    )
    expect(given.forecasts).toEqual(JSON.parse(JSON.stringify(wanted.forecasts)))
    const { out } = await run('backtest', '--history', 'historik.csv', '--draws', '64', '--csv')
    expect(lines(out).length).toBe(own.forecasts.length + 2)
  })

  it('refuses a history that is too short with a reason, what is needed, and how to hand it in', async () => {
    for (const [language, words] of [
      [
        'sv',
        ['Historiken är för kort', '5 år', '2023 (650), 2024 (706)', '3 år till', 'year,trainees,intake'],
      ],
      [
        'en',
        [
          'The history is too short',
          '5 years',
          '2023 (650), 2024 (706)',
          '3 more years',
          'kohort backtest --history',
        ],
      ],
    ] as const) {
      const { code, out, err } = await run('backtest', '--lang', language)
      expect([code, out]).toEqual([2, ''])
      for (const word of words) expect(err.replaceAll('\n', ' ')).toContain(word)
      expect(widest(err)).toBeLessThanOrEqual(100)
    }
  })

  it.each([
    ['no-year.csv', 'trainees\n430\n', 'year'],
    ['bad.csv', 'year,trainees\n2014,=1+1\n', 'rad 2'],
    ['row.csv', 'year,trainees\nett år,430\n', 'rad 2'],
    ['series.csv', 'year,trainee\n2014,430\n', 'Menade du trainees?'],
    ['list.yaml', 'trainees: 430\n', 'går inte att läsa'],
    ['empty.csv', '', 'filen är tom'],
    ['below.csv', 'year,trainees\n2014,430\n2015,-441\n', 'rad 3, trainees: -441'],
    ['twice.csv', 'year,trainees\n2014,430\n2014,431\n', 'rad 3: trainees 2014 står redan på rad 2'],
  ])('refuses the history %s', async (name, text, said) => {
    writeFileSync(join(folder, name), text)
    const { code, out, err } = await run('backtest', '--history', name, '--lang', 'sv')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(said)
  })

  it('names a history that is not there', async () => {
    const { code, err } = await run('backtest', '--history', 'nowhere.csv')
    expect(code).toBe(2)
    expect(err).toContain('nowhere.csv')
  })
})
