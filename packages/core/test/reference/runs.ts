/** How often a property runs; `KOHORT_RUNS=20` runs each 20 times as often, for a long soak. */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env.KOHORT_RUNS ?? 1))
