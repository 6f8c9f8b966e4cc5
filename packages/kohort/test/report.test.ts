import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan, parsePlan } from '@kohort/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runHere, temporaryFolder } from './command.js'

let folder = ''
let remove: () => void = () => undefined
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

const kohort = (line: string) => runHere(line.split(' '), folder)
const dataOf = (file: string) => {
  const html = readFileSync(join(folder, file), 'utf8')
  return JSON.parse(
    /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? 'null',
  )
}

describe('kohort report', () => {
  it('writes one file with the plan, the scenarios and the language asked for', async () => {
    writeFileSync(join(folder, 'example.json'), JSON.stringify(examplePlan))
    const { code, out, err } = await kohort(
      'report example.json --draws 64 --seed a --out sida.html --lang sv',
    )
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Skrev sida.html')
    expect(readdirSync(folder).sort()).toEqual(['example.json', 'sida.html'])
    const data = dataOf('sida.html')
    expect(parsePlan(data.plan)).toEqual(parsePlan(examplePlan))
    expect([data.draws, data.seed, data.language, data.comparison]).toEqual([64, 'a', 'sv', null])
  })
  it('shows scenarios beside Stockholm, in English', async () => {
    const { code } = await kohort('report less-leave --draws 64 --lang en --out page.html')
    expect(code).toBe(0)
    const data = dataOf('page.html')
    expect(data.comparison.scenarios.map(({ id }: { id: string }) => id)).toEqual(['base', 'less-leave'])
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<html lang="en">')
  })
  it('refuses what it cannot write, and writes nothing', async () => {
    writeFileSync(join(folder, 'there.html'), 'mine')
    for (const [line, said] of [
      ['report --out there.html --draws 64', 'exists'],
      ['report --out page.pdf', '.html'],
      ['report --draws 1000', 'power of two'],
      ['report --draws 1048576', '16384'],
      ['report --open maybe', 'yes'],
      ['report nowhere.json', 'nowhere.json'],
    ] as const) {
      const { code, err } = await kohort(`${line} --lang en`)
      expect(code, line).toBe(2)
      expect(err, line).toContain(said)
    }
    expect(readFileSync(join(folder, 'there.html'), 'utf8')).toBe('mine')
    expect(existsSync(join(folder, 'stockholm.html'))).toBe(false)
    const { code } = await kohort('report --out there.html --draws 64 --force')
    expect(code).toBe(0)
  })
})
