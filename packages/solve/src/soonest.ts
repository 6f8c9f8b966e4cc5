import { feasible, type Question } from './question.js'
import { respondUnlimited } from './system.js'
import { boundsOf, questionOf, type Task } from './task.js'

/**
 * The question with the goals to reach in their bands from as early a year as some path can keep them there; null
 * when none keeps them there even in their last years. The later the year the less is asked, so the year is found by
 * halving.
 */
export const soonestQuestion = (
  task: Task,
  closed: Question['closed'],
  earliest?: number,
): { readonly question: Question; readonly since: number } | null => {
  const { setting, first, last, reach } = task
  const questionFor = (since: number) => ({
    since,
    question: questionOf(
      task,
      respondUnlimited(setting, boundsOf(task, setting, since), first, last),
      closed,
    ),
  })
  let low = earliest ?? (setting.years[0] as number)
  let high = Math.min(...reach.map(({ to }) => to))
  if (low > high) return null
  let best = questionFor(high)
  if (!feasible(best.question)) return null
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const tried = questionFor(middle)
    if (feasible(tried.question)) {
      best = tried
      high = middle
    } else low = middle + 1
  }
  return best
}
