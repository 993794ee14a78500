import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import type { EvidenceOf } from './exchange-records.ts'

/** An event as its row holds it: the time is text in JSON. */
type EventContent = Omit<ExchangeEvent, 'at'> & { readonly at: string }

/** See `0011-exchange-records.sql`. */
export type ExchangeTables = {
  exchange_event: {
    event_id: string
    event: ExchangeEvent['id']
    state: 'intended' | 'recorded'
    at: Date
    outcome: ExchangeEvent['outcome']
    role: ExchangeEvent['role']
    other_country: string | null
    error_code: string | null
    content: EventContent
  }
  exchange_evidence: {
    event_id: string
    kind: EvidenceOf['kind']
    message_id: string
    action: string
    digest: string
    at: Date
    signed: Buffer | null
  }
}

type Db = Kysely<ExchangeTables>

const columnsOf = (event: ExchangeEvent, state: 'intended' | 'recorded') => ({
  event: event.id,
  state,
  at: event.at,
  outcome: event.outcome,
  role: event.role,
  other_country: event.otherCountry ?? null,
  error_code: event.error?.code ?? null,
  content: sql<EventContent>`${JSON.stringify(event)}::jsonb`,
})

/** Nothing happens when there is one with that id. */
export const addEvent = (db: Db, event: ExchangeEvent, state: 'intended' | 'recorded') =>
  db
    .insertInto('exchange_event')
    .values({ event_id: event.eventId, ...columnsOf(event, state) })
    .onConflict((conflict) => conflict.column('event_id').doNothing())

export const completeEvent = (db: Db, event: ExchangeEvent) =>
  db
    .updateTable('exchange_event')
    .set(columnsOf(event, 'recorded'))
    .where('event_id', '=', event.eventId)
    .where('state', '=', 'intended')

export const eventOf = (db: Db, eventId: string) =>
  db.selectFrom('exchange_event').where('event_id', '=', eventId).select(['content', 'state'])

export const openIntents = (db: Db, before: Date, limit: number) =>
  db
    .selectFrom('exchange_event')
    .where('state', '=', 'intended')
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .select('content')

export const countsSince = (db: Db, since: Date) =>
  db
    .selectFrom('exchange_event')
    .where('at', '>=', since)
    .groupBy(['other_country', 'role', 'event', 'outcome', 'error_code'])
    .select(({ fn }) => ['other_country', 'role', 'event', 'outcome', 'error_code', fn.countAll<number>().as('count')])

export const addEvidence = (db: Db, { eventId, kind, messageId, action, digest, at }: EvidenceOf) =>
  db
    .insertInto('exchange_evidence')
    .values({ event_id: eventId, kind, message_id: messageId, action, digest, at })
    .onConflict((conflict) => conflict.columns(['event_id', 'kind', 'message_id']).doNothing())

export const evidenceOf = (db: Db, eventId: string) =>
  db
    .selectFrom('exchange_evidence')
    .where('event_id', '=', eventId)
    .orderBy('at')
    .orderBy('kind')
    .select(['event_id as eventId', 'kind', 'message_id as messageId', 'action', 'digest', 'at', 'signed'])

export const signEvidence = (db: Db, { eventId, kind, messageId }: EvidenceOf, signed: Uint8Array) =>
  db
    .updateTable('exchange_evidence')
    .set({ signed: Buffer.from(signed) })
    .where('event_id', '=', eventId)
    .where('kind', '=', kind)
    .where('message_id', '=', messageId)

export const purgeEvidence = (db: Db, before: Date) =>
  db
    .deleteFrom('exchange_evidence')
    .using('exchange_event')
    .whereRef('exchange_evidence.event_id', '=', 'exchange_event.event_id')
    .where('exchange_event.state', '=', 'recorded')
    .where('exchange_event.at', '<', before)

export const purgeEvents = (db: Db, before: Date) =>
  db.deleteFrom('exchange_event').where('state', '=', 'recorded').where('at', '<', before)

const then = new Date(0)
const nothing: ExchangeEvent = {
  eventId: '',
  id: 'CF',
  at: then,
  outcome: 'success',
  role: 'A',
  ourCountry: '',
  documents: [],
  assertionIds: [],
}
const ofNothing: EvidenceOf = { kind: 'NRO', eventId: '', action: '', messageId: '', digest: '', at: then }

/** All of them, for the partition gate. */
export const exchangeRecordsCatalogue: readonly CataloguedQuery<ExchangeTables>[] = [
  { name: 'addEvent', build: (db) => addEvent(db, nothing, 'recorded') },
  { name: 'completeEvent', build: (db) => completeEvent(db, nothing) },
  { name: 'eventOf', build: (db) => eventOf(db, '') },
  {
    name: 'openIntents',
    fanOut: 'what was intended is looked for after a crash',
    build: (db) => openIntents(db, then, 1),
  },
  { name: 'countsSince', fanOut: 'the operator sees all countries', build: (db) => countsSince(db, then) },
  { name: 'addEvidence', build: (db) => addEvidence(db, ofNothing) },
  { name: 'evidenceOf', build: (db) => evidenceOf(db, '') },
  { name: 'signEvidence', build: (db) => signEvidence(db, ofNothing, new Uint8Array()) },
  { name: 'purgeEvidence', fanOut: 'the purge is over all events', build: (db) => purgeEvidence(db, then) },
  { name: 'purgeEvents', fanOut: 'the purge is over all events', build: (db) => purgeEvents(db, then) },
]
