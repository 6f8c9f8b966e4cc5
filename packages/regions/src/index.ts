export * from './facts/index.js'
export { type StockholmOptions, decidedStocks, stockholm } from './plans/stockholm.js'
