import { changesOf, type LeverState } from '../src/page/levers/state.js'
import type { PageData } from '../src/page/page-data.js'
import type { Actions } from '../src/page/view/page-view.js'
import { other, voiceOf } from '../src/page/view/words.js'
import type { Engine } from './engine.js'
import { fileName, saveFile } from './files.js'
import type { LeverActions } from './levers.js'
import type { Link } from './link.js'
import { measure } from './measure.js'
import { savedPlan, scenarioOf } from './saved.js'
import type { Stage } from './stage.js'

export interface ActionKit {
  readonly data: PageData
  readonly stage: Stage
  readonly engine: Engine
  readonly link: Link
  readonly moves: LeverActions
  readonly settle: () => void
  /** Shows the levers so, and resolves when their bands have been redrawn. */
  readonly drawnWith: (state: LeverState) => Promise<void>
}

/** Everything that a reader can do. */
export const actionsOf = ({ data, stage, engine, link, moves, settle, drawnWith }: ActionKit): Actions => {
  const { view, change, draw, say, tell } = stage
  const changesNow = () => changesOf(view().levers, view().state)
  return {
    ...moves,
    language: () => {
      const { voice, charts, isMoved } = view()
      const language = other(voice.language)
      change({
        voice: voiceOf(language),
        charts: data.charts[language] ?? charts,
        message: '',
        // What is drawn in the other language is the plan's own: until it is drawn anew it is no answer.
        isDrawing: isMoved,
      })
      document.documentElement.lang = language
      const skip = document.getElementById('skip')
      if (skip !== null) skip.textContent = say('Till innehållet', 'To the content')
      const { title, id } = data.plan
      document.title = `${view().voice.name(title ?? id)} – Kohort`
      draw('move', 'rest', 'language')
      settle()
    },
    savePlan: () => {
      const suffix = say('andrad', 'changed')
      saveFile(
        fileName(data.plan.id, view().isMoved ? `${suffix}.plan.json` : 'plan.json'),
        savedPlan(data.plan, changesNow(), suffix),
      )
    },
    saveScenario: () =>
      saveFile(
        fileName(data.plan.id, `${say('andrad', 'changed')}.scenario.json`),
        scenarioOf(data.plan, changesNow()),
      ),
    copyLink: () => {
      link.write()
      const address = location.href
      const done = (): void =>
        tell(
          say(
            'Länken är kopierad. Har den andre sin egen kopia av filen räcker det som står från och med #.',
            'The link is copied. Whoever has a copy of the file needs only what stands from # on.',
          ),
        )
      const failed = (): void =>
        tell(`${say('Kopiera länken härifrån', 'Copy the link from here')}: ${address}`)
      if (navigator.clipboard === undefined) failed()
      else navigator.clipboard.writeText(address).then(done, failed)
    },
    print: () => window.print(),
    measure: () => {
      change({ measured: say('Mäter …', 'Measuring …') })
      draw('rest')
      const before = view().state
      measure({ view: view(), engine, move: drawnWith }).then(({ text, median, ratio, lanes }) => {
        change({ measured: text })
        // The last of them is followed by the page as it stood.
        drawnWith(before).then(() => {
          draw('rest')
          settle()
          const place = document.getElementById('method')
          if (place !== null)
            Object.assign(place.dataset, {
              median: String(median),
              ratio: String(ratio),
              lanes: String(lanes),
            })
        })
      })
    },
  }
}
