export type { PageData } from './page/page-data.js'
export { type PageOptions, pageDataOf } from './page/page-data-of.js'
export { pageHtml } from './page/page-html.js'
