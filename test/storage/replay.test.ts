import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sqlOnce } from '../../src/features/identity/index.ts'
import { sqlNationalRecords } from '../../src/features/national-records/index.ts'
import { criticalInformation as service } from '../../src/features/national-services/index.ts'
import { openDatabase } from '../../src/platform/sql/database.ts'
import { call, openBox, origin, proofFor, storyWith, tokenFor } from '../national/box.ts'
import { testDatabase } from './database.ts'

const { database, connection } = await testDatabase()
const story = storyWith(({ person, privacySettings }) => !person.died && privacySettings.length === 0)
const { number } = story.person

/** The same box in another process: nothing in common but the database. */
async function boxes() {
  const other = openDatabase(connection)
  const over = (one: typeof database) => openBox([story], { records: sqlNationalRecords(one), once: sqlOnce(one) })
  return { one: await over(database), other: await over(other), close: () => other.close() }
}

test('issue 6, bad input; RFC 9449, 11.1: a proof replayed to another process of the box is refused there', async () => {
  const { one, other, close } = await boxes()
  try {
    const operation = service.operations.find(({ id }) => id === 'allergies')!
    const token = await tokenFor(service, operation.scopes[0]!, { attest: number })
    const dpop = await proofFor(token, operation.method, `${origin}/${service.id}${operation.path}`)
    const headers = { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0' }
    const asked = { headers, authorization: `DPoP ${token}`, dpop }
    const answers = [await call(one, service, operation.id, asked), await call(other, service, operation.id, asked)]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 401],
    )
    assert.match(JSON.stringify(answers[1]!.body), /dpop-replayed/)
  } finally {
    await close()
  }
})
