/**
 * The program of a worker: `simulate` starts it for `workers`. Imported in a Web Worker or in a thread of Node it
 * listens to whoever started it; imported anywhere else it does nothing.
 */

import { serve } from './run/serve.js'
import { threads } from './run/threads.js'

export { type Port, serve } from './run/serve.js'

/** A Web Worker's own scope, which a page and a thread of Node do not have. */
interface Scope {
  readonly WorkerGlobalScope?: new () => object
  readonly postMessage: (message: unknown, transfer: ArrayBuffer[]) => void
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void
}

const scope = globalThis as unknown as Scope
if (typeof scope.WorkerGlobalScope === 'function')
  serve({
    post: (message, transfer) => scope.postMessage(message, transfer),
    listen: (listener) => scope.addEventListener('message', ({ data }) => listener(data)),
  })
else
  void threads().then((found) => {
    const port = found?.parentPort
    if (port)
      serve({
        post: (message, transfer) => port.postMessage(message, transfer),
        listen: (listener) => void port.on('message', listener),
      })
  })
