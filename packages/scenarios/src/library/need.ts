import { heldAt, type Plan } from '@kohort/core'
import { both, type Definition, figureIn, rounded } from './definition.js'

const byIndex = both(
  'Planen mäter behovet med ett index och har inget riktvärde.',
  'The plan measures the need by an index and has no norm.',
)

/** 1250 → 1 250, with a space that does not break. */
const spaced = (value: number): string => String(value).replace(/(?<=\d)(?=\d{3}$)/, '\u00a0')

const norm = (per: number, sv: string, en: string): Definition => ({
  id: `norm-${per}`,
  title: both(`Riktvärdet ${spaced(per)}`, `A norm of ${spaced(per)}`),
  reason: both(
    `En specialist på heltid svarar för ${spaced(per)} listade.`,
    `A full-time specialist answers for ${spaced(per)} listed.`,
  ),
  size: both(`${sv} En ST-läkare räknas som förut.`, `${en} A trainee counts as before.`),
  sources: ['lakarforbundet-2024:appendix-1'],
  effect: (plan) => ({
    series: 'shortfall',
    direction: heldAt(plan.need.norm?.perSpecialist ?? {}, plan.base + 1) < per ? 'down' : 'up',
  }),
  changes: (plan) => {
    const now = plan.need.norm?.perSpecialist
    if (now === undefined) return byIndex
    if (Object.values(now).every(({ value }) => value === per))
      return both(`Planens riktvärde är redan ${spaced(per)}.`, `The plan's norm is ${spaced(per)} already.`)
    return [{ op: 'set', path: 'need.norm.perSpecialist', value: per }]
  },
})

/** The population of the last year at an end of its range, over the one that is expected. */
const factorOf = (plan: Plan, end: 0 | 1): number | null => {
  const figure = figureIn(plan.need.norm?.population, 'line', plan.to)
  if (figure === undefined) return null
  const range = figure.range
  return rounded(
    range === undefined || figure.value === 0 ? ([0.97, 1.03][end] ?? 1) : range[end] / figure.value,
  )
}

const population = (end: 0 | 1): Definition => ({
  id: end === 0 ? 'population-low' : 'population-high',
  title:
    end === 0 ? both('Lägre folkmängd', 'Lower population') : both('Högre folkmängd', 'Higher population'),
  reason: both(
    'Framskrivningen slår fel, mer för varje år.',
    'The projection is wrong, and more so with every year.',
  ),
  size: both(
    'Spannets ände i planens sista år (Stockholm 2,58–2,70 miljoner 2034), 3 procent där inget spann är givet; jämnt dit från basåret. SCB:s framskrivning från 2021 missade 2023 med 0,6 procent.',
    "The range's end in the plan's last year (Stockholm 2.58–2.70 million in 2034), 3 per cent where no range is given; evenly there from the base year. SCB's projection of 2021 missed 2023 by 0.6 per cent.",
  ),
  sources: ['scb-2021', 'judgement'],
  effect: () => ({ series: 'shortfall', direction: end === 0 ? 'down' : 'up' }),
  changes: (plan) => {
    const factor = factorOf(plan, end)
    if (factor === null) return byIndex
    return [{ op: 'scale', path: 'need.norm.population', by: { [plan.to]: factor } }]
  },
})

export const needDefinitions: readonly Definition[] = [
  norm(
    1250,
    'Jämtland Härjedalen räknar efter 1 250 i en egen modell.',
    'Jämtland Härjedalen counts by 1 250 in a model of its own.',
  ),
  norm(1500, 'Sörmland och Värmland har beslutat om 1 500.', 'Sörmland and Värmland have decided on 1 500.'),
  population(1),
  population(0),
]
