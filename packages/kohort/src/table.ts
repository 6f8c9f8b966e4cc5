import Table from 'cli-table3'
import { visible } from './wrap.js'

export interface Column {
  readonly head: string
  readonly align?: 'left' | 'right'
}

const none = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const

/** Lines of a table without borders but for a rule below the heads, where it is wanted. */
export const tableLines = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  hasRule = true,
): readonly string[] => {
  const aligns = columns.map(({ align }) => align ?? 'left')
  // The library colours heads and borders by itself, piped or not: nothing of that.
  const table = new Table({
    chars: none,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: aligns,
  })
  const heads = columns.map(({ head }) => ({ content: head, vAlign: 'bottom' as const }))
  table.push(heads, ...rows.map((row) => [...row]))
  const lines = table.toString().split('\n')
  const height = Math.max(...columns.map(({ head }) => head.split('\n').length))
  const width = Math.max(...lines.map(visible))
  const rule = hasRule ? ['─'.repeat(width)] : []
  return [...lines.slice(0, height), ...rule, ...lines.slice(height)].map((line) => line.trimEnd())
}
