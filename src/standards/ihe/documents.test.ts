import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { bare, identifier, oid, providedEntry, sent, words, xdsTime } from '../../../test/exchange-messages.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { faultOf } from '../myhealth-eu/error-codes.ts'
import type { DocumentEntry } from './document-entry.ts'
import { readDocumentList, writeDocumentList } from './document-list.ts'
import { type DocumentQuery, readDocumentQuery, writeDocumentQuery } from './registry-query.ts'
import { readRegistryResponse, writeRegistryResponse } from './registry-response.ts'
import {
  readRetrievedDocuments,
  readRetrieveRequest,
  writeRetrievedDocuments,
  writeRetrieveRequest,
} from './retrieve.ts'

const community = '2.16.578.1'
const home = `urn:oid:${community}`
const patient = { root: '2.16.578.1.12.4.1.4.1', extension: '01010199999' }
const query: DocumentQuery = { patient, classCodes: [{ code: '60591-5', scheme: '2.16.840.1.113883.6.1' }] }
const entry: DocumentEntry = {
  homeCommunityId: home,
  repositoryUniqueId: '1.2.3',
  documentUniqueId: '1.2.3^PS',
  entryUuid: 'urn:uuid:6dd8eb49-e4cf-4a0e-9d04-7a1a6a1d2f5c',
  patient,
  classCode: { code: '60591-5', scheme: '2.16.840.1.113883.6.1' },
  formatCode: { code: 'urn:epSOS:ps:ps:2010', scheme: 'eHDSI formatCodes' },
  mimeType: 'text/xml',
}
const reference = { homeCommunityId: home, repositoryUniqueId: '1.2.3', documentUniqueId: '1.2.3^PS' }
const typeSlot = (types: string) =>
  `<ns1:Slot name="$XDSDocumentEntryType"><ns1:ValueList><ns1:Value>(${types})</ns1:Value></ns1:ValueList></ns1:Slot>`
const onDemand = typeSlot("'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248'")
const bothTypes = typeSlot(
  "'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248','urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1'",
)
const status = '<ns1:Slot name="$XDSDocumentEntryStatus">'
const secondsTime = xdsTime.map(
  (time) => `${time}00000101000000`.slice(0, 4) + time.slice(4).padEnd(10, '0101000000'.slice(time.length - 4)),
)
const plainCode = words.map((text) => text.replaceAll('^', '') || 'c')

test('ITI-38: a query reads back as it was written: quotes, lists and filters', () => {
  const queries = fc.record(
    {
      patient: identifier,
      classCodes: fc.array(fc.record({ code: plainCode, scheme: oid }, { noNullPrototype: true }), { maxLength: 3 }),
      maximumSize: fc.nat(),
      createdBefore: secondsTime,
      createdAfter: secondsTime,
    },
    { noNullPrototype: true, requiredKeys: ['patient', 'classCodes'] },
  )
  fc.assert(
    fc.property(queries, (asked) => {
      // What record leaves out is absent, not undefined.
      const written = writeDocumentQuery(asked as DocumentQuery)
      assert.deepEqual(readDocumentQuery(sent(written)), { ...asked, faults: [] })
    }),
  )
})

test('ITI-38: a list reads back as it was written, with its pairs, whatever stands in it', () => {
  const entries = fc
    .uniqueArray(fc.tuple(providedEntry, oid), { maxLength: 4, selector: ([each]) => each.entryUuid })
    .map((made) =>
      made.map(([each, repository]) => ({ ...each, homeCommunityId: home, repositoryUniqueId: repository })),
    )
    .filter((made) => new Set(made.map((each) => each.documentUniqueId)).size === made.length)
  fc.assert(
    fc.property(entries, (made) => {
      const [first, second] = made
      const transformed = first && second ? [{ source: second.entryUuid, target: first.entryUuid }] : []
      const list = { entries: made, transformed }
      const read = readDocumentList(sent(writeDocumentList(list, [], 'wave-9')), community)
      assert.deepEqual(read, { ...list, status: 'Success', faults: [], leftOut: 0 })
    }),
  )
})

test('equal metadata is written in equal bytes: nothing in it is made up at the time', () => {
  const written = () => serialiseXml(writeDocumentList({ entries: [entry], transformed: [] }, [], 'wave-9'))
  assert.equal(written(), written())
})

test('a number that holds a separator of CX is not sent: it would name someone else', () => {
  const other = { ...patient, extension: '0101^01' }
  assert.throws(() => writeDocumentQuery({ ...query, patient: other }), isProblem('patient-id'))
  assert.throws(() => writeDocumentList(listed({ ...entry, patient: other }), [], 'wave-9'), isProblem('patient-id'))
})

for (const [title, change, expected] of [
  ['the entry is complete', (text) => text, 1],
  ['of another community', (text) => text.replace(home, 'urn:oid:1.9'), 0],
  ['its community left out', (text) => text.replace(` home="${home}"`, ''), 1],
  ['its community without a prefix', (text) => text.replace(home, community), 1],
  ['without a patient', (text) => text.replace('58a6f841', '58a6f842'), 0],
  ['with a patient written twice escaped', (text) => text.replaceAll('&amp;', '&amp;amp;'), 1],
  ['with a patient without an authority', (text) => text.replaceAll('&amp;2.16.578.1.12.4.1.4.1&amp;ISO', ''), 0],
  ['without a document id', (text) => text.replace('2e82c1f6', '2e82c1f7'), 0],
  ['without a repository', (text) => text.replace('"repositoryUniqueId"', '"repositoryUniqueld"'), 0],
  ['deprecated', (text) => text.replace('StatusType:Approved', 'StatusType:Deprecated'), 0],
  [
    'made on demand',
    (text) => text.replace('7edca82f-054d-47f2-a032-9b2a5b5186c1', '34268e47-fdf5-41a6-ba33-82133c465248'),
    1,
  ],
  ['a folder', (text) => text.replace('7edca82f', 'd9d542f3'), 0],
  [
    'schemes in capitals',
    (text) => text.replace('41a5887f-8865-4c09-adf7-e362475b143a', '41A5887F-8865-4C09-ADF7-E362475B143A'),
    1,
  ],
  ['in a foreign namespace', (text) => text.replaceAll('xsd:rim:3.0', 'xsd:rim:9.0'), 0],
] as const satisfies readonly (readonly [string, (text: string) => string, number])[]) {
  test(`reading a list: ${title}: ${expected === 1 ? 'listed' : 'left out'}`, () => {
    const text = serialiseXml(writeDocumentList(listed(entry), [], 'wave-9'))
    const read = readDocumentList(parseXml(Buffer.from(change(text))), community)
    assert.equal(read.entries.length, expected)
  })
}

test('a document listed twice is listed once, and the other is counted', () => {
  const twin = { ...entry, entryUuid: 'urn:uuid:9b7c6a3e-7f0f-4f0c-8b60-6b6c1c4f8a11' }
  const read = roundTrip(writeDocumentList({ entries: [entry, twin], transformed: [] }, [], 'wave-9'))
  assert.deepEqual([read.entries.map(({ entryUuid }) => entryUuid), read.leftOut], [[entry.entryUuid], 1])
})

test('a code without a name and an entry without a title have their codes for one: OpenNCP stops at those without', () => {
  const bareCode = { code: 'C08CA13', scheme: '' }
  const [read] = roundTrip(writeDocumentList(listed({ ...entry, eventCodes: [bareCode] }), [], 'wave-9')).entries
  assert.equal(read?.title, '60591-5')
  assert.deepEqual(read?.eventCodes, [{ ...bareCode, display: 'C08CA13' }])
})

test('a pair with a document that is not in the list says nothing', () => {
  const list = { entries: [entry], transformed: [{ source: entry.entryUuid, target: 'urn:uuid:0' }] }
  assert.deepEqual(roundTrip(writeDocumentList(list, [], 'wave-9')).transformed, [])
})

test('warnings beside documents are success, errors beside documents partial success, errors alone failure', () => {
  const warning = faultOf('WARNING_PS_GENERIC')
  const error = faultOf('ERROR_PS_NOT_FOUND')
  const statusOf = (entries: readonly DocumentEntry[], faults: Parameters<typeof writeDocumentList>[1]) => {
    const { status, faults: read } = roundTrip(writeDocumentList({ entries, transformed: [] }, faults, 'wave-7'))
    assert.deepEqual(bare(read), faults)
    return status
  }
  assert.equal(statusOf([entry], [warning]), 'Success')
  assert.equal(statusOf([entry], [error, warning]), 'PartialSuccess')
  assert.equal(statusOf([], [error]), 'Failure')
})

for (const [title, answer, expected] of [
  ['a code of IHE', error('XDSMissingDocument'), ['ERROR_GENERIC_DOCUMENT_MISSING', 'error']],
  ['a number of wave 7', error('1102'), ['ERROR_PS_NOT_FOUND', 'error']],
  ['a warning by the sender', error('1102', 'Warning'), ['ERROR_PS_NOT_FOUND', 'warning']],
  ['a number of the transformation', error('4508'), ['ERROR_TRANSCODING_ERROR', 'error']],
  ['a number nobody knows', error('9999'), ['ERROR_GENERIC', 'error']],
  ['no code', '<RegistryError/>', ['ERROR_GENERIC', 'error']],
  ['failure without a word', '', ['ERROR_GENERIC', 'error']],
] as const) {
  test(`reading errors: ${title}`, () => {
    const [fault] = readRegistryResponse(response(answer)).faults
    assert.deepEqual([fault?.name, fault?.severity], expected)
  })
}

test('ITI-41: success unless there is an error', () => {
  const warning = faultOf('WARNING_ED_GENERIC')
  assert.deepEqual(readRegistryResponse(sent(writeRegistryResponse([], 'wave-9'))), { status: 'Success', faults: [] })
  assert.equal(readRegistryResponse(sent(writeRegistryResponse([warning], 'wave-9'))).status, 'Success')
  assert.equal(
    readRegistryResponse(sent(writeRegistryResponse([faultOf('ERROR_ED_GENERIC')], 'wave-9'))).status,
    'Failure',
  )
})

for (const [title, change, expected] of [
  ['nothing changed', (text) => text, []],
  [
    'another filter would give too much',
    (text) => text.replace('$XDSDocumentEntryStatus', '$XDSDocumentEntryFormatCode'),
    ['ERROR_UNKNOWN_FILTER'],
  ],
  ['no status', (text) => text.replace('StatusType:Approved', 'StatusType:'), ['ERROR_UNKNOWN_FILTER']],
  ['a status broken by a space', (text) => text.replace(':StatusType', ': StatusType'), []],
  ['references instead of entries', (text) => text.replace('LeafClass', 'ObjectRef'), ['ERROR_UNKNOWN_FILTER']],
  ['no option', (text) => text.replace(/<[\w:]*ResponseOption[^>]*>/, ''), []],
  ['only what is made on demand', (text) => text.replace(status, `${onDemand}${status}`), ['ERROR_UNKNOWN_FILTER']],
  ['stable documents too', (text) => text.replace(status, `${bothTypes}${status}`), []],
  ['a slot of somebody else', (text) => text.replace('$XDSDocumentEntryClassCode', 'urn:x'), []],
  ['a patient without quotes', (text) => text.replaceAll("'01010199999", '01010199999').replace("ISO'", 'ISO'), []],
] as const satisfies readonly (readonly [string, (text: string) => string, readonly string[]])[]) {
  test(`reading a query: ${title}`, () => {
    const read = readDocumentQuery(changed(writeDocumentQuery(query), change))
    assert.deepEqual(
      read.faults.map(({ name }) => name),
      expected,
    )
    assert.deepEqual(read.patient, patient)
  })
}

for (const [title, change] of [
  ['another stored query', (text) => text.replace('14d4debf', '14d4dec0')],
  ['no patient', (text) => text.replace('$XDSDocumentEntryPatientId', 'x')],
  ['two patients', (text) => text.replace("ISO'<", "ISO','02020299999^^^&amp;2.16&amp;ISO'<")],
  ['a patient without an authority', (text) => text.replace('&amp;ISO', '')],
  ['an injected clause', (text) => text.replace('01010199999^^^', "01010199999' OR '1'='1^^^")],
  ['another element', (text) => text.replaceAll('AdhocQueryRequest', 'AdhocQueryRequests')],
] as const satisfies readonly (readonly [string, (text: string) => string])[]) {
  test(`reading a query: refused: ${title}`, () => {
    assert.throws(() => readDocumentQuery(changed(writeDocumentQuery(query), change)), isProblem('xca-query'))
  })
}

test('ITI-39: documents come back as they were sent, as attachments, byte by byte', () => {
  const documents = fc.uniqueArray(
    fc.tuple(oid, words, fc.uint8Array({ maxLength: 64 }), fc.constantFrom('text/xml', 'application/pdf')),
    { minLength: 1, maxLength: 3, selector: ([repository, id]) => `${repository} ${id}` },
  )
  fc.assert(
    fc.property(documents, (made) => {
      const found = made.map(([repositoryUniqueId, documentUniqueId, bytes, mimeType]) => ({
        ...{ homeCommunityId: home, repositoryUniqueId, documentUniqueId, mimeType, bytes },
      }))
      const { body, attachments } = writeRetrievedDocuments(found, [], 'wave-9')
      const wanted = readRetrieveRequest(sent(writeRetrieveRequest(found)), community)
      const read = readRetrievedDocuments(sent(body), attachments, wanted)
      assert.deepEqual(read, { status: 'Success', faults: [], documents: found, leftOut: 0 })
    }),
  )
})

test('ITI-39: what nobody asked for, or what comes twice, is not given out', () => {
  const document = { ...reference, mimeType: 'text/xml', bytes: Buffer.from('<a/>') }
  const stray = { ...document, documentUniqueId: 'stray' }
  const { body, attachments } = writeRetrievedDocuments([document, stray, document], [], 'wave-9')
  const read = readRetrievedDocuments(sent(body), attachments, [reference])
  assert.deepEqual([read.documents, read.leftOut], [[document], 2])
})

test('ITI-39: a document beside an error is partial success, as IHE has it', () => {
  const document = { ...reference, mimeType: 'text/xml', bytes: Buffer.from('<a/>') }
  const { body, attachments } = writeRetrievedDocuments([document], [faultOf('XDSMissingDocument')], 'wave-9')
  const read = readRetrievedDocuments(sent(body), attachments, [reference])
  assert.equal(read.status, 'PartialSuccess')
  assert.equal(read.faults[0]?.sentCode, 'XDSMissingDocument')
})

test('ITI-39: a document whose attachment is missing, or that is no base64, is refused', () => {
  const { body } = writeRetrievedDocuments([{ ...reference, mimeType: 'text/xml', bytes: Buffer.of(1) }], [], 'wave-9')
  assert.throws(() => readRetrievedDocuments(sent(body), new Map(), [reference]), isProblem('mime-part-missing'))
  const inline = changed(body, (text) => text.replace(/<[\w:]*Include[^>]*>/, 'a.b'))
  assert.throws(() => readRetrievedDocuments(inline, new Map(), [reference]), isProblem('base64'))
})

test('ITI-39: asked twice is asked once; a community left out is ours; a reference without its parts is refused', () => {
  const twice = sent(writeRetrieveRequest([reference, { ...reference, homeCommunityId: community }]))
  assert.deepEqual(readRetrieveRequest(twice, community), [reference])
  const request = writeRetrieveRequest([reference])
  const without = (name: string) => changed(request, (text) => text.replaceAll(`${name}>`, 'Other>'))
  assert.deepEqual(readRetrieveRequest(without('HomeCommunityId'), community), [reference])
  const many = Array.from({ length: 101 }, (_, at) => ({ ...reference, documentUniqueId: String(at) }))
  assert.throws(() => readRetrieveRequest(sent(writeRetrieveRequest(many)), community), isProblem('xca-retrieve'))
  for (const name of ['RepositoryUniqueId', 'DocumentUniqueId', 'DocumentRequest']) {
    assert.throws(() => readRetrieveRequest(without(name), community), isProblem('xca-retrieve'), name)
  }
})

function listed(one: DocumentEntry) {
  return { entries: [one], transformed: [] }
}

function roundTrip(body: XmlElement) {
  return readDocumentList(sent(body), community)
}

function changed(body: XmlElement, change: (text: string) => string): XmlElement {
  return parseXml(Buffer.from(change(serialiseXml(body))))
}

function isProblem(expected: string) {
  return (thrown: unknown) => thrown instanceof Problem && thrown.kind === 'invalid' && thrown.code === expected
}

function error(sentCode: string, severity = 'Error'): string {
  return `<RegistryError errorCode="${sentCode}" codeContext="x" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:${severity}"/>`
}

function response(errors: string): XmlElement {
  const status = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure'
  const text = `<RegistryResponse xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="${status}"><RegistryErrorList>${errors}</RegistryErrorList></RegistryResponse>`
  return parseXml(Buffer.from(text))
}
