import { type Corridor, verdictOn } from './corridor.js'
import type { Outcome } from './outcome.js'
import { projectionOf } from './received.js'
import { spanText, verdictTable } from './verdict-text.js'

/** `expect(projection).toStayWithin('corridors')`; see `KohortMatchers`. */
export const toStayWithin = (received: unknown, corridor: Corridor): Outcome => {
  const projection = projectionOf(received, 'toStayWithin')
  const verdict = verdictOn(projection, corridor, 'toStayWithin')
  const name = verdict.id === '' ? 'the corridor' : `"${verdict.id}"`
  const outside = verdict.years.filter(({ standing }) => standing !== 'inside').length
  const count =
    verdict.over === 'each' && outside > 0 ? `: ${outside} of ${verdict.years.length} years are outside` : ''
  const pass = verdict.met === true
  return {
    pass,
    message: () =>
      `expected ${verdict.metric} ${pass ? 'not ' : ''}to stay within ${name}, ${spanText(verdict)}${count}\n\n${verdictTable(verdict)}`,
  }
}
