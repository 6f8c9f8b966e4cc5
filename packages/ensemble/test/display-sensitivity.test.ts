import { compile, displayed, displayOf, parameterLabel } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import { sensitivity, sobolIndices, valueOfKnowing } from '../src/index.js'
import { knowingTables } from '../src/sensitivity/knowing-tables.js'
import { PART_HEADS, partCells, sensitivityTables } from '../src/sensitivity/sensitivity-tables.js'
import { cellsOf, plainOf, points, read } from './shown.js'

const plan = stockholm()

/** A part of the variance as it is printed. */
const part = (value: number): string => (value !== 0 && value < 0.005 ? '≈_0%' : `${read(100 * value, 0)}%`)

/** A probability as it is printed: no surer than so many draws can be (the rule of three). */
const chance = (value: number, draws: number): string => {
  const edge = Math.ceil((3 / draws) * 1000) / 10
  if (value === 0) return `<_${edge.toFixed(1)}%`
  return value === 1 ? `>_${(100 - edge).toFixed(1)}%` : `${read(100 * value, 0)}%`
}

describe('a sensitivity in a notebook', async () => {
  const of = [{ series: 'completions', year: 2034 }, { goal: '150-in-2034' }] as const
  const found = await sensitivity(plan, { of, draws: 128, noise: { 'training.fillRate': 0.02 } })
  const tables = plainOf(found)

  it('has the numbers that a figure hangs on, with their parts and errors', () => {
    const [output] = found.outputs
    const [indices = [], notes = []] = tables
    expect(indices[0]).toBe(
      `stockholm, the plan: which unknown numbers do completions 2034 hang on? Mean ${read(output?.mean as number, 1)}, standard deviation ${read(Math.sqrt(output?.variance as number), 1)} heads a year.`,
    )
    expect(cellsOf(indices[1])).toEqual([
      'Uncertain number',
      'In the plan',
      'Likely',
      'Alone',
      'Error (95%)',
      'In all',
      'Error (95%)',
    ])
    const seen = output?.inputs.filter(({ total }) => (total?.value ?? 0) >= 0.005) ?? []
    expect(indices).toHaveLength(2 + seen.length)
    const [first] = seen
    expect(first?.input).toBe('training.attrition')
    expect(cellsOf(indices[2])).toEqual([
      'Attrition',
      '0.9% a year *',
      '0.5–4% a year',
      part(first?.first?.value as number),
      `±_${points((first?.first?.high as number) - (first?.first?.value as number), 1)}`,
      part(first?.total?.value as number),
      `±_${points((first?.total?.high as number) - (first?.total?.value as number), 1)}`,
    ])
    const chance = seen.findIndex(({ kind }) => kind === 'chance')
    if (chance >= 0)
      expect(cellsOf(indices[2 + chance]).slice(0, 3)).toEqual(['chance in fill rate', '–', '–'])
    const said = notes.join('\n')
    expect(said).toContain(`Numbers acting together: ${part(output?.interactions?.value as number)} (`)
    expect(said).toContain('* Nobody has measured the number.')
    const still = output?.inputs.filter(({ total }) => total?.value === 0).length
    expect(said).toContain(`${still} not at all`)
  })

  it('says why there is nothing to rank, and how many runs it took', () => {
    const [, output] = found.outputs
    expect([output?.mean, output?.interactions]).toEqual([0, null])
    expect(tables[2]?.[0]).toContain(
      'stockholm, the plan: which unknown numbers does 150 in 2034 (150-in-2034) hang on?',
    )
    expect(tables[2]?.[2]).toContain('The goal is met in no draw')
    expect(tables.at(-1)?.join()).toContain(`${read(found.runs, 0)} runs.`)
    expect(plainOf(found, 'sv').at(-1)?.join()).toContain(`${read(found.runs, 0)} körningar.`)
  })

  it('escapes what others wrote, and nothing else sees the view', () => {
    const evil = '<script>alert(1)</script>'
    const outputs = found.outputs.map((output) => ({
      ...output,
      of: { goal: evil },
      inputs: output.inputs.map((input) => ({ ...input, input: evil })),
    }))
    const noteTexts = [{ sv: evil, en: evil }]
    const named = { ...found, plan: evil, scenario: evil, outputs, noteTexts }
    const html = displayOf(displayed({}, () => sensitivityTables(named, compile(plan))))?.['text/html'] ?? ''
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
    expect(found).toStrictEqual(JSON.parse(JSON.stringify(found)))
    expect(Object.isFrozen(found)).toBe(true)
  })
})

describe('a value of knowing in a notebook', async () => {
  const found = await valueOfKnowing(plan, 'corridors', { draws: 128 })
  const [rows = [], notes = []] = plainOf(found)

  it('has the numbers worth knowing, what they would move, and the answer', () => {
    const { value, high } = found.probability
    expect(rows[0]).toContain(
      `stockholm, the plan, The corridors 2024–2027 (corridors): what is worth finding out? The probability is ${read(100 * value, 0)}% ±_${points((high as number) - value, 1)} (at least 50%: ${value >= 0.5 ? 'yes' : 'no'}).`,
    )
    const worth = found.rows.filter(({ enters, isNoise, move }) => enters && !isNoise && move.value >= 0.005)
    expect(rows).toHaveLength(2 + worth.length)
    const [first] = worth
    expect(first?.input).toBe('training.fillRate')
    // With every fifth post empty it is met in no draw: that is not to say never.
    expect(first?.ifLow.value).toBe(0)
    expect(cellsOf(rows[2])).toEqual([
      'Fill rate',
      '100% *',
      '85–100%',
      chance(first?.ifLow.value as number, 128),
      chance(first?.ifHigh.value as number, 128),
      points(first?.move.value as number, 1),
      `±_${points((first?.move.high as number) - (first?.move.value as number), 1)}`,
      (first?.flips.value as number) < 0.005 ? '<_0.5%' : `${read(100 * (first?.flips.value as number), 0)}%`,
    ])
  })

  it('says what is noise, and what the plan says of what nobody measured', () => {
    const said = notes.join('\n')
    const noise = found.rows.filter(({ isNoise }) => isNoise).length
    expect(noise).toBeGreaterThan(0)
    expect(said).toContain(`${noise} number${noise === 1 ? '' : 's'} move`)
    expect(said).toContain('cannot be told from chance in 128 draws')
    expect(said).toContain('To measure first: Fill rate (training.fillRate): ')
    expect(plainOf(found, 'sv').at(-1)?.join()).toContain(
      'Att mäta först: Tillsatta platser (training.fillRate): ',
    )
  })

  it('says that no number is worth it, where none is', async () => {
    const none = await valueOfKnowing(plan, '150-in-2034', { draws: 64 })
    const [only = []] = plainOf(none, 'sv')
    expect(only[0]).toContain('Inget enskilt tal flyttar sannolikheten, <_4,7_%')
    const evil = '<script>alert(1)</script>'
    const named = {
      ...found,
      plan: evil,
      goal: evil,
      rows: found.rows.map((row) => ({ ...row, note: evil })),
    }
    const html = displayOf(displayed({}, () => knowingTables(named, compile(plan))))?.['text/html'] ?? ''
    expect(html).not.toContain('<script')
    expect(html.match(/&lt;script&gt;/g)?.length).toBe(4)
    expect(found).toStrictEqual(JSON.parse(JSON.stringify(found)))
  })
})

it('gives no error where no draw tells of the part alone, and a number by its years of service', async () => {
  const part = (value: number, reach: number) => ({
    value,
    standardError: reach / 2,
    low: value - reach,
    high: value + reach,
  })
  const shown = (first: number, reach: number, total: number): readonly string[] =>
    cellsOf(
      plainOf(
        displayed({}, () => [
          {
            caption: '',
            heads: ['', ...PART_HEADS],
            rows: [['x', ...partCells({ input: 'x', first: part(first, reach), total: part(total, 0.02) })]],
          },
        ]),
      )[0]?.[2],
    )
  expect(shown(0, 0, 0.03)).toEqual(['x', '≈_0%', '–', '3%', '±_2.0_points'])
  expect(shown(0.00001, 0.00002, 0.03)[2]).toBe('±_<_0.1_points')
  expect(shown(0.01, 0.02, 0.03)).toEqual(['x', '1%', '±_2.0_points', '3%', '±_2.0_points'])
  expect(shown(0, 0, 0)[1]).toBe('0%')
  const of = [{ series: 'specialists', year: 2034 }] as const
  const found = await sensitivity(plan, { of, draws: 64 })
  const curve = found.outputs[0]?.inputs.find(({ input }) => input === 'specialists.incumbents.curve')
  expect(curve?.total?.value).toBeGreaterThan(0.005)
  const years = Object.keys(plan.specialists.incumbents?.curve ?? {}).at(-1)
  const { sv, en } = parameterLabel(`specialists.incumbents.curve.${years}`)
  expect([sv, en].every((label) => new RegExp(`\\b${years}\\b`).test(label))).toBe(true)
  expect(plainOf(found)[0]?.some((line) => line.startsWith(`${en}  `))).toBe(true)
  expect(plainOf(found, 'sv')[0]?.some((line) => line.startsWith(`${sv}  `))).toBe(true)
  const coverage = await sensitivity(plan, { of: [{ series: 'coverage', year: 2034 }], draws: 64 })
  expect(plainOf(coverage)[0]?.[0]).toContain('which unknown numbers does coverage 2034 hang on?')
})

it('indices of any function are a table too', () => {
  const model = ([x = 0, y = 0]: ArrayLike<number> & Iterable<number>) =>
    x + 2 * y + 4 * (x - 0.5) * (y - 0.5)
  const found = sobolIndices(model, ['<b>x</b>', 'y'], { draws: 256 })
  const [indices = [], notes = []] = plainOf(found)
  for (const [index, { first, total }] of found.inputs.entries()) {
    expect(part(first?.value as number)).not.toBe(part(total?.value as number))
    expect(cellsOf(indices[2 + index]).slice(1)).toEqual(
      [first, total].flatMap((one) => [
        part(one?.value as number),
        `±_${points((one?.high as number) - (one?.value as number), 1)}`,
      ]),
    )
  }
  expect(notes.join()).toContain('1_536 runs.')
  expect(plainOf(found, 'sv').at(-1)?.join()).toContain('1_536 körningar.')
  expect(displayOf(found)?.['text/html']).not.toContain('<b>')
  expect(
    plainOf(
      sobolIndices(() => 1, ['x'], { draws: 64 }),
      'en',
    )
      .at(-1)
      ?.join(),
  ).toContain('No input changes it.')
  expect(
    plainOf(sobolIndices(() => Number.NaN, ['x'], { draws: 64 }))
      .at(-1)
      ?.join(),
  ).toContain('In 100% of the runs there is no figure')
})
