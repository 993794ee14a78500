import { createHash } from 'node:crypto'
import { base64url, fromBase64url, utf8Of } from './base64url.ts'
import { refuse } from './refuse.ts'
import { isJson, type Json, readJson } from './strict-json.ts'

/** The parts of an SD-JWT with key binding, as they came (RFC 9901, section 4). */
export type SdJwtParts = {
  readonly issued: string
  readonly disclosures: readonly string[]
  readonly keyBinding: string
  /** Everything before the key binding, with the last tilde: what `sd_hash` is over. */
  readonly shown: string
}

const mostDisclosures = 200

/** @throws Problem `credential-form`; `holder-signature` when nothing binds it to its holder */
export function splitSdJwt(text: string): SdJwtParts {
  const [issued, ...rest] = text.split('~', mostDisclosures + 3)
  const keyBinding = rest.at(-1)
  if (!issued || keyBinding === undefined || rest.length > mostDisclosures + 1) return refuse('credential-form')
  if (keyBinding === '') return refuse('holder-signature')
  return { issued, disclosures: rest.slice(0, -1), keyBinding, shown: text.slice(0, -keyBinding.length) }
}

/** SHA-256 in base64url, of ASCII text: of a disclosure, and of all that is shown. */
export function digestOf(text: string): string {
  return base64url(createHash('sha256').update(text, 'ascii').digest())
}

type Disclosure = { readonly name?: string; readonly value: unknown }
type Pass = { readonly left: Map<string, Disclosure>; readonly seen: Set<string> }

/**
 * The claims of a credential with what its holder discloses in their places (RFC 9901, section 7.1). What hashes to nothing
 * that the issuer signed, twice to the same, or takes the place of a claim, refuses the whole.
 *
 * @throws Problem `credential-disclosures`
 */
export function disclosedClaims(payload: Json, disclosures: readonly string[]): Json {
  const algorithm = payload._sd_alg ?? 'sha-256'
  if (algorithm !== 'sha-256') return refuse('credential-disclosures')
  const left = new Map(disclosures.map((text) => [digestOf(text), readDisclosure(text)]))
  if (left.size !== disclosures.length) return refuse('credential-disclosures')
  const { _sd_alg: _, ...claims } = payload
  const opened = openObject(claims, { left, seen: new Set() })
  if (left.size > 0) return refuse('credential-disclosures')
  return opened
}

const reserved: readonly unknown[] = ['_sd', '...', '__proto__']

function readDisclosure(text: string): Disclosure {
  try {
    const read = readJson(utf8Of(fromBase64url(text)))
    if (Array.isArray(read) && typeof read[0] === 'string') {
      if (read.length === 2) return { value: read[1] }
      if (read.length === 3 && typeof read[1] === 'string' && !reserved.includes(read[1])) {
        return { name: read[1], value: read[2] }
      }
    }
  } catch (cause) {
    return refuse('credential-disclosures', cause)
  }
  return refuse('credential-disclosures')
}

function open(value: unknown, pass: Pass): unknown {
  if (Array.isArray(value)) return value.flatMap((each) => openElement(each, pass))
  return isJson(value) ? openObject(value, pass) : value
}

function openObject({ _sd: digests = [], ...plain }: Json, pass: Pass): Json {
  if (!Array.isArray(digests) || Object.hasOwn(plain, '...')) return refuse('credential-disclosures')
  const claims = new Map(Object.entries(plain).map(([name, value]) => [name, open(value, pass)]))
  for (const digest of digests) {
    const disclosure = taken(digest, pass)
    if (!disclosure) continue
    const { name, value } = disclosure
    if (name === undefined || claims.has(name)) return refuse('credential-disclosures')
    claims.set(name, open(value, pass))
  }
  return Object.fromEntries(claims)
}

/** An element of a list: `{"...": digest}` stands for what is disclosed, or for nothing. */
function openElement(element: unknown, pass: Pass): readonly unknown[] {
  if (!isJson(element) || !Object.hasOwn(element, '...')) return [open(element, pass)]
  if (Object.keys(element).length !== 1) return refuse('credential-disclosures')
  const disclosure = taken(element['...'], pass)
  if (!disclosure) return []
  return disclosure.name === undefined ? [open(disclosure.value, pass)] : refuse('credential-disclosures')
}

/** What is disclosed for a digest, once; the same digest in two places is refused whether disclosed or not. */
function taken(digest: unknown, { left, seen }: Pass): Disclosure | undefined {
  if (typeof digest !== 'string' || seen.has(digest)) return refuse('credential-disclosures')
  seen.add(digest)
  const disclosure = left.get(digest)
  left.delete(digest)
  return disclosure
}
