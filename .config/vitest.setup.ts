import { configureGlobal } from 'fast-check'

/**
 * Property tests draw anew at every run, which is how they find what nobody thought of. CI draws the same each time,
 * so that a change is judged by what it changed; `KOHORT_SEED` does so anywhere.
 */
const seed = process.env.KOHORT_SEED ?? (process.env.CI === 'true' ? '20231231' : undefined)
if (seed !== undefined) configureGlobal({ seed: Number(seed) })
