import { nearest } from '@kohort/core'
import { refuse } from '../errors.js'
import type { Uncertainty } from '../uncertainty.js'

/** Paths must be uncertain, or there is nothing to weigh. */
export const checkPaths = (paths: readonly string[], uncertainty: Uncertainty): void => {
  if (paths.length === 0)
    refuse(
      'paths',
      '',
      { sv: 'Inget tal att kalibrera.', en: 'no number to calibrate.' },
      { sv: 'Ange minst ett, som training.attrition.', en: 'Name at least one, such as training.attrition.' },
    )
  const known = uncertainty.inputs.map(({ name }) => name)
  for (const path of paths) {
    if (paths.indexOf(path) !== paths.lastIndexOf(path))
      refuse(
        'paths',
        path,
        { sv: 'talet står två gånger.', en: 'this is named twice.' },
        { sv: 'Ange varje tal en gång.', en: 'Name each number once.' },
      )
    if (known.includes(path)) continue
    const isThere = uncertainty.compiled().slots.some((slot) => slot.path === path)
    if (isThere)
      refuse(
        'no-range',
        path,
        {
          sv: 'talet är säkert i planen: det har inget spann att börja från.',
          en: 'the number is certain in the plan: it has no range to start from.',
        },
        {
          sv: `Ge det ett spann (range) i planen. Spann har ${known.join(', ')}.`,
          en: `Give it a range, or a distribution in inputs. With a range are ${known.join(', ')}.`,
        },
      )
    const near = nearest(path, known)
    refuse(
      'unknown-path',
      path,
      { sv: 'planen har inget sådant tal.', en: 'the plan has no such number.' },
      {
        sv: `${near === undefined ? '' : `Menade du ${near}? `}Spann har ${known.join(', ')}.`,
        en: `${near === undefined ? '' : `Did you mean ${near}? `}With a range are ${known.join(', ')}.`,
      },
    )
  }
}

/** A number of draws that the sampling can make. */
export const checkDraws = (draws: number): number =>
  Number.isInteger(Math.log2(draws)) && draws >= 64 && draws <= 2 ** 20
    ? draws
    : refuse(
        'draws',
        'draws',
        { sv: `${draws} är inget antal dragningar.`, en: `${draws} is no number of draws.` },
        {
          sv: 'Ange en potens av två från 64 till 1 048 576.',
          en: 'Give a power of two from 64 to 1 048 576.',
        },
      )
