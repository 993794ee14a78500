import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asCompared } from './as-compared.ts'
import { agreementOn, mayBeOne } from './likeness.ts'

const at = new Date('2026-11-22T10:00:00Z')
const born = { birthDate: '1984-06-11' }

test('issue 5, item 11: a name in Greek letters is compared as a passport spells it too', () => {
  const greek = asCompared({ country: 'CY', at, description: { family: 'Παπαδοπούλου', given: ['Μαρία'], ...born } })
  const latin = { family: 'PAPADOPOULOU', given: ['MARIA'], ...born }
  assert.equal(agreementOn('family', greek, [latin]), 'same')
  assert.ok(greek.some((each) => mayBeOne(each, latin)))
})

test('what is written in Latin letters is compared as it is', () => {
  const description = { family: 'Esimerkki', ...born }
  assert.deepEqual(asCompared({ country: 'FI', at, description }), [description])
})
