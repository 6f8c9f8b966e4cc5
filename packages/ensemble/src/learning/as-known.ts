import { compile, type Figure, type FigureMap, type Plan, parameters } from '@kohort/core'
import { put, type Tree } from '../inputs/write-plan.js'

/** A dated value as it stood in a year: what was dated later is not known yet. */
const asOf = (map: FigureMap, year: number, isLimit: boolean): FigureMap => {
  const known = Object.entries(map).filter(([key]) => Number(key) <= year)
  if (known.length > 0) return Object.fromEntries(known)
  if (isLimit) return {}
  const [first] = Object.keys(map).sort((one, other) => Number(one) - Number(other))
  return { [year]: map[first as string] as Figure }
}

const figureAt = (root: Tree, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((here, key) => (here as Tree | undefined)?.[key], root)

/** Takes a limit out, and what is left empty by it. */
const remove = (root: Tree, keys: readonly string[]): void => {
  const parent = { ...(figureAt(root, keys.slice(0, -1)) as Tree) }
  delete parent[keys.at(-1) as string]
  put(root, keys.slice(0, -1), parent)
}

/** Every dated number of training and specialists as it stood in the year. */
export const forget = (plan: Plan, root: Tree, year: number): void => {
  for (const { path, parameter } of compile(plan).slots) {
    const { form } = parameters[parameter]
    if ((form !== 'dated' && form !== 'limit') || path.startsWith('training.intake.')) continue
    if (path.startsWith('need.') || path.startsWith('cost.')) continue
    const keys = path.split('.')
    const map = figureAt(root, keys) as FigureMap | undefined
    if (map === undefined) continue
    const cut = asOf(map, year, form === 'limit')
    if (Object.keys(cut).length > 0) put(root, keys, cut)
    // A limit of two numbers goes as a whole.
    else remove(root, keys.slice(0, keys[2] === 'supervision' || keys[2] === 'rotations' ? 3 : keys.length))
  }
}
