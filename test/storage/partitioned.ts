import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../../src/platform/sql/database.ts'
import { readMigrations } from '../../src/platform/sql/migrate.ts'
import { testServer, withDatabase } from './database.ts'

/** What a migration says in the comment above a table: its distribution column, or that it is copied everywhere. */
export type Declared = { readonly table: string; readonly distributedBy: string | undefined }

const partitions = 4

/**
 * The tables of all migrations. @throws when one does not say how it is spread
 */
export async function declaredTables(): Promise<readonly Declared[]> {
  const statements = (await readMigrations()).flatMap((migration) => migration.statements)
  return statements.flatMap((statement) => declared(statement) ?? [])
}

function declared(statement: string): Declared | undefined {
  const [, table] = /^create table (\w+)/m.exec(statement) ?? []
  if (table === undefined) return undefined
  const [, column] = /^-- distributed by (\w+)$/m.exec(statement) ?? []
  if (column === undefined && !/^-- reference$/m.test(statement)) {
    throw new Error(`${table} says neither "-- distributed by <column>" nor "-- reference"`)
  }
  return { table, distributedBy: column }
}

/**
 * A database with the same tables, each cut into four by the hash of its distribution column: PostgreSQL then refuses and
 * shows what an engine spread over four servers would.
 */
export async function partitionedDatabase(): Promise<Database> {
  const server = await testServer()
  const name = `kp_test_${randomUUID().replaceAll('-', '')}`
  const admin = openDatabase(server, { maxConnections: 1 })
  await sql`create database ${sql.id(name)}`.execute(admin.tables())
  await admin.close()
  const database = openDatabase(withDatabase(server, name))
  after(() => database.close())
  for (const { statements } of await readMigrations()) {
    for (const statement of statements) {
      for (const each of cut(statement)) await sql.raw(each).execute(database.tables())
    }
  }
  return database
}

function cut(statement: string): readonly string[] {
  const { table, distributedBy } = declared(statement) ?? {}
  if (table === undefined || distributedBy === undefined) return [statement]
  const parts = Array.from({ length: partitions }, (_, part) => {
    return `create table ${table}_p${part} partition of ${table} for values with (modulus ${partitions}, remainder ${part})`
  })
  return [`${statement} partition by hash (${distributedBy})`, ...parts]
}

/** The numbers of the parts that a plan visits. @param plan what EXPLAIN (FORMAT JSON) answers, at any depth */
export function visitedParts(plan: unknown): ReadonlySet<string> {
  const parts = new Set<string>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, value] of Object.entries(node)) {
      const [, part] = (name === 'Relation Name' && /_p(\d)$/.exec(String(value))) || []
      if (part !== undefined) parts.add(part)
      visit(value)
    }
  }
  visit(plan)
  return parts
}
