import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { matchPerson } from './match.ts'
import { type RegisteredPerson, servicesAbroad } from './registered-person.ts'

const own = { root: '2.999.578.1', extension: 'NO-EX-1' }
const known: RegisteredPerson = {
  key: 'person-1',
  traits: { identifiers: [own], family: 'Åsgård-Ødegård', given: ['Kjærsti'], gender: 'F', birthDate: '1984-06-11' },
  optedOut: [],
  protectedAddress: false,
}
const asked = (changes: Partial<PatientTraits> = {}): PatientTraits => ({ identifiers: [own], ...changes })

const rows: readonly (readonly [string, PatientTraits, readonly RegisteredPerson[], string])[] = [
  ['the number alone', asked(), [known], 'one'],
  ['number and birth date', asked({ birthDate: '1984-06-11' }), [known], 'one'],
  ['a birth date with less precision', asked({ birthDate: '1984' }), [known], 'one'],
  ['another birth date', asked({ birthDate: '1984-06-12' }), [known], 'none'],
  ['another birth date, all else right', { ...known.traits, birthDate: '1984-11-06' }, [known], 'none'],
  ['the name in other letters', asked({ family: 'ASGARD ODEGARD', given: ['kjaersti'] }), [known], 'one'],
  ['another given name', asked({ family: 'Åsgård-Ødegård', given: ['Kari'] }), [known], 'one'],
  ['another name and sex', asked({ family: 'Nordmann', given: ['Kari'], gender: 'M' }), [known], 'none'],
  ['the number with another’s name', asked({ family: 'Nordmann', given: ['Kari'] }), [known], 'none'],
  ['the number with another family name alone', asked({ family: 'Nordmann' }), [known], 'none'],
  [
    'a second number that is not the person’s',
    asked({ identifiers: [own, { ...own, extension: 'x' }] }),
    [known],
    'none',
  ],
  ['the number of another authority', asked({ identifiers: [{ ...own, root: '2.999.578.2' }] }), [known], 'none'],
  ['names and dates without a number', { ...known.traits, identifiers: [] }, [known], 'identifier-missing'],
  ['two with the same number', asked(), [known, { ...known, key: 'person-2' }], 'several'],
  [
    'two with the same number, told apart by birth date',
    asked({ birthDate: '1984-06-11' }),
    [known, { ...known, key: 'person-2', traits: { ...known.traits, birthDate: '1990-01-01' } }],
    'one',
  ],
  ['somebody who opted out of everything', asked(), [{ ...known, optedOut: servicesAbroad }], 'none'],
  ['somebody who opted out of one service', asked(), [{ ...known, optedOut: ['orcd'] }], 'one'],
]

for (const [title, query, candidates, kind] of rows) {
  test(`ITI-55, scored matching: ${title}: ${kind}`, () => assert.equal(matchPerson(query, candidates).kind, kind))
}

test('ITI-55: nobody is found whose number was not given, whatever else agrees', () => {
  const traits = fc.record({
    family: fc.constantFrom('Åsgård-Ødegård', 'Nordmann'),
    birthDate: fc.constantFrom('1984-06-11', '1984', '1990-01-01'),
    gender: fc.constantFrom('F' as const, 'M' as const, 'UN' as const),
    extension: fc.string(),
  })
  fc.assert(
    fc.property(traits, ({ extension, ...rest }) => {
      fc.pre(extension !== own.extension)
      assert.equal(matchPerson({ ...rest, identifiers: [{ ...own, extension }] }, [known]).kind, 'none')
    }),
  )
})

test('EHDS Art. 8: whoever opted out of everything is answered as a stranger is, also beside others', () => {
  const hidden = { ...known, key: 'hidden', optedOut: servicesAbroad }
  assert.deepEqual(matchPerson(asked(), [known, hidden]), matchPerson(asked(), [known]))
  assert.deepEqual(matchPerson(asked(), [hidden]), matchPerson(asked(), []))
})
