import type { KeyObject } from 'node:crypto'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { validatePath } from '../../platform/x509/path-validation.ts'
import type { NumberDomains } from '../../standards/openid4vp/credential-types.ts'
import type { Json } from '../../standards/openid4vp/strict-json.ts'

/** Who issues credentials for a country, as the operator has it from the country's trusted list. */
export type TrustedIssuer = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** DER: the roots that its issuers' certificates hang under; they vouch for no other country's. */
  readonly anchors: readonly Uint8Array[]
  /** Which types it may issue, by their ids; and of which registers the numbers in each are. */
  readonly types: Readonly<Record<string, NumberDomains>>
}

/** What issuers' certificates are validated against. */
export type IssuerTrust = {
  readonly issuers: readonly TrustedIssuer[]
  /** DER: of every root; without one its certificates are refused. */
  readonly revocationLists: () => readonly Uint8Array[]
}

/** Certificates in a header; more are not looked at. */
const longestChain = 5

/** For whom a token is signed: `type`, by its id, of a credential; left out of what is said of credentials of any type. */
export type SignedFor = { readonly country: string; readonly type?: string }

/**
 * The key of who signed a token for a country, by the certificates in its header (`x5c`) and by nothing else there.
 *
 * @returns undefined when no path leads to a root of that country for that type, or the header has it wrong
 */
export function signerIn(
  header: Json,
  { country, type }: SignedFor,
  { issuers, revocationLists }: IssuerTrust,
  now: Date,
): KeyObject | undefined {
  const [leaf, ...intermediates] = certificatesIn(header)
  const its = issuers.filter((each) => each.country === country)
  const anchors = its
    .filter(({ types }) => type === undefined || Object.hasOwn(types, type))
    .flatMap(({ anchors }) => anchors)
  if (!leaf || anchors.length === 0) return undefined
  const verdict = validatePath(leaf, {
    anchors,
    intermediates,
    crls: revocationLists(),
    revocation: 'required',
    use: 'assertion',
    now,
  })
  return verdict.ok ? readCertificate(leaf).publicKey : undefined
}

function certificatesIn({ x5c }: Json): readonly Uint8Array[] {
  if (!Array.isArray(x5c) || x5c.length > longestChain) return []
  const certificates = x5c.map((each: unknown) => (typeof each === 'string' ? each : ''))
  return certificates.every((each) => /^[A-Za-z0-9+/]+={0,2}$/.test(each))
    ? certificates.map((each) => Buffer.from(each, 'base64'))
    : []
}
