import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aino, entry, asking } from '../../../test/treatment/partners.ts'
import type { SoapReply } from '../../protocols/soap/soap-client.ts'
import { writeRetrievedDocuments } from '../../standards/ihe/retrieve.ts'
import { soapPartners } from './outgoing.ts'

/** Finland, which answers ITI-39 with a document of so many bytes whatever is wanted. */
function sending(size: number, wanted: ReturnType<typeof entry>) {
  const document = { ...wanted, mimeType: 'text/xml', bytes: Buffer.alloc(size) }
  const { body, attachments } = writeRetrievedDocuments([document], [], 'wave-9')
  const peer = { country: 'FI', certificate: { commonName: 'fi', sha256: '' }, address: '192.0.2.1' }
  const none = new Uint8Array()
  const reply: SoapReply = { body, attachments, bytes: none, sent: none, requestId: '', peer, milliseconds: 1 }
  const url = 'https://fi.example/'
  const directory = {
    endpoint: () => ({ service: 'document-retrieve', url, certificate: none, sha256: '' }) as const,
  }
  return soapPartners({
    country: 'NO',
    homeCommunityId: '2.999',
    communityOf: () => '2.999.246',
    directory,
    client: { call: async () => reply },
    self: { commonName: 'no', address: '192.0.2.2' },
    records: { intend: async () => undefined, complete: async () => undefined },
    now: () => new Date('2026-11-22T02:10:00Z'),
    newId: randomUUID,
  })
}

test('a document that is not fit is told of, also when that takes its time', async () => {
  const wanted = entry()
  const answer = await sending(3_000_000, wanted).retrieve(
    asking,
    aino.identifiers[0]!,
    wanted,
    async () => 'another-patient',
  )
  assert.deepEqual(answer, { kind: 'stopped', trouble: { code: 'another-patient' } })
})
