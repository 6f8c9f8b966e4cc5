import { binomial } from '../model/binomial.js'
import { HIRED_OF_DONE, HIRING_POSTS, inPlan, inSpecialists, nextWhole, startWhole } from '../model/chance.js'
import type { GroupProgram, Program } from '../model/program.js'
import { COMPLETIONS, HIRED, NOT_HIRED } from '../model/series-places.js'
import { place, type State } from '../model/state.js'

/** Cuts a year's hired to the posts, in proportion. */
const cutToPosts = (state: State, posts: Float64Array, at: number, y: number): void => {
  const { output, hired, horizon, chance } = state
  const hiredAt = place(state, HIRED, 0, y)
  const notHiredAt = place(state, NOT_HIRED, 0, y)
  const wanted = output[hiredAt] as number
  const there = posts[at] as number
  // Not a number where the limit is not there yet.
  if (!(wanted > there)) return
  const part = there / wanted
  const over = (wanted - there) / wanted
  if (chance !== null) startWhole(chance, 0)
  let total = 0
  let lost = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const into = (g + 1) * (horizon + 1)
    const wantedHere = output[hiredAt + into] as number
    let here = wantedHere * part
    let rest = (output[notHiredAt + into] as number) + wantedHere * over
    if (chance !== null) {
      chance.given[0] = here
      here = nextWhole(chance, 0, inPlan(y, HIRING_POSTS))
      rest = (output[place(state, COMPLETIONS, g + 1, y)] as number) - here
    }
    hired[g * (horizon + 1) + y] = here
    output[hiredAt + into] = here
    output[notHiredAt + into] = rest
    total += here
    lost += rest
  }
  output[hiredAt] = total
  output[notHiredAt] = lost
}

/** The hired of so many years, in all groups together at most the posts, cut in proportion; the rest are lost. */
export const hire = (program: Program, state: State, first: number, last: number): void => {
  const { tables, width, past, horizon, chance, output, hired, groupCount } = state
  const years = horizon + 1
  const completionsAt = place(state, COMPLETIONS, 0, 0)
  const hiredAt = place(state, HIRED, 0, 0)
  const notHiredAt = place(state, NOT_HIRED, 0, 0)
  for (let y = first; y <= last; y += 1) {
    output[hiredAt + y] = 0
    output[notHiredAt + y] = 0
  }
  for (let g = 0; g < groupCount; g += 1) {
    const shareAt = (program.groups[g] as GroupProgram).hired * width + past
    const into = (g + 1) * years
    const keptAt = g * years
    for (let y = first; y <= last; y += 1) {
      const completions = output[completionsAt + into + y] as number
      const share = tables[shareAt + y] as number
      let here = completions * share
      // A difference of two numbers that are nearly equal would lose digits.
      let lost = completions * (1 - share)
      if (chance !== null) {
        chance.given[0] = share
        here = binomial(chance, completions | 0, inSpecialists(chance, g, horizon, y) + HIRED_OF_DONE)
        lost = completions - here
      }
      hired[keptAt + y] = here
      output[hiredAt + y] = (output[hiredAt + y] as number) + here
      output[notHiredAt + y] = (output[notHiredAt + y] as number) + lost
      output[hiredAt + into + y] = here
      output[notHiredAt + into + y] = lost
    }
  }
  const { hiringPosts } = program.limits
  if (hiringPosts < 0) return
  for (let y = first; y <= last; y += 1) cutToPosts(state, tables, hiringPosts * width + past + y, y)
}
