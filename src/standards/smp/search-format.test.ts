import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatCheck } from './search-format.ts'

const expression = (source: string) => formatCheck({ kind: 'expression', source })

for (const [title, source, right, wrong] of [
  ['FI', String.raw`\d{6}[-+A]\d{3}[\d|A-Z]`, ['010190-123A', '010101A1234'], ['0101901234', '010190-123a', '']],
  ['CZ', String.raw`[a-zA-Z|\d]{7,12}`, ['8501011234', 'abcdefg'], ['123456', '1234567890123', '850101/123']],
  ['PT prescription, a number of any characters', '{19}', ['1234567890123456789'], ['123', '12345678901234567890']],
  ['PL', '[0-9]{11}', ['44051401359'], ['4405140135', '4405140135x']],
  ['DK, with anchors', String.raw`^\d{6}-?\d{4}$`, ['010190-1234', '0101901234'], ['010190--1234', 'x0101901234']],
  ['CY', '[0-9]+', ['1'], ['', 'a']],
  [
    'CY birth date',
    '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])',
    ['1970-12-31'],
    ['1970-13-01', '1970-00-10', '19701231'],
  ],
  ['EE, in a group', '([0-9]{11})', ['12345678901'], ['1234567890']],
  ['an empty choice', '(a|)b', ['ab', 'b'], ['aab']],
  ['groups that hold nothing', '(?:x){0,2}y*?', ['', 'xxyy', 'y'], ['xxx']],
  ['sets that leave out', String.raw`[^\d-]+`, ['abc'], ['a-c', 'a1']],
] as const) {
  test(`search mask formats, ${title}: ${source}`, () => {
    const check = expression(source)
    assert.ok(check)
    for (const value of right) assert.ok(check(value), value)
    for (const value of wrong) assert.ok(!check(value), value)
  })
}

test('masks of the old style: L is a letter, N a digit, the rest itself', () => {
  const check = formatCheck({ kind: 'letters-and-digits', source: 'LLLLLLNNLNNLNNNL' })!
  assert.ok(check('RSSMRA85T10A562S'))
  assert.ok(!check('RSSMRA85T10A5620'))
  assert.ok(formatCheck({ kind: 'letters-and-digits', source: 'NNNN.NN.NN' })!('1970.01.02'))
})

test('issue 5, item 3: what one walk cannot decide is not understood, and the other country checks', () => {
  for (const source of [
    String.raw`(a)\1`,
    '(?=a)a',
    '(?<!b)a',
    String.raw`\bword\b`,
    '[a-z',
    '(a',
    'a)',
    'a**',
    '*a',
    'a++',
    '[z-a]',
    String.raw`\p{L}+`,
    '[]',
    `${'('.repeat(30)}a${')'.repeat(30)}`,
    'a'.repeat(257),
    '((((a{999}){999}){999}){999})',
    '(a{0,999}){0,999}',
  ]) {
    assert.equal(expression(source), undefined, source)
  }
})

test('issue 5, bad input: expressions that others backtrack over for years are answered at once', () => {
  const value = `${'a'.repeat(60)}!`
  for (const source of [
    '(a+)+$',
    '(a|aa)+$',
    '(a|a)*b',
    '(.*)*x',
    '(a*)*b',
    '(a?){60}a{61}',
    '(()*)*c',
    '(((){9999}){9999}){9999}c',
  ]) {
    const check = expression(source)
    assert.ok(check, source)
    const started = process.hrtime.bigint()
    assert.equal(check(value), false, source)
    assert.ok(process.hrtime.bigint() - started < 1_000_000_000n, source)
  }
  assert.equal(expression('.*')!('a'.repeat(65)), false)
})

test('search mask formats: the same answer as the engine of the language, where both understand', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', String.raw`\d`, '1', '^', '$', '-')
  const pattern = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc.tuple(tie('any'), tie('any')).map(([one, two]) => one + two),
      fc.tuple(tie('any'), tie('any')).map(([one, two]) => `(?:${one}|${two})`),
      fc
        .tuple(tie('any'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}'))
        .map(([inside, sign]) => `(?:${inside})${sign}`),
    ),
  })).any
  const value = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', 'x'), maxLength: 8 })
  fc.assert(
    fc.property(pattern, value, (source, given) => {
      const check = expression(source)
      assert.ok(check, source)
      assert.equal(check(given), new RegExp(`^(?:${source})$`).test(given), `${source} on ${given}`)
    }),
  )
})
