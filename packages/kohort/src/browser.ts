/**
 * The same as `kohort`, in one file with all that it needs, for a page without a bundler: as a module from here, and as
 * a plain script that makes `window.kohort` at the address that unpkg and jsdelivr give for the package. `worker.js`
 * beside both is what `simulate` starts for `workers`.
 */
export * from './index.js'
