import type { Selectable } from 'kysely'
import { type Database, transaction } from '../../platform/sql/database.ts'
import { type Asked, type Consent, standingOf } from './consent.ts'
import type { Lookup } from './lookup.ts'
import * as query from './queries.sql.ts'
import type { Refusal } from './refusal.ts'
import type { Consents, Emergency, Lookups } from './store.ts'

/** Lookups in PostgreSQL. */
export function sqlLookups(database: Database): Lookups {
  const db = database.tables<query.CountryOfTreatmentTables>()
  return {
    async add(lookup) {
      await query.addLookup(db, lookup).execute()
    },
    async find(visit, id, now) {
      const row = await query.lookupOf(db, visit, id, now).executeTakeFirst()
      return row && { version: row.version, lookup: readLookup(row.content) }
    },
    async list(visit, now) {
      const rows = await query.lookupsOf(db, visit, now).execute()
      return rows
        .map(({ content }) => readLookup(content))
        .toSorted((one, other) => other.begun.getTime() - one.begun.getTime())
    },
    async change(lookup, version) {
      const { numUpdatedRows } = await query.changeLookup(db, lookup, version).executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async forgetVisit(visit) {
      await query.deleteLookupsOf(db, visit).execute()
    },
    async deleteExpired(now) {
      const { numDeletedRows } = await query.deleteExpiredLookups(db, now).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

function readLookup({ begun, expires, step, ...content }: query.LookupContent): Lookup {
  const read = step.kind === 'asking' ? { ...step, since: new Date(step.since) } : step
  return { ...content, begun: new Date(begun), expires: new Date(expires), step: read }
}

/** Consents in PostgreSQL. */
export function sqlConsents(database: Database): Consents {
  const db = database.tables<query.CountryOfTreatmentTables>()
  return {
    async give(consent) {
      await query.giveConsent(db, consent).execute()
    },
    async find(id) {
      const row = await query.consentOf(db, id).executeTakeFirst()
      return row && readConsent(row)
    },
    async ofVisit(visit, patient) {
      const rows = await query.consentsOfVisit(db, visit, patient).execute()
      return rows.map(readConsent)
    },
    issue: (id, trc) =>
      transaction(db, async (trx) => {
        const row = await query.consentHeld(trx, id).executeTakeFirst()
        if (!row) return 'withdrawn'
        const standing = standingOf(readConsent(row), trc.issuedAt)
        if (standing === 'live' || standing === 'emergency') await query.noteTrc(trx, id, trc).execute()
        return standing
      }),
    async withdraw(id, at) {
      await query.withdrawConsent(db, id, at).execute()
    },
    async refuse(refusal) {
      await query.noteRefusal(db, refusal).execute()
    },
    async refusals(patient, since) {
      const rows = await query.refusalsOf(db, patient, since).execute()
      return rows.map(readRefusal)
    },
    async emergencies(since) {
      const rows = await query.emergenciesSince(db, since).execute()
      return rows.map(readConsent).filter((consent): consent is Emergency => consent.kind === 'emergency')
    },
    async review(id, review) {
      await query.reviewEmergency(db, id, review).execute()
    },
  }
}

type Row = Selectable<query.CountryOfTreatmentTables['treatment_consent']>

function readConsent(row: Row): Consent {
  const { ends, scope } = row
  const common = {
    ...readAsked(row),
    ...{ ends, scope },
    ...(row.withdrawn_at ? { withdrawnAt: row.withdrawn_at } : {}),
  }
  if (row.reason) {
    const review = row.review ? { review: { ...row.review, at: new Date(row.review.at) } } : {}
    return { ...common, kind: 'emergency', reason: row.reason, ...review }
  }
  // A consent of this kind is written with its notice.
  return { ...common, kind: 'spoken', notice: row.notice!, ...answeredBy(row) }
}

function readRefusal(row: Selectable<query.CountryOfTreatmentTables['treatment_refusal']>): Refusal {
  return { ...readAsked(row), notice: row.notice, ...answeredBy(row) }
}

function readAsked({ id, patient, country, organisation, at, ...row }: query.AskedColumns): Asked {
  return {
    ...{ id, patient, country, organisation, at },
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    visit: row.visit_id,
    lookup: row.lookup_id,
  }
}

/** Left out where the patient answered. */
function answeredBy({ answered_by }: Pick<Row, 'answered_by'>): Pick<Refusal, 'answeredBy'> {
  return answered_by ? { answeredBy: answered_by } : {}
}
