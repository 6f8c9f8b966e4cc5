import { readFileSync } from 'node:fs'
import { project } from '@kohort/core'
import { expect, it } from 'vitest'
import { messageOf, projection } from './projections.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const outside = new URL('../../../examples/vitest-corridors/', import.meta.url)

it('names every matcher, and the message is the one that the example’s broken corridor gives', () => {
  for (const name of ['toStayWithin', 'toMeetGoals', 'toConserveHeads', 'toMatchProjection'])
    expect(readme).toContain(`\`${name}(`)
  const message = /```text\n([\s\S]*?)\n```/.exec(readme)?.[1]?.split('\n') ?? []
  const test = readFileSync(new URL('outside.test.ts', outside), 'utf8')
  expect(message).toHaveLength(7)
  for (const line of message) expect(test).toContain(line)
})

it('shows a test that passes, as the example has it', () => {
  const snippet = /```typescript\n([\s\S]*?)\n```/.exec(readme)?.[1] ?? ''
  const file = readFileSync(new URL('project/corridors.test.ts', outside), 'utf8')
  for (const line of snippet.split('\n').filter((one) => /^import '|toStayWithin|project\b.*from|stockholm.*from/.test(one)))
    expect(file).toContain(line.includes('toStayWithin') ? "toStayWithin('corridors')" : line.replace('{ project }', '{ parsePlan, project }'))
  expect(() => expect(project({ format: 'kohort.plan/1' } as never)).toStayWithin('corridors')).toThrow()
  expect(messageOf(() => expect(projection).not.toStayWithin('corridors'))).toContain('corridors')
})
