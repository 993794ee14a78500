import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { elementsOf, type XmlElement } from '../../src/platform/xml/tree.ts'
import { writeDocumentList } from '../../src/standards/ihe/document-list.ts'
import { writeSubmission } from '../../src/standards/ihe/provide-and-register.ts'
import { readDocumentQuery, writeDocumentQuery } from '../../src/standards/ihe/registry-query.ts'
import { writeRegistryResponse } from '../../src/standards/ihe/registry-response.ts'
import { writeRetrievedDocuments, writeRetrieveRequest } from '../../src/standards/ihe/retrieve.ts'
import { writeIdentification } from '../../src/standards/ihe/xcpd-request.ts'
import { writeIdentificationAnswer } from '../../src/standards/ihe/xcpd-response.ts'
import { classCodeSystem, documentClasses } from '../../src/standards/myhealth-eu/document-class.ts'
import { errorNames, faultOf } from '../../src/standards/myhealth-eu/error-codes.ts'
import { code, identification, identifier, providedEntry, sent, traits, xdsTime } from '../exchange-messages.ts'
import { exchangeVectors, readVector, rewriteVector } from '../exchange-vectors.ts'
import { noVectors } from '../vectors.ts'
import { breaches, stopsOpenNcp } from './ihe-schemas.ts'

const created = new Date('2027-03-26T14:05:09Z')
const faults = fc.array(fc.constantFrom(...errorNames).map(faultOf), { maxLength: 3 })
const generation = fc.constantFrom('wave-7', 'wave-9')
const entry = providedEntry.map((each) => ({ ...each, homeCommunityId: 'urn:oid:2.16', repositoryUniqueId: '2.16.1' }))
const messageId = { root: 'c8f4' }
const bytes = Buffer.from('<ClinicalDocument/>')

const plainEntry = {
  homeCommunityId: 'urn:oid:2.16',
  repositoryUniqueId: '2.16.1',
  entryUuid: 'urn:uuid:1',
  documentUniqueId: '2.16.1^1',
  patient: { root: '2.16.1', extension: '1' },
  classCode: { code: '60591-5', scheme: classCodeSystem },
  formatCode: { code: 'urn:epSOS:ps:ps:2010', scheme: 'eHDSI formatCodes' },
  mimeType: 'text/xml',
}

const messages: Readonly<Record<string, fc.Arbitrary<XmlElement>>> = {
  'a question (ITI-55)': identification.map((asked) => writeIdentification(asked, created)),
  'an answer (ITI-55)': fc
    .tuple(identification, fc.array(traits, { maxLength: 2 }), faults, generation)
    .map(([asked, people, wrong, read]) => {
      const subjects = people.map((each) => ({ ...each, matchPercent: 100 }))
      return writeIdentificationAnswer({ asked, messageId, created, subjects, faults: wrong, generation: read })
    }),
  'a query (ITI-38)': fc
    .tuple(identifier, fc.array(code), xdsTime)
    .map(([patient, classCodes, createdAfter]) => writeDocumentQuery({ patient, classCodes, createdAfter })),
  'a list (ITI-38)': fc.tuple(fc.array(entry, { maxLength: 3 }), faults, generation).map(([entries, wrong, read]) => {
    const transformed = entries.map(({ entryUuid }) => ({ source: entryUuid, target: entryUuid }))
    return writeDocumentList({ entries, transformed }, wrong, read)
  }),
  'a request for documents (ITI-39)': fc.array(entry, { minLength: 1 }).map(writeRetrieveRequest),
  'documents (ITI-39)': fc.tuple(fc.array(entry), faults, generation).map(([entries, wrong, read]) => {
    const documents = entries.map((each) => ({ ...each, bytes }))
    return writeRetrievedDocuments(documents, wrong, read).body
  }),
  'a submission (ITI-41)': fc.array(providedEntry, { minLength: 1, maxLength: 2 }).map((entries) => {
    const documents = entries.map((each) => ({ entry: each, bytes }))
    const patient = { root: '2.16.1', extension: '1' }
    return writeSubmission({ entryUuid: 'urn:uuid:1', uniqueId: '2.25.1', sourceId: '2.16', patient, documents }).body
  }),
  'what a submission is answered (ITI-41)': fc
    .tuple(faults, generation)
    .map(([wrong, read]) => writeRegistryResponse(wrong, read)),
}

for (const [name, made] of Object.entries(messages)) {
  test(`${name} has the elements of the schemas, in their order, and lacks none`, () => {
    fc.assert(fc.property(made, (message) => assert.deepEqual(breaches(sent(message)), [])))
  })
}

for (const [name, made] of Object.entries(messages)) {
  test(`${name} has nothing that stops OpenNCP`, () => {
    fc.assert(fc.property(made, (message) => assert.deepEqual(stopsOpenNcp(sent(message)), [])))
  })
}

test('texts are cut where the schema ends them, and many classes are asked for in several values', () => {
  const long = '😀'.repeat(600)
  const entries = [{ ...plainEntry, title: long, description: `x${long}`, author: { person: long, institution: long } }]
  const query = {
    patient: plainEntry.patient,
    classCodes: documentClasses.map(({ classCode }) => ({ code: classCode, scheme: classCodeSystem })),
  }
  assert.deepEqual(breaches(sent(writeDocumentList({ entries, transformed: [] }, [], 'wave-9'))), [])
  assert.deepEqual(breaches(sent(writeDocumentQuery(query))), [])
  assert.deepEqual(readDocumentQuery(sent(writeDocumentQuery(query))).classCodes, query.classCodes)
})

/** What gematik's mock has against the schemas: these show that ours are the same schemas. */
const knownBreaches: Readonly<Record<string, readonly string[]>> = {
  'queryAck: elements out of order': ['gematik__PRPA_IN201306UV02_4', 'gematik__mPRPA_IN201306UV02_4'],
  'queryAck: no queryResponseCode': ['gematik__PRPA_IN201306UV02', 'gematik__mPRPA_IN201306UV02'],
  'PRPA_IN201306UV02: no receiver': ['gematik__PRPA_IN201306UV02', 'gematik__mPRPA_IN201306UV02'],
  'PRPA_IN201306UV02: no sender': ['gematik__PRPA_IN201306UV02', 'gematik__mPRPA_IN201306UV02'],
}

test('messages of OpenNCP, Denmark and gematik keep to the tables of the schemas, but where it is known', {
  skip: noVectors,
}, () => {
  for (const { name, message } of exchangeVectors) {
    const found = breaches(message).map((each) => each.slice(each.lastIndexOf('/') + 1))
    const known = Object.entries(knownBreaches).filter(([, names]) => names.includes(name.replace(/-\d$/, '')))
    assert.deepEqual(found.toSorted(), known.map(([what]) => what).toSorted(), name)
  }
})

/** What stands in our message and not in theirs, or the other way, by the ends of the paths; the reasons beside it. */
const ourMore: readonly RegExp[] = [
  // They name the code system of the trigger by the wrong attribute.
  /controlActProcess\/code\/@codeSystem$/,
  // IHE wants the question back (TF-2, 3.55.4.2.2.5), gender with its code system, and sender and receiver whole.
  /\/queryByParameter(\/|$)/,
  /administrativeGenderCode\/@codeSystem$/,
  /\/(receiver|sender)(\/|$)/,
  // The mock leaves out what the schema demands.
  /\/(processingCode|processingModeCode|acceptAckCode|typeCode)\/@code$/,
  /\/queryAck\/(statusCode|queryResponseCode)(\/@code)?$/,
  /\/patient\/id\/@root$/,
  // Denmark leaves out its own community; IHE demands it (TF-2, 3.39.4.1.2).
  /\/HomeCommunityId$/,
  /\/Association\/@objectType$/,
]
const theirMore: readonly RegExp[] = [
  /controlActProcess\/code\/@codeSystemName$/,
  // Not among the traits that are exchanged.
  /\/name\/prefix$/,
  /\/addr\/country$/,
  /\/acknowledgementDetail\/location$/,
  // An identifier without its number is not asked for.
  /\/livingSubjectId(\/|$)/,
  // Read by nobody, and it repeats who the patient is.
  /Slot\[sourcePatientInfo\]/,
]

/** Questions with faults, which we do not write: `ihe-vectors.test.ts` has what is wrong with them. */
const refused = ['ncp-docker-dev-AT__PT_CLIENT_XCPD_#10', 'ncp-docker-dev-AT__AdhocQueryRequest']

for (const vector of exchangeVectors) {
  test(`written anew, ${vector.name} has the same elements and attributes, but where it is known`, () => {
    const ours = new Set(paths(rewriteVector(vector)))
    const theirs = new Set(paths(vector.message))
    const unexpected = (from: ReadonlySet<string>, other: ReadonlySet<string>, known: readonly RegExp[]) =>
      [...from].filter((path) => !other.has(path) && !known.some((pattern) => pattern.test(path)))
    assert.deepEqual(unexpected(ours, theirs, ourMore), [])
    assert.deepEqual(unexpected(theirs, ours, theirMore), [])
  })

  if (refused.includes(vector.name)) continue
  test(`written anew, ${vector.name} says the same`, () => {
    const again = { name: vector.name, message: sent(rewriteVector(vector)) }
    assert.deepEqual(withoutWords(readVector(again)), withoutWords(readVector(vector)))
  })
}

test('messages of other countries were compared with ours', (t) => {
  if (noVectors) t.diagnostic(noVectors)
  else assert.equal(exchangeVectors.length, 42)
})

/** Names from the root on, attributes too; slots and codes by what they are. */
function paths(element: XmlElement, above = ''): readonly string[] {
  const { name, attributes } = element
  const kind =
    name === 'Slot' ? attributes.name : name === 'Classification' ? attributes.classificationScheme : undefined
  const here = `${above}/${name}${kind === undefined ? '' : `[${kind}]`}`
  const own = Object.keys(attributes).map((key) => `${here}/@${key}`)
  return [here, ...own, ...elementsOf(element).flatMap((child) => paths(child, here))]
}

/** What was written beside a code, and who asked whom in the mock, differ; what counts does not. */
function withoutWords(read: unknown): unknown {
  const passed = new Set([
    'sentText',
    'sentCode',
    'receiverOk',
    'replyOk',
    'queryId',
    'inReplyTo',
    'messageId',
    'status',
  ])
  return JSON.parse(JSON.stringify(read, (key, value) => (passed.has(key) ? undefined : value)))
}
