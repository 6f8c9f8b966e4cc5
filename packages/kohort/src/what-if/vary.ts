import { parameterPathOf, parameters } from '@kohort/core'
import { oneLine } from '@kohort/report/words'
import type { Axis } from '@kohort/scenarios'
import { CommandLineError } from '../command-line-error.js'

const MOST_VALUES = 100_000
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

const refused = (written: string, text: readonly [string, string]): CommandLineError =>
  new CommandLineError({
    code: 'vary',
    path: oneLine(written),
    text: { sv: `--vary ${oneLine(written)}: ${text[0]}`, en: `--vary ${oneLine(written)}: ${text[1]}` },
    todo: {
      sv: 'Till exempel --vary training.away=0.08:0.18:0.02 (från:till:steg) eller =0.08,0.13,0.18.',
      en: 'For example --vary training.away=0.08:0.18:0.02 (from:to:step) or =0.08,0.13,0.18.',
    },
  })

const numberOf = (text: string, written: string): number => {
  const value = number.test(text.trim()) ? Number(text) : Number.NaN
  if (Number.isFinite(value)) return value
  throw refused(written, [`"${oneLine(text)}" är inget tal.`, `"${oneLine(text)}" is not a number.`])
}

/** From, to and step; the last value where it is reached but for rounding. */
const stepsOf = (parts: readonly string[], written: string): readonly number[] => {
  const [from = 0, to = 0, step = 0] = parts.map((part) => numberOf(part, written))
  const count = Math.floor((to - from) / step + 1e-9) + 1
  if (!(count >= 1) || step === 0)
    throw refused(written, ['steget leder inte till slutet.', 'the step does not lead to the end.'])
  if (count > MOST_VALUES)
    throw refused(written, [`det blir ${count} värden.`, `that makes ${count} values.`])
  return Array.from({ length: count }, (_, index) => Number((from + index * step).toPrecision(12)))
}

/** `training.away=0.08:0.18:0.02`; a year or a point after the path as `--set` has it. */
export const axisOf = (written: string): Axis => {
  const equals = written.indexOf('=')
  const [path, text] = [written.slice(0, equals), written.slice(equals + 1)]
  if (equals < 1 || text.trim() === '')
    throw refused(written, ['det ska vara sökväg=värden.', 'it should be path=values.'])
  const parts = text.split(':')
  if (parts.length === 2 || parts.length > 3)
    throw refused(written, ['det ska vara från:till:steg.', 'it should be from:to:step.'])
  const values =
    parts.length === 3 ? stepsOf(parts, written) : text.split(',').map((part) => numberOf(part, written))
  const keys = path.split('.')
  const parent = parameterPathOf(keys.slice(0, -1).join('.'))
  if (parent === undefined || parameterPathOf(path) !== undefined)
    return { path: path as Axis['path'], values }
  const [above, key] = [keys.slice(0, -1).join('.') as Axis['path'], keys.at(-1) ?? '']
  const { form } = parameters[parent]
  const isDated = form === 'dated' || form === 'limit' || form === 'line'
  return isDated ? { path: above, values, from: Number(key) } : { path: above, values, at: key }
}
