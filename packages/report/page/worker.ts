import type { LiveChange, LiveFigures } from '@kohort/ensemble'
import { bareOf, partOf, restOf } from './answers.js'
import type { Answer, Question } from './messages.js'

/** The part of a worker's global scope that is used. */
interface Scope {
  onmessage: ((event: { readonly data: Question }) => void) | null
  readonly postMessage: (answer: Answer, transfer?: readonly ArrayBufferLike[]) => void
}

/** Answers the page's questions, in a worker. */
export const serve = (scope: Scope): void => {
  let part: ((changes: readonly LiveChange[]) => LiveFigures) | undefined
  const answer = (question: Question): void => {
    switch (question.kind) {
      case 'prepare':
        part = partOf(question.setting, question.from, question.count)
        scope.postMessage({ kind: 'ready' })
        return
      case 'move': {
        const figures = part?.(question.changes)
        if (figures === undefined) throw new Error('move before prepare')
        scope.postMessage({ kind: 'moved', id: question.id, figures }, [figures.figures.buffer])
        return
      }
      case 'rest':
        scope.postMessage({
          kind: 'rested',
          id: question.id,
          rested: restOf(question.plan, question.rest),
        })
        return
      case 'bare':
        scope.postMessage({
          kind: 'bare',
          milliseconds: bareOf(question.setting, question.moves, question.rounds),
        })
    }
  }
  scope.onmessage = ({ data }) => {
    try {
      answer(data)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      scope.postMessage({ kind: 'failed', id: 'id' in data ? data.id : -1, message })
    }
  }
}
