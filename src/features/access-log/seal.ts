import { type KeyObject, sign, verify } from 'node:crypto'
import { canonicalText, hashOf } from './canonical.ts'
import { type ChainHead, genesis } from './record.ts'

/**
 * A signed statement of where chains end, made at intervals. Its root covers every chain that moved since the seal
 * before, whose hash it names: so the last seal vouches for all chains of all people, at the cost of those that moved.
 */
export type Seal = {
  /** 1 for the first seal, without gaps. */
  readonly number: number
  readonly at: Date
  /** How many chains moved. */
  readonly heads: number
  /** Hash over the heads in the order of their person keys. */
  readonly root: string
  /** Hash of the seal before. */
  readonly previous: string
  /** Which key signed. */
  readonly keyId: string
}

/** A seal as it is kept: `content` is the canonical text that was signed. */
export type SealRow = { readonly number: number; readonly content: string; readonly signature: string }

/** What is noted of a seal outside the database: enough to see that it is gone, or is another. */
export type NotedSeal = { readonly number: number; readonly hash: string }

/** The note of a seal. It holds no personal data. */
export function notedSeal({ number, content }: SealRow): NotedSeal {
  return { number, hash: hashOf('seal', content) }
}

/** @param privateKey Ed25519 (RFC 8032) */
export type SealKey = { readonly keyId: string; readonly privateKey: KeyObject }

/** The public key of an id, or undefined when it is not one of ours. */
export type PublicKeys = (keyId: string) => KeyObject | undefined

/** The hash of the heads, however they were ordered. */
export function rootOf(heads: readonly ChainHead[]): string {
  const ordered = heads.toSorted((a, b) => (a.person < b.person ? -1 : 1))
  const lines = ordered.map(({ person, length, head }) => canonicalText([person, length, head]))
  return hashOf('heads', lines.join('\n'))
}

/** The next seal, over the chains that moved. */
export function sealed(
  heads: readonly ChainHead[],
  before: SealRow | undefined,
  { keyId, privateKey }: SealKey,
  now: Date,
): SealRow {
  const number = (before?.number ?? 0) + 1
  const content = canonicalText({
    number,
    at: now.toISOString(),
    heads: heads.length,
    root: rootOf(heads),
    previous: before === undefined ? genesis : hashOf('seal', before.content),
    keyId,
  })
  return { number, content, signature: sign(null, signedBytes(content), privateKey).toString('base64') }
}

/**
 * Reads a seal and checks that it follows the one before it and was signed by one of our keys.
 *
 * @returns undefined when it is not so. Whether its root is right is for the caller to compare.
 */
export function verifiedSeal(row: SealRow, before: SealRow | undefined, keys: PublicKeys): Seal | undefined {
  const seal = readSeal(row)
  const key = seal && keys(seal.keyId)
  if (seal === undefined || key === undefined) return undefined
  const follows =
    seal.number === row.number &&
    seal.number === (before?.number ?? 0) + 1 &&
    seal.previous === (before === undefined ? genesis : hashOf('seal', before.content))
  const signed = verify(null, signedBytes(row.content), key, Buffer.from(row.signature, 'base64'))
  return follows && signed ? seal : undefined
}

const signedBytes = (content: string) => Buffer.from(`knutepunkt access seal 1\n${content}`)

function readSeal({ content }: SealRow): Seal | undefined {
  try {
    const { number, at, heads, root, previous, keyId } = JSON.parse(content)
    return { number, at: new Date(at), heads, root, previous, keyId }
  } catch {
    return undefined // not JSON: no seal of ours
  }
}
