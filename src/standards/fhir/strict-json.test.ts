import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../kernel/problem.ts'
import { parseStrictJson } from './strict-json.ts'

function refusal(input: string | Uint8Array, limits = {}): Problem {
  try {
    parseStrictJson(input, limits)
  } catch (problem) {
    if (problem instanceof Problem) return problem
    throw problem
  }
  assert.fail('nothing was refused')
}

test('RFC 8259: what JSON.parse reads is read the same, written densely or widely', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const expected: unknown = JSON.parse(text)
      assert.deepEqual(parseStrictJson(JSON.stringify(expected, null, indent)).value, expected)
    }),
  )
})

test('RFC 8259: what JSON.parse refuses is refused, and nothing else', () => {
  const alphabet = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    'u',
    '0',
    '1',
    'e',
    '.',
    '-',
    ' ',
    'true',
    'null',
    '\n',
    '"a"',
  )
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      let expected: { readonly value: unknown } | undefined
      try {
        expected = { value: JSON.parse(text) }
      } catch {
        expected = undefined
      }
      if (expected) assert.deepEqual(parseStrictJson(text).value, expected.value)
      else assert.match(refusal(text).code, /^json-(empty|syntax|truncated)$/)
    }),
    { numRuns: 3000 },
  )
})

for (const [title, text, code, line, column] of [
  ['nothing', '', 'json-empty', undefined, undefined],
  ['only white space', ' \n ', 'json-empty', undefined, undefined],
  ['a comment', '{\n  // a\n}', 'json-comment', 2, 3],
  ['a trailing comma', '[1,\n]', 'json-syntax', 2, 1],
  ['text after the value', '{} x', 'json-syntax', 1, 4],
  ['NaN', '[NaN]', 'json-syntax', 1, 2],
  ['Infinity', '{"a": -Infinity}', 'json-syntax', 1, 7],
  ['a leading zero', '[007]', 'json-syntax', 1, 3],
  ['a leading plus', '[+1]', 'json-syntax', 1, 2],
  ['a number without digits after the point', '[1.]', 'json-syntax', 1, 3],
  ['single quotes', "{'a': 1}", 'json-syntax', 1, 2],
  ['a name without quotes', '{a: 1}', 'json-syntax', 1, 2],
  ['a raw line feed in a string', '["a\nb"]', 'json-syntax', 1, 4],
  ['an unknown escape', '["ab\\x"]', 'json-syntax', 1, 5],
  ['an end inside a string', '{"a": "b', 'json-truncated', 1, 9],
  ['an end inside an object', '{"a": 1\n', 'json-truncated', 2, 1],
] as const) {
  test(`RFC 8259: ${title} is refused, and the place is said`, () => {
    const { kind, place, ...problem } = refusal(text)
    assert.equal(kind, 'invalid')
    assert.equal(problem.code, code)
    assert.deepEqual([place.line, place.column], [line, column])
  })
}

test('RFC 8259, section 8.1: bytes that are not UTF-8 are refused with their place', () => {
  assert.deepEqual(refusal(Uint8Array.of(0x22, 0x0a, 0xff)).place, { at: 'byte 2', line: 2 })
  assert.equal(refusal(Uint8Array.of(0x22, 0xc3)).code, 'json-truncated')
})

test('RFC 8259, section 8.1: a byte order mark is told of, and is no part of the text', () => {
  const { byteOrderMark, text, value } = parseStrictJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x5b, 0x5d))
  assert.deepEqual({ byteOrderMark, text, value }, { byteOrderMark: true, text: '[]', value: [] })
})

test('FHIR R4 JSON: a name that stands twice is told of, and the last one counts', () => {
  const { value, repeated } = parseStrictJson('{"a": [{"b": 1.0,\n "b": 1}], "a\\u0062": 0, "ab": 1, "a": 7}')
  assert.deepEqual(value, { a: 7, ab: 1 })
  assert.deepEqual(repeated, [
    { at: ['a', 0, 'b'], line: 2, column: 2 },
    { at: ['ab'], line: 2, column: 26 },
    { at: ['a'], line: 2, column: 35 },
  ])
})

test('thousands of repeated names cost a list of a hundred', () => {
  assert.equal(parseStrictJson(`{${'"a":1,'.repeat(9_000)}"a":1}`).repeated.length, 100)
})

test('names of the prototype are members like any other', () => {
  const text = '{"__proto__": {"x": 1}, "constructor": 2, "toString": 3, "hasOwnProperty": 4, "__proto__": 5}'
  const { value, repeated } = parseStrictJson(text)
  assert.ok(typeof value === 'object' && value !== null)
  assert.equal(Object.getPrototypeOf(value), Object.prototype)
  assert.deepEqual(Object.keys(value), ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
  assert.deepEqual(Object.getOwnPropertyDescriptor(value, '__proto__')?.value, 5)
  assert.deepEqual(
    repeated.map(({ at }) => at),
    [['__proto__']],
  )
})

test('FHIR R4 decimal: a number whose text the JavaScript number does not tell keeps its text', () => {
  const text = '{"a": 1.00, "b": [7, 12345678901234567890, 0.10], "c": {"d": 1e3}, "e": -0, "f": 1.5, "g": 1e999}'
  const { value, written } = parseStrictJson(text)
  const { a, b, c, e, f, g } = value as { a: number; b: number[]; c: object; e: number; f: number; g: number }
  const root = value as object
  assert.deepEqual([a, b[2], e, f, g], [1, 0.1, -0, 1.5, Number.POSITIVE_INFINITY])
  assert.deepEqual(
    [written(root, 'a'), written(root, 'e'), written(root, 'f'), written(root, 'g')],
    ['1.00', '-0', undefined, '1e999'],
  )
  assert.deepEqual([written(b, 0), written(b, 1), written(b, 2)], [undefined, '12345678901234567890', '0.10'])
  assert.equal(written(c, 'd'), '1e3')
})

test('a repeated name leaves nothing of the number before it', () => {
  const { value, written } = parseStrictJson('{"a": 1.0, "a": 2}')
  assert.equal(written(value as object, 'a'), undefined)
})

test('a document of ten thousand levels is refused where it becomes too deep', () => {
  const { code, place } = refusal('['.repeat(10_000))
  assert.deepEqual({ code, place }, { code: 'json-too-deep', place: { line: 1, column: 201 } })
  assert.equal(refusal('{"a":'.repeat(10_000)).code, 'json-too-deep')
})

test('bytes, values and members are bounded', () => {
  assert.equal(refusal(new Uint8Array(11), { bytes: 10 }).code, 'json-too-large')
  assert.equal(refusal('[0,0,0,0]', { values: 4 }).code, 'json-too-large')
  assert.equal(refusal('{"a": 1, "b": 2, "c": 3}', { members: 2 }).code, 'json-too-large')
})

/** [what stands first, the code of the refusal] */
const foreign: readonly (readonly [string | Uint8Array, string])[] = [
  [Buffer.from('%PDF-1.7\n{}'), 'json-is-pdf'],
  [Buffer.from('PK\u0003\u0004'), 'json-is-zip'],
  [Uint8Array.of(0x1f, 0x8b, 8), 'json-is-zip'],
  [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'json-is-image'],
  [Buffer.from('\ufeff{}', 'utf16le'), 'json-is-utf-16'],
  [Buffer.from('{}', 'utf16le'), 'json-is-utf-16'],
  ['// of the ward\n{}', 'json-comment'],
  ['{"a": 1, /* of the ward */ "b": 2}', 'json-comment'],
  ['{"a": 1} // of the ward', 'json-comment'],
  ['{"a": /1}', 'json-syntax'],
]

test('RFC 8259 sections 2 and 8.1: what a document is instead of JSON is said', () => {
  for (const [input, code] of foreign) assert.equal(refusal(input).code, code)
})

test('a refusal repeats nothing of the document', () => {
  assert.doesNotMatch(refusal('{"name": Secret}').message, /Secret|name"/)
})
