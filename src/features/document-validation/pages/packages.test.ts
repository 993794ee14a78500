import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml } from '../../../protocols/web/html.ts'
import { packagesPage } from './packages.ts'

const rules = { packages: [], terminology: [], originOf: () => undefined }
const shown = (packages: Parameters<typeof packagesPage>[1]['packages'] = []) =>
  renderHtml(packagesPage('en', { ...rules, packages }).main)

test('issue 6, item 2: the page of profiles says that the national ones are our reading, from what, and what it covers', () => {
  const page = shown()
  assert.match(page, /own reading of hl7\.fhir\.no\.basis [\d.]+, from the published definitions/)
  assert.match(page, /own reading of sfm\.130323 [\d.]+, from descriptions and examples, without the definitions/)
  assert.match(page, /Left out: /)
})

test('a national package that an operator has loaded is no reading of ours', () => {
  const loaded = {
    name: 'hl7.fhir.no.basis',
    version: '2.2.2',
    path: '',
    definitions: 1,
    cache: 'unkept',
    unreadable: [],
  } as const
  assert.doesNotMatch(shown([loaded]), /own reading of hl7\.fhir\.no\.basis/)
})
