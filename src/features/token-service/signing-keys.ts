import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose'
import { endedAt, type KeyGeneration, nextGeneration, type Signer, signingAt } from './key-generation.ts'
import type { SigningKeyStore } from './key-store.ts'
import { type SigningKey, signingKeyOf } from './signing-key.ts'

/** What the issuers of the box sign with, the same in every process of an installation. */
export type SigningKeys = {
  /** The one that signs now. */
  readonly current: () => SigningKey
  /** Public halves: of what will sign, does, and did so that its tokens may still live. */
  readonly published: () => readonly JWK[]
  /** For whoever checks tokens in this process. A key that is not known is looked for, so that others may have made it. */
  readonly verify: JWTVerifyGetKey
  /** Makes the next key in time, and lets old ones go; to be called now and then by every process. */
  readonly turn: () => Promise<void>
}

/** What keys are kept with. */
export type SigningKeyNeeds = {
  readonly store: SigningKeyStore
  /** A new private key, with `kid` and `alg`. */
  readonly newKey: () => Promise<JWK>
  readonly now: () => Date
}

/** Callers choose the `kid` of what they show: the store is asked for unknown ones no oftener. */
const lookedForEveryMs = 30_000

type Held = {
  readonly generations: readonly KeyGeneration[]
  readonly signing: ReadonlyMap<number, SigningKey>
  readonly verify: JWTVerifyGetKey
}

/** @throws Problem `unavailable` (`signing-key-sealed`) */
export async function openSigningKeys(needs: SigningKeyNeeds): Promise<SigningKeys> {
  const { store, now } = needs
  const read = async () => heldOf(await store.list('issuers'))
  await turned(needs)
  let held = await read()
  let lookedFor = -Infinity
  return {
    current() {
      const { generation } = signingAt(held.generations, now()) ?? noneSigns()
      return held.signing.get(generation) ?? noneSigns()
    },
    published: () => held.generations.map(({ published }) => published),
    async verify(header, token) {
      const at = now().getTime()
      const known = held.generations.some(({ published }) => published.kid === header.kid)
      if (!known && at - lookedFor >= lookedForEveryMs) {
        lookedFor = at
        held = await read()
      }
      return held.verify(header, token)
    },
    async turn() {
      await turned(needs)
      held = await read()
    },
  }
}

/** The one key of a signer that keeps its first: of those who make it at once, the one that the store took. */
export async function standingKey(needs: SigningKeyNeeds, signer: Signer): Promise<JWK> {
  const { store, newKey, now } = needs
  const [standing] = await store.list(signer)
  if (!standing) await store.add(signer, madeKey({ generation: 1, signsFrom: now() }, await newKey()))
  const [kept] = await store.list(signer)
  return kept?.privateKey ?? noneSigns()
}

async function turned({ store, newKey, now }: SigningKeyNeeds): Promise<void> {
  const next = nextGeneration(await store.list('issuers'), now())
  if (next) await store.add('issuers', madeKey(next, await newKey()))
  const { silent, over } = endedAt(await store.list('issuers'), now())
  for (const generation of silent) await store.silence('issuers', generation)
  for (const generation of over) await store.remove('issuers', generation)
}

function madeKey(next: Pick<KeyGeneration, 'generation' | 'signsFrom'>, privateKey: JWK) {
  return { ...next, privateKey, published: publicHalf(privateKey) }
}

/** RFC 7517, 7518: members that a public RSA or EC key has, and those that tell what it is for. */
const publicMembers = ['kty', 'n', 'e', 'crv', 'x', 'y', 'kid', 'alg', 'use'] as const

function publicHalf(key: JWK): JWK {
  return Object.fromEntries(publicMembers.flatMap((name) => (key[name] === undefined ? [] : [[name, key[name]]])))
}

function heldOf(generations: readonly KeyGeneration[]): Held {
  const signing = generations.flatMap(({ generation, privateKey }) =>
    privateKey ? [[generation, signingKeyOf(privateKey)] as const] : [],
  )
  const verify = createLocalJWKSet({ keys: generations.map(({ published }) => published) })
  return { generations, signing: new Map(signing), verify }
}

/** @throws Error: the store has lost what it was given */
function noneSigns(): never {
  throw new Error('The store of signing keys holds none that signs')
}
