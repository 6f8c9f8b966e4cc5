declare module 'seedrandom/lib/alea.js' {
  const alea: typeof import('seedrandom').alea
  export = alea
}
