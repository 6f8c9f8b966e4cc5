import { type Bilingual, type GoalDefinition, type SeriesDefinition, series } from '@kohort/core'
import { type LinearRow, minimise } from './linear-program.js'
import { INTAKE_MEMBER, MOST_INTAKE, type Question } from './question.js'
import type { Row } from './system.js'
import type { NearestPath, Witness } from './types.js'

/** A weight below this part of the largest is rounding. */
const NOTHING = 1e-9

/**
 * Weights on the bounds of a conflict under which they contradict each other whatever the intake (Farkas' lemma): the
 * weighed figures can be at most `most`, and the bounds ask for `asked`, which is more.
 */
export const proofOf = (question: Question, members: readonly string[]): Proof => {
  const proof = proofWithin(question, members, Number.POSITIVE_INFINITY)
  return proof.most < proof.asked ? proof : proofWithin(question, members, MOST_INTAKE)
}

type Proof = Pick<Witness, 'bounds' | 'most' | 'asked'>

const proofWithin = (question: Question, members: readonly string[], ceiling: number): Proof => {
  const { system, closed, minIntake, maxIntake } = question
  const { setting, first, last } = system
  const inForce = (member: string) => members.includes(member)
  const rows = system.rows.filter(({ member }) => inForce(member))
  const free = last - first + 1
  const lower = inForce(INTAKE_MEMBER) ? minIntake : 0
  const isClosed = (place: number) => closed.some(([at, member]) => at === place && inForce(member))
  const upper = (index: number) =>
    isClosed(first + index) ? 0 : inForce(INTAKE_MEMBER) ? Math.min(maxIntake, ceiling) : ceiling
  const sign = (row: Row) => (row.side === 'min' ? 1 : -1)
  const scales = rows.map(({ coefficients, edge }) => {
    const largest = Math.max(...coefficients.map(Math.abs)) * setting.scale
    return largest > 0 ? largest : Math.max(1, Math.abs(edge))
  })
  // Σ weight · sign · (constant + coefficients · x) ≤ most for every x between its bounds.
  const costs = rows.map((row, at) => {
    const least = row.coefficients.reduce((sum, coefficient) => sum + coefficient * lower, row.constant)
    return -(sign(row) * (row.edge - least)) / (scales[at] as number)
  })
  const program: LinearRow[] = [{ terms: rows.map((_, at) => [at, 1] as const), max: 1 }]
  for (let index = 0; index < free; index += 1) {
    const terms: (readonly [number, number])[] = rows.map((row, at) => [
      at,
      (sign(row) * (row.coefficients[index] as number) * setting.scale) / (scales[at] as number),
    ])
    const room = upper(index) - lower
    if (Number.isFinite(room)) terms.push([costs.push(room / setting.scale) - 1, -1])
    program.push({ terms, max: 0 })
  }
  const { values } = minimise({ costs, rows: program })
  const largest = Math.max(...values.slice(0, rows.length))
  const used = rows.flatMap((row, at) => {
    const weight = values[at] as number
    return weight > NOTHING * largest ? [{ row, weight: weight / (scales[at] as number) }] : []
  })
  const unit = Math.max(...used.map(({ weight }) => weight), Number.MIN_VALUE)
  const most = Array.from({ length: free }, (_, index) => {
    const effect = used.reduce(
      (sum, { row, weight }) => sum + weight * sign(row) * (row.coefficients[index] as number),
      0,
    )
    // An effect of rounding alone is none, even where there is no most.
    return effect > NOTHING * unit && Number.isFinite(upper(index))
      ? effect * upper(index)
      : Math.min(effect, 0) * lower
  }).reduce((sum, part) => sum + part, 0)
  const constant = used.reduce((sum, { row, weight }) => sum + weight * sign(row) * row.constant, 0)
  return {
    bounds: used.map(({ row: { member, year, side, edge }, weight }) => ({
      member: member.replace(/^:/, ''),
      year,
      side,
      edge,
      weight: weight / unit,
    })),
    most: (constant + most) / unit,
    asked: used.reduce((sum, { row, weight }) => sum + weight * sign(row) * row.edge, 0) / unit,
  }
}

const written = (value: number, decimals: number): Bilingual => {
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  const sign = value < 0 ? '−' : ''
  return {
    sv: sign + (part ? `${groups},${part}` : groups),
    en: sign + (part ? `${groups}.${part}` : groups),
  }
}

const limitWords: Readonly<Record<string, Bilingual>> = {
  ':supervision': { sv: 'handledningen', en: 'supervision' },
  ':posts': { sv: 'tjänsterna', en: 'the funded posts' },
  ':applicants': { sv: 'sökandena', en: 'the applicants' },
  [INTAKE_MEMBER]: { sv: 'gränserna för antagningen', en: 'the bounds of the intake' },
}

const listed = (words: readonly string[], and: string): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`

/** The conflict in words: what a goal can reach at most when the others are kept, and what it asks for. */
export const sentenceOf = (
  goal: GoalDefinition,
  nearest: NearestPath,
  edge: number,
  year: number,
  members: readonly string[],
): Bilingual => {
  const { metric, over, from, to } = goal
  const { decimals, label, unit }: SeriesDefinition = series[metric]
  const value = nearest.value ?? Number.NaN
  const places = Math.abs(value - edge) < 2 * 10 ** -decimals ? decimals + 2 : Math.max(decimals, 1)
  const [reached, asked] = [written(value, places), written(edge, places)]
  const below = value < edge
  const others = members.filter((member) => member !== goal.id)
  const sentence = (language: keyof Bilingual): string => {
    const sv = language === 'sv'
    const kept = listed(
      others.map((member) => limitWords[member]?.[language] ?? member),
      sv ? 'och' : 'and',
    )
    const when =
      over === 'mean' && from !== to
        ? sv
          ? `i medeltal ${from}–${to}`
          : `on average ${from}–${to}`
        : sv
          ? `år ${year}`
          : `in ${year}`
    const what = `${label[language]} ${when}`
    if (sv) {
      const keeping = kept === '' ? 'Vilken antagningen än är' : `Hålls ${kept}`
      return `${keeping} blir ${what} som ${below ? 'mest' : 'minst'} ${reached.sv} (${unit.sv}); ${goal.id} begär ${below ? 'minst' : 'högst'} ${asked.sv}.`
    }
    const keeping = kept === '' ? 'Whatever the intake' : `With ${kept} kept`
    return `${keeping}, ${what} is ${below ? 'at most' : 'at least'} ${reached.en} (${unit.en}); ${goal.id} asks for ${below ? 'at least' : 'at most'} ${asked.en}.`
  }
  return { sv: sentence('sv'), en: sentence('en') }
}
