import {
  type Bilingual,
  type GoalDefinition,
  type SeriesDefinition,
  series,
  type Verdict,
} from '@kohort/core'
import { type LinearRow, minimise } from './linear-program.js'
import { INTAKE_MEMBER, MOST_INTAKE, type Question } from './question.js'
import type { Row } from './system.js'
import type { Witness } from './types.js'

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

/** The conflict in words: how near a goal comes when the others are kept, and what it asks for. */
export const sentenceOf = (
  goal: GoalDefinition,
  { value, min, max, margin, years }: Verdict,
  members: readonly string[],
): Bilingual => {
  const { id, metric, over, from, to } = goal
  const { decimals, label, unit }: SeriesDefinition = series[metric]
  const reached = value ?? Number.NaN
  const below = min !== null && reached < min
  const edge = (below ? min : max) ?? reached
  const places = Math.abs(reached - edge) < 2 * 10 ** -decimals ? decimals + 2 : Math.max(decimals, 1)
  const [is, asked, short] = [reached, edge, Math.abs(margin ?? 0)].map((one) => written(one, places)) as [
    Bilingual,
    Bilingual,
    Bilingual,
  ]
  const worst = years.find((year) => year.value === value && year.margin === margin)?.year ?? to
  const others = members.filter((member) => member !== id)
  const kept = (language: keyof Bilingual, and: string) =>
    listed(
      others.map((member) => limitWords[member]?.[language] ?? member),
      and,
    )
  const keeping = {
    sv: others.length === 0 ? 'Vilken antagningen än är' : `Hålls ${kept('sv', 'och')}`,
    en: others.length === 0 ? 'Whatever the intake' : `With ${kept('en', 'and')} kept`,
  }
  // One year can be had at the cost of another: what cannot be had is all of them.
  if (over === 'each' && from !== to)
    return {
      sv: `${keeping.sv} hamnar ${label.sv} något år ${from}–${to} minst ${short.sv} utanför ${id} (${unit.sv}), som ${worst}: ${is.sv} mot ${asked.sv}.`,
      en: `${keeping.en}, ${label.en} is outside ${id} by at least ${short.en} in some year ${from}–${to} (${unit.en}), such as ${worst}: ${is.en} against ${asked.en}.`,
    }
  const mean = over === 'mean' && from !== to
  const when = mean
    ? { sv: `i medeltal ${from}–${to}`, en: `on average ${from}–${to}` }
    : { sv: `år ${to}`, en: `in ${to}` }
  return {
    sv: `${keeping.sv} blir ${label.sv} ${when.sv} som ${below ? 'mest' : 'minst'} ${is.sv} (${unit.sv}); ${id} begär ${below ? 'minst' : 'högst'} ${asked.sv}.`,
    en: `${keeping.en}, ${label.en} ${when.en} is ${below ? 'at most' : 'at least'} ${is.en} (${unit.en}); ${id} asks for ${below ? 'at least' : 'at most'} ${asked.en}.`,
  }
}
