import { stockholm } from '@kohort/regions'
import { scale, scenario } from '@kohort/scenarios'
import { afterAll, describe, expect, it, vi } from 'vitest'
import {
  type Ensemble,
  type SimulateOptions,
  simulate,
  startWorkers,
  type WorkerLike,
  type Workers,
} from '../src/index.js'
import { prepare } from '../src/uncertainty.js'
import { workerStarter } from './worker-file.js'

const plan = stockholm()
const lessLeave = scenario('Less leave', 'the review', (draft) => {
  scale(draft, 'training.away', 0.8, { from: 2026 })
})
const { start, remove } = workerStarter()
const crews = [1, 2, 3].map((count) => startWorkers({ count, start }))
afterAll(() => {
  for (const crew of crews) crew.close()
  remove()
})

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)

/** Every bit that was kept: figures and verdicts, of every part. */
const bitsOf = (ensemble: Ensemble): string =>
  ensemble.scenarios
    .flatMap((id) => [
      ...ensemble.series.flatMap((series) => ensemble.raw(series, { scenario: id })),
      ...plan.goals.map((goal) => ensemble.verdicts(goal.id, undefined, id)),
    ])
    .map((column) => bytesOf(column).toString('base64'))
    .join('\n')

/** A worker that is said to do what a test wants. */
const puppet = (
  act: (message: { readonly kind: string; readonly job: number }, say: Say) => void,
): WorkerLike => {
  const listeners = new Map<string, (value: unknown) => void>()
  const say: Say = (event, value) => listeners.get(event)?.(value)
  return {
    postMessage: (message) => queueMicrotask(() => act(message as { kind: string; job: number }, say)),
    terminate: () => say('terminated', null),
    on: (event, listener) => {
      listeners.set(event, listener)
      if (event === 'exit') queueMicrotask(() => act({ kind: 'started', job: 0 }, say))
    },
  }
}
type Say = (event: string, value: unknown) => void

describe('workers', () => {
  const cases: readonly (readonly [string, SimulateOptions])[] = [
    ['sobol', { draws: 2048, randomisations: 4, scenarios: [lessLeave] }],
    ['latin-hypercube', { draws: 2333, sampling: 'latin-hypercube', noise: { 'training.attrition': 0.003 } }],
    ['random', { draws: 3001, sampling: 'random', keep: 'groups' }],
    ['individuals', { draws: 1500, sampling: 'random', process: 'individual' }],
    [
      'correlated',
      { draws: 2048, correlations: [{ between: ['training.away', 'training.attrition'], rank: 0.5 }] },
    ],
  ]
  for (const [name, options] of cases)
    it(`give the same bits, however many: ${name}`, async () => {
      const settings: SimulateOptions = {
        series: ['trainees', 'coverage', 'waiting'],
        seed: 'test',
        ...options,
      }
      const alone = bitsOf(await simulate(plan, settings))
      const found = await Promise.all(crews.map((workers) => simulate(plan, { ...settings, workers })))
      for (const ensemble of found) expect(bitsOf(ensemble) === alone).toBe(true)
    })
  it('give the same bits whatever else they do, and in whatever order the series are asked for', async () => {
    const workers = crews[1] as Workers
    const seeds = [1, 2, 3]
    const together = await Promise.all(
      seeds.map((seed) =>
        simulate(plan, { draws: 2048, seed, series: ['completions', 'trainees'], workers }),
      ),
    )
    for (const [index, seed] of seeds.entries()) {
      const alone = await simulate(plan, { draws: 2048, seed, series: ['trainees', 'completions'] })
      expect(bitsOf(together[index] as Ensemble) === bitsOf(alone)).toBe(true)
    }
  })
  it('give the same bits where threads share no memory', async () => {
    const settings = {
      draws: 3000,
      sampling: 'random',
      scenarios: [lessLeave],
      series: ['trainees'],
    } as const
    const alone = bitsOf(await simulate(plan, settings))
    for (const [name, value] of [
      ['SharedArrayBuffer', undefined],
      ['crossOriginIsolated', false],
    ] as const) {
      vi.stubGlobal(name, value)
      try {
        const lent = await simulate(plan, { ...settings, workers: crews[1] as Workers })
        expect(lent.raw('trainees')[0]?.buffer).toBeInstanceOf(ArrayBuffer)
        expect(bitsOf(lent) === alone).toBe(true)
      } finally {
        vi.unstubAllGlobals()
      }
    }
  })
  it('work the rows out to the bit as they are worked out here, of every scenario and group', async () => {
    const settings: SimulateOptions = {
      draws: 2048,
      seed: 'test',
      keep: 'groups',
      randomisations: 4,
      scenarios: [lessLeave],
    }
    const alone = (await simulate(plan, settings)).rows()
    for (const workers of crews) {
      const ready = await simulate(plan, { ...settings, workers, rows: true })
      expect(ready.rows()).toEqual(alone)
      // They are made of what the workers sent: what is kept is not read again.
      for (const id of ready.scenarios)
        for (const column of ready.raw('trainees', { scenario: id })) column.fill(0)
      expect(ready.rows().map(({ p50 }) => p50)).toEqual(alone.map(({ p50 }) => p50))
    }
    vi.stubGlobal('SharedArrayBuffer', undefined)
    try {
      const lent = await simulate(plan, { ...settings, workers: crews[1] as Workers, rows: true })
      expect(lent.rows()).toEqual(alone)
    } finally {
      vi.unstubAllGlobals()
    }
  })
  it('are told nothing but data', () => {
    const { drawings, mixing } = prepare(plan, {
      scenarios: [lessLeave],
      noise: { 'training.fillRate': 0.02 },
      correlations: [{ between: ['training.away', 'training.attrition'], rank: 0.5 }],
    })
    expect(() => structuredClone([drawings, mixing])).not.toThrow()
  })
  it('report progress that rises to the end', async () => {
    const told: number[] = []
    await simulate(plan, {
      draws: 4000,
      sampling: 'random',
      series: ['trainees'],
      workers: crews[2] as Workers,
      onProgress: (done, draws) => told.push(done / draws),
    })
    expect(told.length).toBe(4)
    expect(told).toEqual([...told].sort((one, other) => one - other))
    expect(told.at(-1)).toBe(1)
  })
  it('are started for long work alone, and ended with it, done or not', async () => {
    const started: { ended: boolean }[] = []
    const counted = (): WorkerLike => {
      const state = { ended: false }
      started.push(state)
      const worker = start()
      const terminate = worker.terminate.bind(worker)
      worker.terminate = () => {
        state.ended = true
        return terminate()
      }
      return worker
    }
    const workers = { count: 2, start: counted }
    const settings = { series: ['trainees'], seed: 'test', workers } as const
    const short = await simulate(plan, { ...settings, draws: 2048 })
    expect(started).toEqual([])
    const long = await simulate(plan, { ...settings, draws: 16_384 })
    expect(started).toEqual([{ ended: true }, { ended: true }])
    expect(bitsOf(long) === bitsOf(await simulate(plan, { ...settings, draws: 16_384, workers: 0 }))).toBe(
      true,
    )
    expect(short.draws).toBe(2048)
    const controller = new AbortController()
    const stopped = simulate(plan, {
      ...settings,
      draws: 16_384,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    })
    await expect(stopped).rejects.toThrow('enough')
    expect(started.length).toBe(4)
    expect(started.every(({ ended }) => ended)).toBe(true)
  })
  it('stop at once when told, even where none answers, and go on with the next', async () => {
    const workers = startWorkers({ count: 1, start: () => puppet(() => undefined) })
    const controller = new AbortController()
    const stopped = simulate(plan, { draws: 4096, series: ['trainees'], workers, signal: controller.signal })
    setTimeout(() => controller.abort(new Error('too long')), 5)
    await expect(stopped).rejects.toThrow('too long')
    workers.close()

    const real = crews[1] as Workers
    const again = new AbortController()
    const first = simulate(plan, {
      draws: 8192,
      workers: real,
      signal: again.signal,
      onProgress: () => again.abort(new Error('enough')),
    })
    const second = simulate(plan, { draws: 4096, series: ['trainees'], workers: real })
    await expect(first).rejects.toThrow('enough')
    expect(bitsOf(await second) === bitsOf(await simulate(plan, { draws: 4096, series: ['trainees'] }))).toBe(
      true,
    )
  })
  it('give one clear error for whatever goes wrong in them', async () => {
    const { version } = (await simulate(plan, { draws: 1 })).manifest()
    const ready = { kind: 'ready', version }
    const trouble = {
      code: 'reach',
      path: 'training.away',
      message: 'training.away: too much',
      hint: 'Less.',
    }
    const cases: readonly (readonly [string, RegExp, () => WorkerLike | PromiseLike<WorkerLike>])[] = [
      [
        'worker',
        /nowhere/,
        () => {
          throw new Error('nowhere')
        },
      ],
      ['worker', /memory/, () => puppet((_, say) => say('error', new Error('out of memory')))],
      ['worker', /exit code 3/, () => puppet((_, say) => say('exit', 3))],
      ['worker', /version 0\.0\.0/, () => puppet((_, say) => say('message', { ...ready, version: '0.0.0' }))],
      [
        'reach',
        /too much/,
        () =>
          puppet(({ kind, job }, say) => {
            if (kind === 'started') say('message', ready)
            if (kind === 'draws') say('message', { kind: 'failed', job, trouble })
          }),
      ],
    ]
    for (const [code, message, begin] of cases) {
      const workers = startWorkers({ count: 2, start: begin })
      const failing = simulate(plan, { draws: 4096, series: ['trainees'], workers })
      await expect(failing).rejects.toMatchObject({ name: 'EnsembleError', code })
      await expect(failing).rejects.toThrow(message)
      workers.close()
    }
    const closed = startWorkers({ count: 1, start })
    closed.close()
    await expect(simulate(plan, { draws: 4096, workers: closed })).rejects.toMatchObject({ code: 'closed' })
    for (const workers of [1.5, -1, 1e6, { count: 0.5 }, { count: 2, close: () => undefined }])
      await expect(simulate(plan, { draws: 4096, workers })).rejects.toMatchObject({ code: 'workers' })
  })
  it('tell what failed in them as an error of this side', async () => {
    const { serve } = await import('../src/run/serve.js')
    const said: unknown[] = []
    let hear: (message: unknown) => void = () => undefined
    serve({ post: (message) => said.push(message), listen: (listener) => (hear = listener) })
    hear({ kind: 'work', job: 1, work: { names: [], sampler: {}, mixing: null, parts: [{}] }, shared: null })
    hear({ kind: 'draws', job: 1, from: 0, count: 1, lent: [] })
    expect(said.at(-1)).toMatchObject({ kind: 'failed', job: 1, trouble: { code: 'worker' } })
  })
})
