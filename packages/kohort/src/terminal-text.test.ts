import { expect, test } from 'vitest'
import { manyLines } from './terminal-text.js'

test('our own line ends stay', () => {
  expect(manyLines('a\n  b\u001b[2J\n- c')).toBe('a\n  b\n- c')
})
