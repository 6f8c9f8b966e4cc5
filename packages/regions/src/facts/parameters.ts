import { deepFreeze } from '@kohort/core'
import { costParameters } from './cost-parameters.js'
import { needParameters } from './need-parameters.js'
import { exitByAge, specialistParameters, workingTimeByAge } from './specialist-parameters.js'
import { trainingParameters } from './training-parameters.js'

/** Every default number of a plan that is not of one region, with its range, source and reason. */
export const parameterFacts = deepFreeze({
  training: trainingParameters,
  specialists: specialistParameters,
  exitByAge,
  workingTimeByAge,
  need: needParameters,
  cost: costParameters,
})
