/**
 * What `kohort report` takes for Stockholm's plan, part by part, and how fast the page follows a slider. Run by
 * `npm run bench`; exits with 1 when the page is over its budget, a part takes more than half of the whole without the
 * reason that is given here, or the page in Chromium takes more than a frame, or too long beside the bare ensemble.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { liveEnsemble, simulate } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { type PageData, pageDataOf, pageHtml } from '@kohort/report/page'
import { liveLevers } from '../src/page/levers/lever.js'
import { leversOf } from '../src/page/levers/levers-of.js'
import { seriesOfPage } from '../src/page/model/outcome.js'
import { chromiumPath, launch, open } from '../test/browser/chromium.js'

const BUDGET = 350_000
const ROUNDS = 7
/** From a slider's move to the redrawn bands: a frame of a screen, and what it may cost beside the model alone. */
const MOST_MILLISECONDS = 16
const MOST_RATIO = 1.5

/** A part that may take more than half, and why. */
const reasons: Readonly<Record<string, string>> = {
  ensemble: 'every uncertain number fitted to its range and the model run 1 024 times; the rest is done once',
  charts: 'four charts in each of two languages, drawn by Plot',
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

const plan = stockholm()
const taken = new Map<string, number[]>()
let html = ''
for (let round = -1; round < ROUNDS; round += 1) {
  let last = performance.now()
  const told = (part: string): void => {
    const now = performance.now()
    if (round >= 0) taken.set(part, [...(taken.get(part) ?? []), now - last])
    last = now
  }
  const data: PageData = pageDataOf(plan, { onPart: told })
  html = pageHtml(data)
  told('writing')
}
const medians = [...taken].map(([part, values]) => [part, median(values)] as const)
const whole = medians.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)
const line = (what: string, figure: string): void => console.log(`${what.padEnd(58)} ${figure.padStart(14)}`)
line(`kohort report for Stockholm, median of ${ROUNDS}`, `${whole.toFixed(0)} ms`)
for (const [part, milliseconds] of medians) {
  line(`  ${part}`, `${milliseconds.toFixed(0)} ms, ${((100 * milliseconds) / whole).toFixed(0)} %`)
  if (milliseconds <= whole / 2) continue
  const reason = reasons[part]
  console.log(reason === undefined ? `NOT HELD: ${part} takes more than half` : `  (${part}: ${reason})`)
  if (reason === undefined) process.exitCode = 1
}
const packed = gzipSync(html).length
line('the page, packed', `${(packed / 1000).toFixed(0)} kB`)
console.log(`${packed <= BUDGET ? 'held' : 'NOT HELD'}: at most ${BUDGET / 1000} kB packed`)
if (packed > BUDGET) process.exitCode = 1

/** A move of the levers beside a whole simulation with the same scenario, both in this process. */
const series = seriesOfPage(plan)
const live = liveEnsemble(plan, { draws: 1024, seed: 'bench', series, levers: liveLevers(leversOf(plan)) })
const moves: number[] = []
const simulations: number[] = []
for (let round = -3; round < 21; round += 1) {
  const begun = performance.now()
  live.move([{ op: 'scale', path: 'training.away', by: 0.5 + (round + 3) / 40 }])
  const moved = performance.now()
  await simulate(plan, { draws: 1024, seed: 'bench', series })
  if (round >= 0) {
    moves.push(moved - begun)
    simulations.push(performance.now() - moved)
  }
}
line('a move of 1 024 draws, one thread', `${median(moves).toFixed(1)} ms`)
line('the same as a new simulation', `${median(simulations).toFixed(1)} ms`)

if (chromiumPath === undefined) console.log('skipped: no Chromium to measure the page in')
else {
  const folder = mkdtempSync(join(tmpdir(), 'kohort-bench-'))
  const file = join(folder, 'rapport.html')
  writeFileSync(file, html)
  const browser = await launch()
  const { page } = await open(browser, file)
  await page.getByRole('button', { name: 'Mät hur snabbt sidan räknar' }).click()
  await page.waitForFunction(() => document.getElementById('method')?.dataset.ratio !== undefined)
  const {
    median: milliseconds,
    ratio,
    lanes,
  } = await page.evaluate(() => ({ ...document.getElementById('method')?.dataset }) as Record<string, string>)
  line('in Chromium, from slider to redrawn bands, median', `${Number(milliseconds).toFixed(1)} ms`)
  line('the same beside the bare ensemble in one thread', Number(ratio).toFixed(2))
  line('workers that share the draws; cores', `${lanes}; ${availableParallelism()}`)
  const [waiting = 0] = loadavg()
  line('load of the machine in the last minute', waiting.toFixed(1))
  for (const [what, held] of [
    [`at most ${MOST_RATIO} times the bare ensemble`, Number(ratio) < MOST_RATIO],
    [
      `at most ${MOST_MILLISECONDS} ms from slider to redrawn bands`,
      Number(milliseconds) <= MOST_MILLISECONDS,
    ],
  ] as const) {
    console.log(`${held ? 'held' : 'NOT HELD'}: ${what}`)
    if (!held) process.exitCode = 1
  }
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
