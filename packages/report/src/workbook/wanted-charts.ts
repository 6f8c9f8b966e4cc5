import { type Bilingual, type SeriesName, series } from '@kohort/core'
import { scenarioTitles } from '../tables/comparison.js'
import { capital, inLanguage } from '../tables/table.js'
import { bandSeries, scenarioSeries } from './chart-data.js'
import type { Subject } from './subject.js'

/** Colours of Okabe and Ito: told apart by the colour-blind; lines differ in dash too, for print in grey. */
export const colours = ['0072B2', 'D55E00', '009E73', 'CC79A7', 'E69F00', '56B4E9', '000000'] as const
const dashes = ['solid', 'dash', 'sysDot'] as const

/** A line by the key of its column in the chart data. */
interface LineOf {
  readonly key: string
  readonly name: string
  readonly colour: string
  readonly dash: 'solid' | 'dash' | 'sysDot'
  readonly marked: boolean
}

/** A chart of lines over the years. */
export interface Wanted {
  readonly metric: SeriesName
  readonly title: Bilingual
  /** Whether the axis starts at 0, or just below what is drawn: lines that would lie too close are told apart. */
  readonly from: 'zero' | 'near'
  readonly lines: readonly LineOf[]
}

const line = (key: string, name: string, index = 0, dash: LineOf['dash'] = 'solid'): LineOf => ({
  key,
  name: capital(name),
  colour: colours[index % colours.length] ?? colours[0],
  dash,
  // A goal or what is observed may be of a single year, and a line of one point is nothing to be seen.
  marked: key.startsWith('observed') || key.startsWith('corridor'),
})

/** The charts of a workbook, those with figures of theirs to draw. */
export const wantedCharts = (subject: Subject): readonly Wanted[] => {
  const { ensemble, comparison, language } = subject
  const say = (sv: string, en: string): string => (language === 'sv' ? sv : en)
  const label = (name: SeriesName): string => series[name].label[language]
  const bands = (ensemble === null ? [] : bandSeries).map(
    (metric): Wanted => ({
      metric,
      title: {
        sv: `${capital(series[metric].label.sv)}: nio dragningar av tio ligger mellan de streckade linjerna`,
        en: `${capital(series[metric].label.en)}: nine draws of ten lie between the dashed lines`,
      },
      from: 'near',
      lines: [
        line(`${metric}-50 %`, say('mitten, 50 %', 'middle, 50 %')),
        line(`${metric}-5 %`, say('lågt, 5 %', 'low, 5 %'), 5, 'dash'),
        line(`${metric}-95 %`, say('högt, 95 %', 'high, 95 %'), 5, 'dash'),
      ],
    }),
  )
  const titles = comparison === null ? null : scenarioTitles(comparison)
  const compared = (titles === null ? [] : scenarioSeries).map(
    (metric): Wanted => ({
      metric,
      title: {
        sv: `${capital(series[metric].label.sv)} i planen och i scenarierna`,
        en: `${capital(series[metric].label.en)} in the plan and in the scenarios`,
      },
      from: 'near',
      lines: [
        line(metric, say('planen', 'the plan'), 6),
        ...[...(titles ?? [])]
          .filter(([id]) => id !== 'base')
          .map(([id, title], index) =>
            line(`${metric}-${id}`, inLanguage(title, language), index, dashes[index % dashes.length]),
          ),
      ],
    }),
  )
  return [
    {
      metric: 'trainees',
      title: { sv: 'ST-läkare och målens spann', en: "Trainees and the goals' corridors" },
      from: 'near',
      lines: [
        line('trainees', label('trainees')),
        line('corridorMin', say('spannets nedre gräns', 'lower limit of the corridor'), 6, 'dash'),
        line('corridorMax', say('spannets övre gräns', 'upper limit of the corridor'), 6, 'sysDot'),
        line('observed', say('enligt uppgift', 'as stated'), 1, 'sysDot'),
      ],
    },
    {
      metric: 'completions',
      title: { sv: 'Antagning och färdiga specialister', en: 'Intake and completions' },
      from: 'zero',
      lines: [
        line('intake', label('intake'), 1, 'dash'),
        line('completions', label('completions')),
        line('asked', say('begärda färdiga', 'completions asked for'), 6, 'sysDot'),
        line('observedCompletions', say('färdiga enligt uppgift', 'completions as stated'), 2, 'sysDot'),
      ],
    },
    {
      metric: 'specialistFte',
      title: { sv: 'Allmänspecialister och behov i heltider', en: 'Specialists and need in FTE' },
      from: 'zero',
      lines: [
        line('specialistFte', label('specialistFte')),
        line('demandFte', label('demandFte'), 1, 'dash'),
      ],
    },
    {
      metric: 'coverage',
      title: { sv: 'Täckning av behovet: 100 % är hela', en: 'Coverage of the need: 100 % is all of it' },
      from: 'zero',
      lines: [line('coverage', label('coverage'))],
    },
    ...bands,
    ...compared,
  ]
}
