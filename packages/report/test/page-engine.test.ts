import { stockholm } from '@kohort/regions'
import { pageDataOf } from '@kohort/report/page'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { partOf } from '../page/answers.js'
import { type Engine, type EngineEvents, startEngine } from '../page/engine.js'
import type { Answer, EngineSetting, Question, Rest } from '../page/messages.js'
import { liveLevers } from '../src/page/levers/lever.js'
import { leversOf } from '../src/page/levers/levers-of.js'

const plan = stockholm()
const data = pageDataOf(plan, { draws: 64 })
const setting: EngineSetting = {
  plan,
  draws: 64,
  seed: data.seed,
  series: data.series,
  levers: liveLevers(leversOf(plan)),
}
const half = (which: number) => partOf(setting, which * 32, 32)

/** A worker that answers when it is told to. */
class FakeWorker {
  static readonly all: FakeWorker[] = []
  onmessage: ((event: { readonly data: Answer }) => void) | null = null
  onerror: (() => void) | null = null
  readonly questions: Question[] = []
  constructor() {
    FakeWorker.all.push(this)
  }
  postMessage(question: Question): void {
    this.questions.push(question)
  }
  terminate(): void {}
  say(answer: Answer): void {
    this.onmessage?.({ data: answer })
  }
  get last(): Question | undefined {
    return this.questions.at(-1)
  }
}

const away = (by: number) => [{ op: 'scale' as const, path: 'training.away', by }]
const idOf = (worker: FakeWorker | undefined): number => {
  const last = worker?.last
  if (last?.kind !== 'move') throw new Error('no move was asked')
  return last.id
}

describe('startEngine', () => {
  const told: string[] = []
  const events: EngineEvents = {
    onMoved: (_, changes) =>
      told.push(`moved ${JSON.stringify(changes.map((one) => 'by' in one && one.by))}`),
    onRested: (_, { language }) => told.push(`rested ${language}`),
    onFallback: () => told.push('fallback'),
    onFailed: (message, of) => told.push(`failed ${of} ${message}`),
  }
  let engine: Engine
  let lanes: FakeWorker[]
  let drawing: FakeWorker
  beforeEach(() => {
    FakeWorker.all.splice(0)
    told.splice(0)
    vi.stubGlobal('Worker', FakeWorker)
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 })
    engine = startEngine(data, setting, '', events)
    const [one, two, three] = FakeWorker.all
    if (one === undefined || two === undefined || three === undefined) throw new Error('three workers')
    lanes = [one, two]
    drawing = three
    for (const lane of lanes) lane.say({ kind: 'ready' })
  })
  afterEach(() => vi.unstubAllGlobals())
  const moved = (lane: number, by: number): void =>
    lanes[lane]?.say({ kind: 'moved', id: idOf(lanes[lane]), figures: half(lane)(away(by)) })
  const failed = (lane: number): void =>
    lanes[lane]?.say({ kind: 'failed', id: idOf(lanes[lane]), message: `lane ${lane}` })

  it('ends a round when every lane has answered, whichever of them fails, and takes the next', () => {
    for (const fails of [0, 1]) {
      told.splice(0)
      engine.move(away(2))
      engine.move(away(0.5))
      expect(told).toEqual([])
      if (fails === 0) {
        failed(0)
        expect(told).toEqual([])
        moved(1, 2)
      } else {
        moved(0, 2)
        failed(1)
      }
      expect(told).toEqual([`failed move lane ${fails}`])
      moved(0, 0.5)
      moved(1, 0.5)
      expect(told.at(-1)).toBe('moved [0.5]')
    }
    told.splice(0)
    engine.move(away(2))
    failed(1)
    expect(told).toEqual([])
    failed(0)
    expect(told).toEqual(['failed move lane 1'])
  })
  it('draws for the newest rest, and for none when what waits is forgotten', () => {
    const rest = (language: 'sv' | 'en'): Rest => ({ changes: away(2), language, candidates: [] })
    const answer = { kind: 'rested', id: 0, rested: {} as never } as const
    engine.rest(rest('sv'))
    engine.rest(rest('en'))
    engine.forgetRest()
    drawing.say(answer)
    expect(told).toEqual(['rested sv'])
    expect(drawing.questions.length).toBe(1)
    engine.rest(rest('sv'))
    engine.rest(rest('en'))
    drawing.say(answer)
    drawing.say(answer)
    expect(told).toEqual(['rested sv', 'rested sv', 'rested en'])
  })
})
