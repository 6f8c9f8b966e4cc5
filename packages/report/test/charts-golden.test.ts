import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chartsOf, plans, regionCharts } from './charts-gallery.js'
import { parseSvg, walkSvg } from './charts-svg.js'

/**
 * The charts by their structure as they were when somebody last looked at them: what they say, how many of each
 * element, every text and its place, every path. `npm run golden` writes them anew; look at the pictures before.
 */
const file = new URL('./golden/charts.json', import.meta.url)

const tenths = (text: string): string =>
  text.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))

const structure = (svg: string) => {
  const nodes = walkSvg(parseSvg(svg))
  const counts: Record<string, number> = {}
  for (const { node } of nodes) counts[node.name] = (counts[node.name] ?? 0) + 1
  return {
    counts,
    texts: nodes.flatMap(({ node, dx, dy, part }) =>
      node.name === 'text'
        ? [
            `${part} ${tenths(`${Number(node.attributes.x) + dx} ${Number(node.attributes.y) + dy}`)} ${node.children.join('')}`,
          ]
        : [],
    ),
    paths: nodes.flatMap(({ node, part }) =>
      node.name === 'path' && part === 'marks' ? [tenths(node.attributes.d ?? '')] : [],
    ),
    bars: nodes.flatMap(({ node, part }) =>
      node.name === 'rect' && part === 'marks'
        ? [tenths(['x', 'y', 'width', 'height'].map((name) => node.attributes[name]).join(' '))]
        : [],
    ),
  }
}

/** A release moves no chart. */
const withoutVersion = (text: string): string => text.replace(/Kohort \d+\.\d+\.\d+/g, 'Kohort x')

const found: Readonly<Record<string, unknown>> = JSON.parse(
  withoutVersion(
    JSON.stringify(
      Object.fromEntries(
        [
          ...Object.entries(chartsOf(plans.stockholm)).map(
            ([name, make]) => [name, make({ language: 'sv' })] as const,
          ),
          ...Object.entries(chartsOf(plans.example)).map(
            ([name, make]) => [`${name}-example-320`, make({ language: 'en', width: 320 })] as const,
          ),
          ...Object.entries(regionCharts).map(([name, make]) => [name, make({ language: 'sv' })] as const),
        ].map(([name, { svg, ...said }]) => [name, { ...said, ...structure(svg) }]),
      ),
    ),
  ),
)

/** Places may differ by a tenth of a pixel, since powers may differ in their last bit between engines. */
const compare = (one: unknown, wanted: unknown, path: string): void => {
  if (typeof wanted === 'object' && wanted !== null) {
    expect(Object.keys(one as object), path).toEqual(Object.keys(wanted))
    for (const [key, inner] of Object.entries(wanted))
      compare((one as Record<string, unknown>)[key], inner, `${path}.${key}`)
  } else if (typeof wanted === 'string' && typeof one === 'string' && /\.(texts|paths|bars)\./.test(path)) {
    const parts = (text: string): readonly string[] => text.split(/(-?\d+(?:\.\d+)?)/)
    const [here, there] = [parts(one), parts(wanted)]
    expect(here.length, path).toBe(there.length)
    there.forEach((part, index) => {
      const other = here[index] as string
      if (index % 2 === 0) expect(other, path).toBe(part)
      else expect(Math.abs(Number(other) - Number(part)), `${path}: ${one}`).toBeLessThan(0.11)
    })
  } else expect(one, path).toEqual(wanted)
}

describe('golden charts', () => {
  if (process.env.KOHORT_UPDATE === 'golden') writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`)

  it('are those that were looked at, no more and no fewer', () => {
    expect(existsSync(file), 'npm run golden writes them').toBe(true)
    expect(Object.keys(found)).toEqual(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object))
  })

  it.each(Object.keys(found))('%s', (name) => {
    const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    compare(found[name], golden[name], name)
  })
})
