import { createHash } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { bitsOf, childrenOf, context, type Der, expect, hexOf, oidOf, readDer, tags, timeOf } from './der.ts'
import { type Extension, oids, readExtensions } from './extensions.ts'
import { holds } from './signature-algorithms.ts'

/** A certificate revocation list, parsed and not verified (RFC 5280 section 5.1). */
type RevocationList = {
  readonly issuerName: Uint8Array
  /** Counts up from list to list (RFC 5280 section 5.2.3); undefined when the list does not say. */
  readonly number: bigint | undefined
  readonly thisUpdate: Date
  /** Undefined when the list does not say, which is taken for stale. */
  readonly nextUpdate: Date | undefined
  /** Serials as in `Certificate`. */
  readonly revoked: ReadonlySet<string>
  readonly signed: Uint8Array
  readonly algorithm: string
  readonly signature: Uint8Array
}

/** What a list or a response says of a certificate; `unknown` when there is none of its issuer. */
export type RevocationStatus = 'good' | 'revoked' | 'stale' | 'broken' | 'unknown'

/** Extensions that do not change what a list covers. Others that are critical make a list partial, and are refused. */
const harmless: readonly string[] = [oids.crlNumber, oids.authorityKeyIdentifier]

/**
 * What the lists say of a certificate. Of several lists of one issuer, one that revokes is enough; otherwise one must be
 * whole, signed by the issuer and of now.
 *
 * @param crls DER
 */
export function listedStatus(
  certificate: Certificate,
  issuer: Certificate,
  crls: readonly Uint8Array[],
  now: Date,
): RevocationStatus {
  const statuses = crls.map((crl) => statusIn(readList(crl), certificate, issuer, now))
  return worthiest.find((status) => statuses.includes(status)) ?? 'unknown'
}

const worthiest: readonly RevocationStatus[] = ['revoked', 'good', 'stale', 'broken']

function statusIn(
  list: RevocationList | undefined,
  { serial }: Certificate,
  issuer: Certificate,
  now: Date,
): RevocationStatus {
  // Nobody can tell whose list it was meant to be, so it speaks against all who have no good one.
  if (!list) return 'broken'
  const { issuerName, thisUpdate, nextUpdate, revoked, algorithm, signed, signature } = list
  if (!Buffer.from(issuerName).equals(issuer.subjectName)) return 'unknown'
  const signs = issuer.keyUsage === undefined || issuer.keyUsage.includes('cRLSign')
  if (!signs || !holds(algorithm, signed, issuer.publicKey, signature)) return 'broken'
  if (revoked.has(serial)) return 'revoked'
  return thisUpdate <= now && nextUpdate !== undefined && now < nextUpdate ? 'good' : 'stale'
}

/** Whether this is a whole list, DER, that can be read; whose it is and whether it holds is judged with an issuer. */
export function isRevocationList(der: Uint8Array): boolean {
  return readList(der) !== undefined
}

/**
 * Whether one list came before another of the same issuer: by its number, and by its date where the number does not tell. A
 * list of old that is put in the place of a newer one would take back what was revoked since.
 */
export function isEarlierList(der: Uint8Array, than: Uint8Array): boolean {
  const [one, other] = [readList(der), readList(than)]
  if (!one || !other || !Buffer.from(one.issuerName).equals(other.issuerName)) return false
  const [number, before] = [one.number ?? 0n, other.number ?? 0n]
  return number === before ? one.thisUpdate < other.thisUpdate : number < before
}

/** Lists are large and the same for every message. */
const remembered = 50
const known = new Map<string, RevocationList | undefined>()

/** Undefined when it cannot be read, or is a partial one. */
function readList(der: Uint8Array): RevocationList | undefined {
  const digest = createHash('sha256').update(der).digest('hex')
  if (known.has(digest)) return known.get(digest)
  const list = parsed(Uint8Array.from(der))
  for (const oldest of known.keys()) {
    if (known.size < remembered) break
    known.delete(oldest)
  }
  known.set(digest, list)
  return list
}

function parsed(der: Uint8Array): RevocationList | undefined {
  try {
    return readFields(readDer(der))
  } catch {
    return undefined
  }
}

function readFields(whole: Der): RevocationList | undefined {
  const [tbs, algorithm, signature] = childrenOf(expect(whole, tags.sequence))
  const fields = [...childrenOf(expect(tbs, tags.sequence))]
  if (fields[0]?.tag === tags.integer) fields.shift()
  const [inner, issuer, thisUpdate, ...rest] = fields
  const next = rest[0]?.tag === tags.utcTime || rest[0]?.tag === tags.generalizedTime ? rest.shift() : undefined
  const entries = rest[0]?.tag === tags.sequence ? childrenOf(rest.shift()!) : []
  const extensions = rest[0]?.tag === context(0) ? readExtensions(expect(childrenOf(rest[0])[0], tags.sequence)) : []
  if (extensions.some(({ oid, critical }) => critical && !harmless.includes(oid))) return undefined
  if (!Buffer.from(expect(inner, tags.sequence).whole).equals(expect(algorithm, tags.sequence).whole)) return undefined
  return {
    issuerName: expect(issuer, tags.sequence).whole,
    number: numberIn(extensions),
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: next && timeOf(next),
    revoked: new Set(entries.map(serialOf)),
    signed: expect(tbs, tags.sequence).whole,
    algorithm: oidOf(childrenOf(expect(algorithm, tags.sequence))[0]),
    signature: bitsOf(signature),
  }
}

function numberIn(extensions: readonly Extension[]): bigint | undefined {
  const found = extensions.find(({ oid }) => oid === oids.crlNumber)
  return found && BigInt(`0x${hexOf(expect(readDer(found.value), tags.integer)) || '0'}`)
}

/** Of an entry; one with a critical extension may be about another issuer's certificate, which we do not follow. */
function serialOf(entry: Der): string {
  const [serial, , extensions] = childrenOf(expect(entry, tags.sequence))
  const strange = extensions && readExtensions(extensions).some(({ critical }) => critical)
  return hexOf(strange ? undefined : serial)
}
