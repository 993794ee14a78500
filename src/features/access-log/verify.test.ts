import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { hashOf } from './canonical.ts'
import { emptyChain, follow } from './chain.ts'
import type { PersonKey } from './person-key.ts'
import { chained, type RecordRow } from './record.ts'
import { sealed } from './seal.ts'
import { anAccess, faultsOf, sealAll, someone } from './store.contract.ts'
import { type MemoryAccessLog, memoryAccessLog } from './store.memory.ts'
import { type Checked, verifyAccessLog } from './verify.ts'

/** Two people with five records each, sealed after the third. */
async function aLog(): Promise<{ log: MemoryAccessLog; person: PersonKey; rows: RecordRow[] }> {
  const log = memoryAccessLog()
  const people = [someone(), someone()]
  for (let n = 0; n < 5; n++) {
    if (n === 3) await sealAll(log)
    for (const person of people) await log.append(anAccess({ person, at: new Date(n) }))
  }
  const person = people[0]!
  return { log, person, rows: log.rows.get(person)! }
}

/** Rewrites the chain from some record on, with right hashes, as an intruder who knows this program would. */
function remade(person: PersonKey, rows: readonly RecordRow[]): RecordRow[] {
  let head = emptyChain(person)
  return rows.map((row) => {
    const { row: next } = chained(anAccess({ person, purpose: 'rewritten', at: new Date(row.sequence) }), head)
    head = { person, length: next.sequence, head: next.hash }
    return next
  })
}

function keep(log: MemoryAccessLog, person: PersonKey, rows: RecordRow[]): void {
  const last = rows.at(-1)
  log.rows.set(person, rows)
  log.ends.set(person, last ? { person, length: last.sequence, head: last.hash } : emptyChain(person))
}

test('an untouched log has no faults', async () => {
  const { log } = await aLog()
  assert.deepEqual(await faultsOf(log), [])
})

const changed = (row: RecordRow, rehash: boolean): RecordRow => {
  const content = row.content.replace('TREATMENT', 'RESEARCH')
  return { ...row, content, hash: rehash ? hashOf('record', content) : row.hash }
}

for (const [title, tamper, sequence, fault] of [
  ['a changed record', (rows) => rows.with(1, changed(rows[1]!, false)), 2, 'altered'],
  ['a changed record with its hash made right', (rows) => rows.with(1, changed(rows[1]!, true)), 3, 'unlinked'],
  ['a changed hash', (rows) => rows.with(1, { ...rows[1]!, hash: 'f'.repeat(64) }), 2, 'altered'],
  [
    'content that is no record',
    (rows) => rows.with(1, { ...rows[1]!, content: 'x', hash: hashOf('record', 'x') }),
    2,
    'altered',
  ],
  ['a removed record', (rows) => rows.toSpliced(2, 1), 3, 'missing'],
  ['a removed first record', (rows) => rows.slice(1), 1, 'missing'],
  ['a removed record with the later ones renumbered', (rows) => renumbered(rows.toSpliced(2, 1)), 3, 'altered'],
  ['records in another order', (rows) => [rows[0]!, rows[2]!, rows[1]!, ...rows.slice(3)], 2, 'missing'],
  ['records that changed places', (rows) => renumbered([rows[0]!, rows[2]!, rows[1]!, ...rows.slice(3)]), 2, 'altered'],
  ['a repeated record', (rows) => rows.toSpliced(1, 0, rows[0]!), 2, 'missing'],
] as [string, (rows: RecordRow[]) => RecordRow[], number, string][]) {
  test(`${title} shows where it is`, async () => {
    const { log, person, rows } = await aLog()
    log.rows.set(person, tamper(rows))
    const faults = await faultsOf(log)
    assert.deepEqual(faults[0], { person, sequence, fault })
  })
}

const renumbered = (rows: readonly RecordRow[]) => rows.map((row, index) => ({ ...row, sequence: index + 1 }))

test('a record of another person in the chain shows', async () => {
  const { log, person, rows } = await aLog()
  const other = [...log.rows.keys()].find((each) => each !== person)!
  log.rows.set(person, rows.with(0, log.rows.get(other)![0]!))
  assert.deepEqual((await faultsOf(log))[0], { person, sequence: 1, fault: 'altered' })
})

test('a tail that is cut, the end of the chain left as it was, shows', async () => {
  const { log, person, rows } = await aLog()
  log.rows.set(person, rows.slice(0, 4))
  assert.deepEqual(await faultsOf(log), [{ person, sequence: 5, fault: 'missing' }])
})

test('a tail that is cut together with the end of the chain shows against the seal', async () => {
  const { log, person, rows } = await aLog()
  await sealAll(log)
  keep(log, person, rows.slice(0, 4))
  assert.deepEqual(await faultsOf(log), [{ person, sequence: 5, fault: 'not-as-sealed' }])
})

test('a chain that is made anew with right hashes shows against the seal', async () => {
  const { log, person, rows } = await aLog()
  keep(log, person, remade(person, rows))
  assert.deepEqual(await faultsOf(log), [{ person, sequence: 3, fault: 'not-as-sealed' }])
})

test('a person who is removed altogether shows against the seal', async () => {
  const { log, person } = await aLog()
  log.rows.delete(person)
  log.ends.delete(person)
  assert.deepEqual(await faultsOf(log), [{ person, sequence: 3, fault: 'not-as-sealed' }])
})

test('a chain whose end was put back to nothing, so that nobody would follow it, shows against the seal', async () => {
  const { log, person, rows } = await aLog()
  log.ends.delete(person)
  log.rows.set(person, rows.with(0, changed(rows[0]!, true)))
  assert.deepEqual(await faultsOf(log), [{ person, sequence: 3, fault: 'not-as-sealed' }])
})

test('a chain that was made to count as sealed, so that its next records could be changed, shows', async () => {
  const { log, person } = await aLog()
  log.sealedLengths.set(person, 1_000)
  assert.deepEqual(await faultsOf(log), [{ person, sequence: 4, fault: 'passed-over' }])
})

test('removed from the heads of the seal as well, it shows in the root', async () => {
  const { log, person } = await aLog()
  log.rows.delete(person)
  log.ends.delete(person)
  log.sealedBy.set(1, log.sealedBy.get(1)!.filter((head) => head.person !== person)) // biome-ignore format: one step
  assert.deepEqual(await faultsOf(log), [{ seal: 1, fault: 'sealed-heads-altered' }])
})

test('a seal made anew with another key is not ours', async () => {
  const { log, person, rows } = await aLog()
  keep(log, person, rows.slice(0, 1))
  const forged = { keyId: 'test', privateKey: generateKeyPairSync('ed25519').privateKey }
  const heads = log.sealedBy.get(1)!.map((head) => (head.person === person ? log.ends.get(person)! : head))
  log.sealedBy.set(1, heads)
  log.sealedLengths.set(person, 1)
  log.sealRows[0] = sealed(heads, undefined, forged, new Date(0))
  assert.deepEqual(await faultsOf(log), [{ seal: 1, fault: 'seal-not-ours' }])
})

test('a seal removed from the middle breaks the chain of seals', async () => {
  const { log } = await aLog()
  await sealAll(log)
  await log.append(anAccess())
  const last = (await sealAll(log)).at(-1)
  log.sealRows.splice(1, 1)
  assert.deepEqual(await faultsOf(log, last), [{ seal: 3, fault: 'seal-not-ours' }])
})

test('the last seals cut away, with the records since, show against the note of the last seal', async () => {
  const { log, person, rows } = await aLog()
  const last = (await sealAll(log)).at(-1)
  keep(log, person, rows.slice(0, 3))
  log.sealRows.pop()
  assert.deepEqual(await faultsOf(log), [])
  assert.deepEqual(await faultsOf(log, last), [{ seal: 2, fault: 'seal-missing' }])
})

test('a seal that is another than the one noted shows, however well it was made', async () => {
  const { log } = await aLog()
  const [noted] = await log.seals(0, 1)
  const other = { ...noted!, content: noted!.content.replace('2026', '2025') }
  assert.deepEqual(await faultsOf(log, other), [{ seal: 1, fault: 'seal-not-as-noted' }])
})

test('verification tells how much it has checked', async () => {
  const { log } = await aLog()
  const told: Checked[] = []
  const options = { checked: (soFar: Checked) => void told.push(soFar) }
  for await (const _fault of verifyAccessLog(log, () => undefined, options));
  assert.deepEqual(told.at(-1), { chains: 2, records: 10, seals: 1 })
})

test('whatever is changed in a kept chain, it shows', async () => {
  const { person, rows } = await aLog()
  const column = fc.constantFrom('content', 'hash', 'sequence' as const)
  fc.assert(
    fc.property(fc.nat(rows.length - 1), column, fc.nat(), fc.integer({ min: 1, max: 9 }), (index, name, at, shift) => {
      const row = rows[index]!
      const tampered =
        name === 'sequence'
          ? { ...row, sequence: row.sequence + shift }
          : { ...row, [name]: bent(row[name], at, shift) }
      assert.notEqual(follow(emptyChain(person), rows.with(index, tampered)).fault, undefined)
    }),
  )
})

/** The text with one character replaced by another. */
function bent(text: string, at: number, shift: number): string {
  const index = at % text.length
  return text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) + shift) + text.slice(index + 1)
}

test('any order of accesses to any people makes chains that verify', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.nat(3), fc.constant('seal' as const)), { maxLength: 40 }), async (steps) => {
      const log = memoryAccessLog()
      const people = [someone(), someone(), someone(), someone()]
      for (const step of steps) {
        if (step === 'seal') await sealAll(log)
        else await log.append(anAccess({ person: people[step]! }))
      }
      assert.deepEqual(await faultsOf(log), [])
    }),
    { numRuns: 50 },
  )
})
