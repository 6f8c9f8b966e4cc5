import { type Plan, type Projection, project } from '@kohort/core'
import type { Voice } from '@kohort/report/words'
import { type Paint, paintFor } from '../colour.js'
import { type Terminal, widthOf } from '../terminal.js'

/** What every part of the main screen is made from. */
export interface Screen {
  readonly plan: Plan
  readonly projection: Projection
  readonly voice: Voice
  readonly paint: Paint
  /** The most characters in a line. */
  readonly width: number
}

/** A plan on a terminal: what every screen of a command is written with. */
export const screenOn = (
  terminal: Terminal,
  plan: Plan,
  voice: Voice,
  projection: Projection = project(plan),
): Screen => ({
  plan,
  projection,
  voice,
  paint: paintFor(terminal.isTerminal, terminal.environment),
  width: widthOf(terminal),
})
