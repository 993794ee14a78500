import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { DocumentService } from '../../standards/myhealth-eu/document-class.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { RegisteredPerson } from './registered-person.ts'
import type { StoredDocument, SubmissionFromAbroad } from './store.ts'

/** See `0008-country-of-affiliation.sql` and `0019-document-format.sql`. */
export type AffiliationTables = {
  affiliated_person: {
    person: string
    traits: PatientTraits
    opted_out: readonly DocumentService[]
    protected_address: boolean
  }
  affiliated_identifier: { identifier: string; person: string }
  affiliated_document: {
    person: string
    unique_id: string
    class_code: string
    format_code: string | null
    language_code: string
    created_at: Date
    title: string
    author: string
    institution: string
    entry_uuid: string
    sha1: string
    bytes: Buffer
  }
  submission_from_abroad: {
    person: string
    unique_id: string
    class_code: string
    country: string
    received_at: Date
    bytes: Buffer
  }
  seen_message: { message: string; until: Date }
  seen_assertion: { assertion: string; digest: string; until: Date }
}

type Db = Kysely<AffiliationTables>

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const putPerson = (db: Db, { key, traits, optedOut, protectedAddress }: RegisteredPerson) => {
  const row = {
    traits: sql<PatientTraits>`${JSON.stringify(traits)}::jsonb`,
    opted_out: [...optedOut],
    protected_address: protectedAddress,
  }
  return db
    .insertInto('affiliated_person')
    .values({ person: key, ...row })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
}

export const putIdentifier = (db: Db, identifier: string, person: string) =>
  db
    .insertInto('affiliated_identifier')
    .values({ identifier, person })
    .onConflict((conflict) => conflict.columns(['identifier', 'person']).doNothing())

export const personsWith = (db: Db, identifier: string) =>
  db.selectFrom('affiliated_identifier').where('identifier', '=', identifier).select('person').orderBy('person')

export const personOf = (db: Db, person: string) =>
  db
    .selectFrom('affiliated_person')
    .where('person', '=', person)
    .select(['person as key', 'traits', 'opted_out as optedOut', 'protected_address as protectedAddress'])

const entry = [
  'person',
  'unique_id as uniqueId',
  'class_code as classCode',
  'format_code as formatCode',
  'language_code as languageCode',
  'created_at as createdAt',
  'title',
  'author',
  'institution',
  'entry_uuid as entryUuid',
  'sha1',
] as const

const size = sql<number>`octet_length(bytes)`.as('size')

export const putDocument = (db: Db, document: StoredDocument) => {
  const row = {
    class_code: document.classCode,
    format_code: document.formatCode ?? null,
    language_code: document.languageCode,
    created_at: document.createdAt,
    title: document.title,
    author: document.author,
    institution: document.institution,
    entry_uuid: document.entryUuid,
    sha1: document.sha1,
    bytes: asBuffer(document.bytes),
  }
  return db
    .insertInto('affiliated_document')
    .values({ person: document.person, unique_id: document.uniqueId, ...row })
    .onConflict((conflict) => conflict.columns(['person', 'unique_id']).doUpdateSet(row))
}

export const entriesOf = (db: Db, person: string) =>
  db
    .selectFrom('affiliated_document')
    .where('person', '=', person)
    .select(entry)
    .select(size)
    .orderBy('created_at', 'desc')
    .orderBy('unique_id')

export const documentOf = (db: Db, person: string, uniqueId: string) =>
  db
    .selectFrom('affiliated_document')
    .where('person', '=', person)
    .where('unique_id', '=', uniqueId)
    .select(entry)
    .select(size)
    .select('bytes')

export const addSubmission = (db: Db, submission: SubmissionFromAbroad) =>
  db
    .insertInto('submission_from_abroad')
    .values({
      person: submission.person,
      unique_id: submission.uniqueId,
      class_code: submission.classCode,
      country: submission.country,
      received_at: submission.receivedAt,
      bytes: asBuffer(submission.bytes),
    })
    .onConflict((conflict) => conflict.columns(['person', 'country', 'class_code', 'unique_id']).doNothing())

export type SubmissionId = Pick<SubmissionFromAbroad, 'person' | 'country' | 'classCode' | 'uniqueId'>

export const submittedBytes = (db: Db, { person, country, classCode, uniqueId }: SubmissionId) =>
  db
    .selectFrom('submission_from_abroad')
    .where('person', '=', person)
    .where('country', '=', country)
    .where('class_code', '=', classCode)
    .where('unique_id', '=', uniqueId)
    .select('bytes')

export const noteMessage = (db: Db, message: string, until: Date) =>
  db
    .insertInto('seen_message')
    .values({ message, until })
    .onConflict((conflict) => conflict.column('message').doNothing())

export const noteAssertion = (db: Db, assertion: string, digest: string, until: Date) =>
  db
    .insertInto('seen_assertion')
    .values({ assertion, digest, until })
    .onConflict((conflict) => conflict.column('assertion').doNothing())

export const assertionDigest = (db: Db, assertion: string) =>
  db.selectFrom('seen_assertion').where('assertion', '=', assertion).select('digest')

export const forgetMessages = (db: Db, now: Date) => db.deleteFrom('seen_message').where('until', '<=', now)

export const forgetAssertions = (db: Db, now: Date) => db.deleteFrom('seen_assertion').where('until', '<=', now)

const then = new Date(0)
const nobody: RegisteredPerson = { key: '', traits: { identifiers: [] }, optedOut: [], protectedAddress: false }
const document: StoredDocument = {
  person: '',
  uniqueId: '',
  classCode: '',
  languageCode: '',
  createdAt: then,
  title: '',
  author: '',
  institution: '',
  entryUuid: '',
  sha1: '',
  size: 0,
  bytes: new Uint8Array(),
}

/** All of them, for the partition gate. */
export const affiliationCatalogue: readonly CataloguedQuery<AffiliationTables>[] = [
  { name: 'putPerson', build: (db) => putPerson(db, nobody) },
  { name: 'putIdentifier', build: (db) => putIdentifier(db, '', '') },
  { name: 'personsWith', build: (db) => personsWith(db, '') },
  { name: 'personOf', build: (db) => personOf(db, '') },
  { name: 'putDocument', build: (db) => putDocument(db, document) },
  { name: 'affiliatedEntriesOf', build: (db) => entriesOf(db, '') },
  { name: 'affiliatedDocumentOf', build: (db) => documentOf(db, '', '') },
  {
    name: 'addSubmission',
    build: (db) =>
      addSubmission(db, {
        person: '',
        uniqueId: '',
        classCode: '',
        country: '',
        receivedAt: then,
        bytes: new Uint8Array(),
      }),
  },
  {
    name: 'submittedBytes',
    build: (db) => submittedBytes(db, { person: '', country: '', classCode: '', uniqueId: '' }),
  },
  { name: 'noteMessage', build: (db) => noteMessage(db, '', then) },
  { name: 'noteAssertion', build: (db) => noteAssertion(db, '', '', then) },
  { name: 'assertionDigest', build: (db) => assertionDigest(db, '') },
  { name: 'forgetMessages', fanOut: 'the sweep is over all messages', build: (db) => forgetMessages(db, then) },
  { name: 'forgetAssertions', fanOut: 'the sweep is over all assertions', build: (db) => forgetAssertions(db, then) },
]
