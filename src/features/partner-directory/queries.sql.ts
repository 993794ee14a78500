import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { ExchangeService } from '../../standards/smp/participant.ts'
import type { DirectoryFault } from './partner-directory.ts'
import type { PinDecision, PinKey, PinUse, Sighting, Verdict } from './pin.ts'
import type { FetchOutcome, KeptMetadata } from './store.ts'

/** See `0010-partner-directory.sql`. */
export type DirectoryTables = {
  partner_metadata: {
    country: string
    service: ExchangeService
    slot: KeptMetadata['slot']
    bytes: Buffer
    fetched_at: Date
  }
  partner_sighting: {
    country: string
    use: PinUse
    sha256: string
    content: Buffer
    seen_at: Date
    found_in: Sighting['from']
  }
  partner_decision: {
    country: string
    id: string
    use: PinUse
    sha256: string
    verdict: Verdict
    by: string
    by_name: string
    at: Date
  }
  partner_fetch: { country: string; service: ExchangeService; at: Date; fault: DirectoryFault | null }
}

type Db = Kysely<DirectoryTables>

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const allMetadata = (db: Db) =>
  db.selectFrom('partner_metadata').select(['country', 'service', 'slot', 'bytes', 'fetched_at as fetchedAt'])

export const allSightings = (db: Db) =>
  db
    .selectFrom('partner_sighting')
    .select(['country', 'use', 'sha256', 'content', 'seen_at as seenAt', 'found_in as from'])

export const allDecisions = (db: Db) =>
  db
    .selectFrom('partner_decision')
    .select(['country', 'id', 'use', 'sha256', 'verdict', 'by', 'by_name as byName', 'at'])
    .orderBy('at')
    .orderBy(sql`id collate "C"`)

export const allOutcomes = (db: Db) => db.selectFrom('partner_fetch').select(['country', 'service', 'at', 'fault'])

export const putMetadata = (db: Db, { country, service, slot, bytes, fetchedAt }: KeptMetadata) =>
  db
    .insertInto('partner_metadata')
    .values({ country, service, slot, bytes: bufferOf(bytes), fetched_at: fetchedAt })
    .onConflict((conflict) =>
      conflict.columns(['country', 'service', 'slot']).doUpdateSet({ bytes: bufferOf(bytes), fetched_at: fetchedAt }),
    )

export const dropOffered = (db: Db, country: string, service: ExchangeService) =>
  db
    .deleteFrom('partner_metadata')
    .where('country', '=', country)
    .where('service', '=', service)
    .where('slot', '=', 'offered')

export const addSighting = (db: Db, { content, seenAt, from, ...key }: Sighting) =>
  db
    .insertInto('partner_sighting')
    .values({ ...key, content: bufferOf(content), seen_at: seenAt, found_in: from })
    .onConflict((conflict) => conflict.doNothing())

export const dropUndecided = (db: Db, { country, use, sha256 }: PinKey) =>
  db
    .deleteFrom('partner_sighting')
    .where('country', '=', country)
    .where('use', '=', use)
    .where('sha256', '=', sha256)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('partner_decision')
            .select('id')
            .where('country', '=', country)
            .where('use', '=', use)
            .where('sha256', '=', sha256),
        ),
      ),
    )

export const addDecision = (db: Db, { byName, ...decision }: PinDecision) =>
  db.insertInto('partner_decision').values({ ...decision, by_name: byName })

export const putOutcome = (db: Db, { country, service, at, fault }: FetchOutcome) =>
  db
    .insertInto('partner_fetch')
    .values({ country, service, at, fault: fault ?? null })
    .onConflict((conflict) => conflict.columns(['country', 'service']).doUpdateSet({ at, fault: fault ?? null }))

const at = new Date(0)
const key = { country: '', use: 'seal', sha256: '' } as const
const bytes = new Uint8Array()

/** All of them, for the partition gate. */
export const directoryCatalogue: readonly CataloguedQuery<DirectoryTables>[] = [
  { name: 'allMetadata', fanOut: 'the directory is of all countries', build: (db) => allMetadata(db) },
  { name: 'allSightings', fanOut: 'the directory is of all countries', build: (db) => allSightings(db) },
  { name: 'allDecisions', fanOut: 'the directory is of all countries', build: (db) => allDecisions(db) },
  { name: 'allOutcomes', fanOut: 'the directory is of all countries', build: (db) => allOutcomes(db) },
  {
    name: 'putMetadata',
    build: (db) => putMetadata(db, { country: '', service: 'fhir', slot: 'used', bytes, fetchedAt: at }),
  },
  { name: 'dropOffered', build: (db) => dropOffered(db, '', 'fhir') },
  { name: 'addSighting', build: (db) => addSighting(db, { ...key, content: bytes, seenAt: at, from: 'import' }) },
  { name: 'dropUndecided', build: (db) => dropUndecided(db, key) },
  {
    name: 'addDecision',
    build: (db) => addDecision(db, { ...key, id: '', verdict: 'approved', by: '', byName: '', at }),
  },
  { name: 'putOutcome', build: (db) => putOutcome(db, { country: '', service: 'fhir', at }) },
]
