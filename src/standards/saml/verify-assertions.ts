import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { type ExactDocument, type ExactElement, parseExact } from '../../platform/xml/exact.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type {
  HcpClaims,
  NokClaims,
  SeenAssertion,
  TrcClaims,
  VerifiedAssertions,
} from '../myhealth-eu/assertion-claims.ts'
import { refuseOtherEncodings } from '../soap/utf8-only.ts'
import { verifyElementSignature } from '../xmldsig/verify-signature.ts'
import type { AssertionTrust } from './assertion-trust.ts'
import { bindToHcp } from './bind-assertions.ts'
import { isoCountry } from './issuer-country.ts'
import { judgeAssertion } from './judge-assertion.ts'
import { readAssertion } from './read-assertion.ts'
import { readClaims } from './read-claims.ts'
import { refuseAssertion } from './refuse-assertion.ts'
import { assertionsIn } from './security-header.ts'

type Claims = HcpClaims | TrcClaims | NokClaims
type Verified = { readonly claims: Claims; readonly seen: SeenAssertion }

/**
 * The assertions in the security header of a SOAP message as it was received: each signed, each read from the octets that
 * were signed, each valid now, and all about one professional. Every assertion in the message must hold, also one that was
 * not needed. Replay is not told here: `ids` is what tells it.
 *
 * @param envelope as it was received, or parsed from it (`readSignedEnvelope`)
 * @throws Problem `forbidden`, its code one of `assertion-…`, `trc-…`, `nok-…`; Problem as `parseXml` for what is not XML,
 *   `soap-encoding` for what is not UTF-8
 * @see exclusive canonicalisation and the profile's tables: `assertion-kinds.ts`, `attribute-names.ts`
 */
export function verifyAssertions(envelope: Uint8Array | ExactDocument, trust: AssertionTrust): VerifiedAssertions {
  const document = envelope instanceof Uint8Array ? parsed(envelope) : envelope
  const all = assertionsIn(document).map((element) => verifyOne(document, element, trust))
  const hcp = oneOf(all, 'hcp') ?? refuseAssertion('assertion-missing')
  const trc = oneOf(all, 'trc')
  const nok = oneOf(all, 'nok')
  if (trust.needs === 'hcp+trc' && !trc) refuseAssertion('trc-missing')
  if (trc) bindToHcp(trc, hcp)
  if (nok) bindToHcp(nok, hcp)
  return { hcp, ...(trc ? { trc } : {}), ...(nok ? { nok } : {}), ids: all.map(({ seen }) => seen) }
}

function parsed(envelope: Uint8Array): ExactDocument {
  refuseOtherEncodings(envelope)
  return parseExact(envelope)
}

function verifyOne(document: ExactDocument, element: ExactElement, trust: AssertionTrust): Verified {
  const signedBytes = signedOctets(document, element, trust)
  const assertion = readAssertion(parseXml(signedBytes))
  const { kind } = judgeAssertion(assertion, trust)
  const digest = createHash('sha256').update(signedBytes).digest('hex')
  return {
    claims: readClaims[kind](assertion),
    seen: { id: assertion.id, digest, notOnOrAfter: assertion.notOnOrAfter },
  }
}

/** What a signature's fault means for the assertion it stands in; every other fault is `assertion-signature`. */
const meanings: ReadonlyMap<string, 'assertion-unsigned' | 'assertion-wrapped'> = new Map([
  ['signature-missing', 'assertion-unsigned'],
  ['signature-reference', 'assertion-wrapped'],
])

function signedOctets(document: ExactDocument, element: ExactElement, trust: AssertionTrust): Uint8Array {
  try {
    return verifyElementSignature(document, element, (certificate) => checkSigner(certificate, trust)).signedBytes
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code.startsWith('assertion-')) throw cause
    return refuseAssertion(meanings.get(cause.code) ?? 'assertion-signature', cause.code, cause)
  }
}

function checkSigner(certificate: Uint8Array, { signer, sendingCountry }: AssertionTrust): void {
  const verdict = signer(Buffer.from(certificate))
  if ('fault' in verdict) refuseAssertion('assertion-signer-untrusted', verdict.fault)
  else if (isoCountry(verdict.country) !== isoCountry(sendingCountry)) refuseAssertion('assertion-other-country')
}

function oneOf<Kind extends Claims['kind']>(all: readonly Verified[], kind: Kind) {
  const isOfKind = (claims: Claims): claims is Extract<Claims, { kind: Kind }> => claims.kind === kind
  const [found, another] = all.map(({ claims }) => claims).filter(isOfKind)
  return another ? refuseAssertion('assertion-repeated') : found
}
