// Fails the type check when node's or the browser's types leak into the portable packages.

// @ts-expect-error: no node here
export type Node = typeof process
// @ts-expect-error: no browser here
export type Browser = typeof document
// @ts-expect-error: in both, in neither's language
export type Console = typeof console
