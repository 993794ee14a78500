import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkFixed, checkPattern, matchesFixed, matchesPattern } from './pattern.ts'
import { valueTexts } from './value-texts.ts'

const loinc = { system: 'http://loinc.org', code: '60591-5' }
const named = { ...loinc, display: 'Patient summary' }
const other = { system: 'http://snomed.info/sct', code: '1' }

for (const [title, pattern, value, expected] of [
  ['the same value', 'final', 'final', []],
  ['another value', 'final', 'draft', [['pattern-wrong', undefined]]],
  ['more than the pattern', { coding: [loinc] }, { coding: [other, named], text: 'x' }, []],
  [
    'a coding that is nowhere, told of at the concept',
    { coding: [loinc] },
    { coding: [other] },
    [['pattern-item-missing', undefined]],
  ],
  ['no codings at all', { coding: [loinc] }, { text: 'x' }, [['pattern-item-missing', undefined]]],
  ['a missing member', { system: 'a', code: 'b' }, { code: 'b' }, [['pattern-missing', ['system']]]],
  [
    'two wrong members',
    { system: 'a', code: 'b' },
    { system: 'b', code: 'a' },
    [
      ['pattern-wrong', ['system']],
      ['pattern-wrong', ['code']],
    ],
  ],
  [
    'one inside another',
    { identifier: { system: 'a' } },
    { identifier: { system: 'b' } },
    [['pattern-wrong', ['identifier', 'system']]],
  ],
  ['a list where one value is asked for', { code: 'b' }, { code: ['b'] }, [['pattern-wrong', ['code']]]],
] as const) {
  test(`FHIR R4 ElementDefinition.pattern[x]: ${title}`, () => {
    const faults = checkPattern(pattern, value)
    assert.deepEqual(
      faults.map(({ code, at }) => [code, at]),
      expected,
    )
    assert.equal(matchesPattern(pattern, value), expected.length === 0)
  })
}

for (const [title, fixed, value, expected] of [
  ['the same value', 1, 1, []],
  ['another value', 'a', 'b', [['fixed-value-wrong', undefined]]],
  ['more than the fixed value', loinc, named, [['fixed-value-more', ['display']]]],
  ['less than the fixed value', named, loinc, [['fixed-value-missing', ['display']]]],
  ['an id beside', loinc, { ...loinc, id: 'x' }, []],
  [
    'a list in another order',
    { coding: [loinc, other] },
    { coding: [other, loinc] },
    [
      ['fixed-value-wrong', ['coding', 0, 'system']],
      ['fixed-value-wrong', ['coding', 0, 'code']],
      ['fixed-value-wrong', ['coding', 1, 'system']],
      ['fixed-value-wrong', ['coding', 1, 'code']],
    ],
  ],
  [
    'an extension beside, told of at the element',
    loinc,
    { ...loinc, extension: [] },
    [['fixed-value-more', undefined]],
  ],
  ['a longer list', { coding: [loinc] }, { coding: [loinc, other] }, [['fixed-value-count', undefined]]],
] as const) {
  test(`FHIR R4 ElementDefinition.fixed[x]: ${title}`, () => {
    const faults = checkFixed(fixed, value)
    assert.deepEqual(
      faults.map(({ code, at }) => [code, at]),
      expected,
    )
    assert.equal(matchesFixed(fixed, value), expected.length === 0)
  })
}

test('what the profile expects is told, what the document has is not', () => {
  const [fault] = checkPattern({ coding: [loinc] }, { coding: [{ system: 'secret', code: 'secret' }] })
  assert.deepEqual(fault?.parameters, { name: 'coding', expected: 'http://loinc.org|60591-5' })
})

test('a value is its own pattern and its own fixed value; every fault has its texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, another) => {
      assert.deepEqual([checkFixed(one, one), checkPattern(one, one)], [[], []])
      if (matchesFixed(one, another)) assert.ok(matchesPattern(one, another))
      const faults = [...checkFixed(one, another), ...checkPattern(one, another)]
      assert.equal(checkPattern(one, another).length === 0, matchesPattern(one, another))
      for (const { code } of faults) assert.ok(valueTexts[code], code)
    }),
  )
})

test('inherited members are no members', () => {
  assert.equal(matchesPattern({ constructor: Object }, {}), false)
  assert.equal(checkFixed({}, JSON.parse('{"__proto__": 1}')).length, 1)
})
