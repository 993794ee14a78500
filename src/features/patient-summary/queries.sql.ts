import { type Kysely, sql } from 'kysely'
import type { KeptVerdict } from '../../validation/kept-verdict.ts'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Fetched, Verdicts, VisitDocument } from './store.ts'

/** See `0002-visit-document.sql`, `0009-country-of-treatment.sql` and `0017-patient-pairs.sql`: kept by visit, or by the person who saved it. */
export type VisitDocumentTables = {
  visit_document: {
    visit_id: string
    id: string
    source: VisitDocument['source']
    sha256: string
    bytes: Buffer
    received_at: Date
    expires_at: Date
    saved: boolean
    verdicts: Verdicts
    fetched: Fetched | null
    patient: string | null
  }
}

type Db = Kysely<VisitDocumentTables>

const entry = [
  'id',
  'visit_id as visitId',
  'source',
  'sha256',
  'received_at as receivedAt',
  'expires_at as expiresAt',
  'saved',
  'verdicts',
  'fetched',
  'patient',
] as const

export const addDocument = (db: Db, { id, visitId, source, sha256, bytes, ...document }: VisitDocument) =>
  db.insertInto('visit_document').values({
    visit_id: visitId,
    id,
    source,
    sha256,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    received_at: document.receivedAt,
    expires_at: document.expiresAt,
    saved: document.saved,
    verdicts: sql`${JSON.stringify(document.verdicts)}::jsonb`,
    fetched: sql`${document.fetched === undefined ? null : JSON.stringify(document.fetched)}::jsonb`,
    patient: document.patient ?? null,
  })

const availableOf = (db: Db, visitId: string, now: Date) =>
  db
    .selectFrom('visit_document')
    .where('visit_id', '=', visitId)
    .where((where) => where.or([where('saved', '=', true), where('expires_at', '>', now)]))

export const documentOf = (db: Db, visitId: string, id: string, now: Date) =>
  availableOf(db, visitId, now).where('id', '=', id).select(entry).select('bytes')

export const entriesOf = (db: Db, visitId: string, now: Date) =>
  availableOf(db, visitId, now).select(entry).orderBy('received_at', 'desc').orderBy('id')

export const entriesOfPatient = (db: Db, visitId: string, patients: readonly string[], now: Date) =>
  entriesOf(db, visitId, now).where('patient', '=', sql<string>`any(${[...patients]}::text[])`)

export const saveDocument = (db: Db, visitId: string, id: string, now: Date) =>
  db
    .updateTable('visit_document')
    .set({ saved: true })
    .where('visit_id', '=', visitId)
    .where('id', '=', id)
    .where((where) => where.or([where('saved', '=', true), where('expires_at', '>', now)]))

export const noteVerdict = (db: Db, visitId: string, id: string, of: keyof Verdicts, verdict: KeptVerdict) =>
  db
    .updateTable('visit_document')
    .set({ verdicts: sql`jsonb_set(verdicts, array[${of}]::text[], ${JSON.stringify(verdict)}::jsonb)` })
    .where('visit_id', '=', visitId)
    .where('id', '=', id)

export const deleteDocument = (db: Db, visitId: string, id: string) =>
  db.deleteFrom('visit_document').where('visit_id', '=', visitId).where('id', '=', id)

export const deleteExpiredDocuments = (db: Db, now: Date) =>
  db.deleteFrom('visit_document').where('saved', '=', false).where('expires_at', '<=', now)

const then = new Date(0)
const document: VisitDocument = {
  id: '',
  visitId: '',
  source: 'sample',
  sha256: '',
  bytes: new Uint8Array(),
  receivedAt: then,
  expiresAt: then,
  saved: false,
  verdicts: {},
}

const nothingFound: KeptVerdict = {
  validatedAt: '',
  against: [],
  counts: { error: 0, warning: 0, information: 0, notChecked: 0 },
  findings: [],
}

/** All of them, for the partition gate. */
export const visitDocumentCatalogue: readonly CataloguedQuery<VisitDocumentTables>[] = [
  { name: 'addDocument', build: (db) => addDocument(db, document) },
  { name: 'documentOf', build: (db) => documentOf(db, '', '', then) },
  { name: 'entriesOf', build: (db) => entriesOf(db, '', then) },
  { name: 'entriesOfPatient', build: (db) => entriesOfPatient(db, '', [''], then) },
  { name: 'saveDocument', build: (db) => saveDocument(db, '', '', then) },
  { name: 'noteVerdict', build: (db) => noteVerdict(db, '', '', 'sent', nothingFound) },
  { name: 'deleteDocument', build: (db) => deleteDocument(db, '', '') },
  {
    name: 'deleteExpiredDocuments',
    fanOut: 'the sweep is over all visits',
    build: (db) => deleteExpiredDocuments(db, then),
  },
]
