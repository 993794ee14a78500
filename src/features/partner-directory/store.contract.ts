import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { PinDecision, Sighting } from './pin.ts'
import type { DirectoryStore, KeptMetadata } from './store.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 12, minutes))
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))

function aSighting(country: string, text: string, changes: Partial<Sighting> = {}): Sighting {
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { country, use: 'seal', sha256, content: bytesOf(text), seenAt: at(0), from: 'metadata', ...changes }
}

function aDecision({ country, use, sha256 }: Sighting, minutes: number, verdict: PinDecision['verdict']): PinDecision {
  return { country, use, sha256, id: randomUUID(), verdict, by: 'operator-1', byName: 'Olga Operatør', at: at(minutes) }
}

const some: KeptMetadata = {
  country: 'FI',
  service: 'document-query',
  slot: 'used',
  bytes: bytesOf('one'),
  fetchedAt: at(0),
}

/** What every store of the directory must do. Stores are not emptied between tests: each has its own country. */
export function directoryStoreContract(name: string, make: () => Promise<DirectoryStore>): void {
  const of = (title: string) => `partner directory store (${name}): ${title}`
  const loaded = async (store: DirectoryStore, country: string) => {
    const { metadata, sightings, decisions, outcomes } = await store.load()
    const ours = <T extends { readonly country: string }>(all: readonly T[]) =>
      all.filter((each) => each.country === country)
    return {
      metadata: ours(metadata),
      sightings: ours(sightings),
      decisions: ours(decisions),
      outcomes: ours(outcomes),
    }
  }

  test(of('what nobody decided on can be forgotten, and what somebody did cannot'), async () => {
    const store = await make()
    const [waiting, decided] = [aSighting('SE', 'waiting'), aSighting('SE', 'decided')]
    await store.sight([waiting, decided])
    await store.decide(aDecision(decided, 1, 'refused'))
    await store.forget([waiting, decided])
    assert.deepEqual((await loaded(store, 'SE')).sightings, [decided])
  })

  test(of('metadata is kept by service and slot, and the later one holds'), async () => {
    const store = await make()
    await store.putMetadata(some)
    await store.putMetadata({ ...some, service: 'search-mask' })
    await store.putMetadata({ ...some, slot: 'offered', bytes: bytesOf('two') })
    await store.putMetadata({ ...some, bytes: bytesOf('three'), fetchedAt: at(3) })
    const kept = (await loaded(store, 'FI')).metadata.map(({ service, slot, bytes }) => [
      service,
      slot,
      Buffer.from(bytes).toString(),
    ])
    assert.deepEqual(
      kept.toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
      [
        ['document-query', 'offered', 'two'],
        ['document-query', 'used', 'three'],
        ['search-mask', 'used', 'one'],
      ],
    )
  })

  test(of('what was offered can be adopted, and is offered no longer'), async () => {
    const store = await make()
    const offered: KeptMetadata = { ...some, country: 'CZ', slot: 'offered', bytes: bytesOf('new'), fetchedAt: at(5) }
    await store.putMetadata({ ...some, country: 'CZ' })
    await store.putMetadata(offered)
    await store.adopt(offered)
    assert.deepEqual((await loaded(store, 'CZ')).metadata, [{ ...offered, slot: 'used' }])
  })

  test(of('the first sighting stays, and every decision does'), async () => {
    const store = await make()
    const seen = aSighting('PT', 'seal')
    await store.sight([seen, aSighting('PT', 'seal', { use: 'assertion' })])
    await store.sight([{ ...seen, seenAt: at(9), from: 'import' }])
    await store.sight([])
    const [refused, approved] = [aDecision(seen, 2, 'refused'), aDecision(seen, 1, 'approved')]
    await store.decide(refused)
    await store.decide(approved)
    const { sightings, decisions } = await loaded(store, 'PT')
    assert.equal(sightings.length, 2)
    assert.deepEqual(
      sightings.find(({ use }) => use === 'seal'),
      seen,
    )
    assert.deepEqual(
      decisions.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
      [approved, refused],
    )
  })

  test(of('of each service it is kept how the last asking went'), async () => {
    const store = await make()
    const outcome = { country: 'PL', service: 'fhir', at: at(1) } as const
    await store.putOutcome({ ...outcome, fault: 'publisher-silent' })
    await store.putOutcome({ ...outcome, service: 'search-mask', fault: 'metadata-older' })
    await store.putOutcome(outcome)
    const { outcomes } = await loaded(store, 'PL')
    assert.deepEqual(
      outcomes.toSorted((one, other) => (one.service < other.service ? -1 : 1)),
      [outcome, { ...outcome, service: 'search-mask', fault: 'metadata-older' }],
    )
  })
}
