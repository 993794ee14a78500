import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aino, entry, asking } from '../../../test/treatment/partners.ts'
import type { SoapReply } from '../../protocols/soap/soap-client.ts'
import { writeDocumentList } from '../../standards/ihe/document-list.ts'
import { writeRetrievedDocuments } from '../../standards/ihe/retrieve.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeEvent } from '../exchange-records/index.ts'
import { soapPartners } from './outgoing.ts'

/** Finland, which answers so whatever is asked; and what is recorded of it. */
function answering({ body, attachments }: Pick<SoapReply, 'body' | 'attachments'>) {
  const peer = { country: 'FI', certificate: { commonName: 'fi', sha256: '' }, address: '192.0.2.1' }
  const none = new Uint8Array()
  const reply: SoapReply = { body, attachments, bytes: none, sent: none, requestId: '', peer, milliseconds: 1 }
  const completed: ExchangeEvent[] = []
  const partners = soapPartners({
    country: 'NO',
    homeCommunityId: '2.999',
    communityOf: () => '2.999.246',
    directory: {
      endpoint: (_country, service) => ({ service, url: 'https://fi.example/', certificate: none, sha256: '' }),
    },
    client: { call: async () => reply },
    self: { commonName: 'no', address: '192.0.2.2' },
    records: { intend: async () => undefined, complete: async (event) => void completed.push(event) },
    now: () => new Date('2026-11-22T02:10:00Z'),
    newId: randomUUID,
  })
  return { partners, completed }
}

const [patient = assert.fail('No number')] = aino.identifiers
const warning = { ...faultOf('WARNING_PS_MISSING_EXPECTED_MAPPING'), severity: 'warning' } as const

test('exchange study 1.2: a list with warnings and Success is a list; the warnings are told and recorded', async () => {
  const list = writeDocumentList({ entries: [entry()], transformed: [] }, [warning], 'wave-9')
  const { partners, completed } = answering({ body: list, attachments: new Map() })
  const answer = await partners.list(asking, patient, 'patient-summary')
  assert.ok(answer.kind === 'answered')
  assert.equal(answer.value.length, 1)
  assert.deepEqual(
    answer.warnings?.map(({ kind }) => kind),
    ['not-translated'],
  )
  assert.deepEqual(
    completed.map(({ id, outcome, warnings }) => [id, outcome, warnings?.length]),
    [['EHDSI-21', 'success', 1]],
  )
})

test('IHE ITI TF-2, 3.39: what came in part is shown, and that there should be more is said', async () => {
  const wanted = entry({ classCode: { code: '11502-2', scheme: '2.16.840.1.113883.6.1' } })
  const document = { ...wanted, mimeType: 'text/xml', bytes: Buffer.from('<x/>') }
  const missing = { name: 'XDSMissingDocument', severity: 'error' } as const
  const { partners, completed } = answering(writeRetrievedDocuments([document], [missing], 'wave-9'))
  const answer = await partners.retrieve(asking, patient, wanted, async () => undefined)
  assert.ok(answer.kind === 'answered')
  assert.deepEqual(
    answer.warnings?.map(({ kind }) => kind),
    ['partial'],
  )
  assert.deepEqual([completed[0]?.id, completed[0]?.outcome], ['EHDSI-62', 'success'])
})

test('issue 5, item 1: original documents are asked for by their four classes, and recorded as such', async () => {
  const list = writeDocumentList({ entries: [], transformed: [] }, [faultOf('ERROR_ORCD_NOT_FOUND')], 'wave-9')
  const { partners, completed } = answering({ body: list, attachments: new Map() })
  const answer = await partners.list(asking, patient, 'orcd')
  assert.ok(answer.kind === 'stopped')
  assert.equal(answer.trouble.code, 'nothing-registered')
  assert.deepEqual([completed[0]?.id, completed[0]?.outcome], ['EHDSI-61', 'minor-failure'])
})
