import type { Plan } from '@kohort/core'
import { version } from '../../../package.json'
import { shortLine } from '../../shared/one-line.js'
import type { Voice } from '../../shared/voice.js'

interface Named {
  readonly ids: readonly string[]
  readonly isAssumed: boolean
}

/** The sources that parts of a plan name, in the order in which they are met, and whether a number is an assumption. */
export const namedIn = (parts: unknown): Named => {
  const ids = new Set<string>()
  let isAssumed = false
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'source' && typeof inner === 'string') ids.add(inner.split(':')[0] as string)
      else if (key === 'kind' && inner === 'assumed') isAssumed = true
      else walk(inner)
    }
  }
  walk(parts)
  return { ids: [...ids], isAssumed }
}

const MOST = 4
/** The publisher of this package's own judgements: they are assumptions, and called so. */
const OWN = 'kohort'

/** `Källa: Läkartidningen 2025, Region Stockholm 2023, egna antaganden; beräknat med Kohort 0.1.0`: of the parts that matter here. */
export const sourceLine = (plan: Plan, parts: readonly unknown[], voice: Voice): string => {
  const { ids, isAssumed } = namedIn(parts)
  const years = new Map<string, Set<string>>()
  for (const id of ids) {
    const source = Object.hasOwn(plan.sources, id) ? plan.sources[id] : undefined
    const publisher = shortLine(source?.publisher ?? source?.title ?? '')
    if (source === undefined || publisher === '' || publisher.toLowerCase() === OWN) continue
    const year = /\d{4}/.exec(source.published ?? '')?.[0]
    const known = years.get(publisher) ?? new Set()
    years.set(publisher, year === undefined ? known : known.add(year))
  }
  const names = [...years].map(([publisher, dates]) =>
    [publisher, voice.list([...dates].sort())].join(' ').trim(),
  )
  return sourceText(names, voice, { isAssumed })
}

/** The same of names already at hand; figures that are shown as they were published are not computed. */
export const sourceText = (
  names: readonly string[],
  voice: Voice,
  { isComputed = true, isAssumed = false } = {},
): string => {
  const isSwedish = voice.language === 'sv'
  const own = isSwedish ? 'planens egna tal' : "the plan's own figures"
  const assumed = isSwedish ? 'egna antaganden' : 'own assumptions'
  const more = names.length > MOST ? (isSwedish ? ' m.fl.' : ' and others') : ''
  const published = names.length === 0 ? [] : [`${names.slice(0, MOST).join(', ')}${more}`]
  const told = [...published, ...(isAssumed ? [assumed] : [])].join(', ') || own
  const by = isComputed
    ? isSwedish
      ? `beräknat med Kohort ${version}`
      : `computed with Kohort ${version}`
    : isSwedish
      ? `sammanställt med Kohort ${version}`
      : `compiled with Kohort ${version}`
  return `${isSwedish ? 'Källa' : 'Source'}: ${told}; ${by}`
}
