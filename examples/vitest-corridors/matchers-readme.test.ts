import '@kohort/vitest'
import { project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { expect, it } from 'vitest'

it('keeps the trainees inside the decided corridors', () => {
  expect(project(stockholm())).toStayWithin('corridors')
})
