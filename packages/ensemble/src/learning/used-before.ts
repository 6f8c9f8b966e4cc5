import type { Note, Plan, SourceRecord } from '@kohort/core'
import { version } from '../../package.json'
import { figuresOfPlan, sourceId } from './figures-of-plan.js'
import type { KnownObservation } from './known-observation.js'

/**
 * The id of the source that a calibrated number names; a later calibration's has a number after it. Its record lists in
 * `note`, in square brackets, the observations that the numbers were fitted to: `[trainees.2024, trainees.2025]`.
 */
export const CALIBRATION_SOURCE = 'kohort-calibration'

const isCalibration = (id: string): boolean =>
  id === CALIBRATION_SOURCE || /^kohort-calibration-\d+$/.test(id)

/** The names in a record: those in the brackets. */
const fittedTo = (record: SourceRecord | undefined): readonly string[] => {
  const { note } = record ?? {}
  const text = note === undefined || typeof note === 'string' ? note : note.en
  return (/\[([^\]]*)\]/.exec(text ?? '')?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** What a number of a plan was fitted to, and in which calibrations, where it was. */
export const fittedBefore = (plan: Plan, source: string | undefined): readonly string[] => {
  const id = sourceId(source ?? '')
  return isCalibration(id) && Object.hasOwn(plan.sources, id) ? fittedTo(plan.sources[id]) : []
}

/** The record of a calibration, under an id that the plan does not have. */
export const calibrationRecord = (
  plan: Plan,
  names: readonly string[],
): { readonly id: string; readonly record: SourceRecord } => {
  let id = CALIBRATION_SOURCE
  for (let number = 2; Object.hasOwn(plan.sources, id); number += 1) id = `${CALIBRATION_SOURCE}-${number}`
  const list = `[${names.join(', ')}]`
  return {
    id,
    record: {
      title: 'kohort calibrate',
      publisher: `Kohort ${version}`,
      note: {
        sv: `Tal som anpassats till uppgifterna ${list}. Samma uppgifter ska inte användas en gång till med den här planen.`,
        en: `Numbers fitted to the observations ${list}. The same observations should not be used once more with this plan.`,
      },
    },
  }
}

/** Observations that numbers of the plan were fitted to already: they would count twice. */
export const usedBefore = (observations: readonly KnownObservation[], plan: Plan): readonly Note[] => {
  const fitted = figuresOfPlan(plan, ['training', 'specialists', 'groups', 'need', 'cost'])
    .map(([path, { source }]) => ({ path, names: fittedBefore(plan, source) }))
    .filter(({ names }) => names.length > 0)
  return observations.flatMap(({ name, year }): readonly Note[] => {
    const paths = fitted.filter(({ names }) => names.includes(name)).map(({ path }) => path)
    if (paths.length === 0) return []
    const list = paths.join(', ')
    return [
      {
        code: 'used-before',
        path: name,
        years: [year],
        text: {
          sv: `${name} räknas två gånger: planen är redan kalibrerad mot den (${list}). Spannen blir för smala; ta planen som den var före kalibreringen, eller utelämna uppgiften.`,
          en: `${name} counts twice: the plan has been calibrated to it already (${list}). The ranges become too narrow; take the plan as it was before the calibration, or leave the observation out.`,
        },
      },
    ]
  })
}
