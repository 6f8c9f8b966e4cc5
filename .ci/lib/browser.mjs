// A real browser on a page served from a folder, for tests.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join, normalize } from 'node:path'
import { chromium } from './tools.mjs'
import { root } from './workspace.mjs'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Serves the files of a folder on a free port of this machine. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
    const asked = join(folder, path)
    const file = [asked, join(asked, 'index.html'), `${asked}.html`].find(
      (name) => name.startsWith(folder) && existsSync(name) && statSync(name).isFile(),
    )
    if (!file) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    return createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

/**
 * Opens Chromium: { browser }, or { missing } with the reason. Close it in the end. What a page asks of anybody but
 * `address` is refused and kept in `strangers`, what it complains of in `troubles`.
 */
export async function openBrowser() {
  const { path, missing } = await chromium()
  if (missing) return { missing }
  // A dev dependency of the package whose pages it opens.
  const ofReport = createRequire(join(root, 'packages/report/package.json'))
  const playwright = ofReport('playwright-core')
  const browser = await playwright.chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
  const open = async (address, file = '') => {
    const strangers = []
    const troubles = []
    const context = await browser.newContext({ locale: 'sv-SE' })
    await context.route('**/*', (route) => {
      const url = route.request().url()
      if (url.startsWith(`${address}/`) || url.startsWith('data:') || url.startsWith('blob:'))
        return route.continue()
      strangers.push(url)
      return route.abort()
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    await page.goto(`${address}/${file}`)
    return { page, strangers, troubles, close: () => context.close() }
  }
  return { open, close: () => browser.close() }
}
