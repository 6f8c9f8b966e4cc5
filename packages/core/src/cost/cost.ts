import type { CostProgram } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { place, type State } from '../model/state.js'

const TRAINEES = seriesNames.indexOf('trainees')
const SPECIALIST_FTE = seriesNames.indexOf('specialistFte')
const COST_TRAINING = seriesNames.indexOf('costTraining')
const COST_SPECIALISTS = seriesNames.indexOf('costSpecialists')
const COST_TOTAL = seriesNames.indexOf('costTotal')
const COST_ABOVE_BASE = seriesNames.indexOf('costAboveBase')
const COST_PAYMENTS = seriesNames.indexOf('costPayments')

/** The year's cost (MODEL.md, section 5); in the base year the opening stock is taken as the closing one. */
export const measureCost = (cost: CostProgram, state: State, year: number, y: number): void => {
  const { tables, width, output } = state
  const before = y === 0 ? 0 : y - 1
  const price =
    y === 0 ? 1 : (state.price[y - 1] as number) * (1 + (tables[cost.priceIndex * width + year] as number))
  state.price[y] = price
  const trainees =
    ((output[place(state, TRAINEES, 0, before)] as number) +
      (output[place(state, TRAINEES, 0, y)] as number)) /
    2
  const specialists =
    ((output[place(state, SPECIALIST_FTE, 0, before)] as number) +
      (output[place(state, SPECIALIST_FTE, 0, y)] as number)) /
    2
  const perTrainee =
    (tables[cost.perTrainee * width + year] as number) +
    (tables[cost.supervision * width + year] as number) +
    (tables[cost.courses * width + year] as number)
  const perSpecialist = tables[cost.perSpecialistFte * width + year] as number
  const training = perTrainee * trainees * price
  const specialistCost = perSpecialist * specialists * price
  const ofBase =
    price *
    (perTrainee * (output[place(state, TRAINEES, 0, 0)] as number) +
      perSpecialist * (output[place(state, SPECIALIST_FTE, 0, 0)] as number))
  output[place(state, COST_TRAINING, 0, y)] = training
  output[place(state, COST_SPECIALISTS, 0, y)] = specialistCost
  output[place(state, COST_TOTAL, 0, y)] = training + specialistCost
  output[place(state, COST_ABOVE_BASE, 0, y)] = y === 0 ? 0 : training + specialistCost - ofBase
  if (cost.payment >= 0)
    output[place(state, COST_PAYMENTS, 0, y)] =
      (tables[cost.payment * width + year] as number) * trainees * price
}
