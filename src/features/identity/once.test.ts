import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/storage/database.ts'
import { onceContract } from './once.contract.ts'
import { sqlOnce } from './once.sql.ts'
import { memoryOnce } from './once.ts'

const { database } = await testDatabase()

onceContract('memory', async () => memoryOnce())
onceContract('sql', async () => sqlOnce(database))

test('what was seen is not forgotten to make room: beyond the limit, what is new is refused', async () => {
  const { note, forgetBefore } = memoryOnce(2)
  const until = new Date('2026-11-22T10:00:00Z')
  assert.deepEqual([await note('a', until), await note('b', until), await note('c', until)], [true, true, false])
  assert.equal(await note('a', until), false)
  await forgetBefore(until)
  assert.equal(await note('c', until), true)
})
