import { KohortError } from '@kohort/core'

/** A region or a figure that there is not: which, and what to give. */
export class RegionsError extends KohortError {
  override readonly name = 'RegionsError'
}
