export { type PngOptions, pngOf } from './png/png-of.js'
