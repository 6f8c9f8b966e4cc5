import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan } from '@kohort/core'
import { regionPlan, stockholm } from '@kohort/regions'
import { pageDataOf, pageHtml } from '@kohort/report/page'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, launch, type Opened, open, rested } from './browser/chromium.js'

const data = pageDataOf(stockholm(), { seed: 'page', draws: 64 })

const slide = (page: Page, id: string, value: number): Promise<void> =>
  page.locator(`#lever-${id}`).fill(String(value))

describe.skipIf(chromiumPath === undefined)('moves of the page in Chromium', () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'kohort-page-'))
  const file = join(folder, 'rapport.html')
  const opened: Opened[] = []
  const visit = async (options: Parameters<typeof open>[2] = {}, which = file): Promise<Opened> => {
    const one = await open(browser, which, options)
    opened.push(one)
    return one
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ page }) => page.context().close()))
  })
  beforeAll(async () => {
    writeFileSync(file, pageHtml(data))
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps the plan’s charts after a reset, however late older ones are drawn', async () => {
    const context = await browser.newContext()
    // A lane that draws slowly: its answers come a second later.
    await context.addInitScript(() => {
      const Real = Worker
      class Slow extends Real {
        override set onmessage(listen: ((event: MessageEvent) => void) | null) {
          super.onmessage = (event: MessageEvent) => {
            if (event.data?.kind === 'rested') setTimeout(() => listen?.(event), 1000)
            else listen?.(event)
          }
        }
      }
      window.Worker = Slow as typeof Worker
    })
    const page = await context.newPage()
    await page.goto(`file://${file}`)
    await page.waitForFunction(() => document.querySelector('#levers input:not(:disabled)') !== null)
    await page.waitForTimeout(500)
    const charts = await page.locator('#charts').innerHTML()
    const evidence = await page.locator('#evidence').innerHTML()
    for (const value of [3, 6]) {
      await slide(page, 'attrition', value)
      await page.waitForTimeout(400)
    }
    expect(await page.locator('#charts [aria-busy="true"]').count()).toBe(1)
    await page.getByRole('button', { name: 'Återställ allt' }).click()
    await rested(page, /Planen håller inte/)
    await page.waitForTimeout(2500)
    expect(await page.locator('#charts').innerHTML()).toBe(charts)
    expect(await page.locator('#evidence').innerHTML()).toBe(evidence)
    // And charts that are still wanted do come.
    await slide(page, 'attrition', 6)
    await page.waitForFunction((old) => document.getElementById('charts')?.innerHTML !== old, charts)
    await rested(page, /Med dina ändringar/)
    await page.waitForTimeout(300)
    await rested(page)
    expect(await page.locator('#charts').innerHTML()).not.toBe(charts)
    await context.close()
  })

  it('skips to the content without a word of links, moved or not, also when opened there', async () => {
    const { page } = await visit()
    await slide(page, 'away', 10)
    await rested(page, /Med dina ändringar/)
    const hash = new URL(page.url()).hash
    expect(hash).toContain('away=10')
    await page.locator('#skip').focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.waitForTimeout(300)
    expect(await page.locator('#message').textContent()).toBe('')
    expect(new URL(page.url()).hash).toBe(hash)
    expect(await page.locator('#lever-away').inputValue()).toBe('10')
    const there = await visit({ fragment: '#main' })
    await there.page.waitForTimeout(300)
    expect(await there.page.locator('#message').textContent()).toBe('')
    // A bad link that comes while the levers stand elsewhere is told as what it is.
    await page.evaluate(() => {
      location.hash = '#plan=0000&away=5'
    })
    await page.waitForFunction(() => document.getElementById('message')?.textContent !== '')
    expect(await page.locator('#message').textContent()).toMatch(/annan plan.*står kvar där de stod\.$/)
    expect(await page.locator('#lever-away').inputValue()).toBe('10')
  })

  it('says beside the goal which norm it is measured by, and names the saved plan as changed', async () => {
    const { page } = await visit()
    const goal = page.locator('[data-goal="norm-2034"] strong')
    expect(await goal.textContent()).toBe('Riktvärdet 1 100 nått 2034')
    await slide(page, 'norm', 2000)
    await rested(page, /Med dina ändringar/)
    expect(await goal.textContent()).toBe('Riktvärdet 1 100 nått 2034 (räknat mot 2\u00a0000)')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Spara planen' }).click(),
    ])
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as Plan
    expect(saved.id).toBe('stockholm-andrad')
    expect((saved.title as { sv: string }).sv).toMatch(/– ändrad i sidan$/)
  })

  it('shows every label inside its chart, wide and narrow, in both languages', async () => {
    for (const width of [1280, 375]) {
      const { page } = await visit({ width })
      await slide(page, 'norm', 1500)
      await page.waitForFunction(() =>
        /102|101|10\d/.test(document.querySelector('#live-coverage .end')?.textContent ?? ''),
      )
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll('#live-charts svg')].flatMap((svg) => {
          const box = svg.getBoundingClientRect()
          return [...svg.querySelectorAll('text')].flatMap((text) => {
            const own = text.getBoundingClientRect()
            return own.right > box.right + 0.5 || own.left < box.left - 0.5 ? [text.textContent] : []
          })
        }),
      )
      expect(outside, `${width}`).toEqual([])
      expect(await page.locator('#live-charts .source-line').allTextContents()).toHaveLength(4)
    }
  })

  it('keeps a space between a key figure and its range', async () => {
    const { page } = await visit()
    expect(await page.locator('.tile dd').first().textContent()).toMatch(/^890 \(\d+–\d[\d\u00a0]*\)$/)
    const gap = await page
      .locator('.tile dd')
      .first()
      .evaluate((dd) => {
        const [figure, range] = [dd.querySelector('b'), dd.querySelector('span')]
        return (range?.getBoundingClientRect().left ?? 0) - (figure?.getBoundingClientRect().right ?? 0)
      })
    expect(gap).toBeGreaterThan(3)
  })

  it('says when a bound has stopped what was asked for', async () => {
    const { page } = await visit()
    const field = page.locator('#lever-away-field')
    await field.fill('500')
    await field.press('Tab')
    expect(await field.inputValue()).toBe('40')
    expect(await page.locator('#message').textContent()).toBe(
      'Helt frånvarande ST-läkare: 500 % ligger utanför det som sidan kan räkna med, 0 % till 40 %. Satt till 40 %.',
    )
    expect(await page.locator('#spoken').textContent()).toContain('500 %')
    await field.fill('20')
    await field.press('Tab')
    expect(await page.locator('#message').textContent()).toBe('')
    await page.locator('#s-live summary').click()
    await page.locator('#intake-2030').fill('-7')
    await page.locator('#intake-2030').press('Tab')
    expect(await page.locator('#message').textContent()).toMatch(/^2030: −7 ligger utanför.*Satt till 0\.$/)
  })

  it('tells where the likely range of a moved lever now lies', async () => {
    const { page } = await visit()
    expect(await page.locator('.hint.now').count()).toBe(0)
    await slide(page, 'attrition', 9.5)
    expect(await page.locator('.hint.now').textContent()).toBe('nu troligt 5,3–42,2\u00a0% per år')
  })

  it('lets a target stock be moved', async () => {
    const region = join(folder, 'kronoberg.html')
    writeFileSync(region, pageHtml(pageDataOf(regionPlan('07', { trainees: 60 }), { draws: 64 })))
    const { page, complaints } = await visit({}, region)
    await slide(page, 'level', 150)
    await rested(page, /Med dina ändringar: målet missas\. 2034: 90 ST-läkare/)
    expect(complaints).toEqual([])
  })

  it('does not show the plan’s verdict while a link’s is on its way', async () => {
    const context = await browser.newContext()
    await context.addInitScript(() => {
      const Real = Worker
      class Slow extends Real {
        override postMessage(message: unknown): void {
          setTimeout(() => super.postMessage(message), 800)
        }
      }
      window.Worker = Slow as typeof Worker
    })
    const page = await context.newPage()
    await page.goto(`file://${file}#plan=${data.planHash}&attrition=9`)
    await page.waitForFunction(() => document.querySelector('#levers input:not(:disabled)') !== null)
    const early = `${await page.locator('#verdict').textContent()} ${await page.locator('#status').textContent()}`
    expect(early).toContain('Räknar med länkens ändringar …')
    expect(early).not.toMatch(/nås|av 6/)
    expect(await page.locator('#figures td').count()).toBe(0)
    await rested(page, /Med dina ändringar/)
    expect(await page.locator('#verdict').textContent()).toContain('Med dina ändringar: inget av 6 mål nås.')
    expect(await page.locator('#figures td').count()).toBeGreaterThan(50)
    await context.close()
  })

  it('takes arrow presses in a row back as one step, and a later one as another', async () => {
    const { page } = await visit()
    const away = page.locator('#lever-away')
    await away.focus()
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight')
    expect(await away.inputValue()).toBe('16')
    await page.waitForTimeout(1100)
    await page.keyboard.press('ArrowRight')
    expect(await away.inputValue()).toBe('16.5')
    await page.keyboard.press('Control+z')
    expect(await away.inputValue()).toBe('16')
    await page.keyboard.press('Control+z')
    expect(await away.inputValue()).toBe('13')
    expect(await page.getByRole('button', { name: 'Ångra', exact: true }).isDisabled()).toBe(true)
    // Leaving the lever ends the step too, however soon one is back.
    for (const leave of [true, false]) {
      await away.focus()
      await page.keyboard.press('ArrowRight')
      if (leave) await page.locator('#lever-working').focus()
    }
    expect(await away.inputValue()).toBe('14')
    await page.keyboard.press('Control+z')
    expect(await away.inputValue()).toBe('13.5')
  })

  it('keeps a band in sight on a telephone while a lever below it moves, and off what has the focus', async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 667 } })
    const page = await context.newPage()
    await page.goto(`file://${file}`)
    await page.waitForFunction(() => document.querySelector('#levers input:not(:disabled)') !== null)
    for (const id of ['away', 'hired', 'norm']) {
      const lever = page.locator(`#lever-${id}`)
      await lever.focus()
      await page.waitForTimeout(700)
      const [chart, slider] = [
        await page.locator('#live-completions svg').boundingBox(),
        await lever.boundingBox(),
      ]
      if (chart === null || slider === null) throw new Error('not shown')
      expect(chart.y, id).toBeGreaterThanOrEqual(0)
      expect(chart.y + chart.height, id).toBeLessThan(slider.y)
      expect(slider.y + slider.height, id).toBeLessThanOrEqual(667)
    }
    await context.close()
  })
})
