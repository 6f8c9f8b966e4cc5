/** What is made of a projection for people: tables, charts, a workbook, a live page. */
export const REPORT_FORMAT = 'kohort.report/1'
