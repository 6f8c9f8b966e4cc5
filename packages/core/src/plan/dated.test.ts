import { describe, expect, it } from 'vitest'
import { edgeAt, heldAt, lineAt } from './dated.js'

const map = { '2024': { value: 10 }, '2027': { value: 40 } }

describe('values over time', () => {
  it('a dated value is held from its year, and its first value holds before', () => {
    expect([2020, 2024, 2026, 2027, 2040].map((year) => heldAt(map, year))).toEqual([10, 10, 10, 40, 40])
  })

  it('a line is linear between its years and held outside', () => {
    expect([2020, 2024, 2025, 2026, 2027, 2040].map((year) => lineAt(map, year))).toEqual([
      10, 10, 20, 30, 40, 40,
    ])
  })

  it('an edge is a line of bare numbers', () => {
    expect([2020, 2025, 2030].map((year) => edgeAt({ '2024': 700, '2026': 740 }, year))).toEqual([
      700, 720, 740,
    ])
  })
})
