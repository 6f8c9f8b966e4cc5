import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/** Where the tests look for it too: packages/report/test/browser/chromium.ts. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const found = () =>
  [process.env.KOHORT_CHROMIUM ?? '', ...places].find((place) => place !== '' && existsSync(place))

/**
 * The browser for the tests of the live page. Where it is missing it is installed from the distribution's own packages,
 * if there is apt-get and it may be used; else what needs it is skipped, and counted so.
 */
export async function browser() {
  if (found()) return { unchanged: true }
  const apt = (await run('apt-get', ['--version'])).code === 0
  const root = process.getuid?.() === 0
  const sudo = !root && apt && (await run('sudo', ['-n', 'true'])).code === 0
  const skipped = (why) => ({
    skipped: `${why}, so the page is not tested in a browser; KOHORT_CHROMIUM may name one`,
  })
  if (!apt) return skipped('there is no Chromium here and no apt-get')
  if (!root && !sudo) return skipped('there is no Chromium here, and installing it takes root or sudo')
  console.log('browser  there is no Chromium: installing it with apt-get')
  const get = (...args) =>
    run(sudo ? 'sudo' : 'apt-get', [...(sudo ? ['-n', 'apt-get'] : []), ...args], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  const update = await get('update', '-qq')
  const install = await get('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  if (found()) return { output: 'installed' }
  const said = `${update.output}${install.output}`.trim().split('\n').at(-1)
  return skipped(`Chromium could not be installed (${said})`)
}
