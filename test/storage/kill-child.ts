import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { personKey } from '../../src/features/access-log/index.ts'
import { anAccess } from '../../src/features/access-log/store.contract.ts'
import { sqlAccessLog } from '../../src/features/access-log/store.sql.ts'
import { openDatabase } from '../../src/platform/sql/database.ts'

// Appends to a few people's chains at the same time until it is killed, and tells each acknowledged record on stdout.
const [connection, round] = argv.slice(2)
const store = sqlAccessLog(openDatabase(connection ?? '', { maxConnections: 4 }))

async function appendForEver(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const extension = `round ${round}, person ${(writer + n) % 3}`
    const person = personKey(new Uint8Array(32).fill(3), { root: '2.16.578.1.12.4.1.4.9999', extension })
    const { sequence, hash } = await store.append(anAccess({ person }))
    // Synchronously: what was said is said, also when the next instruction is never run.
    writeSync(1, `${person} ${sequence} ${hash}\n`)
  }
}

writeSync(1, 'ready\n')
await Promise.all([0, 1, 2, 3].map(appendForEver))
