import type { Bilingual, Compiled } from '@kohort/core'
import { toScores } from '../random/normal.js'
import { columnOf } from '../random/sampler.js'
import { quantilesOf } from '../results/statistics.js'
import { columnsOf, takeSteps } from './steps.js'
import type { Unit } from './units.js'

const DRAWS = 2048
/** Of a range's width: what a range is worth, and well above the error of percentiles of so many even draws. */
const NOTABLE = 0.05

const plain = (number: number): number => Number(number.toPrecision(3))

/**
 * Ranges that the draws do not meet: of shares and requirements whose ranges leave no room for each other, which are
 * drawn as parts of what is left. What comes of that is not told beforehand but drawn, and named where an end of the
 * range lies off by more than a twentieth of its width.
 */
export const missedRanges = (
  compiled: Compiled,
  units: readonly Unit[],
  names: readonly string[],
): readonly Bilingual[] =>
  units.flatMap(({ steps, fitted, slots }) => {
    if (fitted.every(({ of }) => of === 'number' || of === 'ratio')) return []
    const used = new Set(steps.flatMap((step) => ('input' in step ? [step.input] : [])))
    const scores = names.map((name, input) => {
      const column = new Float64Array(used.has(input) ? DRAWS : 0)
      if (column.length > 0) {
        const sampler = {
          seed: 'ranges',
          sampling: 'latin-hypercube',
          draws: DRAWS,
          randomisations: 1,
        } as const
        columnOf(sampler, name)(0, DRAWS, column, 0)
        toScores(column, DRAWS)
      }
      return column
    })
    const drawn = columnsOf(compiled.parameters, steps, DRAWS)
    takeSteps(steps, scores, DRAWS, drawn)
    return slots.flatMap(({ path, keys, start, figures }) =>
      figures.flatMap(({ range }, order): readonly Bilingual[] => {
        const column = drawn.columns[start + order]
        if (range === undefined || column === null || column === undefined) return []
        const [low = 0, high = 0] = quantilesOf(column, [0.05, 0.95]) as number[]
        const off = Math.max(Math.abs(low - range[0]), Math.abs(high - range[1]))
        if (off <= NOTABLE * (range[1] - range[0])) return []
        const name = keys.length > 1 ? `${path}.${keys[order]}` : path
        const [stated, found] = [`${range[0]}–${range[1]}`, `${plain(low)}–${plain(high)}`]
        return [
          {
            sv: `${name}: spannet ${stated} får inte plats bredvid de andra talens spann; talet dras med 5–95 % i ${found}.`,
            en: `${name}: the range ${stated} has no room beside those of the other numbers; it is drawn with 5–95 % at ${found}.`,
          },
        ]
      }),
    )
  })
