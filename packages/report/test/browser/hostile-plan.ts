import { type Plan, parsePlan } from '@kohort/core'
import { stockholm } from '@kohort/regions'

/** Texts that are markup, a program or a formula elsewhere. */
const hostileTexts = {
  title: '<img src=x onerror="window.hacked=1"> & "quotes"',
  goal: '</script><script>window.hacked=2</script>',
  group: '<b>bold</b> {{7*7}}',
  note: '=HYPERLINK("http://evil.example";"x") <svg onload=\'window.hacked=3\'>',
  source: '--><!-- <iframe src="javascript:window.hacked=4"></iframe>',
  address: 'javascript:window.hacked=5',
}

/** Stockholm's plan with such texts wherever a plan has text, and how they are to be read. */
export const hostilePlan = (): { readonly input: Plan; readonly texts: readonly string[] } => {
  const plan = stockholm()
  const { title, goal, group, note, source, address } = hostileTexts
  const [first, ...others] = plan.goals
  if (first === undefined) throw new Error('Stockholm has goals.')
  const input = parsePlan({
    ...plan,
    title,
    goals: [{ ...first, title: goal, note }, ...others],
    groups: {
      ...plan.groups,
      research: { ...plan.groups.research, title: group } as Plan['groups'][string],
    },
    training: {
      ...plan.training,
      away: {
        '2023': { value: 0.13, range: [0.1, 0.16], kind: 'assumed', note, source: 'hostile:<i>place</i>' },
      },
    },
    sources: { ...plan.sources, hostile: { title: source, address, publisher: '<u>x</u>' } },
  })
  return { input, texts: [title, goal, note, source, address] }
}
