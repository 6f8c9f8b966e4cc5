import type { Plan } from '@kohort/core'
import { version } from '../../../package.json'
import { oneLine, type Voice } from './voice.js'

/** The sources that a part of a plan names, in the order in which they are met. */
export const sourceIds = (part: unknown): readonly string[] => {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'source' && typeof inner === 'string') found.add(inner.split(':')[0] as string)
      else walk(inner)
    }
  }
  walk(part)
  return [...found]
}

const MOST = 4

/** `Källa: Läkartidningen 2025, Region Stockholm 2023 m.fl.; beräknat med Kohort 0.1.0`: of the parts that matter here. */
export const sourceLine = (plan: Plan, parts: readonly unknown[], voice: Voice): string => {
  const names = new Set(
    sourceIds(parts).flatMap((id) => {
      const source = Object.hasOwn(plan.sources, id) ? plan.sources[id] : undefined
      if (source === undefined) return []
      const year = /\d{4}/.exec(source.published ?? '')?.[0]
      return `${oneLine(source.publisher ?? source.title)}${year === undefined ? '' : ` ${year}`}`
    }),
  )
  return sourceText([...names], voice)
}

/** The same of names already at hand. */
export const sourceText = (names: readonly string[], voice: Voice): string => {
  const calculated = voice.language === 'sv' ? `beräknat med Kohort ${version}` : `computed with Kohort ${version}`
  if (names.length === 0) return voice.language === 'sv' ? `Källa: planens egna tal; ${calculated}` : `Source: the plan's own figures; ${calculated}`
  const told = names.slice(0, MOST).join(', ')
  const more = names.length > MOST ? (voice.language === 'sv' ? ' m.fl.' : ' and others') : ''
  return `${voice.language === 'sv' ? 'Källa' : 'Source'}: ${told}${more}; ${calculated}`
}
