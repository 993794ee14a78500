import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { newSigner } from '../../../test/fixtures/self-signed.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { textOf } from '../../platform/xml/tree.ts'
import { signEvidence } from './sign-evidence.ts'
import { anExchange, someEvidence } from './store.contract.ts'
import { memoryExchangeRecords } from './store.memory.ts'

const signer = newSigner('NCP signature', {})
const now = () => new Date('2026-11-22T12:00:00Z')
const systems = {
  consumer: { commonName: 'asks', address: '10.0.0.1' },
  provider: { commonName: 'answers', address: '10.0.0.2' },
}

test('issue 5, item 7: what waits is signed once, from the digest of its row', async () => {
  const records = memoryExchangeRecords()
  const event = anExchange(systems)
  await records.record(event, [someEvidence(event, 'NRO'), someEvidence(event, 'NRR')])
  assert.equal(await signEvidence({ records, signer, now }), 2)
  assert.equal(await signEvidence({ records, signer, now }), 0)
  const digest = Buffer.from('aa'.repeat(32), 'hex').toString('base64')
  for (const { signed } of await records.evidence(event.eventId))
    assert.match(textOf(parseXml(signed ?? new Uint8Array())), new RegExp(digest.replaceAll('+', '\\+')))
})

for (const [role, kind, sender] of [
  ['B', 'NRO', 'asks'],
  ['B', 'NRR', 'answers'],
  ['A', 'NRR', 'asks'],
  ['A', 'NRO', 'answers'],
] as const) {
  test(`issue 5, item 7: ${kind} of country ${role} is of a message from the one that ${sender}`, async () => {
    const records = memoryExchangeRecords()
    const event = anExchange({ ...systems, role })
    await records.record(event, [someEvidence(event, kind)])
    await signEvidence({ records, signer, now })
    const [evidence] = await records.evidence(event.eventId)
    const root = parseXml(evidence?.signed ?? new Uint8Array())
    const details = root.children.find((each) => typeof each !== 'string' && each.name === 'SenderDetails')
    assert.equal(typeof details === 'object' && textOf(details), sender)
  })
}

test('evidence of an event that was purged is passed over', async () => {
  const records = memoryExchangeRecords()
  const event = anExchange()
  await records.record(event, [someEvidence(event, 'NRO')])
  await records.purge(now())
  assert.equal(await signEvidence({ records, signer, now }), 0)
  assert.equal((await records.signing.length()).waiting, 0)
})

test('issue 5, item 10: evidence that cannot be signed is a dead letter after three tries, and what is behind it is signed', async () => {
  const records = memoryExchangeRecords()
  // A time that is none cannot be written.
  const [broken, good] = [anExchange(systems), anExchange(systems)]
  await records.record(broken, [{ ...someEvidence(broken, 'NRO'), at: new Date(Number.NaN) }])
  await records.record(good, [someEvidence(good, 'NRO')])
  const clock = { now: now() }
  const sign = () => signEvidence({ records, signer, now: () => clock.now })
  for (const _try of [1, 2]) {
    await assert.rejects(sign())
    clock.now = new Date(clock.now.getTime() + 30_000)
  }
  assert.equal(await sign(), 1)
  assert.deepEqual(
    (await records.signing.deadLetters('', 10)).map(({ tries, reason }) => [tries, reason]),
    [[3, 'evidence-signing']],
  )
})

test('issue 5, item 10: while the key signs nothing, all evidence waits and none is given up', async () => {
  const records = memoryExchangeRecords()
  const event = anExchange(systems)
  await records.record(event, [someEvidence(event, 'NRO')])
  const clock = { now: now() }
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  for (let tries = 0; tries < 4; tries++) {
    await assert.rejects(signEvidence({ records, signer: { ...signer, key: publicKey }, now: () => clock.now }))
    clock.now = new Date(clock.now.getTime() + 30_000)
  }
  assert.equal((await records.signing.length()).dead, 0)
  assert.equal(await signEvidence({ records, signer, now: () => clock.now }), 1)
})
