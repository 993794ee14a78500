import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requireBounded } from './body-bounds.ts'

const bound = (text: string) => () => requireBounded(Buffer.from(text))

for (const [title, text] of [
  ['as many values as are read', `[${'1,'.repeat(49_998)}1]`],
  ['as deep as is read', `${'['.repeat(64)}${']'.repeat(64)}`],
  ['side by side, however many stand apart', `[${'[[]],'.repeat(1_000)}0]`],
  ['commas and brackets in a text, which count for nothing', `{"a":"${',['.repeat(100_000)}"}`],
  ['a text that ends after escaped quotes and backslashes', `["${'\\"\\\\'.repeat(100_000)}",1]`],
  ['a text that never ends', `["${'[,'.repeat(100_000)}`],
  ['nothing', ''],
] as const) {
  test(`issue 6, bad input: a body may hold ${title}`, () => assert.doesNotThrow(bound(text)))
}

for (const [title, text, code] of [
  ['more numbers than are read', `[${'1,'.repeat(50_000)}1]`, 'body-too-many'],
  ['more objects than are read', `[${'{},'.repeat(25_000)}1]`, 'body-too-many'],
  ['them after a text of quotes', `["\\"${'",1,"'.repeat(50_000)}"]`, 'body-too-many'],
  ['lists in lists', '['.repeat(65), 'body-too-deep'],
  ['objects in objects', '{"a":'.repeat(65), 'body-too-deep'],
] as const) {
  test(`issue 6, bad input: a body of ${title} is refused as ${code} before it is read`, () =>
    assert.throws(bound(text), { kind: 'invalid', code }))
}
