import { nearest } from '@kohort/core'
import { type RegionCode, regionNames, regions } from '@kohort/regions'
import { oneLine } from '@kohort/report/words'
import { CommandLineError } from './command-line-error.js'

/** `Västra Götaland` → `vastra-gotaland`. */
const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** What a region may be called: its code, its names, and those without `län`. */
const names: ReadonlyMap<string, RegionCode> = new Map(
  regions.flatMap(({ code, name, printedNames }) =>
    [code, name, ...printedNames.map((printed) => printed.name)]
      .map(slug)
      .flatMap((word) => [word, word.replace(/-lan$/, '')])
      .map((word) => [word, code] as const),
  ),
)

/** Whether there is a region of this name. */
export const isRegion = (written: string): boolean => names.has(slug(written).replace(/^region-/, ''))

/** The region that was most likely meant, by its name. */
export const nearestRegion = (written: string): string | undefined => {
  const near = names.get(nearest(slug(written), [...names.keys()]) ?? '')
  return near === undefined ? undefined : regionNames[near]
}

/** The code of a region by code, name or slug. */
export const regionCodeOf = (written: string): RegionCode => {
  const code = names.get(slug(written).replace(/^region-/, ''))
  if (code !== undefined) return code
  const shown = oneLine(written)
  const meant = nearestRegion(written) ?? ''
  const all = { sv: 'kohort regions visar alla.', en: 'kohort regions lists them all.' }
  throw new CommandLineError({
    code: 'unknown-plan',
    path: shown,
    text: {
      sv: `"${shown}" är varken en fil eller en region.`,
      en: `"${shown}" is neither a file nor a region.`,
    },
    todo: {
      sv:
        meant === ''
          ? `Skriv en .json- eller .yaml-fil, eller en region: ${all.sv}`
          : `Menade du "${meant}"? ${all.sv}`,
      en:
        meant === ''
          ? `Give a .json or .yaml file, or a region: ${all.en}`
          : `Did you mean "${meant}"? ${all.en}`,
    },
  })
}
