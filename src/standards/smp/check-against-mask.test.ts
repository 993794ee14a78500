import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml, parseXmlText } from '../../platform/xml/parse.ts'
import { checkAgainstMask, fieldsFor } from './check-against-mask.ts'
import { isTrait, readSearchMask } from './read-search-mask.ts'

const maskOf = (inside: string) =>
  readSearchMask(
    parseXmlText(
      `<searchFields xmlns="http://ec.europa.eu/sante/ehncp/ism"><country code="PT">${inside}</country></searchFields>`,
    ),
    'PT',
  )

const portugal = maskOf(`<patientSearch><identifier type="NORMAL">
  <id domain="2.16.620.1.101.10.1.1" format="[0-9]{9}" mandatory="true"/></identifier></patientSearch>
  <documentSearch scope="EP"><prescriptionId domain="2.16.620.1.101.10.5.2.5" format="{19}" mandatory="true"/>
  <dispensationPINCode domain="2.16.620.1.101.10.5.2.6" format="[0-9]{6}" mandatory="true"/></documentSearch>`)

const spain = maskOf(`<patientSearch><identifier type="CHOICE">
  <ids display="r"><id domain="1.2.41" format="[A-Z0-9]+"/><id domain="1.2.42" format="\\d{6}"/></ids>
  <ids display="n"><id domain="1.2.40" format="[A-Z0-9]+"/></ids></identifier></patientSearch>`)

const cyprus = maskOf(`<patientSearch><identifier type="NORMAL"><id domain="1.2.3" format="[0-9]+"/></identifier>
  <textField label="label.ism.familyName"/><textField label="label.ism.firstName"/>
  <textField label="label.ism.addressStreet"/><textField label="label.ism.addressCity"/>
  <textField label="label.ism.addressPostalCode"/><textField label="label.ism.addressCountry"/>
  <birthDate label="label.ism.birthDate" format="yyyy-mm-dd" mandatory="true"/><gender label="label.ism.gender"/></patientSearch>`)

test('issue 5, item 4: what was filled in becomes traits, in the words of ITI-55', () => {
  assert.deepEqual(
    checkAgainstMask(
      cyprus,
      {
        identifier: ' 123 ',
        family: 'Χριστοδούλου',
        given: 'Maria  Eleni',
        'birth-date': '1.2.1970',
        gender: 'F',
        street: 'Ledra 1',
        city: 'Nicosia',
        'postal-code': '1011',
        country: 'CY',
      },
      'PS',
    ),
    {
      traits: {
        identifiers: [{ root: '1.2.3', extension: '123' }],
        family: 'Χριστοδούλου',
        given: ['Maria', 'Eleni'],
        birthDate: '1970-02-01',
        gender: 'F',
        address: { lines: ['Ledra 1'], city: 'Nicosia', postalCode: '1011', country: 'CY' },
      },
    },
  )
})

test('exchange study 1.6: prescription and PIN are asked for with prescriptions only, and are no traits', () => {
  const [patient, both] = [{ identifier: '123456789' }, ['identifier', 'prescription-id', 'dispensation-pin']]
  assert.deepEqual(
    fieldsFor(portugal, 'PS').map(({ key }) => key),
    ['identifier'],
  )
  assert.deepEqual(
    fieldsFor(portugal, 'EP').map(({ key }) => key),
    both,
  )
  const traits = { identifiers: [{ root: '2.16.620.1.101.10.1.1', extension: '123456789' }] }
  assert.deepEqual(checkAgainstMask(portugal, patient, 'PS'), { traits })
  assert.deepEqual(checkAgainstMask(portugal, patient, 'EP'), {
    problems: [
      { key: 'prescription-id', code: 'missing' },
      { key: 'dispensation-pin', code: 'missing' },
    ],
  })
  const filled = { ...patient, 'prescription-id': '1234567890123456789', 'dispensation-pin': '123456' }
  assert.deepEqual(checkAgainstMask(portugal, filled, 'EP'), {
    traits,
    prescriptionId: '1234567890123456789',
    dispensationPinCode: '123456',
  })
})

for (const [title, mask, values, problems] of [
  ['an empty form', portugal, {}, [{ key: 'identifier', code: 'missing' }]],
  ['only white space', portugal, { identifier: ' \t' }, [{ key: 'identifier', code: 'missing' }]],
  ['a wrong form', portugal, { identifier: '12345678x' }, [{ key: 'identifier', code: 'format' }]],
  ['none of the ways', spain, {}, [{ key: 'identifier-3', code: 'missing' }]],
  ['half of one way', spain, { identifier: 'AB1' }, [{ key: 'identifier-2', code: 'missing' }]],
  ['a day that is none', cyprus, { 'birth-date': '30.02.1970' }, [{ key: 'birth-date', code: 'not-a-date' }]],
  ['half a day', cyprus, { 'birth-date': '1970-02' }, [{ key: 'birth-date', code: 'not-a-date' }]],
  [
    'all at once',
    cyprus,
    { identifier: 'x', gender: 'X', 'birth-date': 'y', family: 'x'.repeat(201) },
    [
      { key: 'identifier', code: 'format' },
      { key: 'family', code: 'too-long' },
      { key: 'birth-date', code: 'not-a-date' },
      { key: 'gender', code: 'not-a-gender' },
    ],
  ],
] as const) {
  test(`issue 5, item 4: checked before sending: ${title}`, () =>
    assert.deepEqual(checkAgainstMask(mask, values, 'PS'), { problems }))
}

test('one way of several is enough', () => {
  assert.ok('traits' in checkAgainstMask(spain, { 'identifier-3': 'NN1' }, 'PS'))
  assert.ok('traits' in checkAgainstMask(spain, { identifier: 'AB1', 'identifier-2': '123456' }, 'PS'))
})

test('masks of the old style: lengths, and any one field is enough', () => {
  const mask = readSearchMask(
    parseXmlText(`<patientSearch><country code="XX"><searchFields><id domain="1.2" min="3" max="5"/>
      <textField label="patient.data.surname" min="-1" max="-1"/></searchFields></country></patientSearch>`),
    'XX',
  )
  assert.deepEqual(checkAgainstMask(mask, {}, 'PS'), { problems: [{ code: 'nothing-filled' }] })
  assert.deepEqual(checkAgainstMask(mask, { identifier: '12' }, 'PS'), {
    problems: [{ key: 'identifier', code: 'too-short' }],
  })
  assert.deepEqual(checkAgainstMask(mask, { identifier: '123456' }, 'PS'), {
    problems: [{ key: 'identifier', code: 'too-long' }],
  })
  assert.deepEqual(checkAgainstMask(mask, { family: 'Silva' }, 'PS'), { traits: { identifiers: [], family: 'Silva' } })
})

test('a format that is not understood is the other country’s to check', () => {
  const mask = maskOf(
    '<patientSearch><identifier type="NORMAL"><id domain="1.2" format="(?=x)"/></identifier></patientSearch>',
  )
  assert.deepEqual(checkAgainstMask(mask, { identifier: 'anything' }, 'PS'), {
    traits: { identifiers: [{ root: '1.2', extension: 'anything' }] },
  })
})

test('whatever is filled in, the answer is problems or traits of the fields the mask has', () => {
  const keys = cyprus.fields.map(({ key }) => key)
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys, 'other', '__proto__'), fc.string()), (values) => {
      const answer = checkAgainstMask(cyprus, values, 'PS')
      if ('problems' in answer) assert.ok(answer.problems.length > 0)
      else assert.match(answer.traits.birthDate ?? '', /^\d{4}-\d{2}-\d{2}$/)
    }),
  )
})

test('vectors/search-mask: for a patient summary no mask asks for what it keeps for prescriptions', {
  skip: noVectors,
}, (t) => {
  const masks = vectors('search-mask').flatMap(({ bytes }) => {
    const country = /code="(\w+)"/.exec(new TextDecoder().decode(bytes).replace(/<!--.*?-->/gs, ''))?.[1] ?? ''
    try {
      return [readSearchMask(parseXml(bytes), country)]
    } catch (error) {
      if (error instanceof Problem) return []
      throw error
    }
  })
  t.diagnostic(`${masks.length} masks`)
  assert.ok(masks.length > 20)
  for (const mask of masks) {
    const asked = fieldsFor(mask, 'PS').filter((field) => !isTrait(field))
    assert.ok(
      asked.every(({ scope }) => scope !== 'EP'),
      mask.country,
    )
  }
})
