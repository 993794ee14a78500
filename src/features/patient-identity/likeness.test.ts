import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Agreement, agreementOn, type Description, mayBeOne, type Trait } from './likeness.ts'

const aino: Description = { family: 'Esimerkki', given: ['Aino', 'Maria'], birthDate: '1984-06-11', gender: 'F' }

for (const [title, other, expected] of [
  ['the same in every trait', aino, true],
  ['a given name less, other accents', { ...aino, given: ['AÏNO'] }, true],
  ['given and family name the other way round', { ...aino, family: 'Aino', given: ['Esimerkki'] }, true],
  ['sex not said', { ...aino, gender: 'UN' }, true],
  ['one name in all, which is shared', { family: 'Aino', birthDate: '1984-06-11' }, true],
  ['the family name alone in common', { ...aino, given: ['Ilmari'] }, false],
  ['another day', { ...aino, birthDate: '1984-06-12' }, false],
  ['the same year, and no more said', { ...aino, birthDate: '1984' }, false],
  ['another sex', { ...aino, gender: 'M' }, false],
  ['nothing said', {}, false],
] as const satisfies readonly (readonly [string, Description, boolean])[]) {
  test(`issue 5, item 11: ${title}: ${expected ? 'somebody ought to look' : 'nobody is asked'}`, () => {
    assert.equal(mayBeOne(aino, other), expected)
    assert.equal(mayBeOne(other, aino), expected)
  })
}

test('a year alone is no birthday: two born the same year are not proposed', () => {
  assert.equal(mayBeOne({ ...aino, birthDate: '1984' }, { ...aino, birthDate: '1984' }), false)
})

for (const [trait, other, expected] of [
  ['family', { family: 'ESIMERKKI' }, 'same'],
  ['family', { family: 'Esimerkki-Keksitty' }, 'partly'],
  ['family', { family: 'Virtanen' }, 'different'],
  ['family', {}, 'unsaid'],
  ['birth-date', { birthDate: '1984' }, 'partly'],
  ['birth-date', { birthDate: '1984-11-06' }, 'different'],
  ['gender', { gender: 'UN' }, 'unsaid'],
  ['gender', { gender: 'M' }, 'different'],
] as const satisfies readonly (readonly [Trait, Description, Agreement])[]) {
  test(`issue 5, item 11: what agrees and differs: ${trait} ${JSON.stringify(other)} is ${expected}`, () => {
    assert.equal(agreementOn(trait, [aino], [other]), expected)
  })
}

test('of several descriptions the nearest counts: a name before marriage too', () => {
  assert.equal(agreementOn('family', [aino, { family: 'Keksitty' }], [{ family: 'Keksitty' }]), 'same')
})

test('whoever is described alike is alike, whatever is said', () => {
  const someone = fc.record({ family: fc.string(), birthDate: fc.constant('1984-06-11') }, { requiredKeys: [] })
  fc.assert(
    fc.property(someone, someone, (one, other) => {
      assert.equal(mayBeOne(one, other), mayBeOne(other, one))
      assert.equal(agreementOn('family', [one], [other]), agreementOn('family', [other], [one]))
    }),
  )
})
