import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const example = (file: string): string =>
  readFileSync(new URL(`../../../examples/vitest-corridors/${file}`, import.meta.url), 'utf8')

it('shows a test that is run, every matcher, and the message of the example’s broken corridor', () => {
  expect(readme).toContain(`\`\`\`typescript\n${example('matchers-readme.test.ts')}\`\`\``)
  for (const name of ['toStayWithin', 'toMeetGoals', 'toConserveHeads', 'toMatchProjection'])
    expect(readme).toContain(`\`${name}(`)
  const message = /```text\n([\s\S]*?)\n```/.exec(readme)?.[1]?.split('\n') ?? []
  expect(message).toHaveLength(7)
  for (const line of message) expect(example('outside.test.ts')).toContain(line)
})
