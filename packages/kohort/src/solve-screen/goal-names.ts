import { titleText } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'

/** A goal by its title, in quotes. */
export const goalName = (id: string, { plan, voice }: Screen): string => {
  const title = titleText(plan.goals.find((goal) => goal.id === id)?.title ?? id, voice)
  return voice.say({ sv: `”${title}”`, en: `“${title}”` })
}

/** Ids in a sentence of the library's as the titles that a planner knows. */
export const withGoalNames = (text: string, ids: readonly string[], screen: Screen): string =>
  [...ids]
    .sort((one, other) => other.length - one.length)
    .reduce(
      (said, id) =>
        said.replaceAll(
          new RegExp(`(?<![\\p{L}\\d”“-])${id.replaceAll('.', '\\.')}(?![\\p{L}\\d”“-])`, 'gu'),
          () => goalName(id, screen),
        ),
      text,
    )
