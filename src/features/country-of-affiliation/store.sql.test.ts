import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { affiliationStoreContract } from './store.contract.ts'
import { sqlAffiliationStore } from './store.sql.ts'

const { database } = await testDatabase()

affiliationStoreContract('sql', async () => sqlAffiliationStore(database))

test('a document whose bytes were changed in the database is not handed over', async () => {
  const store = sqlAffiliationStore(database)
  const document = {
    person: 'altered',
    uniqueId: '1.2^x',
    classCode: '60591-5',
    languageCode: '',
    createdAt: new Date(),
    title: '',
    author: '',
    institution: '',
    entryUuid: 'urn:uuid:00000000-0000-4000-8000-000000000002',
    bytes: new Uint8Array(9),
  }
  await store.keep(document)
  await sql`update affiliated_document set bytes = '\\x00' where person = 'altered'`.execute(database.tables())
  await assert.rejects(store.document('altered', '1.2^x'), { kind: 'unavailable', code: 'document-altered' })
})
