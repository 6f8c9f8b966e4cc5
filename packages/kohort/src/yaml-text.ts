import { stringify } from 'yaml'

/** Data as YAML that our own reader takes: every value where it belongs, no names for values elsewhere. */
export const yamlText = (data: unknown): string =>
  stringify(data, { aliasDuplicateObjects: false, lineWidth: 100 })
