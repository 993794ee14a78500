import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { quoted, quotedLists, readQueryValues } from './stored-query-values.ts'

for (const [title, texts, expected] of [
  ['one', ["'a'"], ['a']],
  ['a list', ["('a','b')"], ['a', 'b']],
  ['a list over two values', ["('a')", "('b')"], ['a', 'b']],
  ['a quote stands twice', ["'O''Brien'"], ["O'Brien"]],
  ['a comma and a bracket inside quotes', ["('a,(b)','c')"], ['a,(b)', 'c']],
  ['blanks between', ["( 'a' , 'b' )"], ['a', 'b']],
  ['a number', ['57833'], ['57833']],
  ['without quotes, as some write it', ['57833-6'], ['57833-6']],
  ['nothing in quotes', ["''"], ['']],
  ['a quote too many is one value as it stands', ["'a' OR 'b'='b'"], ["'a' OR 'b'='b'"]],
  ['an open list', ["('a','b'"], ["('a','b'"]],
] as const) {
  test(`values of a stored query (ITI TF-2, 3.18.4.1.2.3.5): ${title}`, () => {
    assert.deepEqual(readQueryValues(texts), expected)
  })
}

test('whatever is put into quotes comes out', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
      assert.deepEqual(readQueryValues(quotedLists(values, 40)), values)
      assert.deepEqual(readQueryValues(values.map(quoted)), values)
    }),
  )
})

test('a long value of quotes is read in linear time', () => {
  const hostile = `('${"'".repeat(200_000)}`
  assert.equal(readQueryValues([hostile]).length, 1)
})

test('a list longer than the schema has room for goes on in another; what fits stays in the first', () => {
  assert.deepEqual(quotedLists(['aa', 'bb', 'cc'], 12), ["('aa','bb')", "('cc')"])
  assert.deepEqual(quotedLists(['aa', 'bb', 'cc'], 256), ["('aa','bb','cc')"])
})
