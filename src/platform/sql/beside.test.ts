import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { openBeside } from './beside.ts'

const { connection, database } = await testDatabase()
const name = `kp_beside_${process.pid}`

test('a database beside is made once, with the tables of this version, and holds only its own rows', async () => {
  try {
    const first = await openBeside(connection, name, new Date())
    await sql`insert into affiliated_identifier (identifier, person) values ('one', 'somebody')`.execute(first.tables())
    await first.close()
    const again = await openBeside(connection, name, new Date())
    const { rows } = await sql`select * from affiliated_identifier`.execute(again.tables())
    assert.equal(rows.length, 1)
    await again.close()
    assert.equal((await sql`select * from affiliated_identifier`.execute(database.tables())).rows.length, 0)
  } finally {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(database.tables())
  }
})
