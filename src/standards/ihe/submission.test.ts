import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { identifier, oid, providedEntry, sent, words, xdsTime } from '../../../test/exchange-messages.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { readSubmission, type Submission, writeSubmission } from './provide-and-register.ts'

const patient = { root: '1.2.246.21', extension: '010101-999R' }
const document = {
  entry: {
    entryUuid: 'urn:uuid:6dd8eb49-e4cf-4a0e-9d04-7a1a6a1d2f5c',
    documentUniqueId: '1.2.3^eD',
    patient,
    classCode: { code: 'DISCARD-60593-1', scheme: '2.16.840.1.113883.6.1' },
    formatCode: { code: 'urn:eHDSI:ed:discard:2020', scheme: 'eHDSI formatCodes' },
    mimeType: 'text/xml',
  },
  bytes: Buffer.from('<ClinicalDocument/>'),
}
const submission: Submission = {
  entryUuid: 'urn:uuid:1f7ed1b8-6c2c-4d1e-8f53-5f0c4f2a9d11',
  uniqueId: '2.25.77',
  sourceId: '2.16.578.1',
  patient,
  submissionTime: '20270326140509',
  contentType: document.entry.classCode,
  title: 'eDispensation discard',
  author: { person: 'Prøvesen', institution: 'Prøveapoteket' },
  documents: [document],
}

test('ITI-41: a submission reads back as it was written, documents byte by byte', () => {
  const made = fc
    .record(
      {
        patient: identifier,
        uniqueId: oid,
        sourceId: oid,
        submissionTime: xdsTime,
        title: words,
        entryUuid: fc.uuid(),
      },
      { noNullPrototype: true },
    )
    .chain((set) =>
      fc
        .uniqueArray(fc.tuple(providedEntry, fc.uint8Array({ maxLength: 64 })), {
          ...{ minLength: 1, maxLength: 3, selector: ([entry]: [{ entryUuid: string }, unknown]) => entry.entryUuid },
        })
        .map((parts) => ({
          ...set,
          documents: parts.map(([entry, bytes], position) => ({
            entry: { ...entry, patient: set.patient, documentUniqueId: `2.25.${position}` },
            bytes,
          })),
        })),
    )
  fc.assert(
    fc.property(made, (whole) => {
      const { body, attachments } = writeSubmission(whole)
      assert.deepEqual(readSubmission(sent(body), attachments), whole)
    }),
  )
})

for (const [title, change, at] of [
  ['no set', (text) => text.replaceAll('RegistryPackage', 'RegistryPackages'), 'RegistryPackage'],
  ['a set of nobody', (text) => text.replace('6b5aea1a', '6b5aea1b'), 'RegistryPackage'],
  ['no source', (text) => text.replace('554ac39e', '554ac39f'), 'RegistryPackage'],
  ['another patient in the document', (text) => text.replace('value="010101-999R', 'value="020202-999X'), 'patientId'],
  ['a document without a class', (text) => text.replace('41a5887f', '41a5887e'), 'ExtrinsicObject'],
  [
    'a document whose bytes belong to another',
    (text) => text.replace('Document id="urn:uuid:6d', 'Document id="urn:uuid:7d'),
    'Document/@id',
  ],
  ['to replace a document', (text) => text.replace('AssociationType:HasMember', 'AssociationType:RPLC'), 'Association'],
  [
    'another element',
    (text) => text.replaceAll('ProvideAndRegisterDocumentSetRequest', 'Provide'),
    'SubmitObjectsRequest',
  ],
] as const satisfies readonly (readonly [string, (text: string) => string, string])[]) {
  test(`ITI-41: refused, since the sender would believe it stored: ${title}`, () => {
    const { body, attachments } = writeSubmission(submission)
    const changed = parseXml(Buffer.from(change(serialiseXml(body))))
    assert.throws(() => readSubmission(changed, attachments), isPlace(at))
  })
}

test('ITI-41: refused: the same document twice, and bytes that no entry names', () => {
  const twice = { ...document, entry: { ...document.entry, entryUuid: 'urn:uuid:2' } }
  const { body, attachments } = writeSubmission({ ...submission, documents: [document, twice] })
  assert.throws(() => readSubmission(sent(body), attachments), isPlace('uniqueId'))
  const text = serialiseXml(writeSubmission(submission).body)
  const stray = text.replace(
    /<[\w:]*Document id=.*<\/[\w:]*Document>/,
    (found) => found + found.replace('urn:uuid:6', 'urn:uuid:7'),
  )
  assert.throws(() => readSubmission(parseXml(Buffer.from(stray)), attachments), isPlace('Document'))
})

test('ITI-41: bytes inline in base64 are read like attachments', () => {
  const { body } = writeSubmission(submission)
  const inline = serialiseXml(body).replace(/<[\w:]*Include[^>]*>/, document.bytes.toString('base64'))
  const [read] = readSubmission(parseXml(Buffer.from(inline)), new Map()).documents
  assert.equal(Buffer.from(read!.bytes).toString(), '<ClinicalDocument/>')
})

function isPlace(at: string) {
  return (thrown: unknown) => thrown instanceof Problem && thrown.code === 'xdr-submission' && thrown.place.at === at
}
