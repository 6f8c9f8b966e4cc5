import { probabilityText, voiceOf } from '@kohort/report/words'
import { describe, expect, test } from 'vitest'
import { reachOf } from '../src/how-sure/draw-error.js'
import { isLikely, probabilityWords } from '../src/how-sure/probability-words.js'

describe('probabilities in words and numbers', () => {
  const voice = voiceOf('sv')
  test.each([
    [0, '< 0,1 %', 'ytterst osannolikt'],
    // The words are of the figure that stands there, not of the one behind it.
    [0.0951, '10 %', 'osannolikt'],
    [0.1049, '10 %', 'osannolikt'],
    [0.0949, '9 %', 'mycket osannolikt'],
    [0.0096, '1 %', 'mycket osannolikt'],
    [0.656, '66 %', 'sannolikt'],
    [0.654, '65 %', 'ungefär lika sannolikt som inte'],
    [0.004, '0,4 %', 'ytterst osannolikt'],
    [0.05, '5 %', 'mycket osannolikt'],
    [0.2, '20 %', 'osannolikt'],
    [0.5, '50 %', 'ungefär lika sannolikt som inte'],
    [0.7, '70 %', 'sannolikt'],
    [0.93, '93 %', 'mycket sannolikt'],
    [0.996, '99,6 %', 'praktiskt taget säkert'],
    [1, '> 99,9 %', 'praktiskt taget säkert'],
  ])('%s', (probability, text, words) => {
    expect(probabilityText(probability, 4096, voice).replaceAll('\u00a0', ' ')).toBe(text)
    expect(probabilityWords(probability, 4096, voice)).toBe(words)
    expect(isLikely(probability, 4096)).toBe(probability > 0.655)
  })

  test('of few draws no more is said than they can say', () => {
    expect(probabilityText(0, 256, voice)).toBe('<\u00a01,2\u00a0%')
    expect(probabilityWords(0, 256, voice)).toBe('mycket osannolikt')
    expect(probabilityWords(1, 256, voice)).toBe('mycket sannolikt')
    expect(probabilityWords(0, 512, voice)).toBe('ytterst osannolikt')
    // Just 1%: still below it.
    expect(probabilityText(0, 300, voice)).toBe('<\u00a01,0\u00a0%')
    expect(probabilityWords(0, 300, voice)).toBe('ytterst osannolikt')
  })

  test('an error to the last place of the figure, rounded up, and none of what is only bounded', () => {
    const text = (probability: number, reach: number | null) =>
      probabilityText(probability, 4096, voice, reach).replaceAll('\u00a0', ' ')
    expect(text(0.17, 0.021)).toBe('17 % ± 3')
    expect(text(0.17, 0.02)).toBe('17 % ± 2')
    expect(text(0.17, 0.0001)).toBe('17 % ± 1')
    expect(text(0.004, 0.0011)).toBe('0,4 % ± 0,2')
    expect(text(0, 0.0011)).toBe('< 0,1 %')
    expect(text(0.17, null)).toBe('17 %')
  })

  // Any printed table of Student's t, two-sided 5%.
  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [7, 2.365],
    [15, 2.131],
    [31, 2.04],
    [120, 1.98],
    [100000, 1.96],
  ])('with %i degrees of freedom a 95%% interval reaches %f standard errors', (freedom, reach) => {
    expect(reachOf(freedom)).toBeCloseTo(reach, 3)
  })
})
