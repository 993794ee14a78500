import { assertionKinds, type KindRow } from './assertion-kinds.ts'
import type { AssertionTrust } from './assertion-trust.ts'
import { countryOfIssuer, isoCountry } from './issuer-country.ts'
import { senderVouches } from './names.ts'
import type { ReadAssertion } from './read-assertion.ts'
import { refuseAssertion } from './refuse-assertion.ts'

/**
 * What kind of assertion this is, when it holds by itself: kind, country, confirmation, time, audience and authentication.
 *
 * @throws Problem `assertion-…`
 */
export function judgeAssertion(assertion: ReadAssertion, trust: AssertionTrust): KindRow {
  const kind = kindOf(assertion)
  if (countryOfIssuer(assertion.issuer) !== isoCountry(trust.sendingCountry)) refuseAssertion('assertion-other-country')
  const { confirmations } = assertion
  if (confirmations.length === 0 || confirmations.some((method) => method !== senderVouches))
    refuseAssertion('assertion-structure', 'SubjectConfirmation')
  judgeTimes(assertion, kind, trust)
  const { audiences } = assertion
  if (audiences.length === 0 || !audiences.every((audience) => audience.includes(trust.audience)))
    refuseAssertion('assertion-audience')
  judgeAuthn(assertion, kind, trust)
  return kind
}

function kindOf({ nameQualifier, attributes }: ReadAssertion): KindRow {
  const kind = assertionKinds.find((row) => row.nameQualifier === nameQualifier)
  if (!kind) return refuseAssertion('assertion-kind', 'Issuer/@NameQualifier')
  const foreign = kind.foreign.find((key) => attributes.has(key))
  return foreign === undefined ? kind : refuseAssertion('assertion-kind', foreign)
}

/** `NotOnOrAfter` is exclusive; exactly the longest time is legal. @throws Problem `assertion-…` */
export function judgeTimes(
  assertion: Pick<ReadAssertion, 'issueInstant' | 'notBefore' | 'notOnOrAfter'>,
  { hours }: Pick<KindRow, 'hours'>,
  { now, skewSeconds }: Pick<AssertionTrust, 'now' | 'skewSeconds'>,
): void {
  const skew = skewSeconds * 1000
  const [issued, from, until] = [assertion.issueInstant, assertion.notBefore, assertion.notOnOrAfter].map(Number) as [
    number,
    number,
    number,
  ]
  if (until - Math.min(issued, from) > hours * 3_600_000 || until <= from) refuseAssertion('assertion-too-long')
  if (Number(now) + skew < Math.max(issued, from)) refuseAssertion('assertion-not-yet-valid')
  if (Number(now) - skew >= until) refuseAssertion('assertion-expired')
}

function judgeAuthn({ authn }: ReadAssertion, kind: KindRow, { now, skewSeconds }: AssertionTrust): void {
  if (!authn) {
    if (kind.authnRequired) refuseAssertion('assertion-authn-context')
    return
  }
  if (!kind.authnContexts.has(authn.context)) refuseAssertion('assertion-authn-context')
  const skew = skewSeconds * 1000
  if (Number(now) + skew < Number(authn.instant)) refuseAssertion('assertion-not-yet-valid')
  if (authn.sessionNotOnOrAfter && Number(now) - skew >= Number(authn.sessionNotOnOrAfter))
    refuseAssertion('assertion-expired')
}
