import { regions } from '@kohort/regions'
import { need2019 } from '../../packages/regions/test/need-2019.js'
import { type Language, number, text } from './markdown.js'

/** A row of appendix 4 whose printed need is not the rounded one of its printed doctors. */
interface Row {
  readonly name: string
  readonly printed: number
  readonly found: number
  readonly doctors: number
  /** Between which the doctors before rounding lie, if all of the row's printed numbers hold. */
  readonly unrounded: readonly [low: number, high: number]
}

/** Throws where rounding alone does not explain a row: then the page may not say so. */
const rowsApart = (): readonly Row[] =>
  regions.flatMap(({ name, appendix4: { population, doctorEquivalents, moreNeeded, unroundedDoctors } }) => {
    const [doctors, printed, unrounded] = [doctorEquivalents.value, moreNeeded.value, unroundedDoctors.value]
    if (doctors === null || printed === null || unrounded === null) return []
    const [low, high] = unrounded
    const shortfall = (of: number): number => need2019(population.value, of).shortfall ?? Number.NaN
    const explained =
      low < high &&
      low >= doctors - 0.5 &&
      high <= doctors + 0.5 &&
      [low, high].every((of) => Math.abs(shortfall(of) - printed) <= 0.5)
    if (!explained) throw new Error(`${name}: no rounding of the doctors gives the need of ${printed}`)
    const found = shortfall(doctors)
    return Math.abs(found - printed) > 0.5 ? [{ name, printed, found, doctors, unrounded }] : []
  })

/** Why the model and the print differ by more than the need's own rounding. */
export const appendixRounding = (language: Language): string => {
  const say = (row: Row): string => {
    const [low, high] = row.unrounded.map((doctors) => number(doctors, 2, language))
    const found = number(row.found, 1, language)
    return language === 'sv'
      ? `${text(row.name)} (tryckt ${row.printed}, modellen ${found}: ${low}–${high} läkare, tryckt ${row.doctors})`
      : `${text(row.name)} (printed ${row.printed}, the model ${found}: ${low}–${high} doctors, printed ${row.doctors})`
  }
  const rows = rowsApart().map(say).join(', ')
  return language === 'sv'
    ? `Källan trycker både läkarna och det som fattas som heltal. Läkarna är specialister räknade i heltid och hälften av ST-läkarna, alltså inget heltal från början, och med vilka decimaler källan räknade står inte där. Modellen får det tryckta heltalet. En halv i läkartalet och en halv i det som fattas gör högst ±1. Över en halv skiljer sig ${rows}. Talen före ”tryckt” är de oavrundade läkartal för vilka allt som är tryckt på raden stämmer; ett sådant finns för var och en av de 20 raderna, annars misslyckas bygget. Avrundning räcker alltså som förklaring, men att det är den rätta går inte att se i källan.`
    : `The source prints both the doctors and those that are short as whole numbers. The doctors are specialists in full-time equivalents and half of the trainees, so no whole number to begin with, and the decimals that the source computed with are not given. The model gets the printed whole number. A half in the doctors and a half in what is short make ±1 at most. More than a half apart are ${rows}. The doctors before “printed” are those, before rounding, for which everything printed in the row holds; there are such for each of the 20 rows, or the build fails. Rounding is thus enough of an explanation, but that it is the true one cannot be seen in the source.`
}
