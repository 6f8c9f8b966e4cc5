import { describe, expect, test } from 'vitest'
import { voiceOf } from './voice.js'

const [sv, en] = [voiceOf('sv'), voiceOf('en')]

describe('voiceOf', () => {
  test('groups by a hard space, decimals by the language, a real minus', () => {
    expect(sv.number(1100)).toBe('1\u00a0100')
    expect(sv.number(-1234567.891, 2)).toBe('−1\u00a0234\u00a0567,89')
    expect(en.number(-1234.5, 1)).toBe('−1\u00a0234.5')
    expect(sv.number(999)).toBe('999')
  })

  test('what rounds to nothing has no sign', () => {
    expect(sv.number(-0.04, 1)).toBe('0,0')
    expect(sv.signed(0.04, 1)).toBe('0,0')
    expect(sv.signed(3.2, 1)).toBe('+3,2')
    expect(sv.signed(-3.2, 1)).toBe('−3,2')
  })

  test('shares as per cent, as many decimals as were written', () => {
    expect(sv.percent(0.781, 1)).toBe('78,1\u00a0%')
    expect(en.percent(0.781)).toBe('78%')
    expect(sv.plainPercent(0.13)).toBe('13\u00a0%')
    expect(sv.plainPercent(0.009)).toBe('0,9\u00a0%')
    expect(sv.plain(4.05)).toBe('4,05')
  })

  test('lists end in a word', () => {
    expect(sv.list(['a', 'b', 'c'])).toBe('a, b och c')
    expect(en.list(['a', 'b'])).toBe('a and b')
    expect(sv.list([])).toBe('')
  })
})
