import {
  type DisplayCell,
  type DisplayTable,
  noteTables,
  parameterCell,
  parameterLabel,
  parameterPathOf,
  parameterRange,
  parameters,
  series,
  seriesCell,
} from '@kohort/core'
import type { Tornado, TornadoBar, TornadoEnd } from '../questions/tornado-result.js'
import { both, isPlural, isSeen, unitAfter } from './words.js'

const isUnmeasured = ({ kind }: TornadoBar): boolean => kind === null || kind === 'assumed'

/** A number by its label; a share still here by after how many years it is. */
const labelOf = ({ path, at }: TornadoBar): DisplayCell => {
  const general = parameterPathOf(path)
  const isCurve = general !== undefined && parameters[general].form === 'curve'
  return parameterLabel(isCurve ? `${path}.${at}` : path)
}

/** What a reader of the bars should know. */
const notes = ({ bars }: Tornado, shown: readonly TornadoBar[]): readonly DisplayCell[] => {
  const still = bars.length - shown.length
  const noEnd = shown.filter(({ low, high }) => low.unusable !== null || high.unusable !== null)
  return [
    ...(bars.length === 0
      ? [both('Inget tal i planen har ett intervall.', 'No number of the plan has a range.')]
      : shown.length === 0
        ? [both('Inget av talen ändrar det.', 'None of the numbers changes it.')]
        : []),
    ...(shown.some(isUnmeasured)
      ? [both('* Ingen har mätt talet.', '* Nobody has measured the number.')]
      : []),
    ...(noEnd.length === 0
      ? []
      : [
          both(
            '– Den änden ger ingen giltig plan med de andra talen som de är.',
            '– That end makes no valid plan with the other numbers as they are.',
          ),
        ]),
    ...(still > 0 && shown.length > 0
      ? [both(`${still} tal med intervall ändrar inget.`, `${still} numbers with a range change nothing.`)]
      : []),
    both(
      'Varje tal för sig flyttas till låg och hög ände av sitt troliga intervall (5–95 %), de andra står kvar. Ändringarna är mot planen.',
      'Each number on its own is moved to the low and the high end of its likely range (5–95%), the others stay. Changes are against the plan.',
    ),
  ]
}

/** What a figure hangs on: the widest swing first. */
export const tornadoTables = (found: Tornado): readonly DisplayTable[] => {
  const { plan, metric, year, base, bars } = found
  const { sv, en } = series[metric].label
  const end = ({ difference }: TornadoEnd): DisplayCell => seriesCell(metric, difference, 'change')
  const shown = bars.filter(({ low, high }) =>
    [low, high].some(({ difference }) => isSeen(metric, difference ?? 0)),
  )
  const caption = [
    `${plan}: `,
    both(
      `vad ${sv} ${year} hänger på; planen ger `,
      `what ${en} of ${year} ${isPlural(metric) ? 'hang' : 'hangs'} on; the plan gives `,
    ),
    seriesCell(metric, base),
  ]
  const said = noteTables(notes(found, shown))
  if (shown.length === 0) return said.map((table) => ({ ...table, caption }))
  return [
    {
      caption,
      heads: [
        both('Tal', 'Number'),
        both('Värde', 'Value'),
        both('Troligt', 'Likely'),
        unitAfter(metric, 'Vid låg', 'At low'),
        unitAfter(metric, 'Vid hög', 'At high'),
      ],
      rows: shown.map((bar) => [
        labelOf(bar),
        [parameterCell(bar.path, bar.value), isUnmeasured(bar) ? ' *' : ''],
        parameterRange(bar.path, bar.range),
        end(bar.low),
        end(bar.high),
      ]),
    },
    ...said,
  ]
}
