/** Made at build time of page/main.ts and page/style.css with its parts: see .ci/lib/page.mjs. */
declare module 'virtual:page' {
  /** The page's own program, which is its worker's too. */
  export const program: string
  export const style: string
  /** `sha256-…`, for the Content-Security-Policy. */
  export const programHash: string
  export const styleHash: string
}
