import { version } from '../../package.json'
import { type Scratch, scratchFor } from '../results/select.js'
import { summariesOf } from '../results/summaries.js'
import { engineOf, type PartStore, type Work } from './engine.js'
import { type Answer, buffersOf, type Lent, type Order, type Stretch, type Trouble } from './messages.js'

/** A worker's end of the line to whoever started it. */
export interface Port {
  readonly post: (message: unknown, transfer: ArrayBuffer[]) => void
  readonly listen: (listener: (message: unknown) => void) => void
}

const HINT = 'Leave workers out to run in one thread; if it fails there too, report the plan and the seed.'

/** What was thrown, as data; Kohort's own errors as they are. */
const troubleOf = (error: unknown): Trouble => {
  const { code, path, message, hint } = error as Readonly<Record<string, unknown>>
  const text = typeof message === 'string' ? message : String(error)
  if (typeof code !== 'string' || typeof hint !== 'string')
    return { code: 'worker', path: '', message: `a worker failed: ${text}`, hint: HINT }
  return { code, path: typeof path === 'string' ? path : '', message: text, hint }
}

/** Made when the first draws are wanted: each order for draws has one answer, of a work that cannot be too. */
const drawerOf = (work: Work, shared: readonly PartStore[] | null) => {
  const { draws } = work.sampler
  let engine: ReturnType<typeof engineOf> | undefined
  let scratch: Scratch | undefined
  return {
    draw: ({ from, count, lent }: Lent): void => {
      engine ??= engineOf(work)
      if (lent !== null) engine(from, count, lent, 0, count)
      else if (shared !== null) engine(from, count, shared, from, draws)
    },
    sumUp: ({ part, from, count }: Stretch): Float64Array => {
      const store = shared?.[part]
      if (store === undefined) return new Float64Array(0)
      scratch ??= scratchFor(draws)
      return summariesOf(store.figures, draws, from, count, scratch)
    },
  }
}

/**
 * Answers orders: makes stretches of draws of the works that it has been given, until they end. A worker that imports
 * `@kohort/ensemble/worker` does so by itself; this is for one that reaches its starter in a way of its own.
 *
 * @param port how messages are posted and listened to, structured clones both ways
 */
export const serve = ({ post, listen }: Port): void => {
  const jobs = new Map<number, ReturnType<typeof drawerOf>>()
  const answer = (message: Answer, transfer: ArrayBuffer[] = []): void => post(message, transfer)
  listen((message) => {
    const order = message as Order
    const { job } = order
    if (order.kind === 'end') jobs.delete(job)
    else if (order.kind === 'work') jobs.set(job, drawerOf(order.work, order.shared))
    else
      try {
        const drawer = jobs.get(job)
        const { from, count } = order
        if (order.kind === 'columns') {
          const summaries = drawer?.sumUp(order) ?? new Float64Array(0)
          answer({ kind: 'columns', job, part: order.part, from, count, summaries })
          return
        }
        drawer?.draw(order)
        answer({ kind: 'draws', job, from, count, lent: order.lent }, buffersOf(order))
      } catch (error) {
        answer({ kind: 'failed', job, trouble: troubleOf(error) })
      }
  })
  answer({ kind: 'ready', version })
}
