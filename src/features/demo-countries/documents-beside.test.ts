import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkAgainstMask } from '../../standards/smp/check-against-mask.ts'
import { memoryAffiliationStore } from '../country-of-affiliation/index.ts'
import { documentsBeside, withNumbersOf } from './documents-beside.ts'
import { demoCountries, maskOf, settle } from './index.ts'

const now = new Date('2026-11-22T10:00:00Z')
const samples = join(import.meta.dirname, '../../../samples')
const portugal = demoCountries.find(({ country }) => country === 'PT')!

test('issue 5, item 9: documents beside the program say whose they are, and one that cannot be opened is passed over', async () => {
  const found = await documentsBeside(samples, now)
  assert.deepEqual(
    new Set(found.map(({ country }) => country)),
    new Set(['CY', 'CZ', 'FI', 'GR', 'LU', 'NO', 'PL', 'PT']),
  )
  assert.deepEqual(await documentsBeside(join(samples, 'papers'), now), [])
  assert.deepEqual(await documentsBeside(join(samples, 'nowhere'), now), [])
})

test('a country asks for the numbers that its documents use, and any one of them is enough', async () => {
  const [document] = await documentsBeside(samples, now)
  assert(document)
  const row = withNumbersOf(portugal, [
    { ...document, domain: '2.999.9.9' },
    { ...document, domain: '2.999.9.9' },
  ])
  const mask = maskOf(row)
  assert.equal(mask.fields.length, portugal.asks.length + 1)
  for (const key of ['number', 'number2']) {
    const values = { [key]: key === 'number' ? 'PT-EX-470322' : '2-1234-W7' }
    const checked = checkAgainstMask(mask, values, 'PS')
    assert(!('problems' in checked), JSON.stringify(checked))
  }
  assert('problems' in checkAgainstMask(mask, {}, 'PS'))
  assert.equal(withNumbersOf(portugal, []), portugal)
})

test('whom a document beside is about is found by its number', async () => {
  const store = memoryAffiliationStore()
  const documents = await documentsBeside(samples, now)
  for (const { bytes } of documents) await settle(store, bytes, now)
  assert.equal((await store.carrying({ root: '2.999.442.1.1', extension: 'LU-EX-930130' })).length, 1)
})
