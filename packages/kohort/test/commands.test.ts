import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { consistency, planJsonSchema, project, projectionJsonSchema } from '@kohort/core'
import { regions, stockholm } from '@kohort/regions'
import { afterAll, describe, expect, test } from 'vitest'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
afterAll(place.remove)

const kohort = async (words: string): Promise<string> => {
  const { code, out, err } = await runHere(words.split(' '), place.folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.replaceAll('\u00a0', ' ')
}

describe('kohort', () => {
  test('without a command, its help; with --version, its version', async () => {
    expect(await runHere([], place.folder)).toMatchObject({ code: 0, err: '' })
    expect((await runHere([], place.folder)).out).toContain('Usage: kohort')
    expect(await kohort('--version')).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test.each([
    'project',
    'check',
    'consistency',
    'scenarios',
    'compare',
    'attribute',
    'tornado',
    'sweep',
    'solve',
    'regions',
    'explain',
    'init',
    'schema',
  ])('%s --help has an example', async (name) => {
    for (const [language, head] of [
      ['en', 'Examples:'],
      ['sv', 'Exempel:'],
    ]) {
      const help = await kohort(`${name} --help --lang ${language}`)
      expect(help).toContain(head)
      expect(help).toContain(`  kohort ${name}`)
    }
  })

  test('the language of --lang wins, before the command or after it', async () => {
    const environment = { LANG: 'sv_SE.UTF-8' }
    expect((await runHere(['check', '--lang', 'en'], place.folder, { environment })).out).toContain(
      'does not hold',
    )
    expect((await runHere(['--lang=sv', 'check'], place.folder)).out).toContain('Planen håller inte')
  })
})

describe('check', () => {
  const check = async (words: string) => runHere(`check ${words}`.trim().split(' '), place.folder)

  test('says which goal, when and by how much', async () => {
    const { code, out } = await check('--goal corridors --set training.fillRate=0.85 --lang en')
    expect(code).toBe(1)
    expect(out).toContain('2024: 682 trainees, 700–720 (18 below)')
    expect(out).toContain('2027: 690 trainees, 760–780 (70 below)')
  })

  test('--json gives the verdicts', async () => {
    const { code, out } = await check('--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(project(stockholm()).goals)))
  })

  test('exits with 0 when what was asked for is met', async () => {
    expect((await check('--goal corridors --goal scenario-2034')).code).toBe(0)
  })

  test('what cannot be judged is told and not missed', async () => {
    const { code, out, err } = await check('--to 2026 --goal 150-in-2034 --goal norm-2034')
    expect(code).toBe(2)
    expect(out.match(/cannot be said:/g)).toHaveLength(2)
    expect(err).toContain(
      'Nothing could be checked: 150-in-2034 is for 2034 but the plan is projected to 2026; norm-2034',
    )
    expect((await check('--to 2026 --goal 150-in-2034 --json')).code).toBe(2)
  })

  test('a goal without a limit, or no goals, check nothing', async () => {
    const free = stockholm().goals.find(({ min, max }) => (min ?? max) === undefined)?.id ?? ''
    const { code, err } = await check(`--goal ${free}`)
    expect({ code, err }).toMatchObject({ code: 2 })
    expect(err).toContain(`${free} has no limit`)
    writeFileSync(join(place.folder, 'no-goals.json'), JSON.stringify({ ...stockholm(), goals: [] }))
    expect(await check('no-goals.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('the plan has no goals'),
    })
  })
})

describe('files', () => {
  test('whole or not at all: a folder in the way of one leaves the other unwritten', async () => {
    mkdirSync(join(place.folder, 'o/stockholm.json'), { recursive: true })
    const { code, out, err } = await runHere(['project', '--out', 'o'], place.folder)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('there is a folder of that name')
    expect(readdirSync(join(place.folder, 'o'))).toEqual(['stockholm.json'])
    expect(existsSync(join(place.folder, 'o/stockholm.csv'))).toBe(false)
  })

  test('a plan in YAML under a name that does not say so', async () => {
    writeFileSync(join(place.folder, 'plan.txt'), await kohort('init'))
    expect((await runHere(['project', 'plan.txt', '--csv'], place.folder)).code).toBe(0)
  })
})

describe('consistency', () => {
  test('--json is the library’s finding', async () => {
    expect(JSON.parse(await kohort('consistency --json'))).toEqual(
      JSON.parse(JSON.stringify(consistency(stockholm()))),
    )
  })

  test('says yes when it is', async () => {
    expect(await kohort('consistency --set training.away=0.07 --lang en')).toContain('Yes.')
  })
})

describe('regions', () => {
  test('all 21, the unknown as unknown', async () => {
    const text = await kohort('regions --lang en')
    for (const { name } of regions) expect(text).toContain(name)
    expect(text).toMatch(/^09 +Gotland +1 100 +JA +unknown +unknown +57/m)
    for (const line of text.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(100)
  })

  test('null in JSON and NA in CSV, never 0', async () => {
    const rows = JSON.parse(await kohort('regions --json')) as {
      code: string
      shortfall2019: number | null
      norm: number | null
    }[]
    expect(rows).toHaveLength(21)
    expect(rows.find(({ code }) => code === '09')?.shortfall2019).toBeNull()
    expect(rows.find(({ code }) => code === '10')?.norm).toBeNull()
    const lines = (await kohort('regions --csv')).trimEnd().split('\n')
    expect(lines).toHaveLength(22)
    expect(lines.find((line) => line.startsWith('09,'))).toContain('NA,NA')
  })
})

describe('explain', () => {
  test('a series: definition, unit, section and what has been stated of it', async () => {
    const text = await kohort('explain completions --lang en')
    expect(text).toContain('The trainees who finish as specialists during the year.')
    expect(text).toContain('Unit: heads a year')
    expect(text).toContain('section 1–2')
    expect(text).toContain('2025: 130 completions a year')
  })

  test('a parameter: each number with source, range, date and note, groups’ own too', async () => {
    const text = await kohort('explain training.requirement.max --lang en')
    expect(text).toContain('groups.dual-specialist.training.requirement.max')
    expect(text).toContain('6.5 full-time years, likely 6–7.5')
    expect(text).toContain('assumed')
    const one = await kohort('explain groups.research.training.research --lang en')
    expect(one).not.toContain('  training.research –')
  })

  test('a name that is both leads on to the other', async () => {
    expect(await kohort('explain attrition --lang en')).toContain('See also: training.attrition.')
  })
})

describe('init', () => {
  test.each(['sv', 'en'])('the plan in %s is valid as it is, written and printed alike', async (language) => {
    const name = `plan-${language}.yaml`
    await kohort(`init ${name} --lang ${language}`)
    expect(await kohort(`init --lang ${language}`)).toBe(readFileSync(join(place.folder, name), 'utf8'))
    const projection = JSON.parse(await kohort(`project ${name} --json`)) as {
      goals: { met: boolean | null }[]
    }
    expect(projection.goals.map(({ met }) => met)).toEqual([true, true, false])
    expect((await runHere(['init', name], place.folder)).code).toBe(2)
    expect((await runHere(['init', name, '--force'], place.folder)).code).toBe(0)
  })
})

describe('schema', () => {
  test('prints the library’s', async () => {
    expect(JSON.parse(await kohort('schema'))).toEqual(JSON.parse(JSON.stringify(planJsonSchema())))
    expect(JSON.parse(await kohort('schema projection'))).toEqual(
      JSON.parse(JSON.stringify(projectionJsonSchema())),
    )
  })
})
