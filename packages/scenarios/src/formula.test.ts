import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import { formula } from './formula.js'
import { applyScenario, compute, parseScenario, ScenarioError, scenario } from './index.js'

const plan = stockholm()
const numbers = new Map([
  ['value', 3],
  ['year', 2030],
  ['base', 2023],
])

describe('a formula', () => {
  it.each([
    ['value * 2 + 1', 7],
    ['-(value ^ 2) / 3', -3],
    ['2 ^ 3 ^ 2', 512],
    ['min(value, 2) + max(1, value, 5)', 7],
    ['round(sqrt(value * 27)) + abs(-1) + floor(1.9) + ceil(1.1)', 13],
    ['log(exp(value)) + (year - base)', 10],
    ['2 value', 6],
    ['+value', 3],
  ])('%s is arithmetic', (text, result) => {
    expect(formula(text).evaluate(numbers)).toBeCloseTo(result, 12)
  })

  it('says which of the plan’s numbers it names', () => {
    expect(formula('value * training_away + year').names).toEqual(['training_away'])
    expect(formula('value').usesYear).toBe(false)
  })

  it.each([
    'cos.constructor("return process")()',
    'value.constructor',
    'value["constructor"]',
    'value.__proto__',
    '__proto__',
    'constructor',
    'x.constructor.constructor("return this")()',
    'f.constructor("alert(1)")()',
    '{}.constructor',
    '{a: 1}.a',
    '[].map(f)',
    '[1, 2]',
    '[1, 2][1]',
    '"a"',
    "'a'",
    'concat("a", "b")',
    'f(x) = x + 1',
    'f(x) = f.constructor("return globalThis")()',
    'x = 3',
    'value = 3',
    'value = 1; value',
    '1; 2',
    '1\n2',
    'import({ a: 1 }, { override: true })',
    'import("fs")',
    'createUnit("foo")',
    'evaluate("1 + 1")',
    'parse("1 + 1")',
    'parser()',
    'compile("1")',
    'simplify("x + x")',
    'derivative("x ^ 2", "x")',
    'resolve("x")',
    'rationalize("x")',
    'chain(3)',
    'config({})',
    'typed("f", {})',
    'help(sin)',
    'map([1], f)',
    'sort([2, 1], "asc")',
    'format(1, "x")',
    'print("$x", {})',
    'random()',
    'sin(1)',
    'min',
    'sum(1, 2)',
    '5 cm',
    '5 cm to inch',
    'value to cm',
    '1:3',
    'end',
    'i',
    'pi',
    'Infinity',
    'NaN',
    'null',
    'undefined',
    'true',
    'value ? 1 : 2',
    'value > 1',
    'value == 3',
    'value and 1',
    'not value',
    'value % 2',
    'value mod 2',
    'value!',
    "value'",
    'value .* 2',
    'value | 1',
    'value << 2',
    '1e999',
    '0x10.constructor',
    'min()',
    'sqrt(1, 2)',
    'min.constructor("return 1")()',
    'sqrt.transform',
    '(value)()',
    'value(1)',
    'min(...value)',
    '',
    ' ',
    '# nothing',
    'value +',
    'training.away',
    'toString',
    'valueOf()',
    'hasOwnProperty("x")',
    `${'('.repeat(200)}1${')'.repeat(200)}`,
    `${'-'.repeat(300)}1`,
    `1${'+1'.repeat(400)}`,
  ])('refuses %j', (text) => {
    const lessLeave = () =>
      applyScenario(
        plan,
        scenario('s', 'r', (draft) => compute(draft, 'training.away', formula(text))),
      )
    expect(lessLeave).toThrow(expect.objectContaining({ name: 'ScenarioError', code: 'formula' }))
  })

  it('is asked for: data with a formula needs the reader', () => {
    const data = {
      format: 'kohort.scenario/1',
      id: 'f',
      title: 't',
      reason: 'r',
      changes: [
        { op: 'formula', path: 'training.away', formula: 'value * (1 - training_attrition)', from: 2030 },
      ],
    }
    expect(() => parseScenario(data).applyTo(plan)).toThrow('formulas have to be asked for')
    const { changed } = applyScenario(plan, parseScenario(data, { formula }))
    expect(changed.map(({ at, to }) => [at, to])).toEqual(
      [2030, 2031, 2032, 2033, 2034].map((year) => [String(year), 0.13 * (1 - 0.009)]),
    )
    expect(() =>
      parseScenario({ ...data, changes: [{ ...data.changes[0], formula: 'f(x) = 1' }] }, { formula }),
    ).toThrow(ScenarioError)
  })

  it('names groups and reads values in their year', () => {
    const { plan: after } = applyScenario(
      plan,
      scenario('s', 'r', (draft) => {
        compute(draft, 'training.fillRate', formula('1 - groups_dual_specialist_share - (year - base) / 100'))
      }),
    )
    expect(after.training.fillRate?.['2025']?.value).toBeCloseTo(1 - 0.08 - 0.02, 12)
  })

  it('says what a wrong name could have been', () => {
    const wrong = scenario('s', 'r', (draft) => compute(draft, 'training.away', formula('training_awya')))
    expect(() => wrong.applyTo(plan)).toThrow(
      expect.objectContaining({ hint: 'Did you mean "training_away"?' }),
    )
    const zero = scenario('s', 'r', (draft) =>
      compute(draft, 'training.away', formula('1 / (value - value)')),
    )
    expect(() => zero.applyTo(plan)).toThrow('gives Infinity')
  })
})
