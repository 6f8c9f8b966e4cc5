import { fragmentOf, isPlace, stateOfFragment } from '../src/page/levers/fragment.js'
import { isAtRest, type LeverState } from '../src/page/levers/state.js'
import type { PageData } from '../src/page/page-data.js'
import type { Stage } from './stage.js'

/** The address's fragment, which tells where the levers stand. */
export interface Link {
  readonly write: () => void
  /** Takes the levers to where the address says, if it says so; says why where it cannot. */
  readonly read: () => void
  /** Whether the fragment is one that the page wrote itself. */
  readonly isOwn: () => boolean
}

export const startLink = (data: PageData, stage: Stage, go: (state: LeverState) => void): Link => {
  let own = location.hash
  return {
    isOwn: () => location.hash === own,
    write: () => {
      const fragment = fragmentOf(data.planHash, stage.view().state)
      if (fragment === location.hash) return
      own = fragment
      try {
        window.history.replaceState(
          null,
          '',
          fragment === '' ? location.pathname + location.search : fragment,
        )
      } catch {
        location.replace(fragment === '' ? '#' : fragment)
      }
    },
    read: () => {
      const { levers, state, voice } = stage.view()
      // A place in the page says nothing of the levers.
      if (isPlace(location.hash, (id) => document.getElementById(id) !== null)) return
      const found = stateOfFragment(location.hash, data.planHash, levers)
      if ('problem' in found)
        stage.tell(
          `${voice.say(found.problem)} ${
            isAtRest(state)
              ? stage.say('Reglagen står kvar som i planen.', 'The levers stay as in the plan.')
              : stage.say('Reglagen står kvar där de stod.', 'The levers stay where they were.')
          }`,
        )
      else if (!isAtRest(found) || !isAtRest(state)) go(found)
    },
  }
}
