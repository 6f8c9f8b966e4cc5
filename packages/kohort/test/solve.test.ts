import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { solveIntake, solveParameter } from '@kohort/solve'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Ran, runHere, temporaryFolder } from './command.js'

let place = temporaryFolder()
const plan = stockholm()
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ')

beforeEach(() => {
  place.remove()
  place = temporaryFolder()
  writeFileSync(join(place.folder, 'example.json'), JSON.stringify(examplePlan))
})
afterAll(() => place.remove())

const solve = async (words: string): Promise<Ran> => {
  const { code, out, err } = await runHere(`solve ${words}`.split(' '), place.folder)
  expect(err).toBe('')
  return { code, out: out.replaceAll('\u00a0', ' '), err }
}

const possible = '--reach 150-a-year --within corridors,scenario-2034'
const impossible = `${possible} --max-intake 170`

describe('solve', () => {
  test('--json is the library’s solution', async () => {
    const { code, out } = await solve(`${possible} --json`)
    expect(code).toBe(0)
    const within = ['corridors', 'scenario-2034']
    expect(JSON.parse(out)).toEqual(plain(solveIntake(plan, { reach: ['150-a-year'], within })))
    const other = await solve('--reach corridors --objective cheapest --integer --json')
    expect(JSON.parse(other.out)).toEqual(
      plain(solveIntake(plan, { reach: ['corridors'], objective: 'cheapest', integer: true })),
    )
  })

  test('the path beside the plan’s own, the verdicts, and what it costs to believe it', async () => {
    const { code, out } = await solve(`${possible} --lang sv`)
    expect(code).toBe(0)
    expect(flowing(out)).toContain('Det går, med så jämn antagning som möjligt.')
    expect(out).toMatch(/^2028 +130 +223,9 +\+94 +891 +787/m)
    expect(out).toMatch(/✓ ja +150 om året i snitt de tre sista åren/)
    expect(out).toContain('Planens övriga mål, med den antagningen')
    expect(flowing(out)).toContain('Det håller bara med en puckel i antagningen, inte i längden.')
    expect(flowing(out)).toContain('planens högsta är 161')
  })

  test('what cannot be done: what conflicts, why, how near, and what would help; exit code 1', async () => {
    const { code, out } = await solve(`${impossible} --lang sv`)
    expect(code).toBe(1)
    const flat = flowing(out)
    expect(flat).toContain('Det går inte: ingen antagning ger allt detta.')
    expect(flat).toContain(
      'De krockar: ”150 om året i snitt de tre sista åren”, ”Spannen 2024–2027” och gränserna för antagningen.',
    )
    expect(flat).toMatch(/som mest 138,\d \(personer per år\)/)
    expect(flat).toContain('A missar ”150 om året i snitt de tre sista åren” så lite som möjligt')
    expect(flat).toMatch(/helt frånvarande 13 % → högst \d,\d % \(troligt 10–16 %\)/)
    expect(flowing((await solve(`${impossible} --lang en`)).out)).toContain('They conflict:')
  })

  test('goals that may be missed are missed by as little as can be', async () => {
    const { code, out } = await solve(`${impossible} --soft --lang en`)
    expect(code).toBe(0)
    expect(flowing(out)).toContain('Not wholly: this is the nearest')
  })

  test.each(['losning.yaml', 'losning.json'])(
    '--out %s is the solved plan, and overwrites nothing',
    async (name) => {
      const { code, out } = await solve(`${possible} --out ${name} --lang en`)
      expect(code).toBe(0)
      expect(out).toContain(`Wrote the plan with the solution: ${name}`)
      const text = readFileSync(join(place.folder, name), 'utf8')
      const written = parsePlan(name.endsWith('.json') ? JSON.parse(text) : parse(text))
      expect(project(written).goals.find(({ id }) => id === '150-a-year')?.met).toBe(true)
      const again = await runHere(['project', name, '--json'], place.folder)
      expect(again.code).toBe(0)
      expect((await runHere(`solve ${possible} --out ${name}`.split(' '), place.folder)).code).toBe(2)
      expect(readFileSync(join(place.folder, name), 'utf8')).toBe(text)
      expect((await solve(`${possible} --out ${name} --force`)).code).toBe(0)
    },
  )

  test('nothing is written without a solution', async () => {
    const { code, out } = await solve(`${impossible} --out plan.yaml --lang en`)
    expect(code).toBe(1)
    expect(out).toContain('plan.yaml was not written')
    expect(existsSync(join(place.folder, 'plan.yaml'))).toBe(false)
    expect(readdirSync(place.folder)).toEqual(['example.json'])
  })

  test('--csv: the path and the plan’s own', async () => {
    const lines = (await solve(`${possible} --csv`)).out.trimEnd().split('\n')
    expect(lines[0]).toBe('year,intake_wanted,plan_intake_wanted,intake,trainees,completions,unit')
    expect(lines).toHaveLength(12)
  })

  test.each([
    possible,
    impossible,
    `${possible} --max-change 50`,
    '--reach norm-2034',
    '--reach 150-in-2034 --objective soonest',
    'example.json --reach 150-a-year',
    'example.json --reach 150-a-year --ignore-limits',
    '--parameter training.attrition --reach scenario-2034',
    '--parameter training.away --reach 150-a-year',
    '--parameter specialists.retention.5 --reach norm-2034',
    '--parameter training.requirement --reach corridors',
  ])('no line of "solve %s" is wider than 100 characters or carries an escape code', async (words) => {
    for (const language of ['sv', 'en'] as const) {
      const { code, out } = await solve(`${words} --lang ${language}`)
      expect([0, 1]).toContain(code)
      for (const line of out.split('\n')) {
        expect([...line].length, line).toBeLessThanOrEqual(100)
        expect(line).toBe(line.trimEnd())
      }
      expect(out).not.toContain('\u001b')
      expect(out).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
  })
})

describe('solve --parameter', () => {
  test('--json is the library’s', async () => {
    const { code, out } = await solve('--parameter training.away --reach corridors --json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(plain(solveParameter(plan, 'training.away', 'corridors')))
  })

  test('the value, whether it is likely, and exit code 1 when there is none', async () => {
    const met = await solve('--parameter training.away --reach corridors --lang sv')
    expect(flowing(met.out)).toMatch(
      /”Spannen 2024–2027” nås i planen \(helt frånvarande 13 %\), och faller vid 15,\d+ % från 2024\./,
    )
    expect(met.out).toContain('Det ligger inom det troliga intervallet, 10–16 %.')
    const never = await solve('--parameter training.away --reach 150-a-year --lang en')
    expect(never.code).toBe(1)
    expect(never.out).toContain('No value of fully away is enough')
  })
})
