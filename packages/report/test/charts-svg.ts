import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A node of a parsed SVG, read by rules of its own: nothing here shares code with what wrote it. */
export interface SvgNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (SvgNode | string)[]
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const decode = (text: string): string => (text.includes('&') ? entities(text) : text)
const entities = (text: string): string =>
  text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const found = named[name]
    if (found === undefined || !whole.endsWith(';')) throw new Error(`not an entity: ${whole.slice(0, 20)}`)
    return found
  })

const tokens = {
  start: /<([a-zA-Z]+)/y,
  attribute: / ([a-zA-Z][a-zA-Z0-9-]*)="([^"<]*)"/y,
  end: />/y,
  text: /[^<>]+/y,
  close: /<\/([a-zA-Z]+)>/y,
}

/** Parses well-formed XML of elements, quoted attributes and text; anything else is an error. */
export const parseSvg = (markup: string): SvgNode => {
  let at = 0
  const expect = (pattern: RegExp): RegExpExecArray => {
    pattern.lastIndex = at
    const found = pattern.exec(markup)
    if (found === null) throw new Error(`expected ${pattern.source} at ${at}: ${markup.slice(at, at + 60)}`)
    at += found[0].length
    return found
  }
  const element = (): SvgNode => {
    const name = expect(tokens.start)[1] as string
    const attributes: Record<string, string> = {}
    while (markup[at] === ' ') {
      const [, key, value] = expect(tokens.attribute)
      if ((key as string) in attributes) throw new Error(`twice: ${key}`)
      attributes[key as string] = decode(value as string)
    }
    if (markup.startsWith('/>', at)) {
      at += 2
      return { name, attributes, children: [] }
    }
    expect(tokens.end)
    const children: (SvgNode | string)[] = []
    while (!markup.startsWith('</', at)) {
      if (markup[at] === '<') children.push(element())
      else children.push(decode(expect(tokens.text)[0]))
    }
    if (expect(tokens.close)[1] !== name) throw new Error(`<${name}> is not closed at ${at}`)
    return { name, attributes, children }
  }
  const root = element()
  if (at !== markup.length) throw new Error('more than one root')
  return root
}

export interface Walked {
  readonly node: SvgNode
  /** Where it is moved to by the groups around it. */
  readonly dx: number
  readonly dy: number
  readonly part: string
}

/** Every element with where its groups move it, in the order of drawing. */
export const walkSvg = (node: SvgNode, dx = 0, dy = 0, part = ''): readonly Walked[] => {
  const moved = /^translate\(([-\d.]+),([-\d.]+)\)$/.exec(node.attributes.transform ?? '')
  if (node.attributes.transform !== undefined && moved === null)
    throw new Error(`transform: ${node.attributes.transform}`)
  const x = dx + Number(moved?.[1] ?? 0)
  const y = dy + Number(moved?.[2] ?? 0)
  const inside = node.attributes['data-part'] ?? part
  return [
    { node, dx: x, dy: y, part: inside },
    ...node.children.flatMap((child) => (typeof child === 'string' ? [] : walkSvg(child, x, y, inside))),
  ]
}

const require = createRequire(import.meta.url)

/** The advance widths of a font file in thousandths of its size, from its own tables. */
const advances = (file: string): ((code: number) => number) => {
  const font = readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${file}`))
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + 16 * index
      return [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8)] as const
    }),
  )
  const table = (name: string): number => tables.get(name) as number
  const perEm = font.readUInt16BE(table('head') + 18)
  const metrics = font.readUInt16BE(table('hhea') + 34)
  const cmap = table('cmap')
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  )
  const map = subtables.find((start) => font.readUInt16BE(start) === 4) as number
  const segments = font.readUInt16BE(map + 6) / 2
  const glyph = (code: number): number => {
    for (let index = 0; index < segments; index += 1) {
      const [end, start, delta, range] = [14, 16 + 2 * segments, 16 + 4 * segments, 16 + 6 * segments].map(
        (offset) => map + offset + 2 * index,
      ) as [number, number, number, number]
      if (code > font.readUInt16BE(end)) continue
      const first = font.readUInt16BE(start)
      if (code < first) return 0
      const offset = font.readUInt16BE(range)
      if (offset === 0) return (code + font.readInt16BE(delta)) & 0xffff
      const found = font.readUInt16BE(range + offset + 2 * (code - first))
      return found === 0 ? 0 : (found + font.readInt16BE(delta)) & 0xffff
    }
    return 0
  }
  const known = new Map<number, number>()
  return (code) => {
    const found =
      known.get(code) ??
      (font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph(code), metrics - 1)) / perEm) * 1000
    known.set(code, found)
    return found
  }
}

export const fontAdvance = { regular: advances('DejaVuSans.ttf'), bold: advances('DejaVuSans-Bold.ttf') }

export interface TextBox {
  readonly text: string
  readonly part: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The box of every drawn line of text, by the font's own metrics. */
export const textBoxes = (root: SvgNode): readonly TextBox[] =>
  walkSvg(root).flatMap(({ node, dx, dy, part }) => {
    if (node.name !== 'text') return []
    const text = node.children.filter((child) => typeof child === 'string').join('')
    const size = Number(node.attributes['font-size'])
    const advance = node.attributes['font-weight'] === '700' ? fontAdvance.bold : fontAdvance.regular
    const width =
      [...text].reduce((sum, letter) => sum + advance(letter.codePointAt(0) as number), 0) * (size / 1000)
    const x = Number(node.attributes.x) + dx
    const y = Number(node.attributes.y) + dy
    const anchor = node.attributes['text-anchor'] ?? 'start'
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    return [{ text, part, left, right: left + width, top: y - 0.74 * size, bottom: y + 0.2 * size }]
  })
