import { describe, expect, test } from 'vitest'
import { runHere } from './command.js'
import { inFolder } from './how-sure.js'

const { place, kohort } = inFolder()

describe('the screens', () => {
  test.each([
    'simulate --draws 128',
    'simulate skåne less-leave --draws 128',
    'simulate less-leave more-leave no-expansion --draws 32 --years 2025,2026,2027,2030,2034',
    'simulate --draws 32 --quantiles 0.1,0.25,0.5,0.75,0.9 --series costTotal,shortfall,trainees,specialists,intake',
    'simulate --draws 32 --quantiles 0.5',
    'simulate example.json --draws 32',
    'sensitivity --draws 32 --of corridors,coverage.2030,costTotal.2034',
    'sensitivity --draws 32 --of scenario-2034.2034 --noise training.fillRate=0.05 --most 3',
    'sensitivity example.json --draws 32',
  ])('no line of "%s" is wider than 100 characters or carries an escape code', async (words) => {
    for (const language of ['sv', 'en'] as const) {
      const text = await kohort(`${words} --lang ${language}`)
      expect(text).not.toContain('\u001b')
      for (const line of text.split('\n')) {
        // A command is there to be copied: it is never broken.
        if (line.startsWith('  kohort ')) continue
        expect([...line].length, line).toBeLessThanOrEqual(100)
        expect(line).toBe(line.trimEnd())
      }
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
  })
})

test.each([
  'simulate --draws 64 --randomisations 8',
  'simulate kronoberg --trainees 60 --draws 64',
  'simulate gotland --trainees 3.5 --specialists 22 --process individual --draws 64',
  'sensitivity --draws 256 --of corridors --level 0.2',
])('no line of "%s" is wider than a terminal of 80', async (words) => {
  for (const language of ['sv', 'en'] as const) {
    const { out } = await runHere([...words.split(' '), '--lang', language], place.folder, {
      isTerminal: true,
      columns: 80,
      environment: { NO_COLOR: '1' },
    })
    expect(out).not.toBe('')
    for (const line of out.split('\n'))
      if (!line.startsWith('  kohort ')) expect([...line].length, line).toBeLessThanOrEqual(80)
  }
})
