import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type JWK, jwtVerify } from 'jose'
import { memorySigningKeys, type SigningKeyStore } from './key-store.ts'
import { newSigningKey, signedToken } from './signing-key.ts'
import { openSigningKeys } from './signing-keys.ts'

const day = 24 * 3_600_000
const begun = new Date('2026-11-22T10:00:00Z')

/** Real keys, made once for this file: they take their time. */
const made: JWK[] = [await newSigningKey(), await newSigningKey(), await newSigningKey()]

/** One process of those that share a store, with a clock of its own. */
async function processOf(store: SigningKeyStore, first: number, days = 0) {
  let nth = first
  const clock = { now: new Date(begun.getTime() + days * day) }
  const keys = await openSigningKeys({ store, newKey: async () => made[nth++ % made.length]!, now: () => clock.now })
  const token = () => signedToken(keys.current(), { sub: 's' })
  const takes = (jwt: string) =>
    jwtVerify(jwt, keys.verify).then(
      () => true,
      () => false,
    )
  return { keys, token, takes, at: (later: number) => (clock.now = new Date(begun.getTime() + later * day)) }
}

const kids = (keys: readonly JWK[]) => keys.map(({ kid }) => kid)

test('decision 0039: processes that start at the same moment sign with one key, and take each other’s tokens', async () => {
  const store = memorySigningKeys()
  const all = await Promise.all(made.map((_key, nth) => processOf(store, nth)))
  assert.equal(new Set(all.map(({ keys }) => keys.current().kid)).size, 1)
  for (const one of all) for (const other of all) assert.ok(await other.takes(await one.token()))
})

test('decision 0039: the next key is published by all before it signs, and then signs in all without being asked', async () => {
  const store = memorySigningKeys()
  const [one, other] = [await processOf(store, 0), await processOf(store, 1)]
  one.at(28)
  await one.keys.turn()
  const next = one.keys.published()[1]?.kid
  for (const each of [one, other]) {
    each.at(28)
    await each.keys.turn()
    assert.deepEqual(kids(each.keys.published()), kids(made.slice(0, 1)).concat(next))
    assert.equal(each.keys.current().kid, made[0]!.kid)
  }
  assert.deepEqual(one.keys.published(), other.keys.published())
  const before = await one.token()
  for (const each of [one, other]) each.at(30)
  assert.notEqual(one.keys.current().kid, made[0]!.kid)
  assert.equal(one.keys.current().kid, other.keys.current().kid)
  for (const each of [one, other]) await each.keys.turn()
  assert.ok((await other.takes(before)) && (await other.takes(await one.token())))
  const [first, second] = await store.list('issuers')
  assert.deepEqual([first?.privateKey, second?.privateKey !== undefined], [undefined, true])
  one.at(33)
  await one.keys.turn()
  assert.equal((await store.list('issuers')).length, 1)
  assert.ok(!(await one.takes(before)))
})

test('decision 0039: a key that another process has made is looked for, once in half a minute whatever is shown', async () => {
  const store = memorySigningKeys()
  let listed = 0
  const counting: SigningKeyStore = {
    ...store,
    list(signer) {
      listed++
      return store.list(signer)
    },
  }
  const one = await processOf(counting, 0)
  const other = await processOf(store, 1, 28)
  other.at(31)
  const ofNext = await other.token()
  listed = 0
  assert.ok(await one.takes(ofNext))
  assert.equal(listed, 1)
  const unknown = await signedToken({ ...one.keys.current(), kid: 'unknown' }, { sub: 's' })
  for (let shown = 0; shown < 20; shown++) assert.ok(!(await one.takes(unknown)))
  assert.equal(listed, 1)
  one.at(31 / 86_400)
  assert.ok(!(await one.takes(unknown)))
  assert.equal(listed, 2)
})

test('decision 0039: nobody can take a private half from what is published', async () => {
  const { keys } = await processOf(memorySigningKeys(), 0)
  assert.deepEqual(Object.keys(keys.published()[0] ?? {}).toSorted(), ['alg', 'e', 'kid', 'kty', 'n', 'use'])
})
