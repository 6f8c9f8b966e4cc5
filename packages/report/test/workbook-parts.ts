import { inflateRawSync } from 'node:zlib'
import readXlsx, { type Sheet } from 'read-excel-file/node'

/** What stands in a ZIP archive, by its central directory: no library that the writer knows. */
export const unzip = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const view = Buffer.from(bytes)
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  const parts = new Map<string, Uint8Array>()
  for (let index = 0; index < count; index += 1) {
    const method = view.readUInt16LE(at + 10)
    const size = view.readUInt32LE(at + 20)
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = view.readUInt32LE(at + 42)
    const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28)
    const body = view.subarray(start, start + size)
    parts.set(view.toString('utf8', at + 46, at + 46 + name), method === 0 ? body : inflateRawSync(body))
    at += 46 + name + extra + comment
  }
  return parts
}

/** The parts of a workbook that are XML, as text. */
export const xmlParts = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    [...unzip(bytes)]
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, part]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(part)] as const),
  )

const TOKEN = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gu
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/
// What XML 1.0 has no place for.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u

/** What is wrong with a text as XML, or null: tags that do not match, signs that may not stand there. */
export const notWellFormed = (text: string): string | null => {
  const found = ILLEGAL.exec(text)
  if (found !== null) return `sign ${found[0].charCodeAt(0).toString(16)} at ${found.index}`
  const open: string[] = []
  let roots = 0
  let length = 0
  for (const [token, closed, opened, attributes, self, content, stray] of text.matchAll(TOKEN)) {
    length += token.length
    if (stray !== undefined) return `stray < at ${length}`
    if (content !== undefined && (ENTITY.test(content) || (open.length === 0 && content.trim() !== '')))
      return `text ${content.slice(0, 40)}`
    if (attributes !== undefined && ENTITY.test(attributes)) return `attributes ${attributes.slice(0, 80)}`
    if (closed !== undefined && open.pop() !== closed) return `</${closed}> closes nothing`
    if (opened === undefined) continue
    if (open.length === 0) roots += 1
    if (self !== '/') open.push(opened)
  }
  if (length !== text.length || open.length > 0 || roots !== 1)
    return `open: ${open.join(', ')}, ${roots} roots`
  return null
}

/** The sheets of a workbook as an independent reader has them, blanks at the ends kept. */
export const readSheets = async (bytes: Uint8Array): Promise<ReadonlyMap<string, Sheet['data']>> => {
  const sheets = await readXlsx(Buffer.from(bytes), { trim: false })
  return new Map(sheets.map(({ sheet, data }) => [sheet, data] as const))
}

/** The XML of the sheet of a name. */
export const sheetXml = (parts: ReadonlyMap<string, string>, name: string): string => {
  const workbook = parts.get('xl/workbook.xml') ?? ''
  const names = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, found]) => found)
  return parts.get(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`) ?? ''
}

/** What the styles say of a cell: the attribute `of` of its format. */
const styleOfCell = (parts: ReadonlyMap<string, string>, name: string, cell: string, of: string): string => {
  const tag = new RegExp(`<c r="${cell}"[^>]*>`).exec(sheetXml(parts, name))?.[0] ?? ''
  const style = Number(/ s="(\d+)"/.exec(tag)?.[1] ?? 0)
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(parts.get('xl/styles.xml') ?? '')?.[1] ?? ''
  return new RegExp(` ${of}="(\\d+)"`).exec([...formats.matchAll(/<xf [^>]*>/g)][style]?.[0] ?? '')?.[1] ?? ''
}

/** The number format of a cell, as the file has it. */
export const formatOfCell = (parts: ReadonlyMap<string, string>, name: string, cell: string): string => {
  const builtIn: Readonly<Record<string, string>> = {
    0: 'General',
    1: '0',
    3: '#,##0',
    4: '#,##0.00',
    49: '@',
  }
  const id = styleOfCell(parts, name, cell, 'numFmtId')
  const own = new RegExp(`<numFmt numFmtId="${id}" formatCode="([^"]*)"`).exec(
    parts.get('xl/styles.xml') ?? '',
  )?.[1]
  return (own ?? builtIn[id] ?? `builtin ${id}`).replaceAll('&quot;', '"')
}

/** The font of a cell, as XML. */
export const fontOfCell = (parts: ReadonlyMap<string, string>, name: string, cell: string): string => {
  const fonts = [...(parts.get('xl/styles.xml') ?? '').matchAll(/<font>.*?<\/font>/gs)]
  return fonts[Number(styleOfCell(parts, name, cell, 'fontId'))]?.[0] ?? ''
}
