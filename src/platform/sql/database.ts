import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql, type Transaction } from 'kysely'
import { Pool, types } from 'pg'
import { Problem } from '../../kernel/problem.ts'
import { endsConnection, sqlState, translated } from './errors.ts'

/** Names no table: each store says which ones it knows, with `tables<…>()`. */
type NoTables = Record<never, never>

/** A pool of connections. Every error of the driver leaves it as `translated` says. */
export type Database = {
  /** The same pool, seen with a store's own tables. */
  tables<Tables extends TableShapes>(): Kysely<Tables>
  /** Connections in use and waited for, for the metrics. */
  load(): { readonly open: number; readonly idle: number; readonly waiting: number }
  /** @throws Problem `unavailable` when the database does not answer */
  ping(): Promise<void>
  close(): Promise<void>
}

type TableShapes = Record<string, Record<string, unknown>>

export type DatabaseOptions = {
  readonly maxConnections?: number
  /** Told of each connection that breaks; it is replaced at the next use. */
  readonly onBroken?: (error: Error) => void
}

/**
 * Opens a pool; no connection is made before the first query.
 *
 * @param connection a PostgreSQL connection string, from `startEmbedded` or DATABASE_URL
 */
export function openDatabase(connection: string, { maxConnections = 10, onBroken }: DatabaseOptions = {}): Database {
  const pool = new Pool({
    connectionString: connection,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    allowExitOnIdle: true,
    application_name: 'knutepunkt',
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid, format) },
  })
  const told = (error: Error) => onBroken?.(error)
  pool.on('error', told)
  // A connection that breaks in use fails its query; without a listener of its own it would end the process as well.
  pool.on('connect', (client) => client.on('error', told))
  const db = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: translating(pool) }) })
  return {
    tables: <Tables extends TableShapes>() => db.withTables<Tables>(),
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    ping: async () => void (await sql`select 1`.execute(db)),
    close: () => (pool.ended ? Promise.resolve() : pool.end()),
  }
}

/** Counts and lengths are `bigint` in the tables (OID 20) and small enough for a number; all else as `pg` reads it. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  return oid === 20 ? safeInteger : types.getTypeParser(oid, format)
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint column holds more than a number can')
  return value
}

/** The pool with its errors translated, at the one place that all queries pass. */
function translating(pool: Pool): PostgresPool {
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw translated(error)
    })
    let broken = false
    const query: unknown = async (text: string, values: readonly unknown[]) => {
      try {
        return await client.query(text, [...values])
      } catch (error) {
        broken ||= endsConnection(error)
        throw translated(error)
      }
    }
    return {
      // Kysely's second overload, for cursors, is not served (nothing here streams), which no type can say.
      query: query as PostgresPoolClient['query'],
      release: (destroy) => client.release(broken || (destroy ?? false)),
    }
  }
  return { options: pool.options, end: () => pool.end(), connect }
}

/** Serialization failure and deadlock: PostgreSQL and its distributed kin ask for the transaction once more. */
const again = ['40001', '40P01']

/**
 * Runs `work` in one transaction that is committed to disk when this returns, and runs it again, up to five times, when
 * the database asks for that: so `work` has no other effects.
 */
export async function transaction<Tables, Result>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<Result>,
  attempts = 5,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt >= attempts || !again.includes(sqlState(error) ?? '')) throw error
    }
  }
}

/**
 * Refuses a server that acknowledges what is not on disk: an access record must survive a power cut (EHDS Art. 9).
 *
 * @throws Problem `unavailable` naming the setting
 */
export async function requireDurability(database: Database): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await sql<{ value: string | null }>`select current_setting(${setting}, true) as value`.execute(
      database.tables(),
    )
    // A kindred engine without the setting answers null.
    if (rows[0]?.value === 'off') {
      const message = `The database loses acknowledged records in a power cut: its setting ${setting} is off`
      throw new Problem('unavailable', 'database-not-durable', message)
    }
  }
}
