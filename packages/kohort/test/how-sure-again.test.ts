import { spawnSync } from 'node:child_process'
import { simulate } from '@kohort/ensemble'
import { describe, expect, test } from 'vitest'
import { buildProgram } from '../src/build-program.js'
import { againOf } from '../src/commands/sensitivity.js'
import { simulateCommands } from '../src/how-sure/simulate-commands.js'
import { runHere } from './command.js'
import { inFolder, nobody, plan } from './how-sure.js'

const { place } = inFolder()

/** The words that a shell makes of a command. */
const shellWords = (command: string): readonly string[] => {
  const { stdout, status } = spawnSync('bash', ['-c', `printf '%s\\0' ${command}`], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', HOME: '/nowhere' },
  })
  expect(status).toBe(0)
  return stdout.split('\0').slice(0, -1)
}

describe('the same figures again', () => {
  const printed = (text: string): string =>
    /^ {2}(kohort (?:simulate|sensitivity) .*)$/m.exec(text)?.[1] ?? ''

  test.each([
    ['simulate', '--seed', 'spring budget', '--draws', '64'],
    [
      'simulate',
      'less-leave',
      'no-expansion',
      '--draws',
      '64',
      '--years',
      '2030,2034',
      '--sampling',
      'random',
    ],
    [
      'simulate',
      'kronoberg',
      '--trainees',
      '60.5',
      '--to',
      '2030',
      '--process',
      'individual',
      '--draws',
      '32',
    ],
    [
      'simulate',
      '--noise',
      'training.fillRate=0.0000001',
      '--noise',
      'training.attrition=0.01',
      '--draws',
      '64',
      '--randomisations',
      '4',
    ],
    ['simulate', '--set', 'training.away=0.1', '--set', 'training.fillRate.2027=0.9', '--draws', '64'],
    ['simulate', '--follow-stock', '--series', 'intake,trainees', '--quantiles', '0.1,0.9', '--draws', '32'],
    ['simulate', '--plan', 'my plan.json', '--draws', '32', '--seed', ''],
    ['simulate', '--draws', '32', '--seed', '--', '--', '-dash plan.json'],
    ['simulate', '--draws', '32', '--seed', 'it\'s "$HOME" `x` \\ 50 % !'],
    ['simulate', '--draws', '32', '--seed', '\u001b[2J\u202eé\n😀'],
    ['sensitivity', '--of', 'corridors,completions.2030', '--level', '0.15', '--most', '3', '--draws', '64'],
    ['sensitivity', 'less-leave', '--difference', '--draws', '32', '--noise', 'training.fillRate=0.05'],
    [
      'sensitivity',
      'gotland',
      '--trainees',
      '7',
      '--specialists',
      '22',
      '--process',
      'individual',
      '--draws',
      '32',
    ],
  ])('the command that %s prints is whole: %s %s %s %s', async (...words) => {
    // The language goes first: there may be words after `--`.
    const first = await runHere(['--lang', 'en', ...words], place.folder)
    expect(first).toMatchObject({ code: 0, err: '' })
    const command = printed(first.out)
    const [name, ...again] = shellWords(command)
    expect(name).toBe('kohort')
    expect((await runHere(['--lang', 'en', ...again], place.folder)).out).toBe(first.out)
    // And the data behind the screen, which says more than a screen.
    const data = async (of: readonly string[]) => (await runHere(['--json', ...of], place.folder)).out
    const [verb = '', ...rest] = again
    expect(await data([verb, ...rest])).toBe(await data(words))
  })

  test('every option that changes a figure is in it: one that is added and forgotten fails', async () => {
    const plans = { to: 2030, set: [{ path: 'training.away', value: 0.1 }], trainees: 7, specialists: 22 }
    const all = { ...plans, plan: 'x', followStock: true, noise: { 'training.fillRate': 0.05 } as const }
    const drawn = { ...all, process: 'individual', seed: 'x', draws: 8, sampling: 'random' } as const
    const fan = await simulate(plan, { draws: 8 })
    const lists = { randomisations: 2, quantiles: [0.5], series: ['trainees'], years: [2030] }
    const simulated = simulateCommands(fan.manifest(), 0, {
      words: [],
      options: { ...drawn, ...lists },
    }).again
    const asked = { of: ['completions'], difference: true, level: 0.5, most: 1 }
    const analysed = againOf(fan.manifest(), { words: [], options: { ...drawn, ...asked } })
    const program = buildProgram('en', nobody, () => undefined)
    for (const [name, command] of [
      ['simulate', simulated],
      ['sensitivity', analysed],
    ] as const) {
      const made = program.commands.find((one) => one.name() === name)
      const flags = (made?.options ?? []).map(({ long }) => long ?? '')
      const said = command.split(' ')
      expect(flags.filter((flag) => !said.includes(flag))).toEqual(
        // What changes no figure of the screen.
        name === 'simulate' ? ['--workers', '--json', '--csv'] : ['--json', '--csv'],
      )
    }
  })

  test('what to run next is about the same plan', async () => {
    const { out } = await runHere(
      [
        'simulate',
        'kronoberg',
        'less-leave',
        '--trainees',
        '60',
        '--to',
        '2040',
        '--draws',
        '64',
        '--seed',
        'a b',
      ],
      place.folder,
    )
    expect(out).toMatch(/^ {2}kohort sensitivity kronoberg --to 2040 --trainees 60 .*--seed "a b"$/m)
  })
})
