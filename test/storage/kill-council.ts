import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { anAct, aCase } from '../../src/features/council/store.contract.ts'
import { sqlCouncilStore } from '../../src/features/council/store.sql.ts'
import { openDatabase } from '../../src/platform/sql/database.ts'

// Numbers cases, each with a seat of the same number in another council, until it is killed; tells each on stdout.
const [connection] = argv.slice(2)
const store = sqlCouncilStore(openDatabase(connection ?? '', { maxConnections: 4 }))

async function numberForEver(): Promise<never> {
  for (;;) {
    const number = await store.numbered(anAct(), 'a', '2026', (next) => {
      const id = String(next).padStart(6, '0')
      return [
        { kind: 'case', council: 'a', id, seen: 0, content: { ...aCase('a', 2026, next), id } },
        { kind: 'seat', council: 'b', id, seen: 0, content: { id, council: 'b', label: id } },
      ]
    })
    // Synchronously: what was said is said, also when the next instruction is never run.
    writeSync(1, `${number}\n`)
  }
}

writeSync(1, 'ready\n')
await Promise.all([numberForEver(), numberForEver()])
