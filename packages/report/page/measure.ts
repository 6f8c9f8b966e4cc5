import { changesOf, type LeverState, moved } from '../src/page/levers/state.js'
import type { PageView } from '../src/page/view/page-view.js'
import type { Engine } from './engine.js'

const ROUNDS = 61
const WARM = 12

const medianOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

export interface Measured {
  readonly text: string
  /** Milliseconds from a slider's move to the redrawn bands. */
  readonly median: number
  /** The same by what all draws take alone, in one thread. */
  readonly ratio: number
  /** Workers that share the draws; none where the page itself computes. */
  readonly lanes: number
}

/**
 * How long it takes from a slider's move to the redrawn bands, layout included, beside the bare ensemble: the same draws
 * and quantiles in one thread with nothing drawn, measured in the same page.
 */
export const measure = async ({
  view,
  engine,
  move,
}: {
  readonly view: PageView
  readonly engine: Engine
  readonly move: (state: LeverState) => Promise<void>
}): Promise<Measured> => {
  const { levers, voice } = view
  const lever = levers.list.find(({ id }) => id === 'away') ?? levers.list[0]
  if (lever === undefined) return { text: '–', median: Number.NaN, ratio: Number.NaN, lanes: 0 }
  const span = (lever.max - lever.min) / (ROUNDS + WARM)
  const states = Array.from({ length: ROUNDS + WARM }, (_, round) =>
    moved(levers, view.state, lever, lever.min + span * (round + 0.5)),
  )
  const taken: number[] = []
  for (const state of states) {
    const begun = performance.now()
    await move(state)
    // What was redrawn is laid out before the clock stops.
    document.getElementById('live-charts')?.getBoundingClientRect()
    taken.push(performance.now() - begun)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  const median = medianOf(taken.slice(WARM))
  const bare = medianOf(
    await engine.bare(
      states.slice(0, 20).map((state) => changesOf(levers, state)),
      ROUNDS,
    ),
  )
  const ratio = median / bare
  const number = (value: number): string => voice.number(value, value < 10 ? 2 : 1)
  return {
    median,
    ratio,
    lanes: engine.workers(),
    text: voice.say({
      sv: `Från reglage till omritade band: ${number(median)} ms (median av ${ROUNDS}), ${number(ratio)} gånger vad modellen ensam tar i en tråd (${number(bare)} ms för ${voice.number(view.data.draws)} dragningar). Trådar: ${engine.workers()}.`,
      en: `From slider to redrawn bands: ${number(median)} ms (median of ${ROUNDS}), ${number(ratio)} times what the model alone takes in one thread (${number(bare)} ms for ${voice.number(view.data.draws)} draws). Threads: ${engine.workers()}.`,
    }),
  }
}
