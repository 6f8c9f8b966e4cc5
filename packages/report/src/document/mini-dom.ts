/**
 * As much of a DOM as Plot needs to draw, for places without one (Node, Deno, a worker), and for pages too: the same
 * plan gives the same string everywhere. What comes out is escaped here and nowhere else, so no text can become markup.
 */
const SVG = 'http://www.w3.org/2000/svg'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot hold, lone surrogates among it, becomes the replacement character. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Everything that escaping would change; most texts have none of it. */
const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/

/** Text as markup for content and for attributes in double quotes. */
export const escapeText = (text: string): string =>
  special.test(text)
    ? text.replace(forbidden, '\ufffd').replace(/[&<>"]/g, (mark) => entities[mark] as string)
    : text

/** Hundredths of a pixel are enough, and the last bits of a division differ between engines. */
const attributeText = (value: unknown): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value)

class MiniText {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  markup(): string {
    return escapeText(this.#text)
  }
}

/** A class, since a chart has hundreds of elements and their methods should not be made anew for each. */
export class MiniElement {
  readonly localName: string
  readonly namespaceURI = SVG
  readonly style: Record<string, unknown> = {}
  readonly childNodes: MiniNode[] = []
  readonly #attributes = new Map<string, string>()

  constructor(localName: string) {
    this.localName = localName
  }

  get ownerDocument(): MiniDocument {
    return miniDocument
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, attributeText(value))
  }

  setAttributeNS(_space: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value)
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name)
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name)
  }

  appendChild<Child extends MiniNode>(child: Child): Child {
    this.childNodes.push(child)
    return child
  }

  insertBefore<Child extends MiniNode>(child: Child, before: MiniNode | null): Child {
    const at = before === null ? -1 : this.childNodes.indexOf(before)
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, child)
    return child
  }

  append(...children: readonly (MiniNode | string)[]): void {
    for (const child of children)
      this.childNodes.push(typeof child === 'string' ? new MiniText(child) : child)
  }

  set textContent(text: string) {
    this.childNodes.length = 0
    this.append(text)
  }

  markup(): string {
    let text = `<${this.localName}`
    for (const [name, value] of this.#attributes) text += ` ${name}="${escapeText(value)}"`
    if (this.childNodes.length === 0) return `${text}/>`
    text += '>'
    for (const child of this.childNodes) text += child.markup()
    return `${text}</${this.localName}>`
  }
}

export type MiniNode = MiniElement | MiniText

/** Holds nothing: elements live where they are appended. */
export const miniDocument = {
  documentElement: new MiniElement('svg'),
  createElement: (name: string): MiniElement => new MiniElement(name),
  createElementNS: (_space: string, name: string): MiniElement => new MiniElement(name),
  createTextNode: (text: string): MiniText => new MiniText(String(text)),
} as const
type MiniDocument = typeof miniDocument
