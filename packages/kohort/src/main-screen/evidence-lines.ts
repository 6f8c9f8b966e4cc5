import { type Note, series, seriesNames } from '@kohort/core'
import { pathLabel } from '../figure-text.js'
import { capital } from '../format.js'
import { bareFigure, edgeFigure } from '../metric-text.js'
import { oneLine } from '../terminal-text.js'
import { visible, wrap } from '../wrap.js'
import type { Screen } from './screen.js'

/** Below the table already. */
const elsewhere = new Set(['intake-cut', 'over-target'])

/** As much of a note as there is room for. */
const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text

/** What the plan says has been seen or said of a year, where the projection gives something else. */
const differences = ({ plan, projection, voice }: Screen): readonly string[] =>
  seriesNames.flatMap((metric) =>
    Object.entries(plan.observed[metric] ?? {}).flatMap(([key, figure]): readonly string[] => {
      const model = projection.rows.find((row) => row.year === Number(key))?.[metric] ?? null
      if (model === null) return []
      if (bareFigure(metric, figure.value, voice) === bareFigure(metric, model, voice)) return []
      const note = figure.note === undefined ? '' : ` ${firstSentence(oneLine(voice.say(figure.note)))}`
      const label = voice.say(series[metric].label)
      const said = edgeFigure(metric, figure.value, voice)
      // As exact as what was said, unless that would hide the difference.
      const rounded = edgeFigure(metric, Math.round(model), voice)
      const isWhole = Number.isInteger(figure.value) && rounded !== said
      const ours = isWhole ? rounded : bareFigure(metric, model, voice)
      return [
        voice.say({
          sv: `Talar emot: ${label} ${key} är ${said} enligt planens uppgift, ${ours} i modellen.${note}`,
          en: `Pulls the other way: ${label} of ${key} are ${said} as stated in the plan, ${ours} in the model.${note}`,
        }),
      ]
    }),
  )

/** What was counted before the base year, and the growth since, where the plan assumes another. */
const growth = ({ plan, projection, voice, width }: Screen): readonly string[] => {
  const { baseStock } = plan.training
  const now = projection.at(plan.base).trainees
  const assumed = baseStock.growth?.value
  if (assumed === undefined || now === null) return []
  return Object.entries(plan.observed.trainees ?? {}).flatMap(([key, figure]): readonly string[] => {
    const years = plan.base - Number(key)
    if (years <= 0 || figure.value <= 0) return []
    const yearly = (now / figure.value) ** (1 / years) - 1
    const note = figure.note === undefined ? '' : ` ${firstSentence(oneLine(voice.say(figure.note)))}`
    const seen = voice.percent(yearly, 1)
    if (seen === voice.percent(assumed, 1)) return []
    const ours = voice.plainPercent(assumed)
    const said = edgeFigure('trainees', figure.value, voice)
    const stock = edgeFigure('trainees', Math.round(now), voice)
    const text = voice.say({
      sv: `Talar emot: ${said} ST-läkare ${key} och ${stock} år ${plan.base} är ${seen} fler om året; planen antar att antagningen ökade ${ours} om året.`,
      en: `Pulls the other way: ${said} trainees in ${key} and ${stock} in ${plan.base} are ${seen} more a year; the plan assumes that the intake grew ${ours} a year.`,
    })
    // Two lines are enough: the whole note is told by explain.
    return [visible(text + note) > 2 * width ? text : text + note]
  })
}

/** A note in its reader's words: labels for paths. */
const noteText = ({ path, text }: Note, { plan, voice }: Screen): string => {
  const said = voice.say(text)
  if (path === '') return said
  const label = capital(pathLabel(path, plan, voice))
  return said.replaceAll(path, () => voice.say({ sv: `”${label}”`, en: `“${label}”` }))
}

/** What pulls the other way, and what was stretched or could not be said. */
export const evidenceLines = (screen: Screen): readonly string[] => {
  const { projection, voice, width } = screen
  const lead = voice.say({ sv: 'Att veta:', en: 'Note:' })
  const notes = projection.notes
    .filter(({ code }) => !elsewhere.has(code))
    .map((note) => `${lead} ${noteText(note, screen)}`)
  return [...differences(screen), ...growth(screen), ...notes].flatMap((text) => wrap(text, width, '', '  '))
}
