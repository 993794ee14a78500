import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type NationalRecords, sqlNationalRecords } from '../../src/features/national-records/index.ts'
import { listedPerson, openStoredBox } from '../national/listed-person.ts'
import {
  consents,
  fetchList,
  headsIn,
  idOf,
  ofType,
  prescribe,
  sendList,
  turned,
} from '../national/medicine-documents.ts'
import { long } from '../seed.ts'
import { testDatabase } from './database.ts'

const { database, connection } = await testDatabase()
const records: NationalRecords = sqlNationalRecords(database)
const taken = listedPerson.medicines.filter(({ until }) => until === undefined).length
const rounds = long ? 40 : 2

/** Lets a client renew medicines, and kills it so long after its first answer; what it was told is done. */
async function renewed(afterMilliseconds: number): Promise<readonly string[]> {
  const program = fileURLToPath(new URL('./kill-medication-list-child.ts', import.meta.url))
  const child = spawn(process.execPath, [program, connection], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  await wait(afterMilliseconds)
  child.kill('SIGKILL')
  await closed
  return said.split('\n').slice(0, -1)
}

test(`issue 6, proof: a client killed while it sends leaves one whole list (${rounds} rounds)`, async () => {
  const box = await openStoredBox(records)
  const told: string[] = []
  for (let round = 0; round < rounds; round++) {
    told.push(...(await renewed(Math.random() * 200)))
    const { bundle } = await fetchList(box, listedPerson, [consents.kjernejournal])
    const statements = ofType(bundle, 'MedicationStatement')
    const known = new Set(statements.flatMap((each) => idOf(each, 'ReseptId') ?? []))
    assert.deepEqual(
      told.filter((id) => !known.has(id)),
      [],
    )
    assert.equal(headsIn(bundle).length, taken)
    assert.equal(new Set(headsIn(bundle).map((each) => idOf(each, 'PLL'))).size, taken)
    const heads = new Set(statements.filter(({ partOf }) => !partOf).map(({ id }) => `urn:uuid:${id}`))
    for (const { partOf } of statements) assert.ok(!partOf || heads.has(partOf[0]!.reference))
  }
  assert.ok(told.length > 0)
})

test('issue 6, item 2: of many who send at once on PostgreSQL one is heard, and the others are told', async () => {
  const box = await openStoredBox(records)
  const { bundle } = await fetchList(box, listedPerson)
  const before = headsIn(bundle).length
  const sends = Array.from({ length: 6 }, () => turned(bundle))
  for (const each of sends) prescribe(each)
  const outcomes = await Promise.all(sends.map((each) => sendList(box, listedPerson, each)))
  const heard = outcomes.filter(({ status }) => status === 200).length
  assert.ok(
    outcomes.every(({ status }) => [200, 409, 422].includes(status)),
    outcomes.map(({ text }) => text).join('\n'),
  )
  assert.equal(heard, 1)
  assert.equal(headsIn((await fetchList(box, listedPerson)).bundle).length, before + 1)
})
