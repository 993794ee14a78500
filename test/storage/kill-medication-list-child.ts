import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { sqlNationalRecords } from '../../src/features/national-records/index.ts'
import { openDatabase } from '../../src/platform/sql/database.ts'
import { listedPerson, openStoredBox } from '../national/listed-person.ts'
import { fetchList, headsIn, prescribe, sendList, turned } from '../national/medicine-documents.ts'

// Renews one medicine after the other until it is killed, and tells each acknowledged prescription on stdout.
const box = await openStoredBox(sqlNationalRecords(openDatabase(argv[2] ?? '', { maxConnections: 2 })))
for (let n = 0; ; n++) {
  const { bundle } = await fetchList(box, listedPerson)
  const heads = headsIn(bundle)
  const sent = turned(bundle)
  const id = prescribe(sent, { instead: heads[n % heads.length]! })
  const { status, text } = await sendList(box, listedPerson, sent)
  if (status !== 200) throw new Error(text)
  // Synchronously: what was said is said, also when the next instruction is never run.
  writeSync(1, `${id}\n`)
}
