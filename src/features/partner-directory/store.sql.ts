import { type Database, transaction } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { DirectoryStore } from './store.ts'

/** The directory in PostgreSQL. */
export function sqlDirectoryStore(database: Database): DirectoryStore {
  const db = database.tables<query.DirectoryTables>()
  return {
    async load() {
      const [metadata, sightings, decisions, outcomes] = await Promise.all([
        query.allMetadata(db).execute(),
        query.allSightings(db).execute(),
        query.allDecisions(db).execute(),
        query.allOutcomes(db).execute(),
      ])
      return {
        metadata: metadata.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) })),
        sightings: sightings.map((row) => ({ ...row, content: new Uint8Array(row.content) })),
        decisions,
        outcomes: outcomes.map(({ fault, ...row }) => ({ ...row, ...(fault === null ? {} : { fault }) })),
      }
    },
    async putMetadata(metadata) {
      await query.putMetadata(db, metadata).execute()
    },
    adopt: (metadata) =>
      transaction(db, async (trx) => {
        await query.putMetadata(trx, { ...metadata, slot: 'used' }).execute()
        await query.dropOffered(trx, metadata.country, metadata.service).execute()
      }),
    sight: (sightings) =>
      transaction(db, async (trx) => {
        for (const sighting of sightings) await query.addSighting(trx, sighting).execute()
      }),
    forget: (keys) =>
      transaction(db, async (trx) => {
        for (const key of keys) await query.dropUndecided(trx, key).execute()
      }),
    async decide(decision) {
      await query.addDecision(db, decision).execute()
    },
    async putOutcome(outcome) {
      await query.putOutcome(db, outcome).execute()
    },
  }
}
