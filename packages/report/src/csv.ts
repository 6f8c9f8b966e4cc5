/** The writer of CSV alone, for a program that starts quickly. */
export { type CsvForm, writeCsv } from './tables/write-csv.js'
