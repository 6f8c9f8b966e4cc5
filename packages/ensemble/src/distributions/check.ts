import { type Bilingual, nearest } from '@kohort/core'
import { refuse } from '../errors.js'
import type { Distribution } from './families.js'

/** The numbers that each family is told by, and those that it can do without. */
const numbersOf: {
  readonly [Family in Distribution['family']]: {
    readonly needs: readonly string[]
    readonly may?: readonly string[]
  }
} = {
  constant: { needs: ['value'] },
  normal: { needs: ['mean', 'sd'], may: ['min', 'max'] },
  lognormal: { needs: ['median', 'sigma'], may: ['origin'] },
  beta: { needs: ['alpha', 'beta', 'min', 'max'] },
  pert: { needs: ['min', 'mode', 'max'] },
  triangular: { needs: ['min', 'mode', 'max'] },
  uniform: { needs: ['min', 'max'] },
  'logit-normal': { needs: ['median', 'sigma', 'min', 'max'] },
}

const families = Object.keys(numbersOf)

const refused: (distribution: unknown, what: Bilingual, todo?: Bilingual) => never = (
  distribution,
  what,
  todo,
) => {
  const shown = JSON.stringify(distribution) ?? String(distribution)
  return refuse(
    'distribution',
    '',
    { sv: `${shown}: ${what.sv}`, en: `${shown}: ${what.en}` },
    todo ?? { sv: 'Rätta fördelningens tal.', en: 'Mend the numbers of the distribution.' },
  )
}

/** What the numbers of a family must be to each other; null when they are. */
const brokenRule = (d: Distribution): Bilingual | null => {
  const both = (sv: string, en: string): Bilingual => ({ sv, en })
  switch (d.family) {
    case 'pert':
    case 'triangular':
      if (d.min <= d.mode && d.mode <= d.max && d.min < d.max) return null
      return both('min ≤ mode ≤ max och min < max krävs.', 'min ≤ mode ≤ max and min < max are needed.')
    case 'uniform':
      return d.min < d.max ? null : both('min < max krävs.', 'min < max is needed.')
    case 'beta':
      if (!(d.min < d.max)) return both('min < max krävs.', 'min < max is needed.')
      return d.alpha > 0 && d.beta > 0
        ? null
        : both('alpha och beta ska vara över 0.', 'alpha and beta are above 0.')
    case 'normal':
      if (d.sd > 0 && (d.min ?? Number.NEGATIVE_INFINITY) < (d.max ?? Number.POSITIVE_INFINITY)) return null
      return both('sd ska vara över 0, och min under max.', 'sd is above 0, and min below max.')
    case 'logit-normal':
      if (d.sigma > 0 && d.min < d.median && d.median < d.max) return null
      return both(
        'sigma ska vara över 0, och medianen ligga mellan min och max.',
        'sigma is above 0, and the median lies between min and max.',
      )
    case 'lognormal':
      if (d.sigma > 0 && d.median !== (d.origin ?? 0)) return null
      return both(
        'sigma ska vara över 0, och medianen en annan än origin.',
        'sigma is above 0, and the median is not the origin.',
      )
    case 'constant':
      return null
  }
}

/** Refuses what is no distribution: a family, a number or a rule between numbers that does not hold. */
export const checkDistribution = (distribution: Distribution): void => {
  const written: unknown = distribution
  if (typeof written !== 'object' || written === null)
    refused(written, { sv: 'ingen fördelning.', en: 'no distribution.' })
  const family = String((written as { readonly family?: unknown }).family)
  if (!families.includes(family)) {
    const near = nearest(family, families)
    refused(
      written,
      { sv: `det finns ingen fördelning "${family}".`, en: `there is no distribution "${family}".` },
      near === undefined
        ? { sv: `Välj ${families.join(', ')}.`, en: `Choose ${families.join(', ')}.` }
        : { sv: `Menade du "${near}"?`, en: `Did you mean "${near}"?` },
    )
  }
  const { needs, may = [] } = numbersOf[distribution.family]
  const numbers = Object.entries(distribution).filter(
    ([key, value]) => key !== 'family' && value !== undefined,
  )
  for (const [key, value] of numbers) {
    if (![...needs, ...may].includes(key))
      refused(
        distribution,
        { sv: `${family} har inget ${key}.`, en: `${family} has no ${key}.` },
        {
          sv: `Den har ${[...needs, ...may].join(', ')}.`,
          en: `It has ${[...needs, ...may].join(', ')}.`,
        },
      )
    if (!Number.isFinite(value))
      refused(distribution, { sv: `${key} är inget ändligt tal.`, en: `${key} is not a finite number.` })
  }
  const missing = needs.find((key) => !numbers.some(([given]) => given === key))
  if (missing !== undefined)
    refused(
      distribution,
      { sv: `${missing} saknas.`, en: `${missing} is missing.` },
      { sv: `${family} behöver ${needs.join(', ')}.`, en: `${family} needs ${needs.join(', ')}.` },
    )
  const broken = brokenRule(distribution)
  if (broken !== null) refused(distribution, broken)
}
