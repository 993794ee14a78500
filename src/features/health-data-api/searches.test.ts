import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../kernel/problem.ts'
import { readDocumentSearch } from './document-search.ts'
import { formWanted } from './media-type.ts'
import { readPatientSearch } from './patient-search.ts'
import { namedFor, openId, sealId } from './sealed-id.ts'
import { tokensOf } from './search-parameters.ts'

const query = (text: string) => [new URLSearchParams(text)]
const number = 'identifier=urn:oid:2.999.578.1|NO-EX-1'

function codeOf(read: () => unknown): string {
  try {
    read()
    return 'read'
  } catch (error) {
    assert(error instanceof Problem)
    return error.code
  }
}

test('ITI-78: number, date, names and gender are what ITI-55 asks', () => {
  const { traits } = readPatientSearch(query(`${number}&birthdate=eq1984-06&family=A&given=B&given=C&gender=female`))
  assert.deepEqual(traits, {
    identifiers: [{ root: '2.999.578.1', extension: 'NO-EX-1' }],
    birthDate: '1984-06',
    family: 'A',
    given: ['B', 'C'],
    gender: 'F',
  })
})

for (const [text, code] of [
  [`${number}&family:exact=A`, 'search-parameter'],
  [`${number}&family:missing=true`, 'search-parameter'],
  [`${number}&_has:Observation:patient:code=1`, 'search-parameter'],
  [`${number}&general-practitioner.name=A`, 'search-parameter'],
  [`${number}&_include=*`, 'search-parameter'],
  [`${number}&__proto__=A`, 'search-parameter'],
  [`${number}&constructor=A`, 'search-parameter'],
  [`${number}&family=A&family=B`, 'search-value'],
  [`${number}&family=`, 'search-value'],
  [`${number}&family=${'a'.repeat(257)}`, 'search-value'],
  [`${number}&family=a%00b`, 'search-value'],
  [`${number}&birthdate=ge1984-06-11`, 'search-value'],
  [`${number}&birthdate=1984-13-01`, 'search-value'],
  [`${number}&gender=F`, 'search-value'],
  [`${number}&_count=-1`, 'search-value'],
  ['identifier=NO-EX-1', 'search-value'],
  ['identifier=|NO-EX-1', 'search-value'],
  ['identifier=urn:oid:2.999.578.1|', 'search-value'],
  ['identifier=urn:oid:2.999|NO|EX', 'search-value'],
  ['identifier=urn:oid:2.999|A,urn:oid:2.999|B', 'search-value'],
  ['identifier=urn:uuid:2.999|A', 'search-value'],
  ['identifier=urn:oid:2..999|A', 'search-value'],
  [Array.from({ length: 30 }, () => number).join('&'), 'search-value'],
] as const) {
  test(`ITI-78: ${text.slice(0, 80)} is refused before anybody is looked up`, () => {
    assert.equal(
      codeOf(() => readPatientSearch(query(text))),
      code,
    )
  })
}

test('R4, search: commas, bars and backslashes in a value are escaped', () => {
  assert.deepEqual(tokensOf(String.raw`urn:oid:1.2|a\,b\|c\\,d`, 'identifier'), [
    { system: 'urn:oid:1.2', code: String.raw`a,b|c\ `.trim() },
    { code: 'd' },
  ])
})

for (const text of ['type=60591-5', 'patient=1&patient.identifier=urn:oid:1.2|3', 'patient=1&date=yesterday']) {
  test(`ITI-67: ${text} is refused`, () => {
    assert.equal(
      codeOf(() => readDocumentSearch(query(text))),
      'search-value',
    )
  })
}

test('ITI-67: kinds are what both category and type name; without any, all that is handed over', () => {
  const kinds = (text: string) => readDocumentSearch(query(`patient=1&${text}`)).classCodes
  assert.deepEqual(kinds('type=60591-5'), ['60591-5'])
  assert.deepEqual(kinds('type=60591-5,57833-6&category=http://loinc.org|57833-6'), ['57833-6'])
  assert.deepEqual(kinds('type=60591-5&category=57833-6'), [''])
  assert.deepEqual(kinds('type=http://snomed.info/sct|60591-5'), [''])
  assert(kinds('status=current').length > 5)
})

test('whatever is searched for is read or refused by a code', () => {
  const names = ['identifier', 'birthdate', 'patient', 'type', 'date', 'creation', 'format', '_count', 'status']
  const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[\\,|:$a-z0-9.-]*$/))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), value)), (pairs) => {
      const search = [new URLSearchParams(pairs.map(([name, each]): [string, string] => [name, each]))]
      codeOf(() => readPatientSearch(search))
      codeOf(() => readDocumentSearch(search).narrow)
    }),
    { numRuns: 500 },
  )
})

const wanted = (accept: string, format?: string) =>
  codeOfForm(() =>
    formWanted(
      {
        headers: { accept },
        query: new URLSearchParams(format ? { _format: format } : {}),
        form: new URLSearchParams(),
      },
      ['original', 'fhir'],
    ),
  )

function codeOfForm(read: () => string): string {
  try {
    return read()
  } catch (error) {
    assert(error instanceof Problem)
    return error.code
  }
}

for (const [accept, format, form] of [
  ['', undefined, 'original'],
  ['*/*', undefined, 'original'],
  ['application/fhir+json', undefined, 'fhir'],
  ['application/fhir+json; fhirVersion=4.0', undefined, 'fhir'],
  ['text/xml;q=0.5, application/fhir+json', undefined, 'fhir'],
  ['application/fhir+json;q=0, */*', undefined, 'original'],
  ['application/fhir+xml, text/xml;q=0.1', undefined, 'original'],
  ['application/fhir+xml', undefined, 'not-acceptable'],
  ['application/pdf', undefined, 'not-acceptable'],
  ['text/xml', 'json', 'fhir'],
  ['application/fhir+json', 'xml', 'not-acceptable'],
  ['', 'application/fhir json', 'fhir'],
] as const) {
  test(`R4, http: Accept «${accept}»${format ? ` and _format ${format}` : ''}: ${form}`, () => {
    assert.equal(wanted(accept, format), form)
  })
}

test('an id in an address opens for whom it was made, and for nothing else', () => {
  const secret = new Uint8Array(32).fill(1)
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 128, unit: 'grapheme-ascii' }), (text) => {
      const id = sealId(secret, 'FI', text)
      assert.match(id, /^[\w.-]{22,200}$/)
      assert.equal(openId(secret, 'FI', id), text)
      assert.equal(openId(secret, 'SE', id), undefined)
      assert.equal(openId(new Uint8Array(32), 'FI', id), undefined)
      assert.equal(openId(secret, 'FI', `${id.slice(0, 5)}${id[5] === 'A' ? 'B' : 'A'}${id.slice(6)}`), undefined)
    }),
  )
  fc.assert(fc.property(fc.string(), (id) => assert.equal(openId(secret, 'FI', id), undefined)))
  assert.match(namedFor(secret, 'FI', 'a'), /^[0-9a-f]{40}$/)
})
