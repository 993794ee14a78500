import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { openDatabase } from '../../platform/sql/database.ts'
import { visitDocumentsContract } from './store.contract.ts'
import { sqlVisitDocuments } from './store.sql.ts'

const { database, connection } = await testDatabase()

visitDocumentsContract('sql', async () => sqlVisitDocuments(database))

test('a document whose bytes were changed in the database is not shown', async () => {
  const store = sqlVisitDocuments(database)
  const at = new Date()
  const expiresAt = new Date(at.getTime() + 1_000)
  const bytes = new Uint8Array(9)
  await store.put({ id: 'x', visitId: 'v', source: 'dropped', bytes, receivedAt: at, expiresAt, verdicts: {} })
  await sql`update visit_document set bytes = '\\x00' where visit_id = 'v'`.execute(database.tables())
  await assert.rejects(store.find('v', 'x', at), { kind: 'unavailable', code: 'document-altered' })
})

test('a database that does not answer is `unavailable`', async () => {
  const gone = openDatabase(connection)
  await gone.close()
  await assert.rejects(sqlVisitDocuments(gone).list('v', new Date()), { kind: 'unavailable' })
})
