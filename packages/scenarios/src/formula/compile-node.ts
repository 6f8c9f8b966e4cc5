import type { MathNode } from 'mathjs/number'
import { fail } from '../errors.js'

type Numbers = ReadonlyMap<string, number>
type Evaluate = (numbers: Numbers) => number

const DEEPEST = 60

const binary: ReadonlyMap<string, (one: number, other: number) => number> = new Map([
  ['+', (one: number, other: number) => one + other],
  ['-', (one: number, other: number) => one - other],
  ['*', (one: number, other: number) => one * other],
  ['/', (one: number, other: number) => one / other],
  ['^', (one: number, other: number) => one ** other],
])

const unary: ReadonlyMap<string, (one: number) => number> = new Map([
  ['+', (one: number) => one],
  ['-', (one: number) => -one],
])

/** Functions by name, with the fewest and most arguments. */
const functions: ReadonlyMap<string, readonly [(...all: number[]) => number, number, number]> = new Map([
  ['min', [Math.min, 1, 20]],
  ['max', [Math.max, 1, 20]],
  ['abs', [Math.abs, 1, 1]],
  ['sqrt', [Math.sqrt, 1, 1]],
  ['exp', [Math.exp, 1, 1]],
  ['log', [Math.log, 1, 1]],
  ['round', [Math.round, 1, 1]],
  ['floor', [Math.floor, 1, 1]],
  ['ceil', [Math.ceil, 1, 1]],
] as const)

/** Nodes are told by their type's name and read by own keys: nothing of a node is ever called. */
interface Node {
  readonly type?: unknown
  readonly value?: unknown
  readonly name?: unknown
  readonly op?: unknown
  readonly args?: readonly MathNode[]
  readonly content?: MathNode
  readonly fn?: { readonly type?: unknown; readonly name?: unknown }
}

/**
 * A parsed formula as a function of numbers, by an allow-list of nodes: constants, names, parentheses, five operators
 * and nine functions. Whatever is not on it is refused, so that a new node of the parser's is refused too.
 */
export const compileNode = (
  root: MathNode,
  text: string,
): { readonly evaluate: Evaluate; readonly names: ReadonlySet<string> } => {
  const names = new Set<string>()
  const refuse = (what: string): never =>
    fail(
      'formula',
      '',
      `"${text}" has ${what}, which a formula may not have.`,
      'A formula is + - * / ^, parentheses, numbers, names and min, max, abs, sqrt, exp, log, round, floor, ceil.',
    )
  const walkAll = (nodes: readonly MathNode[], depth: number): readonly Evaluate[] =>
    nodes.map((node) => walk(node, depth + 1))
  const walk = (mathNode: MathNode, depth: number): Evaluate => {
    if (depth > DEEPEST) return refuse('too many levels')
    const node = mathNode as unknown as Node
    switch (node.type) {
      case 'ConstantNode': {
        const { value } = node
        return typeof value === 'number' && Number.isFinite(value)
          ? () => value
          : refuse('a constant that is no number')
      }
      case 'SymbolNode': {
        const name = String(node.name)
        if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return refuse(`the name "${name}"`)
        names.add(name)
        return (numbers) => numbers.get(name) ?? Number.NaN
      }
      case 'ParenthesisNode':
        return node.content === undefined ? refuse('empty parentheses') : walk(node.content, depth + 1)
      case 'OperatorNode':
        return operator(node, depth)
      case 'FunctionNode':
        return call(node, depth)
      default:
        return refuse(`a ${String(node.type)}`)
    }
  }
  const operator = (node: Node, depth: number): Evaluate => {
    const [one, other, ...more] = walkAll(node.args ?? [], depth)
    const two = binary.get(String(node.op))
    const single = unary.get(String(node.op))
    if (one !== undefined && other === undefined && single !== undefined)
      return (numbers) => single(one(numbers))
    if (one === undefined || other === undefined || two === undefined || more.length > 0)
      return refuse(`the operator ${String(node.op)}`)
    return (numbers) => two(one(numbers), other(numbers))
  }
  const call = (node: Node, depth: number): Evaluate => {
    const known = node.fn?.type === 'SymbolNode' ? functions.get(String(node.fn.name)) : undefined
    if (known === undefined) return refuse(`the function ${String(node.fn?.name ?? 'of something')}`)
    const [work, fewest, most] = known
    const args = walkAll(node.args ?? [], depth)
    if (args.length < fewest || args.length > most)
      return refuse(`${args.length} arguments of ${String(node.fn?.name)}`)
    return (numbers) => work(...args.map((argument) => argument(numbers)))
  }
  return { evaluate: walk(root, 0), names }
}
