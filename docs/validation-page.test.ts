import { regions } from '@kohort/regions'
import { beforeAll, describe, expect, it } from 'vitest'
import { validationPage } from './build/validation-page.js'

describe('the validation page', () => {
  let [sv, en] = ['', '']
  beforeAll(() => {
    sv = validationPage('sv')
    en = validationPage('en')
  })

  it('says which of its columns is computed, and which is copied', () => {
    expect(sv).toContain(
      'Varje siffra i kolumnen modellen räknades ut när sidan byggdes; kolumnen publicerat är avskriven',
    )
    expect(en).toContain(
      'Every figure in the column of the model was computed when the page was built; the published column is copied',
    )
    expect(sv).toMatch(/^\| fall \| publicerat \| modellen \|/m)
    expect(en).toMatch(/^\| case \| published \| the model \|/m)
  })

  /** From a row's four printed whole numbers alone, each within a half of what it was before rounding. */
  const doctorsBeforeRounding = (name: string): readonly [number, number] => {
    const row = regions.find((region) => region.name === name)?.appendix4
    const people = row?.population.value ?? Number.NaN
    const [doctors = 0, each = 0, short = 0, percent = 0] = [
      row?.doctorEquivalents.value,
      row?.inhabitantsPerDoctor.value,
      row?.moreNeeded.value,
      row?.percentIncrease.value,
    ].map((value) => value ?? Number.NaN)
    const bounds = (half: number): readonly number[] => [
      doctors + half,
      people / (each - half),
      people / 1100 - (short - half),
      people / 1100 / (1 + (percent - half) / 100),
    ]
    return [Math.max(...bounds(-0.5)), Math.min(...bounds(0.5))]
  }

  it.each([
    ['Uppsala', '173', '172,2', '172.2'],
    ['Sörmland', '130', '129,2', '129.2'],
    ['Jönköpings län', '126', '125,3', '125.3'],
    ['Västerbotten', '84', '84,9', '84.9'],
  ])('explains %s, printed %s, where the model has %s', (name, printed, foundSv, foundEn) => {
    expect(sv).toContain(`| ${name} | ${printed} | ${foundSv} |`)
    const [low, high] = doctorsBeforeRounding(name)
    expect(low).toBeLessThan(high)
    const said = new RegExp(
      `${name} \\(tryckt ${printed}, modellen ${foundSv}: ([\\d,]+)–([\\d,]+) läkare`,
    ).exec(sv)
    const [from, to] = [said?.[1], said?.[2]].map((text) => Number(text?.replace(',', '.')))
    expect(Math.abs((from ?? Number.NaN) - low)).toBeLessThanOrEqual(0.006)
    expect(Math.abs((to ?? Number.NaN) - high)).toBeLessThanOrEqual(0.006)
    expect(en).toContain(
      `${name} (printed ${printed}, the model ${foundEn}: ${said?.[1]?.replace(',', '.')}–`,
    )
  })

  it('explains no other row: none is more than a half apart', () => {
    expect(sv.match(/\(tryckt /g)).toHaveLength(4)
    const differences = [
      ...sv.matchAll(/^\| (?!fall)([^|]+) \| [\d\s]+ \| [\d\s]+,\d \| (−?\d+),(\d) \| ± 1,0 \|$/gm),
    ]
    expect(differences).toHaveLength(20)
    const apart = differences.filter(
      ([, , whole, tenth]) => Number(tenth) > 5 || (whole !== '0' && whole !== '−0'),
    )
    expect(apart.map(([, name]) => name)).toEqual(['Uppsala', 'Sörmland', 'Jönköpings län', 'Västerbotten'])
  })
})
