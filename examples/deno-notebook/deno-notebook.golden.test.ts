import { readFileSync, writeFileSync } from 'node:fs'
import { project, stockholm } from 'kohort'
import { expect, it } from 'vitest'
import { deno, nbconvert } from '../../.ci/lib/tools.mjs'
import { type Cell, type Executed, type Notebook, runNotebook } from './run-notebook.js'

const file = new URL('stockholm.ipynb', import.meta.url)
const committed = JSON.parse(readFileSync(file, 'utf8')) as Notebook
const [denoTool, nbconvertTool] = [await deno(), await nbconvert()]
const missing = denoTool.missing ?? nbconvertTool.missing
const why = missing === undefined ? '' : `: ${missing}`

const execute = (notebook: Notebook): Promise<Executed> =>
  runNotebook(notebook, denoTool.path ?? '', nbconvertTool.path ?? '')

type Outputs = readonly Readonly<Record<string, string>>[]

/** What each cell shows, by media type. */
const outputsOf = ({ outputs = [] }: Cell): Outputs =>
  outputs.map(({ data = {} }) =>
    Object.fromEntries(
      Object.entries(data).map(([type, text]) => [type, typeof text === 'string' ? text : text.join('')]),
    ),
  )

/** Charts change with their looks, and have tests of their own: here it counts that they are there. */
const compared = (outputs: Outputs): Outputs =>
  outputs.map((bundle) =>
    Object.fromEntries(
      Object.entries(bundle).map(([type, text]) => [
        type,
        type === 'image/svg+xml' ? text.slice(0, 4) : text.replaceAll(/<svg [\s\S]*?<\/svg>/g, '<svg>'),
      ]),
    ),
  )

/** Whether a cell shows less than it did: Deno's kernel may report it done before what it shows is sent. */
const hasLost = ({ code, notebook }: Executed): boolean =>
  code === 0 &&
  committed.cells.some(
    (cell, at) => (notebook?.cells[at]?.outputs?.length ?? 0) < (cell.outputs?.length ?? 0),
  )

/** Runs it whole, and anew where an output was lost on the way; a wrong output is never asked for again. */
const executeWhole = async (): Promise<Executed> => {
  let executed = await execute(committed)
  for (let more = 2; more > 0 && hasLost(executed); more -= 1) executed = await execute(committed)
  return executed
}

it.skipIf(missing)(
  `the notebook runs from its first cell to its last and shows what stands in it${why}`,
  async () => {
    const { code, output, notebook } = await executeWhole()
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' })
    const cells = notebook?.cells ?? []
    const shown = cells.map(outputsOf)
    // First what the cells' headings promise: nothing else is written as golden either.
    const goals = shown[3]?.[0]?.['text/plain'] ?? ''
    const verdicts = goals.split('\n').map((line) => line.split(/ {2,}/).slice(0, 2))
    const { goals: plans } = stockholm()
    for (const { id, met } of project(stockholm()).goals) {
      const goal = plans.find((one) => one.id === id)
      const isFollowed = goal?.min === undefined && goal?.max === undefined
      const said = isFollowed ? 'följs, ingen gräns' : met ? 'nått' : 'missat'
      expect(verdicts).toContainEqual([id, said])
    }
    expect(goals).not.toContain('Antagning')
    const types = shown.map((outputs) => outputs.flatMap((bundle) => Object.keys(bundle).sort()))
    const tables = ['text/html', 'text/plain']
    expect(types).toEqual([
      ...[[], tables, [], tables, [], ['image/svg+xml', ...tables], [], [], tables, [], tables],
      ...[[], ['text/plain']],
    ])
    if (process.env.KOHORT_UPDATE === 'golden') {
      const kept = cells.map((cell, at) => ({
        ...cell,
        metadata: {},
        id: committed.cells[at]?.id ?? cell.id,
      }))
      writeFileSync(file, `${JSON.stringify({ ...committed, cells: kept }, null, 1)}\n`)
      return
    }
    expect(shown.map(compared)).toEqual(committed.cells.map((cell) => compared(outputsOf(cell))))
  },
  300_000,
)

it.skipIf(missing)(
  `a cell that throws fails the run, with its words${why}`,
  async () => {
    const cell: Cell = {
      cell_type: 'code',
      id: 'throws',
      metadata: {},
      source: ["import { parsePlan } from 'kohort'\n", 'parsePlan({})'],
      outputs: [],
    }
    const bare = { ...cell, execution_count: null }
    const { code, output } = await execute({ ...committed, cells: [bare] })
    expect(code).not.toBe(0)
    expect(output).toContain('The plan has')
  },
  300_000,
)
