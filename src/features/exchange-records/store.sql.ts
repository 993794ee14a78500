import type { Kysely, Transaction } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import { type Database, transaction } from '../../platform/sql/database.ts'
import { makePositions } from '../../platform/queue/queue.ts'
import { sqlQueue } from '../../platform/sql/queue.sql.ts'
import { addItem, type QueueTables } from '../../platform/sql/queue-queries.sql.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import type { EvidenceOf } from './exchange-records.ts'
import * as query from './queries.sql.ts'
import {
  completedLate,
  type ExchangeRecordStore,
  evidenceKey,
  evidencePayload,
  type ForwardedTo,
  interrupted,
  type RecordStoreOptions,
} from './store.ts'

/** Of which each part sees its own tables. */
type Trx = Transaction<Record<never, never>>

/** The names of the queues, as their rows carry them. */
const queues = { syslog: 'audit-syslog', fhir: 'audit-fhir', signing: 'evidence' } as const

/**
 * Records in PostgreSQL: an event, its evidence and the orders to send and sign them are one transaction, on disk when it
 * returns.
 */
export function sqlExchangeRecords(
  database: Database,
  { forwardTo = [] }: RecordStoreOptions = {},
): ExchangeRecordStore {
  const queue = (name: ForwardedTo | 'signing') => sqlQueue(database, queues[name])
  return {
    forwarding: { syslog: queue('syslog'), fhir: queue('fhir') },
    signing: queue('signing'),
    ...recording(database, writing(forwardTo)),
    ...looking(database.tables<query.ExchangeTables>()),
    async purge(before) {
      const events = database.tables<query.ExchangeTables>()
      // Evidence first: a purge that is killed between leaves events, which the next one takes.
      await query.purgeEvidence(events, before).execute()
      const { numDeletedRows } = await query.purgeEvents(events, before).executeTakeFirst()
      for (const name of ['syslog', 'fhir', 'signing'] as const) await queue(name).forgetDone(before)
      return Number(numDeletedRows)
    },
  }
}

type Recording = Pick<ExchangeRecordStore, 'record' | 'intend' | 'complete' | 'closeIntents'>

/** What is committed, each in a transaction of its own. */
function recording(database: Database, { add, complete, provide }: ReturnType<typeof writing>): Recording {
  const db = database.tables<Record<never, never>>()
  const events = database.tables<query.ExchangeTables>()
  const committed = (work: (trx: Trx) => Promise<unknown>) => transaction(db, work).then(() => undefined, notRecorded)
  return {
    record: (event, evidence = []) => committed((trx) => add(trx, event, 'recorded', evidence)),
    intend: (event, evidence = []) => committed((trx) => add(trx, event, 'intended', evidence)),
    complete: (event, evidence = []) =>
      committed(async (trx) => {
        if (await complete(trx, event, event.at)) return provide(trx, evidence)
        const known = await query.eventOf(exchangeTables(trx), event.eventId).executeTakeFirst()
        if (!known) return add(trx, event, 'recorded', evidence)
        const closed = known.content.error?.code === 'exchange-interrupted'
        return closed ? add(trx, completedLate(event), 'recorded', evidence) : undefined
      }),
    async closeIntents(before) {
      for (let closed = 0; ; ) {
        const open = await query.openIntents(events, before, batch).execute()
        for (const { content } of open) await committed((trx) => complete(trx, interrupted(read(content)), before))
        closed += open.length
        if (open.length < batch) return closed
      }
    },
  }
}

/** What is looked up, and the signed form that is put beside what it is of. */
function looking(
  events: Kysely<query.ExchangeTables>,
): Pick<ExchangeRecordStore, 'event' | 'evidence' | 'keepSigned' | 'counts'> {
  return {
    async event(eventId) {
      const row = await query.eventOf(events, eventId).executeTakeFirst()
      return row && read(row.content)
    },
    async evidence(eventId) {
      const rows = await query.evidenceOf(events, eventId).execute()
      return rows.map(({ signed, ...evidence }) => ({ ...evidence, ...(signed ? { signed } : {}) }))
    },
    keepSigned: async (about, signed) => void (await query.signEvidence(events, about, signed).execute()),
    async counts(since) {
      const rows = await query.countsSince(events, since).execute()
      return rows.map(({ other_country: country, error_code: code, ...count }) => ({
        ...(country === null ? {} : { otherCountry: country }),
        ...(code === null ? {} : { errorCode: code }),
        ...count,
      }))
    },
  }
}

const batch = 500

/** What is written of an event, each in a transaction it is handed. */
function writing(forwardTo: readonly ForwardedTo[]) {
  const position = makePositions()
  const order = async (trx: Trx, { eventId: key }: ExchangeEvent, at: Date) => {
    for (const to of forwardTo) {
      const item = { key, payload: { event: key }, position: position(at) }
      await addItem(queueTables(trx), queues[to], item).execute()
    }
  }
  const provide = async (trx: Trx, evidence: readonly EvidenceOf[]) => {
    for (const each of evidence) {
      await query.addEvidence(exchangeTables(trx), each).execute()
      const item = { key: evidenceKey(each), payload: evidencePayload(each), position: position(each.at) }
      await addItem(queueTables(trx), queues.signing, item).execute()
    }
  }
  return {
    provide,
    async add(trx: Trx, event: ExchangeEvent, state: 'intended' | 'recorded', evidence: readonly EvidenceOf[]) {
      const { numInsertedOrUpdatedRows } = await query.addEvent(exchangeTables(trx), event, state).executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return
      await provide(trx, evidence)
      if (state === 'recorded') await order(trx, event, event.at)
    },
    /** @param at when it was completed, for its place in the order */
    async complete(trx: Trx, event: ExchangeEvent, at: Date): Promise<boolean> {
      const { numUpdatedRows } = await query.completeEvent(exchangeTables(trx), event).executeTakeFirst()
      if (numUpdatedRows === 1n) await order(trx, event, at)
      return numUpdatedRows === 1n
    },
  }
}

const exchangeTables = (trx: Trx) => trx.withTables<query.ExchangeTables>()
const queueTables = (trx: Trx) => trx.withTables<QueueTables>()

function read(content: query.ExchangeTables['exchange_event']['content']): ExchangeEvent {
  return { ...content, at: new Date(content.at) }
}

function notRecorded(cause: unknown): never {
  const message = 'The exchange could not be recorded, so nothing leaves'
  throw new Problem('unavailable', 'exchange-record-failed', message, {}, { cause })
}
