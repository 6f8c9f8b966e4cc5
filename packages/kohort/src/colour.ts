import util from 'node:util'

/** How a text looks on a terminal; each gives the text as it was where colours are not wanted. */
export interface Paint {
  readonly strong: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly faint: (text: string) => string
}

type Format = Parameters<typeof util.styleText>[0]

/** Colours only on a terminal that can show them, and never when NO_COLOR asks for none. */
export const paintFor = (
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Paint => {
  // The first releases of Node 20 have no styleText.
  const wanted =
    isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb' && typeof util.styleText === 'function'
  const paint =
    (format: Format) =>
    (text: string): string =>
      wanted ? util.styleText(format, text, { validateStream: false }) : text
  return { strong: paint('bold'), good: paint('green'), bad: paint('red'), faint: paint('dim') }
}
