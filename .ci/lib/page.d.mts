import type { Plugin } from 'esbuild'

interface PageBundle {
  readonly exports: Readonly<Record<'program' | 'style' | 'programHash' | 'styleHash', string>>
  /** The files that it is made of. */
  readonly files: readonly string[]
  /** Bytes by input file. */
  readonly sizes: Readonly<Record<string, number>>
}

/** From a package's name to its source. */
export const fromSource: Plugin
export const pageBundle: () => Promise<PageBundle>
export const pagePlugin: Plugin
export const vitePage: () => {
  readonly name: string
  readonly resolveId: (id: string) => string | undefined
  readonly load: (id: string) => Promise<string> | undefined
}
