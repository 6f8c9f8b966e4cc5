import type { SeriesName } from '@kohort/core'
import { capital, cut, oneLine, pathLabel, titleText } from '@kohort/report/words'
import type { Comparison, Overlap, Scenario } from '@kohort/scenarios'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, signedText } from '../metric-text.js'
import { tableLines } from '../table.js'
import { visible, wrap } from '../wrap.js'
import { yearsText } from '../years-text.js'
import { changeTexts } from './change-text.js'
import { seriesHead } from './series-head.js'

const NOTHING = '–'
const GAP = 2
const SHORTEST_NAME = 24
const WIDEST_GOAL = 46

const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - visible(text))) + text

/** Figures with their differences, each right-aligned on its own. */
const cellsOf = (
  name: SeriesName,
  year: number,
  compared: Comparison,
  { voice }: Screen,
): readonly string[] => {
  const found = compared.scenarios.map(({ id }) =>
    compared.rows.find((row) => row.scenario === id && row.year === year && row.series === name),
  )
  const values = found.map((row) =>
    row === undefined || row.value === null ? NOTHING : bareFigure(name, row.value, voice),
  )
  const differences = found.map((row, index) =>
    index === 0 || row === undefined || row.difference === null
      ? ''
      : `(${signedText(name, row.difference, voice).replace(/^0[,.]0$/, '0')})`,
  )
  const [value, difference] = [values, differences].map((texts) => Math.max(...texts.map(visible))) as [
    number,
    number,
  ]
  return values.map(
    (text, index) => `${padStart(text, value)} ${padStart(differences[index] ?? '', difference)}`,
  )
}

/** Columns side by side as long as there is room, the rest in tables below. */
const inRows = <Item>(
  items: readonly Item[],
  widthOfItem: (item: Item) => number,
  room: number,
): readonly Item[][] => {
  const rows: Item[][] = []
  let left = 0
  for (const item of items) {
    const width = widthOfItem(item) + GAP
    const row = rows.at(-1)
    if (row === undefined || width > left) {
      rows.push([item])
      left = room - width
    } else {
      row.push(item)
      left -= width
    }
  }
  return rows
}

/** The plan's name and the scenarios', numbered as the goals' columns are. */
const namesOf = ({ scenarios }: Comparison, { voice }: Screen): readonly string[] =>
  scenarios.map(({ title }, index) =>
    index === 0 ? voice.say({ sv: 'Planen', en: 'The plan' }) : `${index} ${titleText(title, voice)}`,
  )

const figureTable = (year: number, compared: Comparison, screen: Screen): readonly string[] => {
  const { plan, voice, width } = screen
  const names = namesOf(compared, screen)
  const columns = compared.series.map((name) => ({
    head: seriesHead(name, plan, voice),
    cells: cellsOf(name, year, compared, screen),
  }))
  const size = ({ head, cells }: (typeof columns)[number]): number =>
    Math.max(...[...head.split('\n'), ...cells].map(visible))
  const longest = Math.max(SHORTEST_NAME, ...names.map(visible))
  const fits = columns.reduce((sum, column) => sum + size(column) + GAP, 0)
  const room = Math.max(SHORTEST_NAME, Math.min(longest, width - fits))
  return inRows(columns, size, width - room).flatMap((row) =>
    tableLines(
      [
        { head: voice.say({ sv: `År ${year}`, en: String(year) }) },
        ...row.map(({ head }) => ({ head, align: 'right' as const })),
      ],
      names.map((name, index) => [cut(name, room), ...row.map(({ cells }) => cells[index] ?? '')]),
    ),
  )
}

/** Which goals are met, and in which year the figures first are inside. */
const goalTable = (compared: Comparison, screen: Screen): readonly string[] => {
  const { plan, projection, voice, paint, width } = screen
  const judged = projection.goals.filter(({ id }) =>
    compared.scenarios.some(({ goals }) => goals.some((goal) => goal.id === id && goal.met !== null)),
  )
  if (judged.length === 0) return []
  const never = voice.say({ sv: 'aldrig', en: 'never' })
  const columns = compared.scenarios.map(({ goals }, index) => ({
    head: index === 0 ? voice.say({ sv: 'Planen', en: 'Plan' }) : String(index),
    cells: judged.map(({ id, from, to }) => {
      const goal = goals.find((one) => one.id === id)
      if (goal === undefined || goal.met === null) return paint.faint(NOTHING)
      const year = from === to ? '' : ` ${goal.firstMet ?? never}`
      return goal.met ? paint.good(`✓${year}`) : paint.bad(`✗${year}`)
    }),
  }))
  const titles = judged.map(({ id }) => {
    const title = plan.goals.find((goal) => goal.id === id)?.title
    return cut(title === undefined ? id : titleText(title, voice), WIDEST_GOAL)
  })
  const size = ({ head, cells }: (typeof columns)[number]): number =>
    Math.max(...[head, ...cells].map(visible))
  const room = Math.max(...titles.map(visible))
  const [base, ...others] = columns
  const baseSize = base === undefined ? 0 : size(base) + GAP
  return [
    ...inRows(others, size, width - room - baseSize).flatMap((row) =>
      tableLines(
        [
          { head: voice.say({ sv: 'Mål', en: 'Goal' }) },
          ...[...(base === undefined ? [] : [base]), ...row].map(({ head }) => ({ head })),
        ],
        titles.map((title, index) => [
          title,
          base?.cells[index] ?? '',
          ...row.map(({ cells }) => cells[index] ?? ''),
        ]),
      ),
    ),
    ...wrap(
      voice.say({
        sv: '✓ nås, ✗ missas; året är det första då årets siffra är inom gränsen.',
        en: '✓ met, ✗ missed; the year is the first in which the year’s own figure is inside.',
      }),
      width,
      '  ',
    ),
  ]
}

/** What each scenario changes, and why. */
const changeLines = (
  compared: Comparison,
  scenarios: readonly Scenario[],
  screen: Screen,
): readonly string[] => {
  const { plan, voice, paint, width } = screen
  return scenarios.flatMap((scenario, index) => {
    const changed = compared.scenarios[index + 1]?.changed ?? []
    const texts = changeTexts(changed, scenario, plan, voice)
    const what =
      texts.length === 0 ? voice.say({ sv: 'inget ändras', en: 'nothing changes' }) : texts.join('; ')
    const name = `${index + 1} ${titleText(scenario.title, voice)}`
    return wrap(`${name} – ${what}. ${oneLine(voice.say(scenario.reason))}`, width, '  ', '    ').map(
      (line) => line.replace(name, () => paint.strong(name)),
    )
  })
}

/** Numbers that two scenarios both write. */
export const overlapLines = (
  overlaps: readonly Overlap[],
  scenarios: readonly Scenario[],
  isOne: boolean,
  { plan, voice, width }: Screen,
): readonly string[] => {
  const title = (id: string): string => {
    const found = scenarios.find((scenario) => scenario.id === id)
    const name = titleText(found?.title ?? id, voice)
    return voice.say({ sv: `”${name}”`, en: `“${name}”` })
  }
  const numberOf = ({ path, at }: Overlap): string => {
    const [first, last] = [at[0] ?? '', at.at(-1) ?? '']
    const years = /^(?:19|20|21)\d\d$/.test(first) ? ` ${yearsText(Number(first), Number(last))}` : ''
    return `${pathLabel(path, plan, voice)}${years}`
  }
  const sets = new Map(overlaps.map((overlap) => [overlap.scenarios.join(' '), overlap.scenarios]))
  return [...sets].flatMap(([set, ids]) => {
    const who = voice.list(ids.map(title))
    const number = voice.list(overlaps.filter((one) => one.scenarios.join(' ') === set).map(numberOf))
    const [alla, all] = ids.length === 2 ? ['båda', 'both'] : ['alla', 'all']
    const final = title(ids.at(-1) ?? '')
    return wrap(
      isOne
        ? voice.say({
            sv: `Samma tal: ${who} ändrar ${alla} ${number}. De gäller i den ordning de står; sist är ${final}.`,
            en: `The same number: ${who} ${all} change ${number}. They act in the order written; ${final} is the last.`,
          })
        : voice.say({
            sv: `Samma tal: ${who} ändrar ${alla} ${number}. Här räknas de var för sig; med --together avgör ordningen.`,
            en: `The same number: ${who} ${all} change ${number}. Here each is on its own; with --together the order decides.`,
          }),
      width,
      '',
      '  ',
    )
  })
}

/** The screen of `kohort compare`. */
export const comparisonLines = (
  compared: Comparison,
  scenarios: readonly Scenario[],
  overlapping: readonly string[],
  screen: Screen,
): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const title = titleText(plan.title, voice)
  const parts = [
    wrap(
      voice.say({ sv: `Vad händer om? Mot planen ${title}`, en: `What if? Against the plan ${title}` }),
      width,
    ).map(paint.strong),
    ...compared.years.map((year) => figureTable(year, compared, screen)),
    wrap(
      voice.say({
        sv: 'Inom parentes: skillnaden mot planen, för andelar i procentenheter.',
        en: 'In brackets: the difference to the plan, of shares in percentage points.',
      }),
      width,
      '  ',
    ),
    goalTable(compared, screen),
    [
      capital(voice.say({ sv: 'vad som ändras', en: 'what changes' })),
      ...changeLines(compared, scenarios, screen),
    ],
    overlapping,
  ]
  // The note on brackets belongs to the table above it.
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 || index === compared.years.length + 1 ? lines : ['', ...lines]))
}
