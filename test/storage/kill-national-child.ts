import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { sqlNationalRecords } from '../../src/features/national-records/index.ts'
import { openDatabase } from '../../src/platform/sql/database.ts'
import { startEmbedded } from '../../src/platform/sql/embedded.ts'
import { migrate } from '../../src/platform/sql/migrate.ts'
import { openWrittenBox, writers } from '../national/writers.ts'

// A box that is written to until it is killed, and tells each acknowledged write on stdout. Its database is the one that
// is named, or its own in the folder that is.
const [where = '', begin = '0'] = argv.slice(2)
const own = !where.includes('://')
const connection = own ? (await startEmbedded({ directory: where, log: () => {} })).connection : where
const database = openDatabase(connection)
if (own) await migrate(database, new Date())
const box = await openWrittenBox(sqlNationalRecords(database))
await Promise.all(
  Object.entries(writers).map(async ([service, { write }]) => {
    for (let nth = Number(begin); ; nth++) {
      const acknowledged = await write(box, nth)
      // Synchronously: what was said is said, also when the next instruction is never run.
      writeSync(1, `${service} ${acknowledged}\n`)
    }
  }),
)
