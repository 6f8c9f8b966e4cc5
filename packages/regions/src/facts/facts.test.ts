import { describe, expect, it } from 'vitest'
import type { Fact } from './fact.js'
import {
  actionPlanMeanings,
  contradictions,
  type DecisionCode,
  decisionMeanings,
  nationalFacts,
  normStatusMeanings,
  parameterFacts,
  regionCodes,
  regions,
  regionsByCode,
  sourceIdOf,
  sourceOf,
  sources,
  stockholmFacts,
  toFigure,
  walkFacts,
} from './index.js'

const everything = {
  regions,
  stockholm: stockholmFacts,
  parameters: parameterFacts,
  national: nationalFacts,
}
const placed = walkFacts(everything)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const known = <Value>(fact: Fact<Value | null>): Value => {
  if (fact.value === null) throw new Error('unknown')
  return fact.value
}

describe('every fact', () => {
  it('is found by the walk', () => {
    expect(placed.length).toBeGreaterThan(600)
    expect(new Set(placed.map(({ path }) => path)).size).toBe(placed.length)
  })

  it('has a source that exists, and every source is used', () => {
    const unknown = placed.filter(({ fact }) => sourceOf(fact.source) === undefined).map(({ path }) => path)
    expect(unknown).toEqual([])
    const used = new Set([
      ...placed.map(({ fact }) => sourceIdOf(fact.source)),
      ...regions.flatMap((region) => region.printedNames.map((name) => sourceIdOf(name.source))),
    ])
    expect(Object.keys(sources).filter((id) => !used.has(id))).toEqual([])
  })

  it('has a date that a machine can read', () => {
    const odd = placed.filter(({ fact }) => !/^(19|20)\d\d(-(0[1-9]|1[0-2])(-[0-3]\d)?)?$/.test(fact.asOf))
    expect(odd.map(({ path }) => path)).toEqual([])
  })

  it('says how when derived, and why and how surely when assumed', () => {
    const mute = placed.filter(({ fact }) => fact.kind !== 'reported' && (fact.note ?? '').length < 10)
    expect(mute.map(({ path }) => path)).toEqual([])
    const unbounded = placed.filter(({ fact }) => fact.kind === 'assumed' && fact.range === undefined)
    expect(unbounded.map(({ path }) => path)).toEqual([])
  })

  it('is assumed when it comes from judgement or memory, and only then', () => {
    const own = new Set(['judgement', 'general-knowledge'])
    const wrong = placed.filter(({ fact }) => own.has(sourceIdOf(fact.source)) && fact.kind !== 'assumed')
    expect(wrong.map(({ path }) => path)).toEqual([])
    const elsewhere = placed.filter(
      ({ fact }) => fact.kind === 'assumed' && !own.has(sourceIdOf(fact.source)),
    )
    expect(elsewhere.every(({ path }) => path.includes('.population.'))).toBe(true)
  })

  it('is null with a note when unknown, never 0 or NaN', () => {
    const empty = placed.filter(({ fact }) => fact.value === null && fact.note === undefined)
    expect(empty.map(({ path }) => path)).toEqual([])
    const zero = placed.filter(({ fact }) => fact.value === 0 || Number.isNaN(fact.value))
    expect(zero.map(({ path }) => path)).toEqual(['parameters.training.courseDelay'])
  })

  it('lies in its range', () => {
    for (const { path, fact } of placed) {
      if (fact.range === undefined) continue
      const [low, high] = fact.range
      expect(low, path).toBeLessThan(high)
      expect(fact.value, path).toBeGreaterThanOrEqual(low)
      expect(fact.value, path).toBeLessThanOrEqual(high)
    }
  })

  it('has its note in both languages', () => {
    const one = placed.filter(({ fact }) => (fact.note === undefined) !== (fact.noteSv === undefined))
    expect(one.map(({ path }) => path)).toEqual([])
    const same = placed.filter(({ fact }) => fact.note !== undefined && fact.note === fact.noteSv)
    expect(same.map(({ path }) => path)).toEqual([])
  })

  it('cannot be changed', () => {
    const loose = placed.filter(
      ({ fact }) => !Object.isFrozen(fact) || (fact.range && !Object.isFrozen(fact.range)),
    )
    expect(loose.map(({ path }) => path)).toEqual([])
    expect(Object.isFrozen(regions)).toBe(true)
    expect(Object.isFrozen(contradictions[0]?.note)).toBe(true)
  })

  it('becomes a figure of a plan that is free to change', () => {
    const figure = toFigure(parameterFacts.training.away)
    expect(figure).toMatchObject({ value: 0.13, range: [0.1, 0.16], kind: 'reported', asOf: '2022' })
    expect(figure.note?.sv).toContain('Föräldraledighet')
    expect(Object.isFrozen(figure)).toBe(false)
    expect(Object.isFrozen(figure.range)).toBe(false)
  })
})

describe('the 21 regions', () => {
  it('have one row for each code, in order', () => {
    expect(regions).toHaveLength(21)
    expect(regions.map(({ code }) => code)).toEqual([...regionCodes])
    expect(new Set(regions.map(({ code }) => code)).size).toBe(21)
    expect(new Set(regions.map(({ name }) => name)).size).toBe(21)
    expect(regionsByCode['12'].name).toBe('Skåne')
  })

  it('keep their Swedish letters', () => {
    expect(regions.map(({ name }) => name)).toEqual([
      'Stockholm',
      'Uppsala',
      'Sörmland',
      'Östergötland',
      'Jönköpings län',
      'Kronoberg',
      'Kalmar',
      'Gotland',
      'Blekinge',
      'Skåne',
      'Halland',
      'Västra Götaland',
      'Värmland',
      'Örebro län',
      'Västmanland',
      'Dalarna',
      'Gävleborg',
      'Västernorrland',
      'Jämtland Härjedalen',
      'Västerbotten',
      'Norrbotten',
    ])
    expect(regionsByCode['06'].printedNames.map(({ name }) => name)).toEqual(['Jönköping'])
    const text = JSON.stringify([everything, contradictions, sources])
    expect(text).toMatch(/åäö|tjänstgöring/)
    expect(text).not.toMatch(/\uFFFD|Ã|Â/)
    expect(text).toBe(text.normalize('NFC'))
  })

  it('have a comment in each language', () => {
    for (const { name, comment } of regions) {
      expect(comment.sv.length, name).toBeGreaterThan(40)
      expect(comment.en.length, name).toBeGreaterThan(40)
      expect(comment.sv, name).not.toBe(comment.en)
    }
  })
})

describe('decisions and norms', () => {
  const count = (year: 'feb2023' | 'feb2024') => {
    const counts: Record<DecisionCode, number> = { JA: 0, NJA: 0, TYP: 0, NEJ: 0 }
    for (const { decisions } of regions) counts[decisions[year].value] += 1
    return counts
  }

  it("count to what the survey's text says", () => {
    expect(count('feb2023')).toEqual({ JA: 3, NJA: 4, TYP: 1, NEJ: 13 })
    expect(count('feb2024')).toEqual({ JA: 10, NJA: 3, TYP: 1, NEJ: 7 })
    expect(nationalFacts.decisionCounts.feb2023.value).toEqual(count('feb2023'))
    expect(nationalFacts.decisionCounts.feb2024.value).toEqual(count('feb2024'))
    expect(nationalFacts.textClaims.decided2024.value).toBe(count('feb2024').JA)
    expect(nationalFacts.textClaims.decidedFeb2023.value).toBe(count('feb2023').JA)
  })

  it('name the regions that the text names', () => {
    const { textClaims } = nationalFacts
    const codes = (of: (region: (typeof regions)[number]) => boolean) =>
      regions.filter(of).map(({ code }) => code)
    expect(codes(({ actionPlan }) => actionPlan.value === 'adopted')).toEqual([
      ...textClaims.withActionPlan.value,
    ])
    expect(codes((region) => region.amongTheTen && region.actionPlan.value !== 'adopted')).toEqual([
      ...textClaims.decidedWithoutPlan.value,
    ])
    expect(codes(({ decisions }) => decisions.feb2023.value === 'NJA')).toEqual([
      ...textClaims.onTheWay2023.value,
    ])
    expect(codes(({ actionPlan }) => actionPlan.value === 'commissioned')).toEqual([
      ...textClaims.onTheWay2024.value,
    ])
    expect(codes(({ decisions }) => decisions.feb2024.value === 'NJA')).toEqual([
      ...textClaims.onTheWay2024.value,
    ])
  })

  it('give the ten the norm of 1 100 and nobody one of 2 200', () => {
    for (const { norm, amongTheTen, name } of regions) {
      expect(norm.model.value, name).not.toBe(2200)
      expect(norm.status === 'decided', name).toBe(amongTheTen)
      if (amongTheTen) expect(norm.model.value, name).toBe(1100)
      if (norm.status === 'none') expect(norm.model.value, name).toBeNull()
    }
    const drawnAtPlaceholder = regions.filter(({ norm }) => norm.chartAsPrinted.value === 2200)
    expect(drawnAtPlaceholder.map(({ name }) => name)).toEqual([
      'Blekinge',
      'Halland',
      'Örebro län',
      'Dalarna',
      'Gävleborg',
    ])
    expect(drawnAtPlaceholder.every(({ norm }) => norm.status === 'none' && norm.chartAsPrinted.note)).toBe(
      true,
    )
    expect(regionsByCode['08'].norm.printedFeb2023.value).toBe(1750)
    expect(regionsByCode['23'].norm.model.value).toBe(1250)
  })

  it('have a meaning for every code that is used', () => {
    for (const { decisions, norm, actionPlan } of regions) {
      expect(decisionMeanings[decisions.feb2024.value].sv).toBeTruthy()
      expect(normStatusMeanings[norm.status].sv).toBeTruthy()
      expect(actionPlanMeanings[actionPlan.value].sv).toBeTruthy()
    }
  })
})

describe('the share with a named doctor', () => {
  const shares = regions.map(({ code, namedDoctor }) => ({ code, percent: namedDoctor.dec2023.value }))

  it('is unknown for the five that do not report', () => {
    const missing = shares.filter(({ percent }) => percent === null).map(({ code }) => code)
    expect(missing).toEqual([...nationalFacts.textClaims.notReporting.value])
  })

  it('has the extremes that the text names', () => {
    const reported = shares.flatMap(({ code, percent }) => (percent === null ? [] : [{ code, percent }]))
    reported.sort((one, other) => one.percent - other.percent)
    const { lowestShare, highestShare } = nationalFacts.textClaims
    expect(reported[0]).toEqual({ code: lowestShare.value.region, percent: lowestShare.value.percent })
    expect(reported.at(-1)).toEqual({ code: highestShare.value.region, percent: highestShare.value.percent })
    expect(reported.map(({ percent }) => percent)).toEqual([
      18, 20, 37, 39, 49, 51, 59, 60, 65, 67, 68, 75, 79, 83, 84, 95,
    ])
  })

  it('is 55 or more in ten regions, where the text says nine (K3)', () => {
    expect(shares.filter(({ percent }) => percent !== null && percent >= 55)).toHaveLength(10)
    expect(nationalFacts.atLeast55Percent.value).toBe(10)
    expect(nationalFacts.textClaims.atLeast55Percent.value).toBe(9)
  })
})

describe('appendix 4', () => {
  const rows = regions.filter(({ appendix4 }) => appendix4.doctorEquivalents.value !== null)

  it('has 20 rows, and Gotland unknown', () => {
    expect(rows).toHaveLength(20)
    const gotland = regionsByCode['09'].appendix4
    expect(gotland.population.value).toBe(59_636)
    for (const column of [
      'doctorEquivalents',
      'inhabitantsPerDoctor',
      'moreNeeded',
      'percentIncrease',
    ] as const) {
      expect(gotland[column].value).toBeNull()
      expect(gotland[column].note).toContain('unknown')
    }
  })

  it.each(rows.map((row) => [row.name, row.appendix4] as const))(
    '%s: its need follows within 1',
    (_, row) => {
      const doctors = known(row.doctorEquivalents)
      const needed = row.population.value / 1100 - doctors
      expect(Math.abs(needed - known(row.moreNeeded))).toBeLessThanOrEqual(1)
    },
  )

  it.each(rows.map((row) => [row.name, row.appendix4] as const))(
    '%s: holds for some unrounded doctors',
    (_, row) => {
      const [low, high] = known(row.unroundedDoctors)
      expect(low).toBeLessThan(high)
      const middle = (low + high) / 2
      expect(Math.abs(middle - known(row.doctorEquivalents))).toBeLessThanOrEqual(0.5)
      const needed = row.population.value / 1100 - middle
      expect(Math.round(row.population.value / middle)).toBe(row.inhabitantsPerDoctor.value)
      expect(Math.round(needed)).toBe(row.moreNeeded.value)
      expect(Math.round((100 * needed) / middle)).toBe(row.percentIncrease.value)
    },
  )

  it('names the values that do not follow from the printed doctors (K11)', () => {
    const names = (column: 'moreNeeded' | 'percentIncrease' | 'inhabitantsPerDoctor') =>
      rows.filter(({ appendix4 }) => appendix4.notFromPrintedDoctors.includes(column)).map(({ name }) => name)
    expect(names('moreNeeded')).toEqual(['Uppsala', 'Sörmland', 'Jönköpings län', 'Västerbotten'])
    expect(names('percentIncrease')).toEqual(['Skåne', 'Dalarna', 'Västernorrland', 'Norrbotten'])
    expect(names('inhabitantsPerDoctor')).toEqual(
      rows.map(({ name }) => name).filter((name) => name !== 'Blekinge'),
    )
  })

  it('sums to its rows, and its total does not (K10)', () => {
    const { printed, rowSums, withoutGotland } = nationalFacts.appendix4Totals
    const inhabitants = sum(regions.map(({ appendix4 }) => appendix4.population.value))
    const doctors = sum(rows.map(({ appendix4 }) => known(appendix4.doctorEquivalents)))
    const needed = sum(rows.map(({ appendix4 }) => known(appendix4.moreNeeded)))
    expect(rowSums.population.value).toBe(inhabitants)
    expect(rowSums.populationWithoutGotland.value).toBe(inhabitants - 59_636)
    expect(rowSums.doctorEquivalents.value).toBe(doctors)
    expect(rowSums.moreNeeded.value).toBe(needed)
    expect(printed.population.value).toBe(inhabitants)
    expect(printed.doctorEquivalents.value).toBe(4927)
    expect(doctors).toBe(4929)
    expect(printed.moreNeeded.value).toBe(4454)
    expect(needed).toBe(4401)
    expect(Math.round(inhabitants / 1100 - 4927)).toBe(4454)
    expect(Math.round((inhabitants - 59_636) / 1100 - 4927)).toBe(withoutGotland.moreNeeded.value)
    expect(Math.round((inhabitants - 59_636) / 4927)).toBe(withoutGotland.inhabitantsPerDoctor.value)
  })

  it('needs 90 per cent or more in 11 of 20 rows (K13)', () => {
    expect(rows.filter(({ appendix4 }) => known(appendix4.percentIncrease) >= 90)).toHaveLength(11)
  })
})

describe('population', () => {
  const total = (of: (population: (typeof regions)[number]['population']) => Fact<number>) =>
    sum(regions.map(({ population }) => of(population).value))

  it('of the regions is that of the nation at the end of 2023', () => {
    expect(total(({ dec2023 }) => dec2023)).toBe(10_551_707)
    expect(nationalFacts.population.dec2023.value).toBe(10_551_707)
  })

  it('of the regions is that of the nation at the end of 2024, but for estimates', () => {
    const difference = total(({ dec2024 }) => dec2024) - nationalFacts.population.dec2024.value
    expect(Math.abs(difference)).toBeLessThan(100)
    expect(
      regions.filter(({ population }) => population.dec2024.kind === 'reported').map(({ name }) => name),
    ).toEqual(['Stockholm', 'Uppsala', 'Blekinge', 'Dalarna', 'Västerbotten'])
  })

  it('projected sums to the national figures', () => {
    expect(total(({ projected2034 }) => projected2034)).toBe(nationalFacts.population.projected2034.value)
    expect(total(({ projected2035 }) => projected2035)).toBe(nationalFacts.population.projected2035.value)
  })

  it('projected follows from the growth, within half a per cent', () => {
    for (const { name, population } of regions) {
      const growth = population.growthPercent2020to2040.value / 100
      const rebased = (population.dec2023.value * (1 + (growth * 14) / 20)) / (1 + (growth * 3) / 20)
      expect(Math.abs(population.projected2034.value / rebased - 1), name).toBeLessThan(0.005)
    }
  })

  it('is assumed to grow as it does in four regions only', () => {
    const guessed = regions.filter(({ population }) => population.growthPercent2020to2040.kind === 'assumed')
    expect(guessed.map(({ name }) => name)).toEqual([
      'Västmanland',
      'Dalarna',
      'Gävleborg',
      'Jämtland Härjedalen',
    ])
    expect(guessed.every(({ population }) => population.projected2034.kind === 'assumed')).toBe(true)
  })
})

describe('the Stockholm plan', () => {
  const { plan, trainees, target, doctors, derived, completions } = stockholmFacts

  it('has corridors year by year, each from where the one before ended', () => {
    expect(plan.corridors.map(({ value }) => value.year)).toEqual([2024, 2025, 2026, 2027])
    plan.corridors.forEach(({ value }, index) => {
      const before = plan.corridors[index - 1]?.value
      expect(value.max - value.min).toBe(20)
      if (before !== undefined) expect(value.min).toBe(before.max)
    })
    expect(plan.corridors[0]?.value.min).toBe(700)
    expect(plan.scenario.value).toEqual({ year: 2034, min: 880, max: 900 })
    expect(plan.yearsWithoutCorridor.value).toEqual([2028, 2029, 2030, 2031, 2032, 2033])
  })

  it('has stocks, completions and a target with three readings', () => {
    expect(trainees.year2023.value).toBe(650)
    expect(trainees.year2024.value).toBe(706)
    expect(trainees.year2024.value - trainees.year2023.value).toBe(derived.increase2024.value)
    expect(completions.beforePlan).toMatchObject({ value: 98, range: [90, 99] })
    expect(target.perYear.value).toBe(150)
    expect(target.readings.map(({ from, to }) => [from, to])).toEqual([
      [2024, 2034],
      [2032, 2034],
      [2034, 2034],
    ])
    expect(stockholmFacts.qualitativeGoals).toHaveLength(5)
  })

  it('keeps the three counts of doctors apart', () => {
    expect(doctors.specialists2025.value).toBe(1080)
    expect(doctors.doctorEquivalents2019.value).toBe(regionsByCode['01'].appendix4.doctorEquivalents.value)
    expect(doctors.actionPlanStart.value).toBe(1240)
    const units = new Set(
      regionsByCode['01'].counts.filter(({ measure }) => measure === 'doctors').map(({ unit }) => unit),
    )
    expect([...units]).toEqual(['unknown'])
  })

  it('gives the years in training that its own numbers imply', () => {
    expect(880 / 150).toBeCloseTo(derived.yearsInTraining2034.range?.[0] ?? Number.NaN, 2)
    expect(900 / 150).toBeCloseTo(derived.yearsInTraining2034.range?.[1] ?? Number.NaN, 2)
    expect(650 / 98).toBeCloseTo(derived.yearsInTraining2023.range?.[1] ?? Number.NaN, 2)
    expect((890 - 770) / 7).toBeCloseTo(derived.yearlyStep2027to2034.value, 2)
  })

  it('never lets a contested statement pass for an outcome', () => {
    for (const fact of Object.values(stockholmFacts.contested)) expect(fact.note).toContain('Never fitted')
    const said = regionsByCode['01'].counts
      .filter(({ status }) => status === 'said')
      .map(({ fact }) => fact.value)
    expect(said).toEqual(expect.arrayContaining([130, 36, 700, 581]))
  })
})

describe('parameters', () => {
  const { training, cost, specialists, need } = parameterFacts

  it('derive from one another as their notes say', () => {
    expect(training.workingTime.value * (1 - training.away.value)).toBeCloseTo(training.availability.value, 4)
    expect(training.requirementOldRules.value / training.availability.value).toBeCloseTo(6.2, 1)
    expect(training.requirementNewRules.value / training.availability.value).toBeCloseTo(6.8, 1)
    expect(1 - 6.2 / 8.7).toBeCloseTo(training.researchTime.value, 2)
    expect(58_000 * 12 * cost.traineeOnCost.value).toBeCloseTo(cost.perTrainee.value, -4)
    expect(cost.specialistMonthlyPay.value * 12 * cost.specialistOnCost.value).toBeCloseTo(
      cost.perSpecialistFte.value,
      -4,
    )
    expect(cost.perSpecialistFte.value * training.supervisionLoad.value).toBeCloseTo(
      cost.supervisionPerTrainee.value,
      -4,
    )
    expect(need.perSpecialist.value / need.perTrainee.value).toBe(2)
  })

  it('hold the defaults that a plan starts from', () => {
    expect(training.attrition.value).toBe(0.02)
    expect(training.rotationYears.value).toBe(1.5)
    expect(specialists.staysInRegion.value).toBe(0.88)
    expect(specialists.inflowPerYear.value).toBe(20)
    expect(Object.keys(parameterFacts.exitByAge)).toEqual(['60', '65', '68', '71'])
    expect(Object.keys(parameterFacts.workingTimeByAge)).toEqual(['25', '61', '67'])
  })
})

describe('contradictions', () => {
  it('are S1–S8 and K1–K13, each in both languages', () => {
    const ids = [
      ...Array.from({ length: 8 }, (_, index) => `S${index + 1}`),
      ...Array.from({ length: 13 }, (_, index) => `K${index + 1}`),
    ]
    expect(contradictions.map(({ id }) => id)).toEqual(ids)
    for (const { id, where, asPrinted, note, weUse } of contradictions) {
      expect(sourceOf(where), id).toBeDefined()
      expect(asPrinted.length, id).toBeGreaterThan(0)
      for (const text of [note.sv, note.en, weUse.sv, weUse.en]) expect(text.length, id).toBeGreaterThan(5)
      expect(note.sv, id).not.toBe(note.en)
    }
  })
})
