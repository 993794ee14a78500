import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { BoxClient, BoxClients } from './box-client.ts'

const client = (registered: string, over: Partial<BoxClient> = {}): BoxClient => ({
  id: randomUUID(),
  name: 'Eksempel EPJ æøå',
  uses: ['professional', 'system'],
  tenancy: 'multi-tenant',
  orgNumber: '200000013',
  scopes: ['a:b'],
  redirectUris: ['http://127.0.0.1/svar'],
  keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'k' }],
  registered: new Date(registered),
  ...over,
})

/** What every store of vendors' clients must do. */
export function boxClientsContract(name: string, open: () => Promise<BoxClients>): void {
  test(`box clients (${name}): a client is found as it was registered, the newest are listed first`, async () => {
    const store = await open()
    const [first, second] = [client('2026-11-22T10:00:00Z'), client('2026-11-22T11:00:00Z')]
    await store.add(first)
    await store.add(second)
    assert.deepEqual(await store.find(first.id), first)
    assert.equal(await store.find('nobody'), undefined)
    assert.deepEqual(await store.list(1), [second])
  })

  test(`box clients (${name}): removed, and those from before a moment, are gone`, async () => {
    const store = await open()
    const [old, gone, kept] = [
      client('2026-10-01T10:00:00Z'),
      client('2026-11-22T10:00:00Z'),
      client('2026-11-22T11:00:00Z'),
    ]
    for (const each of [old, gone, kept]) await store.add(each)
    await store.remove(gone.id)
    await store.removeBefore(new Date('2026-11-01T00:00:00Z'))
    assert.deepEqual(await store.list(10), [kept])
  })
}
