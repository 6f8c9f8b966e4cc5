import * as z from 'zod/mini'
import { type ParameterFacts, type ParameterPath, parameterFacts } from './parameter-facts.js'

/** Where `dated` keeps a bare number until `parsePlan`, which knows the base year, gives it that year: no name can be ''. */
export const HELD = ''

/** A text of at most so many characters, and one of a form. */
export const textUpTo = (length: number) => z.string().check(z.maxLength(length))
export const textLike = (form: RegExp) => z.string().check(z.regex(form))

export const plainText = textUpTo(20_000)

/** A number without decimals; zod's own integers bring the ranges of all number formats. */
export const wholeNumber = z.number().check(
  z.superRefine((number, context) => {
    if (!Number.isSafeInteger(number))
      complain(context, [], String(number), 'a whole number', 'Write it without decimals.')
  }),
  z.meta({ type: 'integer' }),
)

/** One language for all, or a text for each. */
export const bilingualText = z.union([plainText, z.strictObject({ sv: plainText, en: plainText })])

/** `source-id`, or `source-id:place` in it. */
const sourceReference = textUpTo(200).check(z.regex(/^[a-z0-9][a-z0-9-]*(:.+)?$/))

/**
 * Who says so: `reported`, a source does; `derived`, computed from reported figures, and the note says how;
 * `assumed`, nobody measured it, and the note says why this value.
 */
export const figureKind = z.enum(['reported', 'derived', 'assumed'])
export type FigureKind = z.output<typeof figureKind>

export const complain = (
  context: z.core.$RefinementCtx,
  path: readonly string[],
  found: string,
  expected: string,
  hint: string,
) =>
  context.addIssue({ code: 'custom', path: [...path], message: expected, params: { found, expected, hint } })

/** Two numbers, once the figure has been looked at as a whole; zod's own tuples weigh half a kilobyte in a page. */
const pair = (number: z.ZodMiniNumber) =>
  z.array(number).check(z.meta({ minItems: 2, maxItems: 2 })) as unknown as z.ZodMiniType<
    [number, number],
    [number, number]
  >

/** A number between two bounds, bare or with its provenance. */
export const figureBetween = (min: number, max: number) => {
  const bare = z.number().check(z.minimum(min), z.maximum(max))
  const long = z
    .strictObject({
      value: bare,
      range: z
        .optional(pair(bare))
        .check(z.meta({ description: 'the 5–95 % range: where the true value is in nine cases of ten' })),
      source: z.optional(sourceReference),
      kind: z.optional(figureKind),
      asOf: z.optional(textUpTo(100)),
      note: z.optional(bilingualText),
    })
    .check(
      z.superRefine((figure, context) => {
        const { range, value } = figure
        if (range !== undefined && !(range.length === 2 && range[0] <= value && value <= range[1])) {
          complain(
            context,
            ['range'],
            `[${range.join(', ')}]`,
            `two numbers with ${value} between them`,
            'A range holds its value.',
          )
        }
        if (figure.kind === 'reported' && figure.source === undefined) {
          complain(
            context,
            ['source'],
            'nothing',
            'the id of a source',
            'A reported figure names the source that says so.',
          )
        }
        if ((figure.kind === 'assumed' || figure.kind === 'derived') && figure.note === undefined) {
          const what = figure.kind === 'assumed' ? 'why this value was chosen' : 'how it was computed'
          complain(
            context,
            ['note'],
            'nothing',
            `a note that says ${what}`,
            `A figure that is ${figure.kind} needs its reason beside it.`,
          )
        }
      }),
    )
  return { bare, long }
}

/** A number in the one form that every reader meets: its value, and its provenance where it has one. */
export interface Figure extends z.output<ReturnType<typeof figureBetween>['long']> {}

/** Figures by year, by years since entry, or by age. */
export type FigureMap = Record<string, Figure>

const lengthen = (input: number | Figure): Figure => (typeof input === 'number' ? { value: input } : input)

const forms = (path: ParameterPath) => {
  const parameter: ParameterFacts = parameterFacts[path]
  const { bare, long } = figureBetween(parameter.min, parameter.max)
  const figure = z.pipe(z.union([bare, long]), z.transform(lengthen))
  return { parameter, bare, long, figure }
}

export const yearKey = textLike(/^(19|20|21)\d\d$/)
const yearsSinceEntry = textLike(/^\d{1,2}$/)
const age = textLike(/^(\d|[1-9]\d|1[01]\d|120)$/)
const band = textLike(/^\d{1,3}-\d{1,3}$/)

const atLeastOne = (map: object, context: z.core.$RefinementCtx, what: string) => {
  if (Object.keys(map).length === 0) {
    complain(
      context,
      [],
      'nothing inside',
      `at least one ${what}`,
      `Write a ${what} with its number, or leave the whole out.`,
    )
  }
}

/** A single number. */
export const scalar = (path: ParameterPath) => {
  const { figure } = forms(path)
  return figure.check(z.meta({ parameter: path }))
}

/** A number, or years with numbers: `dated`, `limit` and `line` are written alike and read differently. */
export const dated = (path: ParameterPath) => {
  const { bare, long, figure } = forms(path)
  const years = z
    .record(yearKey, figure)
    .check(z.superRefine((map, context) => atLeastOne(map, context, 'year')))
  return z
    .pipe(
      z.union([bare, long, years]),
      z.transform((input: Figure | FigureMap | number): FigureMap => {
        if (typeof input === 'number') return { [HELD]: { value: input } }
        return isFigure(input) ? { [HELD]: input } : input
      }),
    )
    .check(z.meta({ parameter: path }))
}

/** A line has years for keys, a factor of several parts their names. */
export const isLine = (factor: FigureMap | Record<string, FigureMap>): factor is FigureMap =>
  Object.keys(factor).every((key) => /^\d+$/.test(key))

const isFigure = (input: Figure | FigureMap): input is Figure =>
  typeof (input as { value?: unknown }).value === 'number'

/** Years with numbers that stand alone, each for its own year. */
export const history = (path: ParameterPath) => {
  const { figure } = forms(path)
  return z.record(yearKey, figure).check(
    z.superRefine((map, context) => atLeastOne(map, context, 'year')),
    z.meta({ parameter: path }),
  )
}

/** MODEL.md, "Curve": at least two points, S(0) = 1, never rising. */
export const curve = (path: ParameterPath) => {
  const { figure } = forms(path)
  return z
    .pipe(
      z.record(yearsSinceEntry, figure).check(
        z.superRefine((map, context) => {
          const points = Object.entries(map).map(([at, point]) => [Number(at), point.value] as const)
          points.sort((one, other) => one[0] - other[0])
          if (points.length < 2) {
            complain(
              context,
              [],
              points.length === 1 ? 'one point' : 'no points',
              'at least two points',
              'Write "0": 1 and one more, such as "5": 0.9.',
            )
          }
          if (map['0'] !== undefined && map['0'].value !== 1) {
            complain(context, ['0'], String(map['0'].value), '1', 'After no years everybody is still here.')
          }
          points.forEach(([at, value], index) => {
            const before = points[index - 1]
            if (before !== undefined && value > before[1]) {
              complain(
                context,
                [String(at)],
                String(value),
                `at most ${before[1]}, the share at ${before[0]}`,
                'A curve never rises: nobody comes back.',
              )
            }
          })
        }),
      ),
      z.transform((map: FigureMap): FigureMap => ({ '0': { value: 1 }, ...map })),
    )
    .check(z.meta({ parameter: path, minProperties: 2 }))
}

/** Numbers by age, each held until the next age. */
export const steps = (path: ParameterPath) => {
  const { figure } = forms(path)
  return z.record(age, figure).check(
    z.superRefine((map, context) => atLeastOne(map, context, 'age')),
    z.meta({ parameter: path }),
  )
}

/** `'30-34'` → `[30, 34]`. */
export const bandEnds = (key: string): readonly [number, number] => {
  const [first = 0, last = 0] = key.split('-').map(Number)
  return [first, last]
}

/** Numbers by age band; both ends belong to the band, and no age belongs to two. */
export const bands = (path: ParameterPath) => {
  const { figure, parameter } = forms(path)
  return z.record(band, figure).check(
    z.superRefine((map, context) => {
      atLeastOne(map, context, 'age band')
      const ends = Object.keys(map).map((key) => [...bandEnds(key), key] as const)
      ends.sort((one, other) => one[0] - other[0])
      ends.forEach(([first, last, key], index) => {
        const before = ends[index - 1]
        if (last < first || last > 120) {
          complain(
            context,
            [key],
            key,
            'a band such as "30-34", upwards and at most to 120',
            'Both ends belong to the band.',
          )
        } else if (before !== undefined && first <= before[1]) {
          complain(context, [key], key, `a band above ${before[2]}`, 'No age may belong to two bands.')
        }
      })
      if (
        parameter.unit.en === 'share' &&
        ends.length > 0 &&
        Object.values(map).every((figure) => figure.value === 0)
      ) {
        complain(
          context,
          [],
          'nothing but zeros',
          'at least one share above zero',
          'The shares are scaled to sum to 1.',
        )
      }
    }),
    z.meta({ parameter: path }),
  )
}
