import type { DecisionCode, NormStatus } from '@kohort/regions'
import { monthText, type Voice, voiceOf } from '../shared/voice.js'
import type { Chart, ChartOptions } from './chart.js'
import { frame, widthOf } from './parts/frame.js'
import type { Key } from './parts/legend.js'
import { drawTiles, hasNames, hatch, hatchId, type Tile, tilesHeight } from './parts/tile-grid.js'
import type { RegionTile, RegionTiles } from './region-tiles.js'
import { paper, ramp } from './style.js'
import { sourceText } from './text/source-line.js'

export interface RegionsData {
  /** `regionTiles()`. */
  readonly regions: RegionTiles
  /** The doctors missing, the norm, or the decision on it. */
  readonly show: 'need' | 'norm' | 'decision'
}

interface Shown {
  readonly title: string
  readonly subtitle: string
  readonly keys: readonly Key[]
  readonly tile: (region: RegionTile) => Tile
}

const shades = ramp(5)
/** Upper edges of the classes of the need, the last being open. */
const EDGES = [0.5, 0.75, 1, 1.25] as const

const extreme = (tiles: readonly RegionTile[], sign: 1 | -1): RegionTile | undefined =>
  tiles
    .filter(({ increase }) => increase !== null)
    .sort((one, other) => sign * ((other.increase ?? 0) - (one.increase ?? 0)))[0]

const need = ({ tiles, perSpecialist, needAsOf }: RegionTiles, id: string, voice: Voice): Shown => {
  const norm = voice.number(perSpecialist)
  const [most, least] = [extreme(tiles, 1), extreme(tiles, -1)]
  const unknown = tiles.filter(({ increase }) => increase === null).map(({ name }) => name)
  const tail =
    unknown.length === 0
      ? ''
      : voice.say({ sv: `; ${voice.list(unknown)} är okänt`, en: `; ${voice.list(unknown)} is unknown` })
  const short = tiles.filter(({ missing }) => missing !== null && missing > 0).length
  const known = tiles.length - unknown.length
  const percent = (value: number): string => voice.percent(value)
  const classes = [...EDGES, null].map((edge, index): Key => {
    const low = EDGES[index - 1]
    const label =
      edge === null
        ? voice.say({ sv: `${percent(low as number)} eller mer`, en: `${percent(low as number)} or more` })
        : low === undefined
          ? voice.say({ sv: `under ${percent(edge)}`, en: `below ${percent(edge)}` })
          : `${percent(low).replace(/\s?%$/u, '')}–${percent(edge)}`
    return { label, sample: { fill: shades[index] as string } }
  })
  return {
    title:
      most === undefined || least === undefined
        ? voice.say({ sv: 'Ingen regions behov är känt', en: "No region's need is known" })
        : short === 0
          ? voice.say({
              sv: `Ingen av ${known} regioner saknade läkare mot riktvärdet ${norm} år ${needAsOf}${tail}`,
              en: `None of ${known} regions was short of doctors in ${needAsOf} by the norm of ${norm}${tail}`,
            })
          : voice.say({
              sv: `${short === known ? `Alla ${known} regioner med känt antal` : `${short} av ${known} regioner`} hade ${needAsOf} för få läkare för riktvärdet ${norm}: ${most.name} behövde ${percent(most.increase ?? 0)} fler, ${least.name} ${percent(least.increase ?? 0)}${tail}`,
              en: `${short === known ? `All ${known} regions whose doctors are known` : `${short} of ${known} regions`} had too few doctors in ${needAsOf} for the norm of ${norm}: ${most.name} needed ${percent(most.increase ?? 0)} more, ${least.name} ${percent(least.increase ?? 0)}${tail}`,
            }),
    subtitle: voice.say({
      sv: `Läkare som saknades ${needAsOf} (specialister i heltider och hälften av ST-läkarna); färgen visar hur många procent fler som behövdes`,
      en: `Doctors missing in ${needAsOf} (specialists in FTE and half of the trainees); the colour shows how many per cent more were needed`,
    }),
    keys: [
      ...classes,
      {
        label: voice.say({ sv: 'okänt', en: 'unknown' }),
        sample: { fill: paper, pattern: `url(#${hatchId(id)})` },
      },
    ],
    tile: ({ code, name, missing, increase }) => {
      if (missing === null || increase === null)
        return { code, name, value: voice.say({ sv: 'okänt', en: 'unknown' }), fill: null }
      const place = EDGES.findIndex((edge) => increase < edge)
      return {
        code,
        name,
        value: voice.number(missing),
        note: `${voice.signed(increase * 100)}${voice.say({ sv: '\u00a0%', en: '%' })}`,
        fill: shades[place < 0 ? EDGES.length : place] as string,
      }
    },
  }
}

const statuses: readonly {
  readonly status: NormStatus
  readonly sv: string
  readonly en: string
  readonly fill: string
}[] = [
  { status: 'decided', sv: 'beslutat 1 100', en: '1,100 decided', fill: shades[4] as string },
  {
    status: 'own-model',
    sv: 'egen modell, sägs likvärdig',
    en: 'own model, said equivalent',
    fill: shades[3] as string,
  },
  {
    status: 'aspired',
    sv: 'plan för 1 100 beställd',
    en: 'plan for 1,100 ordered',
    fill: shades[2] as string,
  },
  { status: 'own-norm', sv: 'eget, högre riktvärde', en: 'own, higher norm', fill: shades[1] as string },
  { status: 'none', sv: 'inget riktvärde', en: 'no norm', fill: paper },
]

const decisions: readonly {
  readonly code: DecisionCode
  readonly sv: string
  readonly en: string
  readonly fill: string
}[] = [
  { code: 'JA', sv: 'JA: beslut om riktvärdet', en: 'JA (yes): decided', fill: shades[4] as string },
  {
    code: 'TYP',
    sv: 'TYP: eget mål, sägs likvärdigt',
    en: 'TYP (sort of): own goal, said equivalent',
    fill: shades[3] as string,
  },
  {
    code: 'NJA',
    sv: 'NJA: plan beställd, inget beslut',
    en: 'NJA (yes and no): plan ordered, not decided',
    fill: shades[1] as string,
  },
  { code: 'NEJ', sv: 'NEJ: inget beslut', en: 'NEJ (no): not decided', fill: paper },
]

const norm = ({ tiles, perSpecialist, decisionsAsOf }: RegionTiles, voice: Voice): Shown => {
  const count = (status: NormStatus): number => tiles.filter((tile) => tile.status === status).length
  const number = voice.number(perSpecialist)
  const own = count('own-norm') + count('own-model')
  const say = (text: string): string => text.replace(/1[ ,]100/, number)
  return {
    title: voice.say({
      sv: `${count('decided')} av ${tiles.length} regioner har beslutat om riktvärdet ${number}, ${count('aspired')} har beställt en plan, ${own} har ett eget tal och ${count('none')} har inget`,
      en: `${count('decided')} of ${tiles.length} regions have decided on the norm of ${number}, ${count('aspired')} have ordered a plan, ${own} have a number of their own and ${count('none')} have none`,
    }),
    subtitle: voice.say({
      sv: `Riktvärde, invånare per allmänspecialist, enligt svar i ${monthText(decisionsAsOf, voice)}`,
      en: `The norm, inhabitants per specialist, by answers of ${monthText(decisionsAsOf, voice)}`,
    }),
    keys: statuses.map(({ sv, en, fill }) => ({ label: say(voice.say({ sv, en })), sample: { fill } })),
    tile: ({ code, name, norm: value, status }) => ({
      code,
      name,
      // What is only aimed at stands in brackets.
      value:
        value === null
          ? voice.say({ sv: 'inget', en: 'none' })
          : status === 'aspired'
            ? `(${voice.number(value)})`
            : voice.number(value),
      fill: statuses.find((one) => one.status === status)?.fill ?? null,
    }),
  }
}

const decision = ({ tiles, perSpecialist, decisionsAsOf }: RegionTiles, voice: Voice): Shown => {
  const count = (code: DecisionCode): number => tiles.filter((tile) => tile.decision === code).length
  const number = voice.number(perSpecialist)
  return {
    title: voice.say({
      sv: `${count('JA')} av ${tiles.length} regioner har beslutat om ${number} invånare per specialist; ${count('NEJ')} har inte gjort det och ${count('NJA') + count('TYP')} är däremellan`,
      en: `${count('JA')} of ${tiles.length} regions have decided on ${number} inhabitants per specialist; ${count('NEJ')} have not and ${count('NJA') + count('TYP')} are in between`,
    }),
    subtitle: voice.say({
      sv: `Beslut om riktvärdet ${number}, i enkätens egna ord, enligt svar i ${monthText(decisionsAsOf, voice)}`,
      en: `Decision on the norm of ${number}, in the survey's own words, by answers of ${monthText(decisionsAsOf, voice)}`,
    }),
    keys: decisions.map(({ sv, en, fill }) => ({ label: voice.say({ sv, en }), sample: { fill } })),
    tile: ({ code, name, decision: found }) => ({
      code,
      name,
      value: found,
      fill: decisions.find((one) => one.code === found)?.fill ?? null,
    }),
  }
}

/**
 * The 21 regions as tiles, each about where it lies: the doctors missing by the norm, the norm, or the decision on it.
 * What is unknown is hatched and called unknown.
 *
 * @param data the regions, and what to show of them
 * @param options language and size
 * @returns an SVG with title, source and alternative text
 * @throws {ReportError} for a width or an id that cannot be used
 * @example
 * ```ts
 * import { regionsChart, regionTiles } from '@kohort/report'
 *
 * const chart = regionsChart({ regions: regionTiles(), show: 'decision' }, { language: 'en' })
 * console.log(chart.title)
 * // 10 of 21 regions have decided on 1 100 inhabitants per specialist; 7 have not and 4 are in between
 * ```
 */
export const regionsChart = ({ regions: given, show }: RegionsData, options: ChartOptions): Chart => {
  const voice = voiceOf(options.language)
  const regions: RegionTiles = {
    ...given,
    tiles: given.tiles.map((tile) => ({ ...tile, name: voice.name(tile.name) })),
    sources: given.sources.map(voice.name),
  }
  const own = `regions-${show}`
  const id = options.id ?? own
  const shown =
    show === 'need'
      ? need(regions, id, voice)
      : show === 'norm'
        ? norm(regions, voice)
        : decision(regions, voice)
  const width = widthOf(options) - 24
  const letters = voice.say({
    sv: 'Länen står med sina bokstäver.',
    en: 'Counties stand with their letters.',
  })
  const tiles = regions.tiles.map(shown.tile)
  const hasUnknown = tiles.some(({ fill }) => fill === null)
  const told = tiles
    .map(({ name, value, note }) => `${name}: ${value}${note === undefined ? '' : ` (${note})`}`)
    .join('; ')
  return frame(
    {
      id: own,
      title: shown.title,
      subtitle: hasNames(width) ? shown.subtitle : `${shown.subtitle}. ${letters}`,
      alt: `${told}.`,
      source: sourceText(regions.sources, voice, { isComputed: false }),
      keys: shown.keys,
      height: tilesHeight(width),
      draw: (box, sizes) => [...(hasUnknown ? [hatch(id)] : []), ...drawTiles(tiles, box, sizes, id)],
    },
    options,
  )
}
