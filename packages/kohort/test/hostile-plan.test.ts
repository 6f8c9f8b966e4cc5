import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan } from '@kohort/core'
import { afterAll, describe, expect, test } from 'vitest'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
afterAll(place.remove)

const clear = '\u001b[2J\u001b[1;1H'
const link = '\u001b]8;;http://example.org\u0007here\u001b]8;;\u0007'
const eightBit = '\u009b31m\u0090q\u009c'
const turned = '\u202eevil\u2066'
const nasty = `${clear}=HYPERLINK("x")${link}${eightBit}${turned}\r\n\u0007Overwritten`

const plan = {
  ...examplePlan,
  title: `${nasty} ${'long '.repeat(200)}`,
  groups: {
    ...examplePlan.groups,
    ordinary: { title: nasty, share: { value: 0.9, note: nasty, kind: 'assumed' } },
  },
  observed: { trainees: { '2024': { value: 999, note: nasty } } },
  sources: { 'some-id': { title: nasty, publisher: nasty } },
  goals: examplePlan.goals.map((goal) => ({ ...goal, title: nasty })),
}

describe('a plan whose texts are not to be trusted', () => {
  writeFileSync(join(place.folder, 'plan.json'), JSON.stringify(plan))

  test.each([
    'project plan.json --all',
    'check plan.json',
    'explain groups.ordinary.share plan.json',
    'consistency plan.json',
  ])('%s prints no control character of it', async (words) => {
    const { out, err } = await runHere(words.split(' '), place.folder)
    expect(err).toBe('')
    expect(out).toContain('HYPERLINK')
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(100)
  })

  test('CSV holds no cell that a spreadsheet would run', async () => {
    const { out } = await runHere(['project', 'plan.json', '--csv'], place.folder)
    for (const line of out.trimEnd().split('\n')) {
      for (const cell of line.split(',')) {
        if (/^-?\d/.test(cell)) expect(Number.isFinite(Number(cell)) || cell.startsWith('1')).toBe(true)
        else expect(cell).not.toMatch(/^"?[=+\-@\t\r]/)
      }
    }
  })

  test('a message that quotes the plan or the command line is as safe', async () => {
    writeFileSync(join(place.folder, 'broken.json'), JSON.stringify({ ...plan, [`${clear}key`]: 1 }))
    for (const words of [
      ['project', 'broken.json'],
      ['project', `${clear}nowhere.json`],
      ['project', `${clear}region`],
      ['project', '--set', `${clear}=1`],
      ['check', 'plan.json', '--goal', `${clear}goal`],
      ['explain', `${clear}name`],
    ]) {
      const { code, err } = await runHere(words, place.folder)
      expect(code).toBe(2)
      expect(err.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })
})
