import { it } from 'vitest'
import { parsePlan } from '../../src/index.js'
import { examplePlan } from '../example-plan.js'
import { referenceProject } from './project.js'

it('x', () => {
  const plan = parsePlan(examplePlan)
  const p = referenceProject(plan)
  const f = (x: unknown) => (typeof x === 'number' ? Number(x.toFixed(3)) : x)
  console.log(
    Object.keys(p.rows[0]!)
      .map(
        (k) =>
          k.padEnd(22) +
          [0, 1, 2, 6, 11].map((i) => String(f((p.rows[i] as never)[k])).padStart(16)).join(''),
      )
      .join('\n'),
  )
  const t = performance.now()
  for (let i = 0; i < 200; i++) referenceProject(plan)
  console.log((performance.now() - t) / 200, 'ms')
})
