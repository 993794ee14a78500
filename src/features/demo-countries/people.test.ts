import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { memoryAffiliationStore } from '../country-of-affiliation/index.ts'
import { demoCountries, maskOf } from './index.ts'
import { settle } from './people.ts'

const now = new Date('2026-11-22T10:00:00Z')
const sample = (name: string) => readFile(join(import.meta.dirname, '../../../samples', name))

for (const country of demoCountries) {
  test(`issue 5, item 9: the people of ${country.country} are found by the number its mask asks for`, async () => {
    const store = memoryAffiliationStore()
    for (const name of country.samples) await settle(store, await sample(name), now)
    const [field] = maskOf(country).fields
    const domain = field?.domain ?? ''
    const numbers = await Promise.all(
      country.samples.map(async (name) => {
        const text = (await sample(name)).toString()
        return new RegExp(`<id root="${domain.replaceAll('.', '\\.')}" extension="([^"]*)"`).exec(text)?.[1] ?? ''
      }),
    )
    assert(numbers.length > 0)
    for (const extension of numbers) {
      const [person] = await store.carrying({ root: domain, extension })
      assert(person?.traits.family && person.traits.birthDate)
      assert.match(extension, new RegExp(`^(?:${field?.format?.source})$`))
      assert.equal((await store.documentsOf(person.key)).length, 1)
    }
  })
}

test('a document that is settled twice is there once', async () => {
  const store = memoryAffiliationStore()
  const bytes = await sample('fi-ps-l3.xml')
  await settle(store, bytes, now)
  await settle(store, bytes, now)
  const [person] = await store.carrying({ root: '2.999.246.1.1', extension: 'FI-EX-840611' })
  assert.equal((await store.documentsOf(person?.key ?? '')).length, 1)
})
