import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listIn, objectIn, textIn } from './json-members.ts'

const json = { list: [{ a: 1 }, null, 'x', []], object: { a: 1 }, text: ' x ', blank: ' ', none: null }

for (const [title, read, expected] of [
  [
    'of a list its objects, and nothing of what is no list',
    [listIn(json, 'list'), listIn(json, 'object')],
    [[{ a: 1 }], []],
  ],
  [
    'an object alone is an object',
    [objectIn(json, 'object'), objectIn(json, 'list'), objectIn(json, 'none')],
    [{ a: 1 }, undefined, undefined],
  ],
  [
    'text as it was written, and none where it is blank',
    [textIn(json, 'text'), textIn(json, 'blank'), textIn(json, 'list')],
    [' x ', undefined, undefined],
  ],
  [
    'what is not there has no members',
    [listIn(undefined, 'a'), objectIn(undefined, 'a'), textIn(json, 'gone')],
    [[], undefined, undefined],
  ],
] as const) {
  test(`members of another's JSON: ${title}`, () => assert.deepEqual(read, expected))
}
