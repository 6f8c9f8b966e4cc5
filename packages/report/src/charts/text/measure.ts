/**
 * How wide a text is, without a browser: the advance widths of DejaVu Sans, which PNGs are drawn with, and which is
 * wider than the fonts that screens prefer, so that what fits here fits there. In thousandths of the font size.
 */
const FIRST = 0x20
const SECOND = 0xa0

// biome-ignore format: a table
const regular: readonly number[] = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
  748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
]
// biome-ignore format: a table
const regularSecond: readonly number[] = [
  318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838, 361, 1000, 500, 500, 838, 401, 401, 500, 636, 636,
  318, 500, 401, 471, 612, 969, 969, 969, 531, 684, 684, 684, 684, 684, 684, 974, 698, 632, 632, 632, 632, 295, 295,
  295, 295, 775, 748, 787, 787, 787, 787, 787, 838, 787, 732, 732, 732, 732, 611, 605, 630, 613, 613, 613, 613, 613,
  613, 982, 550, 615, 615, 615, 615, 278, 278, 278, 278, 612, 634, 612, 612, 612, 612, 612, 838, 612, 634, 634, 634,
  634, 592, 635, 592,
]
// biome-ignore format: a table
const bold: readonly number[] = [
  348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
]
// biome-ignore format: a table
const boldSecond: readonly number[] = [
  348, 456, 696, 696, 636, 696, 365, 500, 500, 1000, 564, 646, 838, 415, 1000, 500, 500, 838, 438, 438, 500, 736, 636,
  380, 500, 438, 564, 646, 1035, 1035, 1035, 580, 774, 774, 774, 774, 774, 774, 1085, 734, 683, 683, 683, 683, 372, 372,
  372, 372, 838, 837, 850, 850, 850, 850, 850, 838, 850, 812, 812, 812, 812, 724, 738, 719, 675, 675, 675, 675, 675,
  675, 1048, 593, 678, 678, 678, 678, 343, 343, 343, 343, 687, 712, 687, 687, 687, 687, 687, 838, 687, 712, 712, 712,
  712, 652, 716, 652,
]
/** Signs outside the tables: regular, bold. */
const signs: Readonly<Record<string, readonly [number, number]>> = {
  '–': [500, 500],
  '—': [1000, 1000],
  '‘': [318, 380],
  '’': [318, 380],
  '“': [518, 657],
  '”': [518, 657],
  '…': [1000, 1000],
  '−': [838, 838],
  '→': [838, 838],
}
/** Any other letter: wide enough for those of other scripts. */
const UNKNOWN = 1000

const advance = (letter: string, isBold: boolean): number => {
  const code = letter.codePointAt(0) as number
  const first = (isBold ? bold : regular)[code - FIRST]
  if (first !== undefined) return first
  const second = (isBold ? boldSecond : regularSecond)[code - SECOND]
  if (second !== undefined) return second
  return signs[letter]?.[isBold ? 1 : 0] ?? UNKNOWN
}

/** The width of a line of text, in pixels. */
export const textWidth = (text: string, size: number, isBold = false): number => {
  let width = 0
  for (const letter of text) width += advance(letter, isBold)
  return (width * size) / 1000
}

/** As much of a text as there is room for, an ellipsis at its end when some is missing. */
export const shorten = (text: string, width: number, size: number, isBold = false): string => {
  if (textWidth(text, size, isBold) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`, size, isBold) > width) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** Lines no wider than `width`, broken at spaces (never at hard ones), inside a word only where it has no room. */
export const wrapText = (
  text: string,
  width: number,
  size: number,
  { bold: isBold = false, lines: most = 8 }: { readonly bold?: boolean; readonly lines?: number } = {},
): readonly string[] => {
  const lines: string[] = []
  let line = ''
  const wordsLeft = text.split(' ').filter((word) => word !== '')
  for (let word = wordsLeft.shift(); word !== undefined; word = wordsLeft.shift()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size, isBold) <= width) {
      line = longer
      continue
    }
    if (lines.length === most - 1) {
      const rest = [longer, ...wordsLeft.slice(0, 40)].join(' ')
      return [...lines, shorten(rest, width, size, isBold)]
    }
    if (line === '') {
      const [head, tail] = breakWord(word, width, size, isBold)
      lines.push(head)
      wordsLeft.unshift(tail)
    } else {
      lines.push(line)
      line = ''
      wordsLeft.unshift(word)
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** The same in lines of much the same length: as few as `wrapText` needs, none of them a lone last word. */
export const balanceText = (
  text: string,
  width: number,
  size: number,
  options: { readonly bold?: boolean; readonly lines?: number } = {},
): readonly string[] => {
  const lines = wrapText(text, width, size, options)
  if (lines.length < 2 || lines.length === options.lines) return lines
  let best = lines
  for (let narrower = width * 0.95; narrower > width / 2; narrower -= width * 0.05) {
    const tried = wrapText(text, narrower, size, options)
    if (tried.length > lines.length) return best
    best = tried
  }
  return best
}

/** At a hyphen if one is in reach, else where the room ends. */
const breakWord = (word: string, width: number, size: number, isBold: boolean): readonly [string, string] => {
  const letters = [...word]
  let fits = 1
  while (fits < letters.length && textWidth(letters.slice(0, fits + 1).join(''), size, isBold) <= width)
    fits += 1
  const head = letters.slice(0, fits).join('')
  const hyphen = Math.max(head.lastIndexOf('-'), head.lastIndexOf('/'))
  const cut = hyphen > 1 ? hyphen + 1 : head.length
  return [word.slice(0, cut), word.slice(cut)]
}
