import { refuseUnknown } from '../unknown.js'

/**
 * How heads are split. `expected`: by shares, so that only the numbers of the plan vary. `individual`: as whole people,
 * each of whom leaves, finishes, is hired and stays by chance, so that small regions vary as they do.
 */
export type Process = 'expected' | 'individual'

/** The process asked for, `expected` if none is. */
export const processOf = (asked: Process | undefined): Process => {
  if (asked === undefined || asked === 'expected' || asked === 'individual') return asked ?? 'expected'
  return refuseUnknown(
    'process',
    'process',
    { sv: 'inget sätt att dela upp huvuden som heter', en: 'no process' },
    asked,
    ['expected', 'individual'],
  )
}
