import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conceptIndexBuilder } from '../../../standards/terminology/concept-index.ts'
import { answeredTerminology, loadedTerminology, questionKey } from './service.ts'

const source = { name: 'test', kind: 'operator' } as const
const builder = conceptIndexBuilder([source])
const url = 'http://terminology.ehdsi.eu/ValueSet/illness'
builder.add({ kind: 'value-set', id: '1.2.3', url, name: 'illness' }, source)
builder.add({ kind: 'member', valueSet: '1.2.3', system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }, source)
const loaded = loadedTerminology(builder.build())
const icd = 'http://hl7.org/fhir/sid/icd-10'

test('a loaded value set has its own codes and no others; what is not loaded is unknown', () => {
  assert.equal(loaded.member(`${url}|8.1`, icd, 'I10'), 'yes')
  assert.equal(loaded.member(url, icd, 'I11'), 'no')
  assert.equal(loaded.member('http://example.org/other', icd, 'I10'), 'unknown')
})

test('a listed code is there; one that is not listed may be there all the same', () => {
  assert.equal(loaded.lookup(icd, 'I10'), 'yes')
  assert.equal(loaded.lookup(icd, 'I11'), 'unknown')
})

test('fetched answers stand in for a service, by code and by value set', () => {
  const answered = answeredTerminology(
    new Map([
      [questionKey({ system: icd, code: 'I11' }), 'no'],
      [questionKey({ system: icd, code: 'I10', valueSet: `${url}|2` }), 'yes'],
    ] as const),
  )
  assert.equal(answered.lookup(icd, 'I11'), 'no')
  assert.equal(answered.lookup(icd, 'I10'), 'unknown')
  assert.equal(answered.member(url, icd, 'I10'), 'yes')
})
