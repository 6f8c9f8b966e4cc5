import { type Comparison, compare, fromLibrary, parseComparison, project, simulate, stockholm } from 'kohort'

const plan = stockholm()
const comparison: Comparison = compare(plan, [fromLibrary(plan, 'less-leave')])
const trainees: number | null = project(plan).at(2027).trainees
const fan = await simulate(plan, { draws: 64, seed: 'outside' })
const read = parseComparison(JSON.stringify(comparison))
console.log(trainees?.toFixed(3), read.scenarios.length, fan.probability('corridors', 2024)?.toFixed(3))
