/** Lets timers and events in, where the platform has them: who wants to stop must get a word in. */
export const pause = (): Promise<void> => {
  const { setTimeout } = globalThis as { setTimeout?: (work: () => void, milliseconds: number) => unknown }
  return new Promise((resolve) => (setTimeout === undefined ? resolve() : void setTimeout(resolve, 0)))
}
