import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JWK } from 'jose'
import type { SigningKeyStore } from './key-store.ts'
import { standingKey } from './signing-keys.ts'

const signsFrom = new Date('2026-11-22T10:00:00.123Z')
const keyOf = (kid: string, generation = 1) => ({
  ...{ generation, signsFrom },
  published: { kty: 'oct', kid } satisfies JWK,
  privateKey: { kty: 'oct', kid, k: 'c2VjcmV0' } satisfies JWK,
})

/** What every store of signing keys must do. @param make an empty one */
export function signingKeysContract(name: string, make: () => Promise<SigningKeyStore>): void {
  const said = (title: string, check: (store: SigningKeyStore) => Promise<void>) =>
    test(`signing keys (${name}): ${title}`, async () => check(await make()))

  said('a key comes back as it was added, oldest first, to its own signer alone', async ({ add, list }) => {
    const [first, second] = [keyOf('one'), keyOf('two', 2)]
    await add('issuers', second)
    await add('issuers', first)
    await add('own-client', keyOf('own'))
    assert.deepEqual(await list('issuers'), [first, second])
    assert.deepEqual(await list('own-client'), [keyOf('own')])
  })

  said('of two of one generation the first stands', async ({ add, list }) => {
    await add('issuers', keyOf('one'))
    await add('issuers', keyOf('other'))
    assert.deepEqual(await list('issuers'), [keyOf('one')])
  })

  said('of many processes that start at the same moment all have the same key', async (store) => {
    const kids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const now = () => signsFrom
    const newKey = (kid: string) => async () => keyOf(kid).privateKey
    const had = await Promise.all(kids.map((kid) => standingKey({ store, newKey: newKey(kid), now }, 'own-client')))
    const [standing] = await store.list('own-client')
    assert.deepEqual(
      had.map(({ kid }) => kid),
      kids.map(() => standing?.published.kid),
    )
  })

  said(
    'what has stopped signing keeps its public half, and what is over goes',
    async ({ add, silence, remove, list }) => {
      const [first, second] = [keyOf('one'), keyOf('two', 2)]
      await add('issuers', first)
      await add('issuers', second)
      await silence('issuers', 1)
      const { privateKey: _forgotten, ...silent } = first
      assert.deepEqual(await list('issuers'), [silent, second])
      await remove('issuers', 1)
      assert.deepEqual(await list('issuers'), [second])
    },
  )
}
