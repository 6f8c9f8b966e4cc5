import { displayOf } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { expect, it } from 'vitest'
import { simulate } from '../src/index.js'

it('an ensemble shows itself in a notebook, and nothing else sees that', async () => {
  const ensemble = await simulate(stockholm(), { draws: 64, seed: 'shown' })
  const lines = displayOf(ensemble)?.['text/plain'].split('\n') ?? []
  expect(lines[0]).toBe('stockholm, 64 draws')
  expect(lines[1]).toMatch(/^Year {2}trainees 5 % {2}trainees 50 % {2}trainees 95 % {2}completions 5 %/)
  expect(lines.filter((line) => /^20\d\d /.test(line))).toHaveLength(12)
  const [low, middle, high] = ensemble.band('trainees').at(-1)?.values ?? []
  const digits = [low, middle, high].map((value) => value?.toFixed(0)).join(' +')
  expect(lines.find((line) => line.startsWith('2034'))).toMatch(new RegExp(`^2034 +${digits} `))
  const corridors = ensemble.probability('corridors')
  expect(lines.find((line) => line.startsWith('corridors'))).toMatch(
    new RegExp(` plan +${corridors?.toFixed(2)}$`),
  )
  expect(displayOf(ensemble, 'sv')?.['text/html']).toContain('64 dragningar')
  expect(JSON.stringify(ensemble)).not.toContain('text/html')
  expect(Object.getOwnPropertySymbols({ ...ensemble })).toEqual([])
})
