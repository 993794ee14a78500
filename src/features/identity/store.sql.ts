import type { Selectable } from 'kysely'
import type { Database } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import { mostPending, type Visit, type VisitStore } from './visit.ts'

/** Visits in PostgreSQL: any process of an installation knows them, and they outlive a restart. */
export function sqlVisits(database: Database, most = mostPending): VisitStore {
  const db = database.tables<query.VisitTables>()
  return {
    async save(key, visit) {
      await query.addVisit(db, key, visit).execute()
    },
    async find(key) {
      const row = await query.visitOf(db, key).executeTakeFirst()
      return row && visitFrom(row)
    },
    async seen(key, at) {
      await query.visitSeen(db, key, at).execute()
    },
    async remove(key) {
      await query.deleteVisit(db, key).execute()
    },
    async removeEnded(now, limits) {
      const ended = await query.deleteEndedVisits(db, now, limits).execute()
      return ended.map(({ visit }) => visit)
    },
    async savePending(key, pending) {
      await query.deletePendingBeyond(db, most - 1).execute()
      await query.addPending(db, key, pending).execute()
    },
    takePending: (key) => query.takePending(db, key).executeTakeFirst(),
    async removePendingBefore(moment) {
      await query.deletePendingBefore(db, moment).execute()
    },
  }
}

type Row = Selectable<query.VisitTables['visit']>

function visitFrom(row: Row): Visit {
  const { visit_id, subject, name, role, hpr_number, authorizations, begun, last_seen } = row
  const organisation = organisationFrom(row)
  const person = {
    ...{ visit: visit_id, subject, name, role },
    ...(hpr_number === null ? {} : { hprNumber: hpr_number }),
    ...(authorizations === null ? {} : { authorizations }),
    ...(organisation === undefined ? {} : { organisation }),
  }
  return { person, begun, lastSeen: last_seen }
}

function organisationFrom({ org_number, org_name, legal_entity, legal_entity_name }: Row) {
  if (org_number === null) return undefined
  const unit = { orgNumber: org_number, name: org_name ?? org_number }
  if (legal_entity === null) return unit
  return { ...unit, legalEntity: { orgNumber: legal_entity, name: legal_entity_name ?? legal_entity } }
}
