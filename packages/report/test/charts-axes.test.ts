import { regionPlan } from '@kohort/regions'
import { expect, it } from 'vitest'
import { chartsOf, plans } from './charts-gallery.js'
import { parseSvg, walkSvg } from './charts-svg.js'

/** The figures along an axis as they are printed, with their places, from the lowest place to the highest. */
const labelsOf = (
  svg: string,
): readonly { readonly value: number; readonly at: number; readonly text: string }[] => {
  const nodes = walkSvg(parseSvg(svg)).filter(({ node }) => node.name === 'text')
  const upright = nodes.filter(({ part }) => part === 'y-axis')
  const own = upright.length > 0 ? upright : nodes.filter(({ part }) => part === 'x-axis')
  return own
    .map(({ node, dx, dy }) => {
      const text = node.children.join('')
      const plain = text
        .replace('−', '-')
        .replace(',', '.')
        .replace(/[^\d.-]/g, '')
      const at = upright.length > 0 ? -(Number(node.attributes.y) + dy) : Number(node.attributes.x) + dx
      return { value: Number(plain), at, text }
    })
    .sort((one, other) => one.at - other.at)
}

const small = Object.fromEntries(
  [
    [2, 4],
    [2, 8],
    [3, 9],
    [3, 11],
    [4, 5],
    [5, 9],
    [12, 20],
    [18, 31],
    [40, 68],
  ].map(([trainees = 0, specialists = 0]) => [
    `Gotland with ${trainees} and ${specialists}`,
    regionPlan('09', { trainees, specialists }),
  ]),
)

const drawn = Object.entries({ Kronoberg: regionPlan('07'), ...small, ...plans }).map(
  ([name, plan]) =>
    [
      name,
      Object.entries(chartsOf(plan)).map(
        ([id, make]) => [id, labelsOf(make({ language: 'sv', width: 720 }).svg)] as const,
      ),
    ] as const,
)

it.each(drawn)('%s: every figure of an axis is printed where it lies', (_, charts) => {
  expect(charts.length).toBeGreaterThan(8)
  for (const [id, labels] of charts) {
    const [first, last] = [labels[0], labels.at(-1)]
    if (first === undefined || last === undefined) throw new Error(`${id}: no axis`)
    const slope = (last.value - first.value) / (last.at - first.at)
    expect(slope, id).toBeGreaterThan(0)
    const step = (last.value - first.value) / (labels.length - 1)
    for (const { value, at, text } of labels)
      expect(
        Math.abs(first.value + slope * (at - first.at) - value) / step,
        `${id}: ${text} among ${labels.map((label) => label.text).join(' ')}`,
      ).toBeLessThan(0.02)
  }
})

it('has steps of two and a half among these, or the test above would prove little', () => {
  const halves = drawn.flatMap(([, charts]) =>
    charts.flatMap(([id, labels]) => (labels.some(({ text }) => text.endsWith(',5')) ? [id] : [])),
  )
  expect(halves).toEqual(expect.arrayContaining(['intake', 'trainees', 'pipeline', 'specialist-change']))
})
