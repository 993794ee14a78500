import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasLevelOne, listOf } from './entries.ts'
import type { AffiliatedDocument } from './store.ts'

const place = { country: 'CZ', homeCommunityId: '2.999.203', repositoryUniqueId: '2.999.203.3' }
const patient = { root: '2.999.203.1.1', extension: 'CZ-EX-580923' }
const summary: AffiliatedDocument = {
  person: 'p',
  uniqueId: '2.999.203.1^1',
  classCode: '60591-5',
  languageCode: 'cs-CZ',
  createdAt: new Date('2026-06-11T07:30:00Z'),
  title: '',
  author: '',
  institution: '',
  entryUuid: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  sha1: 'aa',
  size: 10,
}

const listed = (document: AffiliatedDocument) => {
  const { entries, transformed } = listOf(place, patient, [document])
  return { formats: entries.map(({ formatCode, size }) => [formatCode.code, size]), joined: transformed.length }
}

test('MyHealth@EU: a structured summary is listed beside the PDF that is made of it, joined by XFRM', () => {
  assert.deepEqual(listed(summary), {
    formats: [
      ['urn:epSOS:ps:ps:2010', 10],
      ['urn:ihe:iti:xds-sd:pdf:2008', 0],
    ],
    joined: 1,
  })
})

test('MyHealth@EU: a summary kept as a PDF is listed as one, alone, with its own size', () => {
  const kept = { ...summary, formatCode: 'urn:ihe:iti:xds-sd:pdf:2008' }
  assert.deepEqual(listed(kept), { formats: [['urn:ihe:iti:xds-sd:pdf:2008', 10]], joined: 0 })
  assert.equal(hasLevelOne(kept), false)
})

test('MyHealth@EU, OrCD: an original document is listed in the format it is in', () => {
  const image = { ...summary, classCode: 'x-clinical-image', formatCode: 'urn:eHDSI:orcd:png:2021' }
  assert.deepEqual(listed(image), { formats: [['urn:eHDSI:orcd:png:2021', 10]], joined: 0 })
  assert.deepEqual(listed({ ...summary, classCode: '11502-2' }).formats, [['urn:eHDSI:orcd:pdf:2021', 10]])
})
