import { expect, test } from 'vitest'
import { languageOf } from './language.js'

test.each([
  [[], {}, 'en'],
  [[], { LANG: 'sv_SE.UTF-8' }, 'sv'],
  [[], { LANG: 'sv_SE.UTF-8', LC_MESSAGES: 'en_GB' }, 'en'],
  [[], { LANG: 'en_GB', LC_MESSAGES: 'C', LC_ALL: 'sv' }, 'sv'],
  [[], { LC_ALL: '', LANG: 'sv_FI' }, 'sv'],
  [['--lang', 'en'], { LANG: 'sv' }, 'en'],
  [['--lang=sv'], {}, 'sv'],
  [['--lang', 'sv', '--lang', 'en'], {}, 'en'],
  [['--', '--lang', 'sv'], {}, 'en'],
  [['--lang', 'fr'], { LANG: 'sv' }, 'sv'],
] as const)('%j in %j is %s', (words, environment, language) => {
  expect(languageOf(words, environment)).toBe(language)
})
