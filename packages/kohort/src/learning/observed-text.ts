import { type Note, parameterPathOf, series as registry, type SeriesName } from '@kohort/core'
import { capital, pathLabel, type Voice } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, edgeFigure } from '../metric-text.js'
import { wrap } from '../wrap.js'

export const NOTHING = '–'

/** What is counted, with a capital. */
export const seriesLabel = (name: SeriesName, voice: Voice): string =>
  capital(voice.say(registry[name].label))

/** The same within a sentence. */
export const seriesWord = (name: SeriesName, voice: Voice): string => voice.say(registry[name].label)

/** A figure that somebody counted, as they wrote it; one of the model, as exact as the series is read. */
export const seenText = (name: SeriesName, value: number, voice: Voice): string =>
  edgeFigure(name, value, voice)

/** That the error of a count is one standard deviation, and no 95 % reach as elsewhere. */
export const errorHead = (voice: Voice): string =>
  voice.say({ sv: 'Fel (standard-\navvikelse)', en: 'Error (standard\ndeviation)' })

/** Where the errors come from. */
export const errorOrigin = (voice: Voice): string =>
  voice.say({
    sv: 'Fel som inte angetts med --error är programmets bedömning.',
    en: 'Errors that were not given by --error are the program’s judgement.',
  })

/** How much the weighted draws come to. */
export const weightText = (effective: number, draws: number, voice: Voice): string => {
  const [many, all] = [Math.max(1, Math.round(effective)), draws].map((count) => voice.number(count)) as [
    string,
    string,
  ]
  return voice.say({
    sv: `Vikterna motsvarar ${many} av ${all} dragningar.`,
    en: `The weights amount to ${many} of ${all} draws.`,
  })
}

/** `95–131`: a band, its unit once. */
export const bandOf = (name: SeriesName, low: number | null, high: number | null, voice: Voice): string => {
  if (low === null || high === null) return NOTHING
  const [one, other] = [low, high].map((value) => bareFigure(name, value, voice)) as [string, string]
  return one === other ? one : `${one.replace(/\s?%$/u, '')}${low < 0 ? ' … ' : '–'}${other}`
}

const isSeries = (name: string): name is SeriesName => Object.hasOwn(registry, name)

/** What the library takes as an option, as it is written on the command line. */
export const asOption = (text: string): string =>
  text.replaceAll(/\bprocess:? individual\b/g, '--process individual')

/** A note with what its names stand for: series and paths by their labels. */
const spoken = (text: string, { plan, voice }: Screen): string =>
  asOption(text)
    // Paths first: the last of training.attrition.2023 is the name of a series too.
    .replaceAll(/\b(?:training|specialists|groups|need|cost)(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+/g, (found) => {
      const [path, year] = /\.\d{4}$/.test(found) ? [found.slice(0, -5), ` ${found.slice(-4)}`] : [found, '']
      if (parameterPathOf(path) === undefined) return found
      const label = pathLabel(path, plan, voice)
      return voice.say({ sv: `”${label}${year}”`, en: `“${label}${year}”` })
    })
    .replaceAll(/(?<![“”A-Za-z])([A-Za-z]+)[. ](\d{4})\b/g, (found, name: string, year: string) =>
      isSeries(name) ? `${voice.say(registry[name].label)} ${year}` : found,
    )

/** Notes, each a paragraph of its own. */
export const noteLines = (notes: readonly Pick<Note, 'text'>[], screen: Screen): readonly string[] => {
  const { voice, width } = screen
  return notes.flatMap(({ text }) =>
    wrap(
      `${voice.say({ sv: 'Att veta:', en: 'Note:' })} ${capital(spoken(voice.say(text), screen))}`,
      width,
      '',
      '  ',
    ),
  )
}

/** What to do next: commands and steps, one a line. */
export const nextLines = (steps: readonly string[], { voice, width, paint }: Screen): readonly string[] =>
  steps.length === 0
    ? []
    : [
        paint.strong(voice.say({ sv: 'Gör så här härnäst', en: 'What to do next' })),
        ...steps.flatMap((step) => wrap(step, width, '  – ', '    ')),
      ]
