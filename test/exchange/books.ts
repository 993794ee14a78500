import { sqlAccessLog } from '../../src/features/access-log/index.ts'
import type { ExchangeEvent } from '../../src/features/exchange-records/index.ts'
import type { ExchangeTables } from '../../src/features/exchange-records/queries.sql.ts'
import type { Database } from '../../src/platform/sql/database.ts'

/** An exchange event as a country's own database has it. */
export type Booked = Pick<
  ExchangeEvent,
  'id' | 'role' | 'outcome' | 'requestId' | 'responseId' | 'assertionIds' | 'professional' | 'patient'
> & { readonly state: 'intended' | 'recorded'; readonly country: string; readonly code: string }

/** Everything a country has recorded of its exchange, the oldest first; asking publishers is left out. */
export async function bookedIn(database: Database): Promise<readonly Booked[]> {
  const rows = await database
    .tables<ExchangeTables>()
    .selectFrom('exchange_event')
    .where('event', '!=', 'EHDSI-193')
    .orderBy('at')
    .select(['event', 'state', 'outcome', 'role', 'other_country', 'error_code', 'content'])
    .execute()
  return rows.map(({ event, state, outcome, role, other_country, error_code, content }) => ({
    ...content,
    id: event,
    state,
    outcome,
    role,
    country: other_country ?? '',
    code: error_code ?? '',
  }))
}

/** One line of a country's access log: which route let out what. */
export type Access = { readonly route: string; readonly outcome: string; readonly documents: readonly string[] }

/** Every access that a country has recorded, by person and in order. */
export async function accessesIn(database: Database): Promise<readonly Access[]> {
  const log = sqlAccessLog(database)
  const heads = await log.heads('', 10_000)
  const records = await Promise.all(heads.map(({ person }) => log.records(person, 0, 100_000)))
  return records.flat().map(({ content }) => {
    const read: { what: { route: string; documents: string[] }; outcome: string } = JSON.parse(content)
    return { route: read.what.route, documents: read.what.documents, outcome: read.outcome }
  })
}
