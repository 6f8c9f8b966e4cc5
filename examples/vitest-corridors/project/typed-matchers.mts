import '@kohort/vitest'
import { parseProjection, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { expect } from 'vitest'

const projection = project(stockholm())
expect(projection).toStayWithin('corridors')
expect(projection).not.toMeetGoals(['a'])
expect(projection).toConserveHeads()
expect(parseProjection('{}')).toMatchProjection(projection, { absolute: 1 })
await expect(Promise.resolve(projection)).resolves.toConserveHeads()
expect([projection]).toEqual([expect.toStayWithin('corridors')])
// @ts-expect-error: a corridor is a goal's id or an object
expect(projection).toStayWithin(5)
// @ts-expect-error: there is no such series
expect(projection).toStayWithin({ metric: 'trainee', from: 2024, to: 2027, min: 1 })
// @ts-expect-error: the tolerance is never silent
expect(projection).toMatchProjection(projection)
// @ts-expect-error: nothing is asked beside heads
expect(projection).toConserveHeads(1)
// @ts-expect-error: there is no such figure
projection.at(2024).trainee
