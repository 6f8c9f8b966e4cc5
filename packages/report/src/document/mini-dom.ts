/**
 * As much of a DOM as Plot needs to draw, for places without one (Node, Deno, a worker), and for pages too: the same
 * plan gives the same string everywhere. What comes out is escaped here and nowhere else, so no text can become markup.
 */
export interface MiniNode {
  readonly markup: () => string
}

export interface MiniElement extends MiniNode {
  readonly localName: string
  readonly namespaceURI: string
  readonly ownerDocument: MiniDocument
  readonly childNodes: MiniNode[]
  readonly style: Record<string, unknown>
  readonly setAttribute: (name: string, value: unknown) => void
  readonly setAttributeNS: (space: string | null, name: string, value: unknown) => void
  readonly getAttribute: (name: string) => string | null
  readonly hasAttribute: (name: string) => boolean
  readonly removeAttribute: (name: string) => void
  readonly appendChild: <Child extends MiniNode>(child: Child) => Child
  readonly insertBefore: <Child extends MiniNode>(child: Child, before: MiniNode | null) => Child
  readonly append: (...children: readonly (MiniNode | string)[]) => void
  textContent: string
}

export interface MiniDocument {
  readonly documentElement: MiniElement
  readonly createElement: (name: string) => MiniElement
  readonly createElementNS: (space: string, name: string) => MiniElement
  readonly createTextNode: (text: string) => MiniNode
}

const SVG = 'http://www.w3.org/2000/svg'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot hold, lone surrogates among it, becomes the replacement character. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text as markup for content and for quoted attributes. */
export const escapeText = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"]/g, (mark) => entities[mark] as string)

/** Hundredths of a pixel are enough, and the last bits of a division differ between engines. */
const attributeText = (value: unknown): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value)

const element = (ownerDocument: MiniDocument, localName: string): MiniElement => {
  const attributes = new Map<string, string>()
  const childNodes: MiniNode[] = []
  const set = (name: string, value: unknown): void => void attributes.set(name, attributeText(value))
  const appendChild = <Child extends MiniNode>(child: Child): Child => {
    childNodes.push(child)
    return child
  }
  return {
    localName,
    namespaceURI: SVG,
    ownerDocument,
    childNodes,
    style: {},
    setAttribute: set,
    setAttributeNS: (_space, name, value) => set(name, value),
    getAttribute: (name) => attributes.get(name) ?? null,
    hasAttribute: (name) => attributes.has(name),
    removeAttribute: (name) => void attributes.delete(name),
    appendChild,
    insertBefore: (child, before) => {
      const at = before === null ? childNodes.length : childNodes.indexOf(before)
      childNodes.splice(at, 0, child)
      return child
    },
    append: (...children) => {
      for (const child of children)
        appendChild(typeof child === 'string' ? ownerDocument.createTextNode(child) : child)
    },
    get textContent() {
      return ''
    },
    set textContent(text: string) {
      childNodes.splice(0, childNodes.length, ownerDocument.createTextNode(text))
    },
    markup: () => {
      let text = `<${localName}`
      for (const [name, value] of attributes) text += ` ${name}="${escapeText(value)}"`
      if (childNodes.length === 0) return `${text}/>`
      text += '>'
      for (const child of childNodes) text += child.markup()
      return `${text}</${localName}>`
    },
  }
}

const create = (): MiniDocument => {
  const document: { -readonly [Key in keyof MiniDocument]: MiniDocument[Key] } = {
    createElement: (name) => element(document, name),
    createElementNS: (_space, name) => element(document, name),
    createTextNode: (text) => ({ markup: () => escapeText(String(text)) }),
  } as MiniDocument
  document.documentElement = element(document, 'svg')
  return document
}

/** Holds nothing: elements live where they are appended. */
export const miniDocument: MiniDocument = create()
