import { type Bilingual, both, capital } from '../plan/bilingual.js'
import { pointsOf } from '../plan/dated.js'
import { parameterFacts } from '../plan/parameter-facts.js'
import { accrualAt, groupTraining, mostRequired } from '../plan/resolve.js'
import type { Compiled } from './compile.js'
import { adjustmentIndex } from './observed.js'
import { limitNames, type SeriesName, seriesFacts, seriesNames } from './series-facts.js'
import type { Slot } from './slots.js'
import { LIMITED_BY, OVER_TARGET } from './state.js'

/** Something that a reader of the figures should know: what was extrapolated, cut or could not be said. */
export interface Note {
  readonly code: string
  /** The path in the plan that it is about, '' for none. */
  readonly path: string
  readonly years: readonly number[]
  readonly text: Bilingual
}

const span = (years: readonly number[]): string => {
  const parts: string[] = []
  years.forEach((year, index) => {
    if (years[index - 1] === year - 1) return
    let last = year
    while (years.includes(last + 1)) last += 1
    parts.push(last === year ? String(year) : `${year}–${last}`)
  })
  return parts.join(', ')
}

const limitText: Record<(typeof limitNames)[number], Bilingual> = {
  supervision: both('handledningen', 'supervision'),
  posts: both('ST-tjänsterna', 'the funded posts'),
  applicants: both('de sökande', 'the applicants'),
}

const yearsBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)

/** A number that has values for some years and is used after the last of them. */
const held = ({ path, parameter }: Slot, last: number, to: number): Note => {
  const years = yearsBetween(last + 1, to)
  const { sv, en } = capital(parameterFacts[parameter].label)
  return {
    code: 'held',
    path,
    years,
    text: both(
      `${sv}: inget värde efter ${last}, det sista gäller ${span(years)}.`,
      `${en}: no value after ${last}, the last one is held ${span(years)}.`,
    ),
  }
}

/** A curve that is used past its last point. */
const extended = ({ path, parameter }: Slot, last: number, years: readonly number[]): Note => {
  const { sv, en } = capital(parameterFacts[parameter].label)
  return {
    code: 'curve-extended',
    path,
    years,
    text: both(
      `${sv}: angivet till ${last} år, faller sedan i samma takt.`,
      `${en}: given up to ${last} years, then falling on at the same rate.`,
    ),
  }
}

/** What was extrapolated: lines and dated intake past their last year, curves past their last point. */
const extrapolations = ({ plan, slots, program }: Compiled): readonly Note[] => {
  const notes: Note[] = []
  // Entrants whose curve ends move to the age pool where there is one.
  const allAged = program.groups.every(({ incumbents }) => incumbents.form === 'ages')
  for (const slot of slots) {
    const last = slot.at[slot.at.length - 1] ?? 0
    const { form } = parameterFacts[slot.parameter]
    if (form === 'line' || slot.parameter === 'training.intake.fixed') {
      if (slot.at.length > 1 && last < plan.to) notes.push(held(slot, last, plan.to))
    } else if (form === 'curve') {
      const ofIncumbents = slot.parameter === 'specialists.incumbents.curve'
      // Entrants come in base + 1 at the earliest, incumbents count from the base.
      const first = plan.base + last + (ofIncumbents ? 1 : 2)
      if (first <= plan.to && (ofIncumbents || !allAged))
        notes.push(extended(slot, last, yearsBetween(first, plan.to)))
    }
  }
  return notes
}

/** A history of intake that begins too late: somebody who started before it could still be in training. */
const shortHistory = ({ plan }: Compiled): readonly Note[] => {
  const history = plan.training.baseStock.intakeHistory
  if (history === undefined) return []
  const first = pointsOf(history)[0]?.[0] ?? plan.base
  const open = groupTraining(plan).some((group) => {
    const needed = mostRequired(group)
    let gained = 0
    for (let year = first; year <= plan.base; year += 1) gained += accrualAt(group, year)
    return gained < needed
  })
  if (!open) return []
  return [
    {
      code: 'short-history',
      path: 'training.baseStock.intakeHistory',
      years: [],
      text: both(
        `Antagningen är känd från ${first}; den som började tidigare kan vara kvar i utbildning men räknas inte.`,
        `The intake is known from ${first}; whoever started earlier may still be in training but is not counted.`,
      ),
    },
  ]
}

/** Heads with a decimal where there is one: 1 080,5 and 1,080.5. */
const heads = (value: number): Bilingual => {
  const [whole = '', decimal = '0'] = value.toFixed(1).split('.')
  const grouped = (by: string): string => whole.replace(/\B(?=(\d{3})+$)/g, by)
  const part = (comma: string): string => (decimal === '0' ? '' : comma + decimal)
  return both(grouped('\u00a0') + part(','), grouped(',') + part('.'))
}

/** The observed stocks that took the place of projected ones, and what was projected. */
const observedStocks = (compiled: Compiled, output: Float64Array): readonly Note[] => {
  const { program, observed } = compiled
  if (observed === null) return []
  return (['trainees', 'specialists'] as const).flatMap((stock) =>
    [...observed[stock]].flatMap((value, y): readonly Note[] => {
      if (Number.isNaN(value) || y === 0) return []
      const year = program.base + y
      const added = output[adjustmentIndex(compiled, stock, year)] as number
      const [seen, projected] = [heads(value), heads(value - added)]
      const { sv, en } = capital(seriesFacts[stock].label)
      return [
        {
          code: 'observed-stock',
          path: `observed.${stock}`,
          years: [year],
          text: both(
            `${sv} ${year}: de observerade ${seen.sv} i stället för de framskrivna ${projected.sv}.`,
            `${en} ${year}: the observed ${seen.en} in place of the projected ${projected.en}.`,
          ),
        },
      ]
    }),
  )
}

/** The notes of a projection, from the run that was just made. */
export const notesOf = (compiled: Compiled, output: Float64Array): readonly Note[] => {
  const { plan, program } = compiled
  const { horizon } = program
  const column = (index: number, year: number): number =>
    output[index * (program.groups.length + 1) * (horizon + 1) + year] as number
  const yearsWhere = (test: (y: number) => boolean): readonly number[] => {
    const years: number[] = []
    for (let y = 1; y <= horizon; y += 1) if (test(y)) years.push(plan.base + y)
    return years
  }
  const figure = (name: SeriesName, y: number): number => column(seriesNames.indexOf(name), y)
  const notes: Note[] = []
  const add = (code: string, path: string, years: readonly number[], sv: string, en: string): void => {
    if (years.length > 0)
      notes.push({
        code,
        path,
        years,
        text: both(sv.replace('#', span(years)), en.replace('#', span(years))),
      })
  }
  limitNames.forEach((limit, index) => {
    const { sv, en } = limitText[limit]
    const years = yearsWhere((y) => column(LIMITED_BY, y) === index + 1)
    add(
      'intake-cut',
      `training.limits.${limit}`,
      years,
      `Antagningen begränsas av ${sv} #.`,
      `The intake is cut by ${en} #.`,
    )
  })
  add(
    'over-target',
    'training.intake.followStock',
    yearsWhere((y) => column(OVER_TARGET, y) === 1),
    'Det finns fler ST-läkare än målet redan utan antagning #.',
    'There are more trainees than the target even without an intake #.',
  )
  add(
    'waiting',
    'training.limits.rotations.places',
    yearsWhere((y) => figure('waiting', y) > 0),
    'Platserna för sidotjänstgöring räcker inte: färdiga får vänta #.',
    'The rotation places do not suffice: some who are ready must wait #.',
  )
  const posts = program.limits.hiringPosts
  if (posts >= 0) {
    const { tables, width, past } = compiled.state
    const full = yearsWhere((y) => {
      const capacity = tables[posts * width + past + y] as number
      return figure('hired', y) >= capacity * (1 - 1e-12) && figure('notHired', y) > 0
    })
    add(
      'hiring-cut',
      'specialists.hiringPosts',
      full,
      'Tjänsterna för nyfärdiga är fyllda #.',
      'The posts for the newly finished are filled #.',
    )
  }
  return [
    ...notes,
    ...observedStocks(compiled, output),
    ...shortHistory(compiled),
    ...extrapolations(compiled),
  ]
}
