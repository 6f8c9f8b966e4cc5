import { writeFileSync } from 'node:fs'
import { project } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { regionPlan, stockholm } from '@kohort/regions'
import { compare, fromLibrary, tornado } from '@kohort/scenarios'
import { test } from 'vitest'
import { workbookPictures } from '../../kohort/src/workbook-pictures.js'
import { intakeChart, pipelineChart, regionsChart, regionTiles, specialistChangeChart, tornadoChart, traineesChart, workbookOf } from '../src/index.js'
import { pngOf } from '../src/png.js'
test('make', async () => {
  const plan = stockholm()
  const scenarios = [fromLibrary(plan, 'less-leave')]
  const ensemble = await simulate(plan, { draws: 1024, seed: 'a', scenarios })
  const projection = project(plan)
  for (const language of ['sv', 'en'] as const) {
    writeFileSync(`/tmp/wb5/${language}.xlsx`, await workbookOf({ plan, projection, ensemble, comparison: compare(plan, scenarios), language, pictures: await workbookPictures(plan, projection, language) }))
  }
  const k = regionPlan('07')
  writeFileSync('/tmp/wb5/kronoberg.xlsx', await workbookOf({ plan: k, language: 'sv' }))
  const kd = { plan: k, projection: project(k) }
  const o = { language: 'sv' } as const
  for (const [name, chart] of Object.entries({ ks: specialistChangeChart(kd, o), rn: regionsChart({ regions: regionTiles(), show: "need" }, o) }))
    { writeFileSync(`/tmp/wb5/${name}.png`, pngOf(chart.svg)); console.log(chart.title) }
}, 60000)
