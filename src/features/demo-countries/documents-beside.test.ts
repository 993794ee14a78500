import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkAgainstMask } from '../../standards/smp/check-against-mask.ts'
import { memoryAffiliationStore } from '../country-of-affiliation/index.ts'
import { demoCountries, documentsBeside, maskOf, settleBeside } from './index.ts'

const now = new Date('2026-11-22T10:00:00Z')
const samples = join(import.meta.dirname, '../../../samples')
const portugal = demoCountries.find(({ country }) => country === 'PT')!

test('issue 5, item 9: documents beside the program say whose they are, and one that cannot be opened is passed over', async () => {
  const found = await documentsBeside(samples)
  assert.deepEqual(
    new Set(found.map(({ country }) => country)),
    new Set(['CY', 'CZ', 'FI', 'GR', 'LU', 'NO', 'PL', 'PT']),
  )
  assert.deepEqual(await documentsBeside(join(samples, 'papers')), [])
  assert.deepEqual(await documentsBeside(join(samples, 'nowhere')), [])
})

test('whom a document beside is about is found by a number of the country’s own form, and by those of the document', async () => {
  const store = memoryAffiliationStore()
  const [offered] = await settleBeside(store, portugal, await documentsBeside(samples), now)
  const [number] = offered?.traits.identifiers ?? []
  assert(number)
  const [person] = await store.carrying(number)
  assert.equal(person?.traits.identifiers.at(-1), number)
  const [own] = person?.traits.identifiers ?? []
  assert.deepEqual(own && (await store.carrying(own)), [person])
  const checked = checkAgainstMask(maskOf(portugal), { number: number.extension }, 'PS')
  assert(!('problems' in checked), JSON.stringify(checked))
})
