import { refuse } from '../errors.js'
import { refuseNotDrawn } from '../unknown.js'
import { choleskyOf } from './cholesky.js'

/** How two uncertain numbers go together. */
export interface Correlation {
  readonly between: readonly [string, string]
  /** Spearman's rank correlation, above −1 and below 1. */
  readonly rank: number
}

/** Mixes the scores of some inputs: rows of a lower triangular matrix. */
export interface Mixing {
  readonly inputs: readonly number[]
  readonly rows: readonly (readonly number[])[]
}

/** Refuses what are no correlations, and two of one pair. */
export const checkCorrelations = (correlations: readonly Correlation[]): void => {
  if (!Array.isArray(correlations))
    refuse(
      'correlation',
      'correlations',
      { sv: 'det är ingen lista över samband.', en: 'this is no list of correlations.' },
      {
        sv: "Skriv till exempel [{ between: ['training.away', 'training.attrition'], rank: 0.5 }].",
        en: "Write for example [{ between: ['training.away', 'training.attrition'], rank: 0.5 }].",
      },
    )
  const pairs = new Set<string>()
  for (const [order, written] of correlations.entries()) {
    const path = `correlations.${order}`
    const { between, rank } = (written ?? {}) as Partial<Correlation>
    const isPair =
      Array.isArray(between) && between.length === 2 && between.every((name) => typeof name === 'string')
    if (!(isPair && between[0] !== between[1] && typeof rank === 'number' && rank > -1 && rank < 1))
      refuse(
        'correlation',
        path,
        {
          sv: `${JSON.stringify(written)} är inget samband mellan två tal.`,
          en: `${JSON.stringify(written)} is no correlation of two numbers.`,
        },
        {
          sv: 'Ange två olika sökvägar i between, och i rank ett tal mellan −1 och 1.',
          en: 'Give two different paths in between, and in rank a number between −1 and 1.',
        },
      )
    const pair = JSON.stringify([...between].sort())
    if (pairs.has(pair))
      refuse(
        'correlation',
        path,
        {
          sv: `${between.join(' och ')} har redan ett samband.`,
          en: `${between.join(' and ')} have a correlation already.`,
        },
        { sv: 'Ange varje par en gång.', en: 'Give each pair once.' },
      )
    pairs.add(pair)
  }
}

/**
 * Rank correlations by a Gaussian copula: the normal scores get the correlation 2 sin(π rank / 6), which is exact for
 * pairs, and every number keeps its own distribution. The number that stands first among the inputs keeps its draws,
 * and so does every number that is not named.
 *
 * @returns null when there are none
 * @throws {EnsembleError} for a name that is not drawn, or correlations that no numbers can have together
 */
export const mixingOf = (correlations: readonly Correlation[], names: readonly string[]): Mixing | null => {
  if (correlations.length === 0) return null
  const place = (name: string): number => {
    const found = names.indexOf(name)
    return found < 0 ? refuseNotDrawn('correlation', 'correlations', name, names) : found
  }
  const inputs = [...new Set(correlations.flatMap(({ between }) => between.map(place)))].sort((a, b) => a - b)
  const matrix = inputs.map((_, row) => inputs.map((__, column) => (row === column ? 1 : 0)))
  for (const { between, rank } of correlations) {
    const [one, other] = between.map((name) => inputs.indexOf(place(name))) as [number, number]
    const score = 2 * Math.sin((Math.PI * rank) / 6)
    ;(matrix[one] as number[])[other] = score
    ;(matrix[other] as number[])[one] = score
  }
  return { inputs, rows: choleskyOf(matrix, (left) => (left > 1e-12 ? left : contradicted())) }
}

const contradicted = (): never =>
  refuse(
    'correlation',
    'correlations',
    {
      sv: 'sambanden motsäger varandra: inga tal kan följas åt så.',
      en: 'they contradict each other: no numbers can go together so.',
    },
    {
      sv: 'Gör ett av dem svagare, eller ange även dem mellan de andra.',
      en: 'Make one of them weaker, or give those between the others too.',
    },
  )

/** Mixes a block of scores, the last row first: each row needs those before it unmixed. */
export const mix = ({ inputs, rows }: Mixing, scores: readonly Float64Array[], count: number): void => {
  for (let row = inputs.length - 1; row >= 0; row -= 1) {
    const into = scores[inputs[row] as number] as Float64Array
    const weights = rows[row] as readonly number[]
    for (let draw = 0; draw < count; draw += 1) {
      let sum = 0
      for (let column = 0; column <= row; column += 1)
        sum +=
          (weights[column] as number) * ((scores[inputs[column] as number] as Float64Array)[draw] as number)
      into[draw] = sum
    }
  }
}
