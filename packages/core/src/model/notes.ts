import { pointsOf } from '../plan/dated.js'
import type { Bilingual } from '../plan/parameters.js'
import { accrualAt, groupTraining } from '../plan/resolve.js'
import type { Compiled } from './compile.js'
import { limitNames, type SeriesName, seriesNames } from './series.js'
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
  supervision: { sv: 'handledningen', en: 'supervision' },
  posts: { sv: 'ST-tjänsterna', en: 'the funded posts' },
  applicants: { sv: 'de sökande', en: 'the applicants' },
}

/** What was extrapolated: lines and dated intake past their last year, curves past their last point. */
const extrapolations = (compiled: Compiled): readonly Note[] => {
  const { plan, slots } = compiled
  return slots.flatMap((slot): readonly Note[] => {
    const last = slot.at.at(-1) ?? 0
    if (
      slot.parameter === 'need.norm.population' ||
      slot.parameter === 'need.index.growth.*' ||
      slot.parameter.startsWith('training.intake.f')
    ) {
      if (slot.at.length < 2 || last >= plan.to) return []
      const years = Array.from({ length: plan.to - last }, (_, index) => last + 1 + index)
      return [
        {
          code: 'held',
          path: slot.path,
          years,
          text: {
            sv: `${slot.path} har inget värde efter ${last}: det sista gäller ${span(years)}.`,
            en: `${slot.path} has no value after ${last}: the last one is held ${span(years)}.`,
          },
        },
      ]
    }
    const isCurve = slot.path.endsWith('.retention') || slot.path.endsWith('.curve')
    if (!isCurve || last >= plan.to - plan.base) return []
    // Entrants come in base + 1 at the earliest, incumbents count from the base.
    const from = plan.base + last + (slot.path.endsWith('.curve') ? 1 : 2)
    const years = Array.from({ length: Math.max(0, plan.to - from + 1) }, (_, index) => from + index)
    if (years.length === 0) return []
    return [
      {
        code: 'curve-extended',
        path: slot.path,
        years,
        text: {
          sv: `${slot.path} är angiven till ${last} år och faller sedan i samma takt.`,
          en: `${slot.path} is given up to ${last} years and falls on at the same rate.`,
        },
      },
    ]
  })
}

/** A history of intake that begins too late: somebody who started before it could still be in training. */
const shortHistory = ({ plan }: Compiled): readonly Note[] => {
  const history = plan.training.baseStock.intakeHistory
  if (history === undefined) return []
  const first = pointsOf(history)[0]?.[0] ?? plan.base
  const open = groupTraining(plan).some((group) => {
    const needed = Math.max(...pointsOf(group.requirement.max).map(([, years]) => years))
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
      text: {
        sv: `Antagningen är känd från ${first}; den som började tidigare kan vara kvar i utbildning men räknas inte.`,
        en: `The intake is known from ${first}; whoever started earlier may still be in training but is not counted.`,
      },
    },
  ]
}

/** The notes of a projection, from the run that was just made. */
export const notesOf = (compiled: Compiled, output: Float64Array): readonly Note[] => {
  const { plan, program } = compiled
  const { horizon } = program
  const column = (index: number, year: number): number =>
    output[index * (program.groups.length + 1) * (horizon + 1) + year] as number
  const yearsWhere = (test: (y: number) => boolean): readonly number[] =>
    Array.from({ length: horizon }, (_, index) => index + 1)
      .filter(test)
      .map((y) => plan.base + y)
  const figure = (name: SeriesName, y: number): number => column(seriesNames.indexOf(name), y)
  const notes: Note[] = []
  const add = (code: string, path: string, years: readonly number[], sv: string, en: string): void => {
    if (years.length > 0)
      notes.push({
        code,
        path,
        years,
        text: { sv: sv.replace('#', span(years)), en: en.replace('#', span(years)) },
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
  return [...notes, ...shortHistory(compiled), ...extrapolations(compiled)]
}
