import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { fromLibrary } from '@kohort/scenarios'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Terminal } from '../src/terminal.js'
import { runHere, temporaryFolder } from './command.js'

export const plan = stockholm()
export const lessLeave = fromLibrary(plan, 'less-leave')
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
export const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** For a program that is looked at and not run. */
export const nobody: Terminal = {
  out: () => undefined,
  err: () => undefined,
  environment: {},
  isTerminal: false,
  isErrTerminal: false,
  columns: undefined,
  folder: '.',
  interruptible: () => ({ signal: new AbortController().signal, release: () => undefined }),
}

/** A folder with plans for the tests of a file, and the command in it, which must succeed. */
export const inFolder = () => {
  const place = temporaryFolder()
  beforeAll(() => {
    for (const name of ['example.json', 'my plan.json', '-dash plan.json'])
      writeFileSync(join(place.folder, name), JSON.stringify(examplePlan))
  })
  afterAll(place.remove)
  const kohort = async (words: string): Promise<string> => {
    const { code, out, err } = await runHere(words.split(' '), place.folder)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    return out.replaceAll('\u00a0', ' ')
  }
  const json = async (words: string): Promise<unknown> => JSON.parse(await kohort(`${words} --json`))
  return { place, kohort, json }
}
