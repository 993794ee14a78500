import assert from 'node:assert/strict'
import { test } from 'node:test'
import { own } from '../../../test/vectors.ts'
import { openSummary } from '../patient-summary/index.ts'
import { levelOneOf } from './level-one.ts'

const pdf = new TextEncoder().encode('%PDF-1.7 not really one')
const now = new Date('2026-11-22T10:00:00Z')

for (const { name, bytes } of own('samples').filter((sample) => sample.name.endsWith('-l3.xml'))) {
  test(`MyHealth@EU level 1: ${name} becomes a PDF in the same header, for the same patient`, () => {
    const made = levelOneOf(bytes, pdf, 'made.L1')
    const { summary, recognition } = openSummary(made, now)
    const original = openSummary(bytes, now)
    assert.deepEqual(summary.header.patient?.ids, original.summary.header.patient?.ids)
    assert.equal(recognition.level, 'L1')
    const text = Buffer.from(made).toString()
    assert.match(text, /<relatedDocument typeCode="XFRM">/)
    assert.equal(text.match(/<relatedDocument/g)?.length, 1)
    assert(text.includes(Buffer.from(pdf).toString('base64')))
    assert.doesNotMatch(text, /<structuredBody/)
  })
}

test('MyHealth@EU level 1: the same document gives the same bytes', () => {
  const [sample] = own('samples').filter(({ name }) => name.endsWith('-l3.xml'))
  assert(sample)
  assert.deepEqual(levelOneOf(sample.bytes, pdf, 'x'), levelOneOf(sample.bytes, pdf, 'x'))
})
