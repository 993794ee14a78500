import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseXml } from '../../platform/xml/parse.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { checkAgainstMask } from '../../standards/smp/check-against-mask.ts'
import { readSearchMask } from '../../standards/smp/read-search-mask.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import { writeSearchMask } from '../../standards/smp/write-search-mask.ts'
import { memoryAffiliationStore } from '../country-of-affiliation/index.ts'
import { demoCountries, maskOf, type OfferedPerson } from './index.ts'
import { settle, settlePeople } from './people.ts'

const now = new Date('2026-11-22T10:00:00Z')
const sample = (name: string) => readFile(join(import.meta.dirname, '../../../samples', name))

/** A mask as other countries read it. */
const published = (mask: SearchMask) =>
  readSearchMask(parseXml(Buffer.from(serialiseXml(writeSearchMask(mask)))), mask.country)

async function settled(code: string) {
  const store = memoryAffiliationStore()
  const country = demoCountries.find((each) => each.country === code)
  assert(country)
  return { store, country, people: await settlePeople(store, country, sample, now) }
}

async function documentsOf({ traits }: OfferedPerson, { store }: Awaited<ReturnType<typeof settled>>) {
  const [number] = traits.identifiers
  assert(number)
  const found = await store.carrying(number)
  return { found, documents: await store.documentsOf(found[0]?.key ?? '') }
}

for (const { country } of demoCountries) {
  test(`issue 5, item 9: the people of ${country} are found by what its mask asks for, and it says what they show`, async () => {
    const world = await settled(country)
    const mask = published(maskOf(world.country))
    assert.equal(world.people.length, world.country.people.length)
    for (const person of world.people) {
      const { found } = await documentsOf(person, world)
      assert(found.length > 0 && found[0]?.traits.family && found[0].traits.birthDate)
      const { identifiers, birthDate } = person.traits
      const typed = { number: identifiers[0]?.extension ?? '', ...(birthDate ? { birthDate } : {}) }
      const keyed = mask.fields.map(({ key, kind }) => [
        key,
        kind === 'identifier' ? typed.number : (typed.birthDate ?? ''),
      ])
      const checked = checkAgainstMask(mask, Object.fromEntries(keyed), 'PS')
      assert(!('problems' in checked), JSON.stringify(checked))
      for (const language of ['nb', 'nn', 'en'] as const) assert.equal(person.shows?.(language).language, language)
    }
    assert.equal((await documentsOf(world.people[0]!, world)).documents.length > 0, true)
  })
}

test('issue 5, item 6: one number leads to two sisters in Poland, and the birth date is sent of one of them', async () => {
  const world = await settled('PL')
  const [, several, toldApart] = world.people
  assert(several && toldApart)
  assert.deepEqual(several.traits.identifiers, toldApart.traits.identifiers)
  assert.equal((await documentsOf(several, world)).found.length, 2)
  assert.equal(several.traits.birthDate, undefined)
  assert.equal(toldApart.traits.birthDate, '1974-08-15')
})

test('issue 5, item 1: a Portuguese has original clinical documents beside the summary', async () => {
  const world = await settled('PT')
  const { documents } = await documentsOf(world.people[0]!, world)
  assert.deepEqual(documents.map(({ classCode }) => classCode).toSorted(), ['11502-2', '34105-7', '60591-5'])
  assert.deepEqual(documents[0]?.createdAt, new Date('2026-10-14T08:30:12Z'))
})

test('issue 5, item 6: a Finn has opted out of everything', async () => {
  const world = await settled('FI')
  const { found, documents } = await documentsOf(world.people[2]!, world)
  assert.equal(found[0]?.optedOut.length, 5)
  assert.deepEqual(documents, [])
})

test('a document that is settled twice is there once', async () => {
  const store = memoryAffiliationStore()
  const bytes = await sample('fi-ps-l3.xml')
  await settle(store, bytes, now)
  await settle(store, bytes, now)
  const [person] = await store.carrying({ root: '2.999.246.1.1', extension: 'FI-EX-840611' })
  assert.equal((await store.documentsOf(person?.key ?? '')).length, 1)
})

test('docs/contact-point.md names every invented person, and what they are asked with', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/contact-point.md'), 'utf8')
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('-EX-'))
  const told = rows.map((line) =>
    line
      .split('|')
      .slice(2, 4)
      .map((cell) => cell.trim()),
  )
  const countries = demoCountries.filter(({ country }) => country !== 'NO').map(({ country }) => country)
  const people = (await Promise.all(countries.map(settled))).flatMap((world) => world.people)
  const expected = people.map(({ name, traits: { identifiers, birthDate } }) => {
    const born = birthDate === undefined ? [] : [`born ${birthDate.split('-').toReversed().join('.')}`]
    return [[identifiers[0]?.extension, ...born].join(', '), name]
  })
  assert.deepEqual(told, expected)
})
