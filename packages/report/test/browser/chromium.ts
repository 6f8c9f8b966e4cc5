import { existsSync } from 'node:fs'
import nodeModule from 'node:module'
import type { Browser, Page } from 'playwright-core'

// Required where it stands: a benchmark is bundled, and this cannot be.
const { chromium } = nodeModule.createRequire(import.meta.url)(
  'playwright-core',
) as typeof import('playwright-core')

/** Debian's; the test command installs it where it may. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const chromiumPath: string | undefined = [process.env.KOHORT_CHROMIUM ?? '', ...places].find(
  (place) => place !== '' && existsSync(place),
)

/** As root there is no sandbox to be had; what runs is the page under test. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] })

export interface Opened {
  readonly page: Page
  /** What the page said that it should not: errors, warnings, anything blocked. */
  readonly complaints: string[]
  /** Every address that was asked for but the file itself and what the page made of it. */
  readonly requests: string[]
}

/** Opens a file as a reader does who got it by mail. */
export const open = async (
  browser: Browser,
  file: string,
  {
    width = 1280,
    fragment = '',
    javaScript = true,
  }: { width?: number; fragment?: string; javaScript?: boolean } = {},
): Promise<Opened> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(`file://${file}`) && !/^(?:blob:|data:)/.test(address)) requests.push(address)
  })
  await page.goto(`file://${file}${fragment}`)
  if (javaScript)
    await page.waitForFunction(() => document.querySelector('#levers input:not(:disabled)') !== null)
  return { page, complaints, requests }
}

/** Waits until the model has answered the last move and the whole page has followed. */
export const rested = async (page: Page, spoken: RegExp = /./): Promise<void> => {
  await page.waitForFunction(
    ([pattern]) => new RegExp(pattern ?? '').test(document.getElementById('spoken')?.textContent ?? ''),
    [spoken.source],
  )
  await page.waitForFunction(() => document.querySelector('#charts [aria-busy="true"]') === null)
}
