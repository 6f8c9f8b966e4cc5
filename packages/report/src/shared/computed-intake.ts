import {
  type Bilingual,
  type Figure,
  type Plan,
  type Projection,
  type SeriesName,
  series,
} from '@kohort/core'
import { seriesText } from '../charts/text/series-text.js'
import { oneLine, type Voice, voiceOf } from '../charts/text/voice.js'

const inBoth = (make: (voice: Voice) => string): Bilingual => ({
  sv: make(voiceOf('sv')),
  en: make(voiceOf('en')),
})

const byConstruction: Bilingual = {
  sv: 'Antagningen är uträknad, ingen publicerad uppgift; spannen hålls därför om inget annat ändras.',
  en: 'The intake is computed, not published: the corridors hold by that, until an assumption changes.',
}
const computed: Bilingual = {
  sv: 'Antagningen är uträknad, inte en publicerad uppgift.',
  en: 'The intake is computed, not a published figure.',
}

/**
 * What must be said of an intake that nobody has published: the plan's own reason, or that the corridors hold by the way
 * it was computed. Null where the intake is published, or differs from year to year in its reasons.
 *
 * @param projection of the plan as it was sent: with other numbers the corridors no longer show what it was made for
 */
export const computedIntake = (plan: Plan, projection: Projection): Bilingual | null => {
  const { fixed, followStock, growth } = plan.training.intake
  const figures: readonly Figure[] = Object.values(fixed ?? followStock ?? growth?.rate ?? {})
  const notes = figures.flatMap(({ kind, note }) => (kind === 'derived' || kind === 'assumed' ? [note] : []))
  if (notes.length === 0) return null
  const texts = [...new Set(notes.map((note) => JSON.stringify(note ?? '')))]
  const [note] = notes
  if (texts.length === 1 && note !== undefined)
    return inBoth((voice) => {
      const text = oneLine(typeof note === 'string' ? note : voice.say(note))
      return `${voice.say({ sv: 'Antagningen', en: 'The intake' })}: ${text}`
    })
  if (texts.length > 1 && fixed === undefined) return null
  const stocks = projection.goals.filter(({ metric, met }) => metric === 'trainees' && met !== null)
  const isMade =
    figures.every(({ kind }) => kind === 'derived') && stocks.length > 0 && stocks.every(({ met }) => met)
  return isMade ? byConstruction : computed
}

/** What pulls the other way: a figure that somebody has stated, where the model gives another. */
export interface Counter {
  readonly text: Bilingual
  /** The first sentence of what the plan says of the stated figure; null where it says nothing. */
  readonly note: Bilingual | null
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text

const noteOf = ({ note }: Figure): Bilingual | null =>
  note === undefined
    ? null
    : inBoth((voice) => firstSentence(oneLine(typeof note === 'string' ? note : voice.say(note))))

const differences = (plan: Plan, projection: Projection): readonly Counter[] =>
  Object.entries(plan.observed).flatMap(([name, figures]) =>
    Object.entries(figures ?? {}).flatMap(([key, figure]): readonly Counter[] => {
      const metric = name as SeriesName
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

const growth = (plan: Plan, projection: Projection): readonly Counter[] => {
  const now = projection.at(plan.base).trainees
  const assumed = plan.training.baseStock.growth?.value
  if (assumed === undefined || now === null) return []
  return Object.entries(plan.observed.trainees ?? {}).flatMap(([key, figure]): readonly Counter[] => {
    const years = plan.base - Number(key)
    if (years <= 0 || figure.value <= 0) return []
    const yearly = (now / figure.value) ** (1 / years) - 1
    if (Math.abs(yearly - assumed) < 0.0005) return []
    const text = inBoth((voice) => {
      const words = seriesText('trainees', plan, voice)
      const [said, stock] = [words.edge(figure.value), words.edge(Math.round(now))]
      const ours = voice.percent(assumed, Number.isInteger(Number((assumed * 100).toFixed(9))) ? 0 : 1)
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
  ...differences(plan, projection),
  ...growth(plan, projection),
]
