import { PAGE_FORMAT, type PageData } from '../src/page/page-data.js'
import { startApp } from './app.js'
import { serve } from './worker.js'

/** The page's program, which is its workers' too: which of the two it is shows in whether there is a document. */
if (typeof document === 'undefined') serve(globalThis as unknown as Parameters<typeof serve>[0])
else {
  const data = JSON.parse(document.getElementById('data')?.textContent ?? 'null') as PageData | null
  const program = document.getElementById('program')?.textContent ?? ''
  if (data?.format === PAGE_FORMAT) startApp(data, program)
}
