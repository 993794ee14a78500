import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
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
