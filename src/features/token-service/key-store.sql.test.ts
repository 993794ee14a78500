import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { signingKeysContract } from './key-store.contract.ts'
import { sqlSigningKeys } from './key-store.sql.ts'
import { openSigningKeys } from './signing-keys.ts'

const { database } = await testDatabase()
const secret = Buffer.alloc(32, 1)
const now = () => new Date('2026-11-22T10:00:00Z')
const privateKey = { kty: 'oct', kid: 'one', k: 'c2VjcmV0LXRoaW5n' }
const key = { generation: 1, signsFrom: now(), published: { kty: 'oct', kid: 'one' }, privateKey }

async function empty() {
  await sql`truncate signing_key`.execute(database.tables())
  return sqlSigningKeys(database, secret)
}

signingKeysContract('sql', empty)

test('decision 0039: nothing of a private key can be read in the database', async () => {
  const { add } = await empty()
  await add('issuers', key)
  const { rows } = await sql<{ row: string }>`select signing_key::text as row from signing_key`.execute(
    database.tables(),
  )
  assert.ok(rows.length === 1 && !rows.some(({ row }) => row.includes(privateKey.k) || row.includes('c2Vj')))
})

for (const [title, change] of [
  ['in another row', sql`update signing_key set generation = 2`],
  ['of another signer', sql`update signing_key set signs_for = 'own-client'`],
  ['at another time', sql`update signing_key set signs_from = signs_from - interval '1 day'`],
  ['beside another public half', sql`update signing_key set published = '{"kty":"oct","kid":"two"}'`],
] as const) {
  test(`decision 0039: a private key ${title} does not open, and no other is made in its place`, async () => {
    const store = await empty()
    await store.add('issuers', key)
    await change.execute(database.tables())
    const signer = title === 'of another signer' ? 'own-client' : 'issuers'
    await assert.rejects(store.list(signer), { code: 'signing-key-sealed' })
  })
}

test('decision 0039: a process with another folder of keys does not start with keys of its own', async () => {
  const { add } = await empty()
  await add('issuers', key)
  const other = sqlSigningKeys(database, Buffer.alloc(32, 2))
  const opening = openSigningKeys({ store: other, newKey: async () => assert.fail('A key was made'), now })
  await assert.rejects(opening, ({ code, cause, message }) => {
    return code === 'signing-key-sealed' && cause === undefined && !message.includes(privateKey.k)
  })
})
