import type { Bilingual, Figure } from '@kohort/core'
import type { Author } from '../change/author.js'

/** A text in both languages: one text stands for both. */
export const inBoth = (text: string | Bilingual): Bilingual =>
  typeof text === 'string' ? { sv: text, en: text } : text

/** A number as each language writes it. */
export const written = (value: number): Bilingual => {
  const en = String(Number(value.toPrecision(12)))
  return { sv: en.replace('.', ','), en }
}

const join = (before: Figure['note'], sv: string, en: string): Bilingual => {
  if (before === undefined) return { sv, en }
  const old = inBoth(before)
  return { sv: `${sv} ${old.sv}`, en: `${en} ${old.en}` }
}

/**
 * A figure moved by a change. Its source stays, for that is what it was computed from; what was assumed is still
 * assumed, and what was reported is now derived: its source says another number. The note says what was done.
 */
export const moved = (
  figure: Figure,
  value: (number: number) => number,
  author: Author,
  how: Bilingual,
): Figure => {
  const { range, source, kind, asOf, note } = figure
  const was = written(figure.value)
  const ends = range?.map(value)
  return {
    value: value(figure.value),
    ...(ends === undefined ? {} : { range: [Math.min(...ends), Math.max(...ends)] as [number, number] }),
    ...(source === undefined ? {} : { source }),
    ...(kind === undefined ? {} : { kind: kind === 'assumed' ? kind : 'derived' }),
    ...(asOf === undefined ? {} : { asOf }),
    note: join(note, `${author.title.sv}: ${was.sv} ${how.sv}.`, `${author.title.en}: ${was.en} ${how.en}.`),
  }
}

/** A figure that a change states: the change's own provenance, or else an assumption with the planner's reason. */
export const stated = (given: number | Figure, author: Author): Figure =>
  typeof given === 'number' ||
  (given.kind === undefined && given.source === undefined && given.note === undefined)
    ? {
        ...(typeof given === 'number' ? { value: given } : given),
        kind: 'assumed',
        note: {
          sv: `${author.title.sv}: ${author.reason.sv}`,
          en: `${author.title.en}: ${author.reason.en}`,
        },
      }
    : given

/** A figure on the line between two others, written out so that what comes after can move and it cannot. */
export const between = (one: Figure, other: Figure, value: number, part: number): Figure => {
  const mix = (low: number, high: number): number => low + (high - low) * part
  const { range } = one
  const range2 = other.range
  return {
    value,
    ...(range === undefined || range2 === undefined
      ? {}
      : {
          range: [Math.min(value, mix(range[0], range2[0])), Math.max(value, mix(range[1], range2[1]))] as [
            number,
            number,
          ],
        }),
    ...(one.source !== undefined && one.source === other.source ? { source: one.source } : {}),
    kind: one.kind === 'assumed' || other.kind === 'assumed' ? 'assumed' : 'derived',
    note: {
      sv: 'På linjen mellan planens år; utskriven för att en senare ändring inte ska flytta den.',
      en: "On the line between the plan's years; written out so that a later change does not move it.",
    },
  }
}

/** Whether two figures say the same number with the same uncertainty. */
export const sameNumber = (one: Figure | undefined, other: Figure | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    Object.is(one.value, other.value) &&
    Object.is(one.range?.[0], other.range?.[0]) &&
    Object.is(one.range?.[1], other.range?.[1]))
