import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Plan, parsePlan, project, type SeriesName } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { pageDataOf, pageHtml } from '@kohort/report/page'
import { fromLibrary, parseScenario } from '@kohort/scenarios'
import type * as Axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, launch, type Opened, open, rested } from './browser/chromium.js'
import { hostilePlan } from './browser/hostile-plan.js'

const plan = stockholm()
const DRAWS = 256
const data = pageDataOf(plan, { scenarios: [fromLibrary(plan, 'less-leave')], seed: 'page', draws: DRAWS })

interface Cell {
  readonly series: SeriesName
  readonly year: number
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The figures as the page has them, whole. */
const figuresOf = (page: Page): Promise<readonly Cell[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#figures td[data-series]')].map((cell) => ({
      series: cell.dataset.series as never,
      year: Number((cell.parentElement as HTMLElement).dataset.year),
      value: Number(cell.dataset.value || 'NaN'),
      low: Number(cell.dataset.low || 'NaN'),
      high: Number(cell.dataset.high || 'NaN'),
    })),
  )

const chancesOf = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('#verdict [data-goal]')].map(({ dataset }) => [
        dataset.goal ?? '',
        dataset.probability ?? '',
      ]),
    ),
  )

const saved = async (
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly data: unknown }> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), data: JSON.parse(readFileSync(await download.path(), 'utf8')) }
}

const slide = (page: Page, id: string, value: number): Promise<void> =>
  page.locator(`#lever-${id}`).fill(String(value))

/** The page's figures beside those of the library for the same plan and scenario. */
const expectLibrary = async (page: Page, changed: Plan, scenario: unknown): Promise<void> => {
  const cells = await figuresOf(page)
  const names = [...new Set(cells.map(({ series }) => series))]
  expect(names.length).toBeGreaterThan(4)
  const { rows } = project(changed)
  const parsed = parseScenario(scenario)
  const ensemble = await simulate(plan, { draws: DRAWS, seed: 'page', series: names, scenarios: [parsed] })
  const bands = new Map(
    names.map((name) => [name, ensemble.band(name, [0.05, 0.95], { scenario: parsed.id })] as const),
  )
  for (const { series, year, value, low, high } of cells) {
    const central = rows.find((row) => row.year === year)?.[series]
    const [p5, p95] = bands.get(series)?.find((row) => row.year === year)?.values ?? []
    for (const [found, wanted] of [
      [value, central],
      [low, p5],
      [high, p95],
    ] as const)
      if (wanted !== null && wanted !== undefined)
        expect(Math.abs(found - wanted) / Math.max(1e-3, Math.abs(wanted)), `${series} ${year}`).toBeLessThan(
          1e-9,
        )
  }
  for (const [id, chance] of Object.entries(await chancesOf(page))) {
    const wanted = ensemble.probability(id, undefined, parsed.id)
    expect(chance === '' ? null : Number(chance), id).toBe(wanted)
  }
}

describe.skipIf(chromiumPath === undefined)('the page in Chromium', () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'kohort-page-'))
  const file = join(folder, 'rapport.html')
  const opened: Opened[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ page }) => page.context().close()))
  })
  const visit = async (options: Parameters<typeof open>[2] = {}, which = file): Promise<Opened> => {
    const one = await open(browser, which, options)
    opened.push(one)
    return one
  }
  /** Whatever was done with a page, it must not have complained or asked for anything. */
  const expectQuiet = ({ complaints, requests }: Opened): void => {
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
  }
  beforeAll(async () => {
    writeFileSync(file, pageHtml(data))
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('follows a slider with the library’s figures, and its files read back', async () => {
    const one = await visit()
    const { page } = one
    await slide(page, 'away', 9)
    await slide(page, 'working', 97)
    await slide(page, 'attrition', 2)
    await slide(page, 'dual', 20)
    await slide(page, 'final', 190)
    await slide(page, 'hired', 95)
    await slide(page, 'leaving', 3)
    await slide(page, 'leavingBase', 4)
    await slide(page, 'norm', 1200)
    await page.locator('#lever-places-on').check()
    await slide(page, 'places', 170)
    await page.locator('#s-live summary').click()
    await rested(page, /Med dina ändringar/)
    await page.waitForTimeout(400)
    await rested(page)
    const scenario = await saved(page, 'Spara scenariot')
    const changed = await saved(page, 'Spara planen')
    expect(scenario.name).toBe('stockholm-andrad.scenario.json')
    expect(changed.name).toBe('stockholm-andrad.plan.json')
    expect((scenario.data as { changes: unknown[] }).changes.length).toBe(10)
    const read = parsePlan(changed.data as Plan)
    expect(project(read).rows).toEqual(project(parseScenario(scenario.data).applyTo(plan)).rows)
    await expectLibrary(page, read, scenario.data)
    expectQuiet(one)
  })

  it('shows the plan as it was sent when it opens, and when everything is taken back', async () => {
    const one = await visit()
    const { page } = one
    const before = await figuresOf(page)
    const { rows } = project(plan)
    for (const { series, year, value } of before) {
      const wanted = rows.find((row) => row.year === year)?.[series] ?? Number.NaN
      if (Number.isNaN(wanted)) expect(value).toBeNaN()
      else
        expect(Math.abs(value - wanted), `${series} ${year}`).toBeLessThan(
          1e-9 * Math.max(1, Math.abs(wanted)),
        )
    }
    const charts = await page.locator('#charts').innerHTML()
    await slide(page, 'away', 30)
    await rested(page, /Med dina ändringar/)
    expect(await figuresOf(page)).not.toEqual(before)
    expect(await page.locator('#charts').innerHTML()).not.toBe(charts)
    await page.getByRole('button', { name: 'Återställ allt' }).click()
    await rested(page, /^Planen/)
    expect(await figuresOf(page)).toEqual(before)
    expect(await page.locator('#charts').innerHTML()).toBe(charts)
    expect(new URL(page.url()).hash).toBe('')
    expectQuiet(one)
  })

  it('undoes and does again by key and by button, a drag as one step', async () => {
    const one = await visit()
    const { page } = one
    const away = page.locator('#lever-away')
    await away.evaluate((slider: HTMLInputElement) => {
      for (const value of ['12', '10', '8', '6', '5']) {
        slider.value = value
        slider.dispatchEvent(new Event('input', { bubbles: true }))
      }
      slider.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await page.locator('#lever-norm-field').fill('1300')
    await page.locator('#lever-norm-field').press('Enter')
    expect([await away.inputValue(), await page.locator('#lever-norm').inputValue()]).toEqual(['5', '1300'])
    await page.keyboard.press('Control+z')
    expect([await away.inputValue(), await page.locator('#lever-norm').inputValue()]).toEqual(['5', '1100'])
    await page.keyboard.press('Control+z')
    expect(await away.inputValue()).toBe('13')
    await page.keyboard.press('Control+Shift+z')
    expect(await away.inputValue()).toBe('5')
    await page.getByRole('button', { name: 'Gör om' }).click()
    expect(await page.locator('#lever-norm').inputValue()).toBe('1300')
    await page.getByRole('button', { name: 'Ångra', exact: true }).click()
    expect(await page.locator('#lever-norm').inputValue()).toBe('1100')
    await page.getByRole('button', { name: 'Helt frånvarande ST-läkare: tillbaka till planen' }).click()
    expect(await away.inputValue()).toBe('13')
    await rested(page, /^Planen/)
    expectQuiet(one)
  })

  it('gives a link that opens as it was left, and refuses others', async () => {
    const one = await visit()
    await slide(one.page, 'away', 7.5)
    await one.page.locator('#s-live summary').click()
    await one.page.locator('#intake-2030').fill('177')
    await one.page.locator('#intake-2030').press('Enter')
    await rested(one.page, /Med dina ändringar/)
    await one.page.waitForTimeout(400)
    await rested(one.page)
    const fragment = new URL(one.page.url()).hash
    expect(fragment).toMatch(/^#plan=[0-9a-f]+&away=7\.5&intake=161_/)
    const again = await visit({ fragment })
    await rested(again.page, /Med dina ändringar/)
    expect(await again.page.locator('#lever-away').inputValue()).toBe('7.5')
    expect(await again.page.locator('#intake-2030').inputValue()).toBe('177')
    expect(await figuresOf(again.page)).toEqual(await figuresOf(one.page))
    const hash = data.planHash
    for (const hostile of [`#plan=${hash}&away=99`, '#plan=0000&away=5', '#<img src=x onerror=alert(1)>']) {
      const bad = await visit({ fragment: hostile })
      expect(await bad.page.locator('#message').textContent(), hostile).toMatch(/Länken/)
      expect(await bad.page.locator('#lever-away').inputValue(), hostile).toBe('13')
      expectQuiet(bad)
    }
    expectQuiet(one)
    expectQuiet(again)
  })

  it('takes fields that are empty, out of bounds or no numbers for what they are', async () => {
    const one = await visit()
    const { page } = one
    const field = page.locator('#lever-away-field')
    await field.fill('')
    await field.press('Tab')
    expect(await field.inputValue()).toBe('13')
    await field.fill('900')
    await field.press('Tab')
    expect(await field.inputValue()).toBe('40')
    await field.fill('-5')
    await field.press('Tab')
    expect(await field.inputValue()).toBe('0')
    await rested(page, /Med dina ändringar/)
    expectQuiet(one)
  })

  it('speaks both languages', async () => {
    const one = await visit()
    const { page } = one
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('sv')
    const swedish = (await page.locator('main').textContent()) ?? ''
    await page.getByRole('button', { name: 'In English' }).click()
    await rested(page, /The plan does not hold: 2 of 6 goals are met/)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    const english = (await page.locator('main').textContent()) ?? ''
    for (const word of ['Vad händer om?', 'Målen år för år', 'Så är det räknat', 'sannolikhet', 'Ångra']) {
      expect(swedish).toContain(word)
      expect(english).not.toContain(word)
    }
    expect(english).toContain('What if?')
    expect(await page.locator('#charts svg').first().textContent()).toMatch(/[Cc]ompletions|[Ii]ntake/)
    await slide(page, 'away', 5)
    await rested(page, /With your changes/)
    expect(await page.locator('#charts').textContent()).toContain('With your changes.')
    expectQuiet(one)
    const other = join(folder, 'report.html')
    writeFileSync(other, pageHtml(pageDataOf(plan, { language: 'en', both: false, draws: 64 })))
    const only = await visit({}, other)
    expect(await only.page.locator('h1').textContent()).toBe('Region Stockholm 2024–2034')
    expect(await only.page.getByRole('button', { name: 'På svenska' }).count()).toBe(0)
    expectQuiet(only)
  })

  it('fits every window from 320 to 1 920 pixels', async () => {
    const one = await visit({ width: 1920 })
    const { page } = one
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    for (const width of [1920, 1280, 861, 640, 375, 320]) {
      await page.setViewportSize({ width, height: 900 })
      // The charts follow the window a frame later.
      await page.waitForTimeout(150)
      const [wanted, found] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
      expect(found, `${width}`).toBeLessThanOrEqual(wanted as number)
    }
    // The live charts have followed: nothing in them is scaled.
    const [drawn, shown] = await page
      .locator('#live-trainees svg')
      .evaluate((svg) => [Number(svg.getAttribute('width')), svg.clientWidth])
    expect(Math.abs((drawn ?? 0) - (shown ?? 0))).toBeLessThan(2)
    expect(drawn).toBeLessThan(320)
    expectQuiet(one)
  })

  it('has no fault that axe finds, at rest, moved, narrow and in English', async () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const faults = async (page: Page): Promise<unknown> => {
      await page.evaluate(source)
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as { readonly axe: typeof Axe }
        const { violations } = await axe.run({ resultTypes: ['violations'] })
        return violations.map(({ id, nodes }) => [
          id,
          nodes.slice(0, 3).map(({ html, failureSummary }) => [html.slice(0, 160), failureSummary]),
        ])
      })
    }
    const one = await visit()
    expect(await faults(one.page)).toEqual([])
    await slide(one.page, 'away', 5)
    await rested(one.page, /Med dina ändringar/)
    await one.page.getByRole('button', { name: 'In English' }).click()
    await rested(one.page, /With your changes/)
    await one.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await faults(one.page)).toEqual([])
    const narrow = await visit({ width: 375 })
    expect(await faults(narrow.page)).toEqual([])
  })

  it('can be used by keyboard alone, and shows where one is', async () => {
    const one = await visit()
    const { page } = one
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    let tabs = 0
    while ((await page.evaluate(() => document.activeElement?.id)) !== 'lever-away' && tabs < 40) {
      await page.keyboard.press('Tab')
      tabs += 1
    }
    expect(tabs).toBeLessThan(40)
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement as Element).outlineStyle,
    )
    expect(outline).toBe('solid')
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight')
    expect(await page.locator('#lever-away').inputValue()).toBe('15')
    expect(await page.locator('#lever-away').getAttribute('aria-valuetext')).toBe('15 %')
    await rested(page, /Med dina ändringar/)
    // The focus stays where it was, whatever was redrawn.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('lever-away')
    expectQuiet(one)
  })

  it('lets nothing in and nothing out', async () => {
    const { page, requests } = await visit()
    const found = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.hacked = 1'
      document.body.append(script)
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.hacked = 2')
      document.body.append(button)
      button.click()
      const image = document.createElement('img')
      image.src = 'https://example.org/x.png'
      document.body.append(image)
      const fetched = await fetch('https://example.org/').then(
        () => 'fetched',
        () => 'refused',
      )
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.head.append(style)
      return {
        hacked: (window as { hacked?: number }).hacked ?? null,
        fetched,
        display: getComputedStyle(document.body).display,
      }
    })
    expect(found).toEqual({ hacked: null, fetched: 'refused', display: 'block' })
    expect(requests.filter((address) => !address.startsWith('https://example.org/'))).toEqual([])
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('shows what a plan says as text, whatever it says', async () => {
    const hostile = join(folder, 'hostile.html')
    const { input, texts } = hostilePlan()
    writeFileSync(hostile, pageHtml(pageDataOf(input, { draws: 64 })))
    const one = await visit({}, hostile)
    const { page } = one
    await slide(page, 'away', 5)
    await rested(page, /Med dina ändringar/)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked ?? null)).toBeNull()
    expect(await page.locator('img, iframe, object, a[href^="javascript"]').count()).toBe(0)
    const shown = `${await page.locator('header').textContent()} ${await page.locator('main').textContent()}`
    for (const text of texts) expect(shown).toContain(text)
    const { name } = await saved(page, 'Spara planen')
    expect(name).toMatch(/^[a-z0-9-]+\.plan\.json$/)
    expectQuiet(one)
  })

  it('shows everything but the levers without a program', async () => {
    const one = await visit({ javaScript: false })
    const text = await one.page.locator('main').textContent()
    expect(text).toContain('Planen håller inte: 2 av 6 mål nås.')
    expect(text).toContain('Reglagen behöver JavaScript.')
    expect(await one.page.locator('#live-charts svg').count()).toBe(4)
    expect(await one.page.locator('#charts svg').count()).toBeGreaterThanOrEqual(3)
    expect(await one.page.locator('#assumptions tbody tr').count()).toBeGreaterThan(50)
    expect(await one.page.locator('#levers input:not(:disabled)').count()).toBe(0)
    expect(one.requests).toEqual([])
  })

  it('computes in the page where no worker is to be had, and says so', async () => {
    const context = await browser.newContext()
    await context.addInitScript(() => {
      Object.defineProperty(window, 'Worker', {
        value: class {
          constructor() {
            throw new Error('denied')
          }
        },
      })
    })
    const page = await context.newPage()
    await page.goto(`file://${file}`)
    await page.waitForFunction(() => document.querySelector('#levers input:not(:disabled)') !== null)
    expect(await page.locator('#message').textContent()).toContain('bakgrundstrådar')
    await slide(page, 'away', 9)
    await rested(page, /Med dina ändringar/)
    const inPage = await figuresOf(page)
    const one = await visit()
    await slide(one.page, 'away', 9)
    await rested(one.page, /Med dina ändringar/)
    expect(inPage).toEqual(await figuresOf(one.page))
    await context.close()
  })

  it('lets the newest move win', async () => {
    const one = await visit()
    const { page } = one
    await page.locator('#lever-away').evaluate((slider: HTMLInputElement) => {
      for (let step = 0; step < 200; step += 1) {
        slider.value = String((step * 7) % 40)
        slider.dispatchEvent(new Event('input', { bubbles: true }))
      }
      slider.value = '9'
      slider.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await rested(page, /Med dina ändringar/)
    const many = await figuresOf(page)
    const other = await visit()
    await slide(other.page, 'away', 9)
    await rested(other.page, /Med dina ändringar/)
    expect(many).toEqual(await figuresOf(other.page))
  })

  it('measures itself beside the bare ensemble', async () => {
    const one = await visit()
    await one.page.getByRole('button', { name: 'Mät hur snabbt sidan räknar' }).click()
    await one.page.waitForFunction(() => document.getElementById('method')?.dataset.ratio !== undefined)
    const ratio = await one.page.evaluate(() => Number(document.getElementById('method')?.dataset.ratio))
    expect(ratio).toBeGreaterThan(0)
    expect(await one.page.locator('#measured').textContent()).toMatch(/ms \(median av/)
    expectQuiet(one)
  })
})
