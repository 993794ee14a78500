import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../../test/fhir-definitions.ts'
import { nationalGuides } from './national-guides.ts'

const docs = await readFile(new URL('../../../../docs/validation.md', import.meta.url), 'utf8')
const words = { defined: 'its definitions', described: 'descriptions' } as const

test('issue 6, item 2: every national guide says what it rests on, where it was read, and what it covers', () => {
  for (const { package: name, reading } of nationalGuides) {
    assert.ok(reading, name)
    assert.ok(reading.from.every((url) => URL.canParse(url)) && reading.from.length > 0, name)
    assert.match(reading.covers.en, /Left out: /, name)
    assert.match(reading.covers.nb, /Ikke med: /, name)
    assert.match(reading.covers.nn, /Ikkje med: /, name)
  }
})

test('the documentation names every national guide with its version and what it rests on', () => {
  for (const { package: name, version, reading } of nationalGuides) {
    assert.ok(docs.includes(`| ${name} ${version} | ${words[reading!.sure]} |`), name)
  }
})

test('issue 6, item 2: every value set that a national profile requires is known, by its published name', async () => {
  const { valueSet } = await shippedDefinitions()
  const required = nationalGuides.flatMap(({ profiles }) =>
    Object.values(profiles).flatMap(({ elements }) =>
      Object.values(elements).flatMap(({ bind }) => (bind?.[0] === 'required' ? [bind[1]] : [])),
    ),
  )
  assert.ok(required.length > 15)
  for (const each of required.filter((name) => name.startsWith('http'))) assert.ok(valueSet(each), each)
})
