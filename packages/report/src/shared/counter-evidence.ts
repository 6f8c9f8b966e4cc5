import { type Bilingual, type Figure, type Plan, type Projection, series, seriesNames } from '@kohort/core'
import { oneLine } from './one-line.js'
import { seriesText } from './series-text.js'
import { inBoth, type Voice, voiceOf } from './voice.js'

/** What pulls the other way: a figure that somebody has stated, where the model gives another. */
export interface Counter {
  readonly text: Bilingual
  /** The first sentence of what the plan says of the stated figure; null where it says nothing. */
  readonly note: Bilingual | null
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text

const noteOf = ({ note }: Figure): Bilingual | null =>
  note === undefined ? null : inBoth(({ say }) => firstSentence(oneLine(say(note))))

/** What the plan says has been seen or said of a year, where the projection gives something else. */
export const counterFigures = (plan: Plan, projection: Projection): readonly Counter[] =>
  seriesNames.flatMap((metric) =>
    Object.entries(plan.observed[metric] ?? {}).flatMap(([key, figure]): readonly Counter[] => {
      const model = projection.rows.find((row) => row.year === Number(key))?.[metric] ?? null
      if (model === null) return []
      const told = (voice: Voice): readonly [said: string, ours: string] => {
        const words = seriesText(metric, plan, voice)
        const said = words.edge(figure.value)
        const rounded = words.edge(Math.round(model))
        // As exact as what was said, unless that would hide the difference.
        const isWhole = Number.isInteger(figure.value) && rounded !== said
        return [said, isWhole ? rounded : words.figure(model)]
      }
      const exact = seriesText(metric, plan, voiceOf('sv'))
      if (exact.figure(figure.value) === exact.figure(model)) return []
      const text = inBoth((voice) => {
        const [said, ours] = told(voice)
        const label = voice.say(series[metric].label)
        return voice.say({
          sv: `${label} ${key} är ${said} enligt planens uppgift, ${ours} i modellen.`,
          en: `${label} of ${key} are ${said} as stated in the plan, ${ours} in the model.`,
        })
      })
      return [{ text, note: noteOf(figure) }]
    }),
  )

/** What was counted before the base year, and the growth since, where the plan assumes another. */
export const counterGrowth = (plan: Plan, projection: Projection): readonly Counter[] => {
  const now = projection.at(plan.base).trainees
  const assumed = plan.training.baseStock.growth?.value
  if (assumed === undefined || now === null) return []
  return Object.entries(plan.observed.trainees ?? {}).flatMap(([key, figure]): readonly Counter[] => {
    const years = plan.base - Number(key)
    if (years <= 0 || figure.value <= 0) return []
    const yearly = (now / figure.value) ** (1 / years) - 1
    const exact = voiceOf('sv')
    // What is told alike is no other growth.
    if (exact.percent(yearly, 1) === exact.percent(assumed, 1)) return []
    const text = inBoth((voice) => {
      const words = seriesText('trainees', plan, voice)
      const [said, stock] = [words.edge(figure.value), words.edge(Math.round(now))]
      const ours = voice.plainPercent(assumed)
      return voice.say({
        sv: `${said} ST-läkare ${key} och ${stock} år ${plan.base} är ${voice.percent(yearly, 1)} fler om året; planen antar att antagningen ökade ${ours} om året.`,
        en: `${said} trainees in ${key} and ${stock} in ${plan.base} are ${voice.percent(yearly, 1)} more a year; the plan assumes that the intake grew ${ours} a year.`,
      })
    })
    return [{ text, note: noteOf(figure) }]
  })
}

/** Before each of them: `Talar emot: …`. */
export const counterLead: Bilingual = { sv: 'Talar emot', en: 'Pulls the other way' }

/** Every figure that the plan says somebody has stated and that its own model does not give: never left out. */
export const counterEvidence = (plan: Plan, projection: Projection): readonly Counter[] => [
  ...counterFigures(plan, projection),
  ...counterGrowth(plan, projection),
]
