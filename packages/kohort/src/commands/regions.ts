import {
  decisionMeanings,
  national,
  type RegionCode,
  type RegionFacts,
  type RegionNeed,
  regions,
  regionsByCode,
} from '@kohort/regions'
import { type Voice, voiceOf } from '@kohort/report/words'
import { type CsvChoice, csv } from '../csv.js'
import type { Language } from '../language.js'
import { tableLines } from '../table.js'
import { type Terminal, widthOf } from '../terminal.js'
import { wrap } from '../wrap.js'

export interface RegionsOptions {
  readonly json?: boolean
  readonly csv?: CsvChoice
}

/** What is known of a region, a null where nothing is. */
interface RegionLine {
  readonly code: RegionCode
  readonly name: string
  readonly norm: number | null
  readonly normStatus: RegionFacts['norm']['status']
  readonly decisionFeb2024: string
  readonly doctors2019: number | null
  readonly shortfall2019: number | null
  readonly needed2034: number
  readonly plan: boolean
}

const lineOf = (need: RegionNeed): RegionLine => {
  const { norm, decisions } = regionsByCode[need.code]
  return {
    code: need.code,
    name: need.name,
    norm: norm.model.value,
    normStatus: norm.status,
    decisionFeb2024: decisions.feb2024.value,
    doctors2019: need.doctors2019,
    shortfall2019: need.shortfall2019,
    needed2034: need.needed2034,
    plan: need.lacking === null,
  }
}

const normText = ({ norm, normStatus }: RegionLine, voice: Voice): string => {
  if (norm === null) return voice.say({ sv: 'inget', en: 'none' })
  const number = voice.number(norm)
  if (normStatus === 'own-norm') return `${number} ${voice.say({ sv: '(eget)', en: '(own)' })}`
  if (normStatus === 'own-model') return `${number} ${voice.say({ sv: '(modell)', en: '(model)' })}`
  return normStatus === 'aspired' ? `(${number})` : number
}

const table = (lines: readonly RegionLine[], voice: Voice, terminal: Terminal): string => {
  const unknown = voice.say({ sv: 'okänt', en: 'unknown' })
  const known = (value: number | null): string => (value === null ? unknown : voice.number(value))
  const column = (sv: string, en: string, align: 'left' | 'right' = 'right') => ({
    head: voice.say({ sv, en }),
    align,
  })
  const totals = national()
  const rows = lines.map((line) => [
    line.code,
    line.name,
    normText(line, voice),
    line.decisionFeb2024,
    known(line.doctors2019),
    known(line.shortfall2019),
    voice.number(line.needed2034),
    line.plan ? voice.say({ sv: 'ja', en: 'yes' }) : '–',
  ])
  const sum = [
    '',
    voice.say({ sv: 'Riket', en: 'Sweden' }),
    '',
    '',
    `${voice.number(totals.doctors2019)} ¹`,
    `${voice.number(totals.shortfall2019)} ¹`,
    voice.number(totals.needed2034),
    '',
  ]
  const width = widthOf(terminal)
  const missing = totals.unknown.map((code) => regionsByCode[code].name).join(', ')
  const codes = [...new Set(regions.map(({ decisions }) => decisions.feb2024.value))]
  return [
    ...tableLines(
      [
        column('Kod', 'Code', 'left'),
        column('Region', 'Region', 'left'),
        column('Riktvärde,\ninvånare\nper läkare', 'Norm,\ninhabitants\nper doctor'),
        column('Beslut\nfeb -24', 'Decision\nFeb 2024', 'left'),
        column('Läkare 2019,\nheltider', 'Doctors\n2019, FTE'),
        column('Fattades\n2019,\nheltider', 'Short in\n2019,\nFTE'),
        column('Behövs 2034,\nheltider', 'Needed\n2034, FTE'),
        column('Går att\nräkna', 'Can be\nprojected', 'left'),
      ],
      [...rows, sum],
    ),
    '',
    ...codes.flatMap((code) => wrap(`${code}: ${voice.say(decisionMeanings[code])}`, width, '', '     ')),
    ...[
      {
        sv: 'Riktvärde inom parentes: inte beslutat, men en plan för att nå det är beställd.',
        en: 'Norm in brackets: not decided, but a plan for reaching it has been ordered.',
      },
      {
        sv: 'Läkare och brist 2019: läkarekvivalenter enligt Läkarförbundets kartläggning 2024, bilaga 4. Behövs 2034: framskriven folkmängd delad med 1 100.',
        en: "Doctors and shortfall of 2019: doctor equivalents by the Swedish Medical Association's survey of 2024, appendix 4. Needed in 2034: projected inhabitants divided by 1 100.",
      },
      {
        sv: `¹ Summan av de kända; okänt för ${missing}.`,
        en: `¹ The sum of those known; unknown for ${missing}.`,
      },
      {
        sv: 'Går att räkna: kohort project KOD. För de andra behövs antal: --trainees N, och för Gotland --specialists N.',
        en: 'Can be projected: kohort project CODE. The others need a number: --trainees N, and for Gotland --specialists N.',
      },
    ].flatMap((text) => wrap(voice.say(text).replaceAll('1 100', voice.number(1100)), width, '', '  ')),
    '',
  ].join('\n')
}

export const runRegions = (options: RegionsOptions, language: Language, terminal: Terminal): number => {
  const lines = national().regions.map(lineOf)
  if (options.json === true) terminal.out(`${JSON.stringify(lines, null, 2)}\n`)
  else if (options.csv !== undefined)
    terminal.out(
      csv(
        [
          Object.keys(lines[0] ?? {}),
          ...lines.map((line) =>
            Object.values(line).map((value) => (typeof value === 'boolean' ? String(value) : value)),
          ),
        ],
        options.csv,
      ),
    )
  else terminal.out(table(lines, voiceOf(language), terminal))
  return 0
}
