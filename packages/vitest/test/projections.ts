import { examplePlan, type PlanInput, type ProjectionData, project } from '@kohort/core'

export const projection = project(examplePlan)

/** The plan without its limits and with one fixed intake, whatever else. */
export const planWith = (changes: object): PlanInput => ({ ...examplePlan, ...changes }) as PlanInput

/** What a file with the projection holds. */
export const written = (): ProjectionData => JSON.parse(JSON.stringify(projection)) as ProjectionData

type Rows = ProjectionData['rows']

/** The same with one year's figures changed, as no projection would have them. */
export const broken = (year: number, changes: Readonly<Record<string, number | null>>): ProjectionData => ({
  ...written(),
  rows: written().rows.map((row) => (row.year === year ? { ...row, ...changes } : row)) as Rows,
})

/** What a test's reader would see, without the colours. */
export const messageOf = (assertion: () => void): string => {
  try {
    assertion()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('the assertion passed')
}
