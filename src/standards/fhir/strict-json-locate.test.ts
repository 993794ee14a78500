import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseStrictJson } from './strict-json.ts'
import { locate } from './strict-json-locate.ts'

/** Every pointer into a value, and the value it leads to. */
function pointersIn(value: unknown, pointer = ''): [string, unknown][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [
    [pointer, value],
    ...inner.flatMap(([name, each]) =>
      pointersIn(each, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  ]
}

test('RFC 6901: the text at the place of every pointer is the value it leads to', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = `\n ${JSON.stringify(value, null, indent)} `
      const expected = new Map(pointersIn(parseStrictJson(text).value))
      const places = locate(text, expected.keys())
      for (const [pointer, { offset, end }] of places) {
        assert.deepEqual(JSON.parse(text.slice(offset, end)), expected.get(pointer))
      }
      assert.equal(places.size, expected.size)
    }),
  )
})

test('lines and columns count from 1', () => {
  const { line, column, offset, end } = locate('{\n  "a": [1, "b"]\n}', ['/a/1']).get('/a/1')!
  assert.deepEqual({ line, column, offset, end }, { line: 2, column: 12, offset: 13, end: 16 })
})

test('what is missing is told at the innermost that is there', () => {
  const text = '{"a": {"b": 1}}'
  const places = locate(text, ['/a/c/d', '/x', '/a/b/0'])
  assert.deepEqual(
    [...places.values()].map(({ offset }) => offset),
    [6, 0, 12],
  )
})

test('of a name that stands twice, the last is meant, and nothing of the first', () => {
  const text = '{"a": {"b": 1}, "a": {"c": 2}}'
  assert.deepEqual(
    [...locate(text, ['/a/b', '/a/c']).values()].map(({ offset }) => offset),
    [21, 27],
  )
})

test('no pointers, no places', () => assert.equal(locate('[]', []).size, 0))
