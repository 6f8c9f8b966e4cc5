import { expect, test } from 'vitest'
import { csv } from './csv.js'

test('numbers are numbers, texts are never formulas, the unknown is NA', () => {
  expect(csv([['=1+1', '+a', '-b', '@c', '\tx', -4.5, 0, null, 'a,"b"']])).toBe(
    `'=1+1,'+a,'-b,'@c,'\tx,-4.5,0,NA,"a,""b"""\n`,
  )
})
