import { type Bilingual, nearest } from '@kohort/core'
import { refuse } from './errors.js'

/** What there is none of, with its article: "ingen serie", "no series". */
export const noSuch = {
  series: { sv: 'ingen serie', en: 'no series' },
  goal: { sv: 'inget mål', en: 'no goal' },
  scenario: { sv: 'inget scenario', en: 'no scenario' },
  group: { sv: 'ingen grupp', en: 'no group' },
  option: { sv: 'inget val', en: 'no option' },
  number: { sv: 'inget sådant tal i planen', en: 'no such number in the plan' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Refuses a name, with the nearest one that is known, or all of them. */
const refuseNear = (
  code: string,
  path: string,
  text: Bilingual,
  found: unknown,
  known: readonly string[],
): never => {
  const near = typeof found === 'string' ? nearest(found, known) : undefined
  const all = known.join(', ')
  return refuse(
    code,
    path,
    text,
    near === undefined
      ? { sv: `Det finns ${all || 'inga'}.`, en: `Known: ${all || 'none'}.` }
      : { sv: `Menade du "${near}"?`, en: `Did you mean "${near}"?` },
  )
}

const shown = (found: unknown): string => (typeof found === 'string' ? found : JSON.stringify(found))

/** Refuses a name that nobody knows. */
export const refuseUnknown = (
  code: string,
  path: string,
  what: Bilingual,
  found: unknown,
  known: readonly string[],
): never => {
  const name = shown(found)
  const text = { sv: `det finns ${what.sv} "${name}".`, en: `there is ${what.en} "${name}".` }
  return refuseNear(code, path, text, found, known)
}

/** Refuses a name of the plan that may be there, but is not uncertain. */
export const refuseNotDrawn = (
  code: string,
  path: string,
  found: unknown,
  names: readonly string[],
): never => {
  const name = shown(found)
  return refuseNear(code, path, { sv: `"${name}" dras inte.`, en: `"${name}" is not drawn.` }, found, names)
}
