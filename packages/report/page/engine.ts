import type { LiveChange, LiveEnsemble, LiveFigures, LiveResult } from '@kohort/ensemble'
import { liveEnsemble } from '@kohort/ensemble'
import type { PageData } from '../src/page/page-data.js'
import { bareOf, partOf, restOf } from './answers.js'
import type { Answer, EngineSetting, Question, Rest, Rested } from './messages.js'

export interface EngineEvents {
  /** All draws with these changes. */
  readonly onMoved: (result: LiveResult, changes: readonly LiveChange[]) => void
  /** With what was asked: by then it may no longer be what is wanted. */
  readonly onRested: (rested: Rested, asked: Rest) => void
  /** A worker could not be had: the page itself computes. */
  readonly onFallback: () => void
  readonly onFailed: (message: string, of: 'move' | 'rest') => void
}

/** The model beside the page. */
export interface Engine {
  /** Newest wins: what has not begun when the next comes is left out. */
  readonly move: (changes: readonly LiveChange[]) => void
  readonly rest: (asked: Rest) => void
  /** The levers are back where they came from: what waits to be drawn is not wanted. */
  readonly forgetRest: () => void
  readonly bare: (moves: readonly (readonly LiveChange[])[], rounds: number) => Promise<readonly number[]>
  readonly workers: () => number
}

/** More than four share too little work each. */
const MOST = 4

/** Even stretches of the draws. */
const stretches = (draws: number, workers: number): readonly (readonly [from: number, count: number])[] =>
  Array.from({ length: workers }, (_, index) => {
    const from = Math.floor((draws * index) / workers)
    return [from, Math.floor((draws * (index + 1)) / workers) - from] as const
  })

/** Does one thing at a time, and of what has piled up meanwhile only the newest. */
const newest = <Task>(begin: (task: Task) => void) => {
  let isBusy = false
  let waiting: { readonly task: Task } | null = null
  return {
    ask: (task: Task): void => {
      if (isBusy) waiting = { task }
      else {
        isBusy = true
        begin(task)
      }
    },
    forget: (): void => {
      waiting = null
    },
    done: (): void => {
      isBusy = false
      const next = waiting
      waiting = null
      if (next === null) return
      isBusy = true
      begin(next.task)
    },
  }
}

interface Lane {
  readonly ask: (question: Question, transfer?: Transferable[]) => void
  readonly end: () => void
}

const startLane = (url: string, onAnswer: (answer: Answer) => void, onError: () => void): Lane => {
  const worker = new Worker(url)
  worker.onmessage = ({ data }: MessageEvent<Answer>) => onAnswer(data)
  worker.onerror = onError
  return { ask: (question) => worker.postMessage(question), end: () => worker.terminate() }
}

/** Starts the model: in workers made of the page's own program, or where there are none in the page itself. */
export const startEngine = (
  data: PageData,
  setting: EngineSetting,
  program: string,
  events: EngineEvents,
): Engine => {
  const whole: LiveEnsemble = liveEnsemble(data.plan, {
    draws: setting.draws,
    seed: setting.seed,
    series: setting.series,
    levers: setting.levers,
  })
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }))
  let lanes: readonly Lane[] = []
  let drawing: Lane | null = null
  let own: ((changes: readonly LiveChange[]) => LiveFigures) | null = null
  let parts: (LiveFigures | undefined)[] = []
  let ready = 0
  let round = 0
  let answered = 0
  let failure: string | null = null
  let current: readonly LiveChange[] = []
  let resting: Rest | null = null
  let onBare: ((milliseconds: readonly number[]) => void) | null = null

  const inPage = (): void => {
    if (own !== null) return
    for (const lane of lanes) lane.end()
    drawing?.end()
    lanes = []
    drawing = null
    own = partOf(setting, 0, setting.draws)
    events.onFallback()
    moves.done()
    rests.done()
  }
  const moves = newest<readonly LiveChange[]>((changes) => {
    current = changes
    if (own !== null) {
      const compute = own
      setTimeout(() => {
        attempt('move', () => events.onMoved(whole.join([compute(changes)]), changes))
        moves.done()
      }, 0)
      return
    }
    round += 1
    failure = null
    parts = lanes.map(() => undefined)
    answered = 0
    for (const lane of lanes) lane.ask({ kind: 'move', id: round, changes })
  })
  const attempt = (of: 'move' | 'rest', work: () => void): void => {
    try {
      work()
    } catch (error) {
      events.onFailed(error instanceof Error ? error.message : String(error), of)
    }
  }
  const rests = newest<Rest>((asked) => {
    resting = asked
    if (drawing === null) {
      setTimeout(() => {
        attempt('rest', () => events.onRested(restOf(data.plan, asked), asked))
        rests.done()
      }, 0)
      return
    }
    drawing.ask({ kind: 'rest', id: 0, plan: data.plan, rest: asked })
  })

  /** A round ends when every lane has answered, whichever of them failed. */
  const endRound = (): void => {
    const [all, problem] = [parts.filter((part) => part !== undefined), failure]
    if (problem !== null) events.onFailed(problem, 'move')
    else attempt('move', () => events.onMoved(whole.join(all), current))
    moves.done()
  }
  const fromLane =
    (index: number) =>
    (answer: Answer): void => {
      if (own !== null) return
      if (answer.kind === 'ready') {
        ready += 1
        if (ready === lanes.length) moves.done()
        return
      }
      // A lane that cannot even prepare leaves the work to the page.
      if (answer.kind === 'failed' && answer.id < 0) inPage()
      else if ((answer.kind === 'moved' || answer.kind === 'failed') && answer.id === round) {
        if (answer.kind === 'moved') parts[index] = answer.figures
        else failure ??= answer.message
        answered += 1
        if (answered === lanes.length) endRound()
      }
    }
  const fromDrawing = (answer: Answer): void => {
    if (answer.kind === 'bare') onBare?.(answer.milliseconds)
    else if (answer.kind === 'rested' && resting !== null) {
      events.onRested(answer.rested, resting)
      rests.done()
    } else if (answer.kind === 'failed') {
      events.onFailed(answer.message, 'rest')
      rests.done()
    }
  }

  const count = Math.max(1, Math.min(MOST, navigator.hardwareConcurrency || 2))
  // Nothing moves before all workers are ready: what is asked meanwhile waits.
  moves.ask([])
  try {
    lanes = stretches(setting.draws, count).map((_, index) => startLane(url, fromLane(index), inPage))
    drawing = startLane(url, fromDrawing, inPage)
    stretches(setting.draws, count).forEach(([from, many], index) => {
      lanes[index]?.ask({ kind: 'prepare', setting, from, count: many })
    })
  } catch {
    inPage()
  }
  return {
    move: moves.ask,
    rest: rests.ask,
    forgetRest: rests.forget,
    bare: (tried, rounds) => {
      const lane = drawing
      if (lane === null) return Promise.resolve(bareOf(setting, tried, rounds))
      return new Promise((resolve) => {
        onBare = resolve
        lane.ask({ kind: 'bare', setting, rounds, moves: tried })
      })
    },
    workers: () => lanes.length,
  }
}
