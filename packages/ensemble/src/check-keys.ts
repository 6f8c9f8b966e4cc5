import { refuse } from './errors.js'
import { noSuch, refuseUnknown } from './unknown.js'

/** The keys of options, all of them: the type sees that none is forgotten. */
export type Keys<Options> = Readonly<Record<keyof Options, true>>

/** Refuses what is no object of options, and options that there are none of, which would be passed over in silence. */
export const checkKeys = (options: object, keys: Readonly<Record<string, true>>): void => {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    refuse(
      'options',
      'options',
      { sv: 'det är inga val.', en: 'these are no options.' },
      { sv: 'Skriv till exempel { draws: 1024 }.', en: 'Write for example { draws: 1024 }.' },
    )
  const known = Object.keys(keys)
  for (const [key, value] of Object.entries(options))
    if (value !== undefined && !known.includes(key))
      refuseUnknown('unknown-option', key, noSuch.option, key, known)
}
