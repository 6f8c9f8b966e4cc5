import type { CostProgram } from '../model/program.js'
import {
  COST_ABOVE_BASE,
  COST_PAYMENTS,
  COST_SPECIALISTS,
  COST_TOTAL,
  COST_TRAINING,
  SPECIALIST_FTE,
  TRAINEES,
} from '../model/series-places.js'
import { place, type State } from '../model/state.js'

/** Every year's cost (MODEL.md, section 5); in the base year the opening stock is taken as the closing one. */
export const measureCost = (cost: CostProgram, state: State): void => {
  const { tables, width, past, horizon, output } = state
  const perTraineeAt = cost.perTrainee * width + past
  const supervisionAt = cost.supervision * width + past
  const coursesAt = cost.courses * width + past
  const perSpecialistAt = cost.perSpecialistFte * width + past
  const priceAt = cost.priceIndex * width + past
  const traineesAt = place(state, TRAINEES, 0, 0)
  const specialistsAt = place(state, SPECIALIST_FTE, 0, 0)
  const trainingAt = place(state, COST_TRAINING, 0, 0)
  const specialistCostAt = place(state, COST_SPECIALISTS, 0, 0)
  const totalAt = place(state, COST_TOTAL, 0, 0)
  const aboveBaseAt = place(state, COST_ABOVE_BASE, 0, 0)
  const baseTrainees = output[traineesAt] as number
  const baseSpecialists = output[specialistsAt] as number
  let price = 1
  let traineesBefore = baseTrainees
  let specialistsBefore = baseSpecialists
  for (let y = 0; y <= horizon; y += 1) {
    if (y > 0) price *= 1 + (tables[priceAt + y] as number)
    const traineesNow = output[traineesAt + y] as number
    const specialistsNow = output[specialistsAt + y] as number
    const trainees = (traineesBefore + traineesNow) / 2
    const specialists = (specialistsBefore + specialistsNow) / 2
    traineesBefore = traineesNow
    specialistsBefore = specialistsNow
    const perTrainee =
      (tables[perTraineeAt + y] as number) +
      (tables[supervisionAt + y] as number) +
      (tables[coursesAt + y] as number)
    const perSpecialist = tables[perSpecialistAt + y] as number
    const training = perTrainee * trainees * price
    const specialistCost = perSpecialist * specialists * price
    const ofBase = price * (perTrainee * baseTrainees + perSpecialist * baseSpecialists)
    output[trainingAt + y] = training
    output[specialistCostAt + y] = specialistCost
    output[totalAt + y] = training + specialistCost
    output[aboveBaseAt + y] = y === 0 ? 0 : training + specialistCost - ofBase
    if (cost.payment >= 0)
      output[place(state, COST_PAYMENTS, 0, y)] =
        (tables[cost.payment * width + past + y] as number) * trainees * price
  }
}
