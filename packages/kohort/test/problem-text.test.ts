import { PlanError, parsePlan } from '@kohort/core'
import { regionPlan, stockholm } from '@kohort/regions'
import { expect, test } from 'vitest'
import { problemInSwedish } from '../src/problem-text.js'
import { root, runHere } from './command.js'

const junk: readonly unknown[] = [
  null,
  -1,
  1e9,
  1.5,
  'x',
  '',
  [],
  {},
  true,
  undefined,
  [2, 1],
  1990,
  '0,5',
  3000,
]

type Tree = Record<string, unknown>

const placesOf = (tree: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof tree !== 'object' || tree === null
    ? []
    : Object.entries(tree).flatMap(([key, value]) => [[...path, key], ...placesOf(value, [...path, key])])

/** The plan with something else, or nothing, at a place. */
const broken = (text: string, path: readonly string[], value: unknown): unknown => {
  const plan = JSON.parse(text) as Tree
  const parent = path.slice(0, -1).reduce((here, key) => here[key] as Tree, plan)
  const last = path.at(-1) as string
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return plan
}

test('every problem that one wrong entry makes is said in Swedish', () => {
  const unsaid = new Set<string>()
  let said = 0
  for (const plan of [stockholm(), regionPlan('09', { trainees: 24, specialists: 30 })]) {
    const text = JSON.stringify(plan)
    placesOf(plan).forEach((path, place) => {
      // Each place is broken in two of the ways, all of them in turn: for speed.
      for (const value of [junk[place % junk.length], junk[(place * 5 + 3) % junk.length]])
        try {
          parsePlan(broken(text, path, value) as never)
        } catch (error) {
          expect(error).toBeInstanceOf(PlanError)
          for (const problem of (error as PlanError).problems) {
            if (problemInSwedish(problem) === undefined)
              unsaid.add(`${problem.found} | ${problem.expected} | ${problem.hint}`)
            else said += 1
          }
        }
    })
  }
  expect([...unsaid]).toEqual([])
  expect(said).toBeGreaterThan(800)
})

test.each([
  [
    ['project', '--to', '2300'],
    'to: här står 2300, det ska vara högst 2173. En beräkning omfattar högst 150 år.',
  ],
  [['project', '--set', 'training.away=1.5'], 'det ska vara högst'],
])('%j is refused in Swedish', async (words, text) => {
  const { code, err } = await runHere([...words, '--lang', 'sv'], root)
  expect(code).toBe(2)
  expect(err).toContain(text)
  expect(err).not.toMatch(/found|expected/)
})
