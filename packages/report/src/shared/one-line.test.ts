import { expect, test } from 'vitest'
import { cut, oneLine, shortLine } from './one-line.js'

test.each([
  ['plain åäö – 1 100', 'plain åäö – 1 100'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007text', 'text'],
  ['\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['a\r\nb\tc', 'a b c'],
  ['\u009b2Jx\u0090dcs\u009cy', 'xy'],
  ['\u202eabc\u2069', 'abc'],
  ['\u001b', ''],
  ['\u001b[', ''],
])('%j is printed as %j', (text, expected) => {
  expect(oneLine(text)).toBe(expected)
})

test('cut counts characters, not code units', () => {
  expect(cut('åäö', 3)).toBe('åäö')
  expect(cut('👩‍⚕️abcdef', 5)).toHaveLength([...cut('👩‍⚕️abcdef', 5)].join('').length)
  expect([...cut('abcdefgh', 5)]).toHaveLength(5)
})

test('a name is as long as a name, a note is not cut', () => {
  const long = 'a'.repeat(300)
  expect(oneLine(long)).toBe(long)
  expect(shortLine(long)).toBe(`${'a'.repeat(200)}…`)
})
