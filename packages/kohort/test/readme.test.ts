import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
afterAll(place.remove)

describe('the first screen in the README', () => {
  it('is what the command prints', async () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const shown = /```text\n([\s\S]*?)```/.exec(readme)?.[1]?.trimEnd().split('\n') ?? []
    const { out } = await runHere(['project', '--lang', 'en'], place.folder)
    const lines = out.split('\n').map((line) => line.trimEnd())
    expect(shown.length).toBeGreaterThan(30)
    expect(shown).toEqual(lines.slice(0, shown.length))
  })
})
