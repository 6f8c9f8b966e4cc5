import { bitsOf } from './bits.js'
import * as kohort from './kohort.js'

const { project, scenario, set, stockholm } = kohort

addEventListener('message', ({ data }) => {
  const less = scenario('Leave', 'the slider', (draft) => set(draft, 'training.away', data.away))
  const { completions } = project(data.away === 0.13 ? stockholm() : less.applyTo(stockholm())).at(2034)
  postMessage({ completions, bits: bitsOf(kohort) })
})
