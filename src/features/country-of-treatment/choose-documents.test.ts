import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entry, pdf } from '../../../test/treatment/partners.ts'
import { isPdf, summariesAmong } from './choose-documents.ts'

const prescription = entry({ classCode: { code: '57833-6', scheme: '' } })

test('a PDF that says the same as a structured summary is left out; alone it is offered', () => {
  const structured = entry()
  assert.deepEqual(summariesAmong([pdf, structured, prescription]), [structured])
  assert.deepEqual(summariesAmong([pdf, prescription]), [pdf])
  assert.deepEqual(summariesAmong([prescription]), [])
})

test('of several the latest is first', () => {
  const [old, recent, undated] = [entry({ creationTime: '2024' }), entry({ creationTime: '20260101' }), entry()]
  const { creationTime: _none, ...without } = undated
  assert.deepEqual(summariesAmong([without, old, recent]), [recent, old, without])
})

test('MyHealth@EU: formats are told apart without regard to case; by type of file where the format is unknown', () => {
  assert.equal(isPdf(entry({ formatCode: { code: 'urn:epsos:PS:ps:2010', scheme: '' } })), false)
  assert.equal(
    isPdf(entry({ formatCode: { code: 'URN:IHE:ITI:XDS-SD:PDF:2008', scheme: '' }, mimeType: 'text/xml' })),
    true,
  )
  assert.equal(isPdf(entry({ formatCode: { code: 'other', scheme: '' }, mimeType: 'application/pdf' })), true)
})
